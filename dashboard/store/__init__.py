"""The store: one DuckDB file of versioned rows, and the only package that knows the engine."""

from dashboard.store.connection import LIVE, Store, journal_of, newest, open_store, refuse_lost
from dashboard.store.engine import Cursor
from dashboard.store.scratch import load_regular_csv, scratch

__all__ = [
    "LIVE",
    "Cursor",
    "Store",
    "journal_of",
    "load_regular_csv",
    "newest",
    "open_store",
    "refuse_lost",
    "scratch",
]
