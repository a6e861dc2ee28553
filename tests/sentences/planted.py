"""Frames as the questions answer them, planted by hand for the sentences."""

from datetime import date
from typing import Any

import pandas as pd

OCTOBER = date(2026, 10, 1)


def summary(deviation: float | None = -4.2, progress: float | None = 70.5, **others: Any) -> pd.Series:
    """The row of reform/summary: 66 tasks, unless said otherwise."""
    counts = {
        "tasks": 66,
        "closed": 14,
        "overdue": 15,
        "late": 6,
        "ok": 25,
        "near": 2,
        "over": 16,
        "neutral": 3,
    }
    expected = None if deviation is None or progress is None else progress - deviation
    return pd.Series(
        {"progress": progress, "expected": expected, "deviation": deviation, **counts, **others}, dtype=object
    )


def place(name: str, value: float | None, **others: Any) -> dict[str, Any]:
    """A row of overview/ranking with ten tasks; its code is its name, its light follows from its value."""
    status = None if value is None else "over" if value < -15 else "late" if value < -5 else "ok"
    return {
        "code": name, "name": name, "value": value, "status": status, "tasks": 10, "owed": 10, "reported": 10,
        "silent": 0, "last_reported": pd.Timestamp(OCTOBER),
    } | others  # fmt: skip


def silent(name: str, periods: int = 1, **others: Any) -> dict[str, Any]:
    """A row of overview/ranking of a place that owed reports and gave none."""
    return place(name, None, **{"status": "none", "reported": 0, "silent": periods, **others})


def ranking(*rows: dict[str, Any]) -> pd.DataFrame:
    """The rows as overview/ranking gives them: best first, the silent last."""
    frame = pd.DataFrame(list(rows), columns=[*place("", 0.0)])
    return frame.sort_values("value", ascending=False, na_position="last", kind="stable").reset_index(
        drop=True
    )


def attention(*idle: str, subject: str = "unit") -> pd.DataFrame:
    """The rows of overview/attention for those that have not begun."""
    rows = [{"kind": "inactive", "subject": subject, "code": name, "name": name} for name in idle]
    return pd.DataFrame(rows, columns=["kind", "subject", "code", "name"])


def own(deviation: float | None, **others: Any) -> pd.Series:
    """The row of unit/facts of a place that reported ten of ten."""
    return pd.Series(
        {
            "deviation": deviation,
            "owed": 10,
            "reported": 10,
            "silent": 0,
            "last_reported": pd.Timestamp(OCTOBER),
        }
        | others,
        dtype=object,
    )
