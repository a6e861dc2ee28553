"""The store: one DuckDB file of versioned rows, and the only package that knows the engine."""

from dashboard.store.connection import LIVE, Cursor, Store, open_store
from dashboard.store.scratch import load_regular_csv, scratch

__all__ = ["LIVE", "Cursor", "Store", "load_regular_csv", "open_store", "scratch"]
