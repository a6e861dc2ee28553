"""A draft held against the store: what it would change, and what stands against that."""

from dataclasses import replace

from dashboard.intake.commit import Terms, preview
from dashboard.intake.difference import NO_CHANGE
from dashboard.intake.granting import NOT_ALLOWED
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem
from dashboard.intake.review import Review, review
from dashboard.store import Store

MOST_CHANGES = 200


def weigh(store: Store, draft: Draft, terms: Terms) -> tuple[Review | None, tuple[Problem, ...]]:
    """The first changes, and what stands against them besides what is wrong with the file itself; None without good rows.

    Of a file with rows that aren't the person's to report no change is told: it would tell what others reported.
    """
    found = review(store, draft, MOST_CHANGES, terms.manner)
    if found is None:
        return None, ()
    answer = preview(store, draft, replace(terms, accept_good_rows=True))
    against = answer.problems[len(draft.problems) :]
    if any(problem.code == NOT_ALLOWED for problem in against):
        found = Review(NO_CHANGE, ())
    return found, against
