"""The store: one DuckDB file of versioned rows, and the only package that knows the engine."""

from dashboard.store.connection import LIVE, Store, newest, open_store
from dashboard.store.engine import Cursor
from dashboard.store.scratch import load_regular_csv, scratch

__all__ = ["LIVE", "Cursor", "Store", "load_regular_csv", "newest", "open_store", "scratch"]
