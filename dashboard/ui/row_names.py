"""A row by its key, as a clerk calls it."""

from typing import Any

from dashboard.catalog.dataset import Column
from dashboard.intake.review import Change
from dashboard.ui.cells import EMPTY, written
from dashboard.ui.here import Here

_PLACES = ("districts", "units")


def row_name(here: Here, change: Change) -> str:
    """2026-10 · T-018 建筑工人实名制; places by their names, key columns that are empty left out."""
    key = " · ".join(said for column, value in change.key if (said := key_cell(here, column, value)) != EMPTY)
    return f"{key} {change.name}".strip()


def key_cell(here: Here, column: Column, value: Any) -> str:
    """One part of a key; places by their names."""
    return here.name(value) if column.refers in _PLACES and value in here.known else written(column, value)
