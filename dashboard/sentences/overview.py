"""The facts of the overview's sentence, and of every sentence on progress against the plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.sentences.rule import Fact, Facts, Named
from dashboard.sentences.standing import MINIMUM, Extreme, best, moved_most, reported, worst

_FEWEST_RANKED = 3
_GRAVE = ("late", "over")
_KINDS = {"districts": ("个", "县区"), "departments": ("家", "部门")}


@dataclass(frozen=True)
class Months:
    """The rows of reform/summary of the month and of the month before; `before` is None where it can't be compared."""

    now: pd.Series
    before: pd.Series | None


def of_city(
    months: Months,
    districts: pd.DataFrame,
    districts_before: pd.DataFrame | None,
    asked: pd.DataFrame,
    *,
    page: str = "overview",
) -> Facts:
    """The whole city; takes the rows of overview/ranking (districts, and of the month before) and overview/attention."""
    silent = districts[(districts["status"] == "none") & (districts["silent"] > 0)].sort_values(
        "silent", ascending=False, kind="stable"
    )
    idle = asked[(asked["kind"] == "inactive") & (asked["subject"] == "unit")]
    low, high = worst(districts), best(districts)
    mover = None if districts_before is None else moved_most(districts, districts_before)
    calm = len(districts) > 1 and bool((districts["status"] == "ok").all())
    return {
        **progress(months),
        "subject": "改革",
        "place": "全市",
        "worst": _district(low, page) if low and low.status in _GRAVE else None,
        "calm": len(districts) if calm else None,
        "all_silent": len(silent) > 1 and len(silent) == len(districts),
        "silents": len(silent),
        "silence": int(silent["silent"].iloc[0]) if len(silent) == 1 else None,
        "silent": _first(silent, "district", page),
        "idles": len(idle),
        "idle": _first(idle, "unit", page),
        "best": _district(high, page) if high else None,
        "best_value": high.value if high else None,
        "mover": Named(mover.name, page, {"district": mover.code}) if mover else None,
        "mover_change": mover.change if mover else None,
    }


def of_place(
    name: str,
    code: str,
    months: Months,
    reports: Months,
    standings: pd.DataFrame,
    asked: pd.DataFrame,
    *,
    among: str,
    period: date,
) -> Facts:
    """A district or unit: `reports` are its rows of unit/facts, of its peers the rows of overview/ranking.

    `asked` is overview/attention, `among` districts or departments.
    """
    own = reports.now
    told = months if _reported(own) and _reported(reports.before) else Months(months.now, None)
    facts: dict[str, Fact] = {**progress(told), "place": name, "subject": name}
    if own["owed"] and not own["reported"]:
        never = pd.isna(own["last_reported"])
        facts |= {
            "never": bool(never),
            "own_silence": int(own["silent"]),
            "subject": None if never else f"按{month_of(own['last_reported'], period)}的报数，",
        }
    facts["is_idle"] = bool(((asked["kind"] == "inactive") & (asked["code"] == code)).any())
    return facts if "own_silence" in facts else {**facts, **rank(standings, code, among)}


def rank(standings: pd.DataFrame, code: str, among: str) -> Facts:
    """The place's rank among those that reported; nothing for the silent, for too few tasks and for too few peers."""
    ranked = reported(standings)
    own = ranked[(ranked["code"] == code) & (ranked["tasks"] >= MINIMUM)]
    if own.empty or len(ranked) < _FEWEST_RANKED:
        return {}
    value = wording.rounded(float(own["value"].iloc[0]), 1)
    values = [wording.rounded(float(each), 1) for each in ranked["value"]]
    above, below = sum(each > value for each in values), sum(each < value for each in values)
    end = "tied" if values.count(value) > 1 else "first" if not above else "last" if not below else ""
    measure, what = _KINDS[among]
    return {"peers": f"{len(ranked)} {measure}已报{what}", "rank": above + 1, "place_in_rank": end}


def progress(months: Months) -> Facts:
    """How far the tasks are against their plan, and against the month before."""
    now, before = months.now, months.before
    facts: dict[str, Fact] = {
        name: _known(now[name])
        for name in ("tasks", "progress", "expected", "deviation", "closed", "overdue", "late")
    }
    if before is None or not before["tasks"] or pd.isna(before["deviation"]) or pd.isna(now["deviation"]):
        return facts
    more = int(now["overdue"]) - int(before["overdue"])
    return {
        **facts,
        "deviation_before": float(before["deviation"]),
        # as both are written, so that the reader's own subtraction holds
        "change": float(
            wording.rounded(float(now["deviation"]), 1) - wording.rounded(float(before["deviation"]), 1)
        ),
        "overdue_change": more,
        "overdue_fewer": -more,
    }


def _reported(own: pd.Series | None) -> bool:
    """Whether anything that it owed came, or it owed nothing."""
    return own is not None and not pd.isna(own["deviation"])


def _district(extreme: Extreme, page: str) -> Named:
    return Named(extreme.name, page, {"district": extreme.code})


def _first(frame: pd.DataFrame, kind: str, page: str) -> Named | None:
    if frame.empty:
        return None
    row = frame.iloc[0]
    return Named(str(row["name"]), page, {kind: str(row["code"])})


def month_of(day: date, period: date) -> str:
    """A month in words, with its year only where it isn't that of the period."""
    return f"{day.month}月" if day.year == period.year else wording.month(day)


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
