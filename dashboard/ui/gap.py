"""Where the gap to the plan comes from: since which month, and through which parts of the reform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

_NOTICED = 1
"""A gap of less than one point is not spoken of."""


@dataclass(frozen=True)
class Part:
    """One part of the gap: its key in the frame and what it adds, as a share of all that is behind (0 to 1)."""

    key: str
    share: float


def planned(curve: pd.DataFrame) -> pd.DataFrame:
    """The months until the plan expects all, or until the last one with a report; takes the rows of reform/curve."""
    going = (curve["expected"].shift(fill_value=0) < 100) | curve["actual"].notna()
    return curve[going].reset_index(drop=True)


def opened(curve: pd.DataFrame) -> date | None:
    """The month since which the gap was never again under a quarter of what it is now; None if there is none.

    Takes the rows of reform/curve.
    """
    known = curve[curve["actual"].notna() & curve["expected"].notna()]
    gaps = [float(gap) for gap in known["actual"] - known["expected"]]
    if not gaps or gaps[-1] > -_NOTICED:
        return None
    small = [place for place, gap in enumerate(gaps) if gap > gaps[-1] / 4]
    since: date = known["month"].iloc[small[-1] + 1 if small else 0].date()
    return since


def parts(tasks: pd.DataFrame, by: str) -> Sequence[Part]:
    """The fewest parts, three at most, that make up half of the gap, the largest first; none if they don't.

    Takes the rows of reform/tasks; `by` is one of their columns. A part that is ahead closes no other's gap.
    """
    sums = tasks.groupby(by)["deviation"].sum().sort_values()
    behind = sums[sums < 0]
    found: list[Part] = []
    for key, points in behind.head(3).items():
        found.append(Part(str(key), float(points / behind.sum())))
        if sum(part.share for part in found) >= 0.5:
            return found
    return ()
