"""The facts of the sentence on cases."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.sentences.rights import FEW
from dashboard.catalog.sentences.rule import Fact, Facts, Named
from dashboard.sentences.room import cut
from dashboard.sentences.standing import best, worst

_SUBJECT = 15
_HELD = 4
"""Who holds a quarter of the overdue cases is named."""


def month(
    now: pd.Series, before: pd.Series | None, period: date, *, place: str, filters: Sequence[str] = ()
) -> Facts:
    """The month's cases; takes the month rows of rights/summary, of the month before where there were any, and the filters in words."""
    what, subject = "、".join(filters), "" if place == "全市" else place
    facts: dict[str, Fact] = {
        "period": period,
        "place": f"{place}在",
        "what": cut(what, _SUBJECT),
        "subject": cut("的".join(part for part in (subject, what) if part), _SUBJECT)
        + ("案件" if what else ""),
        "has_cases": not pd.isna(now["received"])
        and bool(now["received"] or now["due"] or now["open_cases"]),
    }
    if not facts["has_cases"]:
        return facts
    received, overdue = int(now["received"]), int(now["overdue_open"])
    rate = None if pd.isna(now["on_time_rate"]) else float(now["on_time_rate"])
    facts |= {
        "received": received,
        "received_rows": _rows(wording.counted(received, "件"), "received"),
        "received_before": _known(now["received_before"]),
        "received_change": _known(now["received_change"]),
        **_both("year", received, _known(now["received_before"])),
        "due": int(now["due"]),
        "due_rows": _rows(wording.counted(now["due"], "件"), "due"),
        "due_on_time": int(now["due_on_time"]),
        "on_time": rate,
        "on_time_rows": None if rate is None else _rows(wording.percent(rate), "due"),
        "overdue": overdue,
        "overdue_rows": _rows(wording.counted(overdue, "件"), "overdue"),
    }
    if before is not None and not pd.isna(before["received"]):
        facts |= _both("month", received, int(before["received"]))
        facts |= _both("overdue", overdue, int(before["overdue_open"]))
    return facts


def target(now: pd.Series, districts: pd.DataFrame) -> Facts:
    """How the rate of closing in time stands to its target; takes the rows of rights/summary and rights/districts."""
    aims = districts["target"].dropna()
    if aims.empty or pd.isna(now["on_time_rate"]) or now["due"] < FEW:
        return {}
    rate = wording.rounded(float(now["on_time_rate"]), 1)
    return {"target": float(aims.iloc[0]), "to_target": float(rate - wording.rounded(float(aims.iloc[0]), 1))}


def holder(ages: pd.DataFrame, overdue: int, kind: str) -> Facts:
    """The one district or unit (`kind`) that holds most of the overdue cases; takes the rows of rights/ages."""
    sums = (ages["over_30"] + ages["over_more"]).astype(int)
    if overdue < 2 or len(ages) < 2 or (sums == sums.max()).sum() > 1 or sums.max() * _HELD < overdue:
        return {}
    row = ages.loc[sums.idxmax()]
    if pd.isna(row["code"]):
        return {}
    return {
        "pile": Named(str(row["name"]), "rights", {kind: str(row["code"]), "rows": "overdue"}),
        "pile_count": int(sums.max()),
        "pile_is_all": int(sums.max()) == overdue,
    }


def districts(frame: pd.DataFrame, before: pd.DataFrame | None) -> Facts:
    """Who closes fewest and most in time, and whose overdue cases changed most; takes the rows of rights/districts."""
    ranked = frame.assign(
        code=frame["district_code"],
        name=frame["district_name"],
        value=frame["on_time_rate"].where(frame["rank"].notna()),
        tasks=frame["due"].fillna(0),
        status=frame["status"].fillna(""),
    )
    low, high = worst(ranked, FEW), best(ranked, FEW)
    facts: dict[str, Fact] = {}
    if low and low.status in ("late", "over", "near"):
        due = int(frame.loc[frame["district_code"] == low.code, "due"].iloc[0])
        facts |= {"worst": _district(low.name, low.code), "worst_due": due, "worst_rate": low.value}
    if high:
        facts |= {"best": _district(high.name, high.code), "best_rate": high.value}
    return facts if before is None else {**facts, **_mover(frame, before)}


def _mover(frame: pd.DataFrame, before: pd.DataFrame) -> Facts:
    """The one district whose overdue cases grew or fell most; one case is no news."""
    both = frame.merge(
        before[["district_code", "overdue_open"]], on="district_code", suffixes=("", "_before")
    )
    both = both[both["overdue_open"].notna() & both["overdue_open_before"].notna()]
    changes = (both["overdue_open"] - both["overdue_open_before"]).astype(int)
    sizes = changes.abs()
    if len(both) < 2 or sizes.max() < 2 or (sizes == sizes.max()).sum() > 1:
        return {}
    row, change = both.loc[sizes.idxmax()], int(changes[sizes.idxmax()])
    named = _district(str(row["district_name"]), str(row["district_code"]))
    return {"mover": named, "mover_more": change, "mover_fewer": -change}


def _district(name: str, code: str) -> Named:
    return Named(name, "rights", {"district": code})


def _both(name: str, now: int, before: float | None) -> Facts:
    """How many more and how many fewer; nothing without a number before."""
    return {} if before is None else {f"{name}_more": now - int(before), f"{name}_fewer": int(before) - now}


def _rows(words: str, rows: str) -> Named:
    return Named(words, "rights", {"rows": rows})


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
