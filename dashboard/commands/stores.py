"""The store that a verb works on, and the name under which the command line writes into its ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dashboard.intake.seeding import seed
from dashboard.store import Store, open_store

PERSON = "命令行"


@contextmanager
def opened(path: Path, today: date) -> Iterator[Store]:
    """The store at a path, made and seeded if absent, closed on leaving."""
    store = open_store(path)
    try:
        seed(store, today=today)
        yield store
    finally:
        store.close()
