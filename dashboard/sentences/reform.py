"""The facts of the reform page's sentence."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.catalog.sentences.rule import Fact, Facts, Named
from dashboard.sentences.overview import month_of
from dashboard.sentences.standing import best, moved_most

_LIGHTS = {
    "closed": "已销号",
    "ok": "正常",
    "near": "临近",
    "late": "落后",
    "over": "逾期或严重落后",
    "neutral": "长期坚持或暂缓",
}


def lights(now: pd.Series) -> Facts:
    """How many tasks stand under each light; they add up to all. Takes the row of reform/summary."""
    return {
        "counts": "，".join(f"{now[name]:.0f} 项{word}" for name, word in _LIGHTS.items() if now[name])
        or None
    }


def gap(since: date | None, period: date, through: Sequence[Named], share: float) -> Facts:
    """Since which month the gap has been open, and the up to three parts that make up so much of it (0 to 1)."""
    names: list[Fact] = [*through, None, None, None]
    return {
        "since": None if since is None else month_of(since, period),
        "since_now": since == period,
        "first": names[0],
        "second": names[1],
        "third": names[2],
        "share": share if through else None,
    }


def due(tasks: pd.DataFrame, period: date) -> Facts:
    """The tasks that end in the month, and how many of them are finished; takes the rows of reform/tasks."""
    ending = tasks["planned_end"].dt.to_period("M") == pd.Period(period, "M")
    finished = tasks.loc[ending, "state"].isin(("已完成待销号", "已销号"))
    return {"period": period, "due": int(ending.sum()), "finished": int(finished.sum())}


def aspects(now: pd.DataFrame, before: pd.DataFrame | None, tasks: pd.DataFrame) -> Facts:
    """The best aspect and the one that moved most: rows of reform/aspects, of the month before, and of reform/tasks."""
    counted = tasks.groupby("aspect")["deviation"].count()
    high = best(_standing(now, counted))
    mover = None if before is None else moved_most(_standing(now, counted), _standing(before, counted))
    return {
        "best": Named(high.name, "reform", {"aspect": high.code}) if high else None,
        "best_value": high.value if high else None,
        "mover": Named(mover.name, "reform", {"aspect": mover.code}) if mover else None,
        "mover_change": mover.change if mover else None,
    }


def _standing(frame: pd.DataFrame, counted: pd.Series) -> pd.DataFrame:
    """Aspects as the rows of a ranking; `counted` is how many tasks stand behind the deviation."""
    names = frame["aspect"]
    return frame.assign(code=names, name=names, value=frame["deviation"], tasks=names.map(counted).fillna(0))
