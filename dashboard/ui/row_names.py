"""A row by its key, as a clerk calls it."""

from collections.abc import Sequence
from typing import Any

from dashboard.catalog.dataset import Column
from dashboard.intake.review import Change
from dashboard.ui.cells import EMPTY, written
from dashboard.ui.here import Here

_PLACES = ("districts", "units")


KeyPart = tuple[Column, Any]


def row_name(here: Here, change: Change, shared: Sequence[KeyPart] = ()) -> str:
    """2026-10 · T-018 建筑工人实名制, without the parts of the key that were said before, `shared`."""
    return f"{key_in_words(here, [part for part in change.key if part not in shared])} {change.name}".strip()


def key_in_words(here: Here, key: Sequence[KeyPart]) -> str:
    """Parts of a key; places by their names, what is empty left out."""
    return " · ".join(said for column, value in key if (said := key_cell(here, column, value)) != EMPTY)


def key_cell(here: Here, column: Column, value: Any) -> str:
    """One part of a key; places by their names."""
    return here.name(value) if column.refers in _PLACES and value in here.known else written(column, value)
