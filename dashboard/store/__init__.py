"""The store: one DuckDB file of versioned rows, and the only package that knows the engine."""

from dashboard.store.connection import LIVE, Store, journal_of, newest, open_store, refuse_lost
from dashboard.store.engine import Cursor, Limits
from dashboard.store.memory import choose_memory
from dashboard.store.scratch import load_regular_csv, scratch
from dashboard.store.seeing import see, sees_entry
from dashboard.store.written import Written

__all__ = [
    "LIVE",
    "Cursor",
    "Limits",
    "Store",
    "Written",
    "choose_memory",
    "journal_of",
    "load_regular_csv",
    "newest",
    "open_store",
    "refuse_lost",
    "scratch",
    "see",
    "sees_entry",
]
