"""Who is worst, who is best, and who moved most: never said of too few, of small numbers, of ties or of silence."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from dashboard.catalog import wording

MINIMUM = 2
"""A place with fewer tasks isn't held up as an example, good or bad, though the office let it be ranked."""
_FEWEST = 2
"""Among fewer that reported nobody is the worst."""
_MOVED = 1.0
"""Points; less isn't a move worth a leader's time."""


@dataclass(frozen=True)
class Extreme:
    """A place at one end of a ranking."""

    code: str
    name: str
    value: float
    status: str


@dataclass(frozen=True)
class Move:
    """A place whose value changed most since the month before, by so many points."""

    code: str
    name: str
    change: float


def worst(standings: pd.DataFrame, minimum: int = MINIMUM) -> Extreme | None:
    """The one place with the lowest value; takes rows with code, name, status, value and tasks."""
    return _extreme(reported(standings).sort_values("value", kind="stable"), minimum)


def best(standings: pd.DataFrame, minimum: int = MINIMUM) -> Extreme | None:
    """The one place with the highest value; takes rows with code, name, status, value and tasks."""
    return _extreme(reported(standings).sort_values("value", ascending=False, kind="stable"), minimum)


def moved_most(standings: pd.DataFrame, before: pd.DataFrame, minimum: int = MINIMUM) -> Move | None:
    """The one place that moved most; it and another must have reported in both months."""
    both = reported(standings).merge(
        reported(before)[["code", "value", "tasks"]], on="code", suffixes=("", "_before")
    )
    if len(both) < _FEWEST:
        return None
    # as both are written, so that the reader's own subtraction holds
    changes = [
        _tenths(now) - _tenths(then) for now, then in zip(both["value"], both["value_before"], strict=True)
    ]
    sizes = [abs(change) for change in changes]
    top = max(sizes)
    row = both.iloc[sizes.index(top)]
    if top < _MOVED or sizes.count(top) > 1 or min(row["tasks"], row["tasks_before"]) < minimum:
        return None
    return Move(str(row["code"]), str(row["name"]), float(changes[sizes.index(top)]))


def reported(standings: pd.DataFrame) -> pd.DataFrame:
    """The places that can be compared at all: a value, a report of their own behind it, and tasks enough to be ranked."""
    told = standings["value"].notna() & (standings["status"] != "none")
    return standings[told & ~standings["is_few"].astype(bool)] if "is_few" in standings else standings[told]


def _extreme(ordered: pd.DataFrame, minimum: int) -> Extreme | None:
    """The first, unless it is alone, shares its place as it would be written, or stands on too little."""
    if len(ordered) < _FEWEST:
        return None
    first, second = ordered.iloc[0], ordered.iloc[1]
    if _tenths(first["value"]) == _tenths(second["value"]) or first["tasks"] < minimum:
        return None
    status = "" if pd.isna(first["status"]) else str(first["status"])
    return Extreme(str(first["code"]), str(first["name"]), float(first["value"]), status)


def _tenths(value: float) -> Decimal:
    return wording.rounded(float(value), 1)
