"""A draft held against the store: what it would change, and what stands against that."""

from dataclasses import replace

from dashboard.intake.commit import Terms, preview
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem
from dashboard.intake.review import Review, review
from dashboard.store import Store

MOST_CHANGES = 200


def weigh(store: Store, draft: Draft, terms: Terms) -> tuple[Review | None, tuple[Problem, ...]]:
    """The first changes, and what stands against them besides what is wrong with the file itself; None without good rows."""
    found = review(store, draft, MOST_CHANGES, terms.manner)
    if found is None:
        return None, ()
    answer = preview(store, draft, replace(terms, accept_good_rows=True))
    return found, answer.problems[len(draft.problems) :]
