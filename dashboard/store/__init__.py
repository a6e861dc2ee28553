"""The store: one DuckDB file of versioned rows, and the only package that knows the engine."""

from dashboard.store.connection import LIVE, Store, journal_of, newest, open_store, refuse_lost, see
from dashboard.store.engine import Cursor
from dashboard.store.memory import choose_memory
from dashboard.store.scratch import load_regular_csv, scratch

__all__ = [
    "LIVE",
    "Cursor",
    "Store",
    "choose_memory",
    "journal_of",
    "load_regular_csv",
    "newest",
    "open_store",
    "refuse_lost",
    "scratch",
    "see",
]
