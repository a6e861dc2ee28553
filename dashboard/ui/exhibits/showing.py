"""What stands behind an exhibit: the rows that its chart shows, and the counts of its numerator and denominator."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog.exhibits import Exhibit
from dashboard.catalog.tokens import STATUS_WORDS
from dashboard.ui.here import Here

Counts = tuple[float | None, float | None]
"""Numerator and denominator; None where there is none."""


@dataclass(frozen=True)
class Showing:
    """How an exhibit's table is made: `rows` asks for it, `fields` are its columns in the order of the headings."""

    rows: Callable[[Here], pd.DataFrame]
    fields: Sequence[str]
    counts: Callable[[Here], Counts] | None = None
    words: Callable[[Exhibit, Here], Exhibit] | None = None
    """The words that stand here, where the view decides what is shown."""


Shown = Mapping[str, Showing]
"""The exhibits of one page by name."""


def light_words(statuses: pd.Series, subject: str = "unit") -> list[str]:
    """The lights of a column in words; empty where there is no target."""
    words = STATUS_WORDS[subject]
    return ["" if pd.isna(status) else words.get(status, "") for status in statuses]


def known(value: Any) -> float | None:
    """A number of a frame, None where it is missing."""
    return None if pd.isna(value) else float(value)
