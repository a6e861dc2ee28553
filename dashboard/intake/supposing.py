"""The store as it would be after a draft: for reading figures before anything is decided."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.access import EVERYTHING
from dashboard.intake.answer import Answer, Status
from dashboard.intake.commit import Terms, accepted_rows, entry_of
from dashboard.intake.difference import apply_difference, find_difference
from dashboard.intake.ledger import take_number, write_line
from dashboard.intake.reading.draft import Draft
from dashboard.store import Cursor, Store, see

MOST_ROWS = 300_000
"""With more rows a person would wait, and a writer with them."""


@contextmanager
def supposed(store: Store, draft: Draft, terms: Terms) -> Iterator[Cursor | None]:
    """A cursor whose views show the store after the draft, its newest version being the draft's; nothing of it stays.

    None when that can't be had now: a draft that isn't acceptable, too many rows, or a writer at work.
    """
    accepted = accepted_rows(draft, terms)
    if accepted is None or draft.rows_good > MOST_ROWS:
        yield None
        return
    dataset, parquet = accepted
    with store.rehearsing(today=terms.today) as cursor:
        if cursor is None:
            yield None
            return
        difference = find_difference(cursor, dataset, parquet, terms.manner)
        number = take_number(cursor)
        apply_difference(cursor, dataset, difference, number)
        write_line(cursor, entry_of(cursor, Answer(Status.IMPORTED, draft, None, difference), terms, number))
        see(cursor, EVERYTHING, today=terms.today, version=number)
        yield cursor
