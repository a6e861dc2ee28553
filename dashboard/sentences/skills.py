"""The facts of the skills page's sentence."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.sentences.rule import Fact, Facts, Named
from dashboard.sentences.room import cut
from dashboard.sentences.standing import best, moved_most, worst

_COUNTS = "零一两三四五六七八九十"
_YEAR = 365.25
_FAR = 20
"""Years; a forecast further away says nothing but that the target won't be reached."""
_ENOUGH = 100
"""Skilled workers; with fewer a district is no example."""
_SUBJECT = 15


def stock(now: pd.Series, filters: Sequence[str], *, place: str, silent_since: date | None = None) -> Facts:
    """How many there are and which share; takes the row of skills/summary and the filters in words.

    `place` is 全市 for the city; `silent_since` is the date of the last report of a place that didn't report.
    """
    is_part = place != "全市"
    named = [place] if is_part and silent_since is None else []
    subject = "、".join([*named, *filters])
    facts: dict[str, Fact] = {
        "place": f"{place}的{cut('、'.join(filters), 10)}"
        if is_part and filters
        else "、".join(filters) or place,
        "has_data": not (pd.isna(now["workers"]) or pd.isna(now["skilled"])),
    }
    if not facts["has_data"] or not now["workers"]:
        return {**facts, "has_data": False}
    since = f"按 {wording.iso(silent_since)} 的数，" if silent_since else ""
    share, before = _known(now["high_share"]), _known(now["high_share_before"])
    return {
        **facts,
        **_one_in(share),
        "is_silent": silent_since is not None,
        "subject": since + (f"{cut(subject, _SUBJECT)}：" if subject else ""),
        "skilled_rows": Named("技术工人", "skills", {"rows": "skilled"}),
        "high_rows": Named("高技能", "skills", {"rows": "high"}),
        **{name: _known(now[name]) for name in ("workers", "skilled", "high", "skilled_share", "high_share")},
        "gained": None if share is None or before is None or silent_since else _difference(share, before),
    }


def outlook(now: pd.Series) -> Facts:
    """When the city's target is reached if the share goes on as in the last year; takes the row of skills/summary."""
    share, before, target = (_known(now[name]) for name in ("high_share", "high_share_before", "high_target"))
    if share is None or target is None or pd.isna(now["target_year"]):
        return {}
    facts: dict[str, Fact] = {"target": target, "target_year": int(now["target_year"])}
    if share >= target:
        return {**facts, "course": "reached"}
    if before is None:
        return facts
    pace = share - before
    if pace <= 0 or (target - share) / pace > _FAR:
        return {**facts, "course": "never"}
    reached = (now["as_of_date"] + timedelta(days=_YEAR * (target - share) / pace)).year
    return {
        **facts,
        "course": "in_time" if reached <= int(now["target_year"]) else "late",
        "reached": reached,
    }


def against_city(now: pd.Series, city: pd.Series) -> Facts:
    """How a part stands to the whole city; takes two rows of skills/summary."""
    share, whole = _known(now["high_share"]), _known(city["high_share"])
    return {} if share is None or whole is None else {"to_city": _difference(share, whole)}


def districts(frame: pd.DataFrame) -> Facts:
    """The highest, the lowest and the one that changed most in a year; takes the rows of skills/districts."""
    now, before = _standing(frame, "high_share"), _standing(frame, "high_share_before")
    high, low, mover = best(now, _ENOUGH), worst(now, _ENOUGH), moved_most(now, before, _ENOUGH)
    return {
        "best": Named(high.name, "skills", {"district": high.code}) if high else None,
        "best_share": high.value if high else None,
        "worst": Named(low.name, "skills", {"district": low.code}) if low else None,
        "worst_share": low.value if low else None,
        "mover": Named(mover.name, "skills", {"district": mover.code}) if mover else None,
        "mover_change": mover.change if mover else None,
    }


def _standing(frame: pd.DataFrame, share: str) -> pd.DataFrame:
    """Districts as the rows of a ranking; those that don't count towards the city are left out."""
    return frame[frame["counted"].astype(bool)].assign(
        code=frame["district_code"],
        name=frame["district_name"],
        value=frame[share],
        tasks=frame["skilled"].fillna(0),
        status=frame["status"].fillna(""),
    )


def _one_in(share: float | None) -> Facts:
    """A share of the skilled (percent) as people would say it: 每四名 … 里不到一名; nothing where it can't be said so."""
    count = round(100 / share) if share else 0
    if share is None or not 2 <= count < len(_COUNTS):
        return {}
    exact = 100 / count
    size = "约有一名" if abs(share - exact) < 0.05 else "不到一名" if share < exact else "超过一名"
    return {"each": f"每{_COUNTS[count]}名", "size": size}


def _difference(one: float, other: float) -> float:
    """As both are written, so that the reader's own subtraction holds."""
    return float(wording.rounded(one, 1) - wording.rounded(other, 1))


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
