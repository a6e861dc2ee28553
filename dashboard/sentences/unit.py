"""The facts of the sentence on one place."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.peer_measures import BY_NAME
from dashboard.catalog.sentences.rule import Fact, Facts
from dashboard.sentences.room import cut

_KIND = 50
"""Characters of what a place is."""


def peers(compared: pd.DataFrame) -> Facts:
    """The measures in the worst and the best quarter of the peers; takes rows of unit/indicators.

    Without quartiles, which not every reader gets: on how many the median is reached. Nothing is said where no measure has
    peers enough.
    """
    known = compared[compared["value"].notna() & compared["median"].notna()]
    if known.empty:
        return {}
    if known["low"].isna().any():
        own = known["value"].where(~known["is_lower_better"].astype(bool), -known["value"])
        median = known["median"].where(~known["is_lower_better"].astype(bool), -known["median"])
        return {"reached": int((own >= median).sum()), "measured": len(known)}
    weak = _titles(known, [_is_beyond(row, worse=True) for row in known.to_dict("records")])
    strong = _titles(known, [_is_beyond(row, worse=False) for row in known.to_dict("records")])
    return {"weak": len(weak), **_numbered("weak", weak[:2]), **_numbered("strong", strong[:2])}


def skill_rank(compared: pd.DataFrame, category: str) -> Facts:
    """The share of the highly skilled and the rank in it, for a place without tasks; takes rows of unit/indicators."""
    found = compared[(compared["indicator"] == "high_share") & compared["value"].notna()]
    if found.empty:
        return {}
    row = found.iloc[0]
    facts: dict[str, Fact] = {"high_share": float(row["value"]), "category": category}
    if not pd.isna(row["rank"]):
        facts |= {"rank": int(row["rank"]), "ranked": int(row["n"]) + 1}
    return facts


def counts(facts: pd.Series, given: int) -> Facts:
    """Its tasks and reports; takes the row of unit/facts and how many tasks it has in all."""
    return {
        "kind": _kind(facts),
        "given": given,
        "apart": given - int(facts["tasks"]),
        "closed": int(facts["closed"]),
        "overdue": int(facts["overdue"]),
        "reported": int(facts["reported"]),
        "owed": int(facts["owed"]),
    }


def choices(places: pd.DataFrame) -> Facts:
    """How many places there are to choose from; takes the rows of frame/places."""
    units = places["level"] == "unit"
    departments = units & (places["category"] == "部门")
    return {
        "choose": True,
        "districts": int((places["level"] == "district").sum()),
        "departments": int(departments.sum()),
        "others": int((units & ~departments).sum()),
    }


def _is_beyond(row: dict[str, Any], *, worse: bool) -> bool:
    """Whether a value lies outside the quartiles of its peers, on the worse or the better side."""
    high = worse == bool(row["is_lower_better"])
    return bool(row["value"] > row["high"] if high else row["value"] < row["low"])


def _titles(frame: pd.DataFrame, chosen: Sequence[bool]) -> list[str]:
    names = frame.loc[list(chosen), "indicator"]
    return ["进度偏差" if name == "deviation" else BY_NAME[name].title for name in names]


def _numbered(name: str, titles: Sequence[str]) -> Facts:
    return {f"{name}{place}": title for place, title in enumerate(titles, start=1)}


def _kind(facts: pd.Series) -> str:
    parts = [facts["category"]] if facts["level"] == "unit" or facts["category"] == "开发区" else []
    if facts["level"] == "unit" and not pd.isna(facts["district_name"]):
        parts.append(facts["district_name"])
    if not pd.isna(facts["industry"]):
        parts.append(facts["industry"])
    if not pd.isna(facts["population"]):
        parts.append(f"人口 {wording.number(facts['population'])}")
    if not pd.isna(facts["workers"]):
        parts.append(f"职工 {wording.counted(facts['workers'], '人')}")
    if not pd.isna(facts["merged_into"]):
        parts.append(f"已并入 {facts['merged_into']}")
    return cut("　".join(str(part) for part in parts), _KIND)
