"""The facts of 进展均衡: of the city how far apart its places are and who drags; of one place where it stands."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.sentences.rule import Fact, Facts, Named
from dashboard.catalog.triggers import BY_NUMBER

_LEAST = 0.05
"""Points; what is written as 0.0 drags nothing."""
_AVERAGES = {"districts": ("个县区", "区县平均"), "departments": ("家部门", "部门平均")}


@dataclass(frozen=True)
class Standings:
    """The rows of balance/standing and of balance/spread, of the districts or of the departments."""

    places: pd.DataFrame
    spread: pd.DataFrame


def of_city(districts: Standings, departments: Standings, watchlist: pd.DataFrame) -> Facts:
    """The whole city; `watchlist` are the rows of balance/watchlist."""
    idle = watchlist[watchlist["word"] == "未行动"].drop_duplicates("code")
    silent = districts.places[districts.places["status"] == "none"]
    return {
        **_spread(districts.spread, ""),
        **_spread(departments.spread, "department_"),
        **_drag(districts.places, "district", ""),
        **_drag(departments.places, "unit", "department_"),
        "all_silent": len(silent) > 0 and len(silent) == len(districts.places),
        "places": len(districts.places),
        "absents": len(silent),
        "absent": _named(silent, "name", "district") if len(silent) == 1 else None,
        "idles": len(idle),
        "idle": _named(idle, "name", str(idle["subject"].iloc[0])) if len(idle) else None,
    }


def of_place(
    name: str,
    own: pd.Series | None,
    peers: pd.DataFrame,
    tasks: pd.DataFrame,
    triggers: pd.DataFrame,
    among: str,
) -> Facts:
    """A district or unit: `own` is its row of balance/standing (None where its kind isn't ranked), `tasks` those of balance/tasks."""
    measure, average = _AVERAGES[among]
    met = triggers[triggers["is_met"].astype(bool)]
    facts: dict[str, Fact] = {
        "place": name,
        "tasks": len(tasks),
        "deviation": float(tasks["contribution"].sum()) if len(tasks) else None,
        "is_silent": own is not None and own["status"] == "none",
        "met": len(met) if len(triggers) else None,
        "marks": "".join(BY_NUMBER[int(number)].mark for number in met["number"]) or None,
        "since": met["since"].min() if len(met) else None,
    }
    if len(tasks) > 1 and tasks["contribution"].iloc[0] < -_LEAST:
        first = tasks.iloc[0]
        facts["task"] = Named(str(first["task_name"]), "reform", {"task": str(first["task_code"])})
        facts["task_points"] = float(first["contribution"])
    if own is None:
        return facts
    ranked = peers[peers["rank"].notna()]
    facts["is_few"] = bool(own["is_few"])
    facts["average"], facts["contribution"] = average, float(own["contribution"])
    if not pd.isna(own["rank"]) and len(ranked) > 1:
        facts["rank"] = int(own["rank"])
        facts["is_tied"] = bool((ranked["rank"] == own["rank"]).sum() > 1)
        facts["peers"] = f"{len(ranked)} {measure}"
    return facts


def _spread(spread: pd.DataFrame, kind: str) -> Facts:
    """How far apart the places are in the newest month, and how much more than in the month before."""
    if spread.empty:
        return {}
    now = spread.iloc[-1]
    moved = now["spread_moved"]
    known = {
        "counted": int(now["counted"]),
        "spread": now["spread"],
        "spread_moved": moved,
        "moved_by": None if pd.isna(moved) else wording.points(moved).split()[0],
    }
    return {f"{kind}{name}": None if pd.isna(value) else value for name, value in known.items()}


def _drag(places: pd.DataFrame, level: str, kind: str) -> Facts:
    """The one place that drags the average most; none where two share it or nothing is dragged."""
    known = places[places["contribution"].notna()].sort_values("contribution", kind="stable")
    sizes = known["contribution"].astype(float).round(1)
    if len(known) < 2 or sizes.iloc[0] > -_LEAST or sizes.iloc[0] == sizes.iloc[1]:
        return {}
    first = known.head(1)
    return {
        f"{kind}drag": _named(first, "name" if level == "district" else "short_name", level),
        f"{kind}drag_points": float(first["contribution"].iloc[0]),
        f"{kind}drag_is_old": bool(first["status"].iloc[0] == "none"),
    }


def _named(rows: pd.DataFrame, column: str, level: str) -> Named | None:
    row = next(iter(rows.to_dict("records")), None)
    return None if row is None else Named(str(row[column]), "balance", {level: str(row["code"])})
