"""The charts of 进展均衡, from frames alone: pages and the meeting's slide draw the same ones, each at its own size."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog import wording
from dashboard.catalog.tokens import Theme
from dashboard.figures import diverging, fan
from dashboard.figures.canvas import WIDTH, name_room
from dashboard.figures.diverging import Notes
from dashboard.queries.balance import Among

MOST, MOST_DRAG = 8, 6
"""Rows that the charts show at the most."""
_SILENT = 2
"""Of the silent so many are named where not all have room."""


@dataclass(frozen=True)
class Look:
    """How charts are drawn that belong together: theme, scale, px of the panel on the wall, and what they share.

    `limit` is the lowest and highest value on their common scale, `room` the least px of the names.
    """

    theme: Theme
    scale: float = 1
    width: float = WIDTH
    limit: tuple[float, float] | None = None
    room: float = 0


@dataclass(frozen=True)
class Picture:
    """A chart ready to be drawn: the figure, its words, the codes of its rows, and how many rows there are."""

    figure: go.Figure
    alt: str
    codes: tuple[str, ...]

    @property
    def rows(self) -> int:
        """The rows of the chart, at least one."""
        return max(len(self.codes), 1)


def standing(frame: pd.DataFrame, look: Look) -> Picture:
    """Who is ahead of and behind the plan; takes the rows of `standing_rows`."""
    figure = diverging.draw(
        frame,
        look.theme,
        look.scale,
        notes=(Notes("moved_text", "升降"), Notes("points_text", "变化"), Notes("reported_text", "已报")),
        limit=look.limit,
        width=look.width,
        room=look.room,
    )
    return Picture(figure, diverging.alt_text(frame, "比应有进度（百分点）"), tuple(frame["code"]))


def drag(frame: pd.DataFrame, look: Look) -> Picture:
    """Who drags the average by how much; takes the rows of `drag_rows`."""
    figure = diverging.draw(
        frame,
        look.theme,
        look.scale,
        notes=(Notes("weight_text", ""),),
        limit=look.limit,
        width=look.width,
        room=look.room,
    )
    return Picture(figure, diverging.alt_text(frame, "拉动平均（百分点）"), tuple(frame["code"]))


def course(frame: pd.DataFrame, look: Look, own: str | None = None) -> Picture:
    """Twelve months of every place; takes the rows of `course_rows`, and the code of a place drawn as a line."""
    figure = fan.draw(frame, look.theme, look.scale, limit=look.limit, own=own, width=look.width)
    return Picture(figure, fan.alt_text(frame), tuple(frame["period"].astype(str)))


def shown(places: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """The rows of balance/standing that have room: all, or the last that are ranked and the first that are silent."""
    if len(places) <= most:
        return places
    silent = places[places["status"] == "none"].head(_SILENT)
    return pd.concat([places[places["rank"].notna()].tail(most - len(silent)), silent])


def standing_rows(places: pd.DataFrame, among: Among) -> pd.DataFrame:
    """The rows of balance/standing as the chart takes them; too few tasks are told in words, without a bar."""
    rows = places.to_dict("records")
    return places.assign(
        name=places["name" if among == "districts" else "short_name"],
        value=[None if row["is_few"] else row["value"] for row in rows],
        value_text=["" if pd.isna(row["value"]) else wording.signed(row["value"]) for row in rows],
        rank_text=["" if pd.isna(row["rank"]) else f"{row['rank']:.0f}" for row in rows],
        sentence=[unranked(row) for row in rows],
        is_old=False,
        moved_text=["" if pd.isna(row["moved"]) else wording.moved(int(row["moved"])) for row in rows],
        points_text=[
            "" if pd.isna(row["value_moved"]) or row["is_few"] else wording.signed(row["value_moved"])
            for row in rows
        ],
        reported_text=[reported(row) for row in rows],
    )


def drag_rows(places: pd.DataFrame, among: Among, most: int = MOST_DRAG) -> pd.DataFrame:
    """The rows of balance/standing by what they add to the average, the greatest drag first, the rest as one row."""
    ordered = places.sort_values("contribution", kind="stable")
    rows = [
        {
            "code": row["code"],
            "name": row["name" if among == "districts" else "short_name"],
            "value": row["contribution"],
            "status": row["status"],
            "is_old": row["status"] == "none",
            "sentence": "未报，按最近一次报数" if row["status"] == "none" else "",
            "weight_text": f"{row['tasks']:.0f} 项",
        }
        for row in ordered.to_dict("records")
    ]
    if len(rows) > most:
        rest = ordered.iloc[most - 1 :]
        rows = [
            *rows[: most - 1],
            {
                "code": "",
                "name": f"其余 {len(rest)} 家",
                "value": rest["contribution"].sum(),
                "status": None,
                "is_old": False,
                "sentence": "",
                "weight_text": f"{rest['tasks'].sum():.0f} 项",
            },
        ]
    return pd.DataFrame(
        [{**row, "rank_text": "", "value_text": wording.signed(row["value"])} for row in rows],
        columns=[*diverging.COLUMNS, "weight_text"],
    )


def course_rows(course: pd.DataFrame, among: Among) -> pd.DataFrame:
    """The rows of balance/course as the chart takes them; places of too few tasks don't stand in it."""
    frame = course[~course["is_few"].astype(bool)]
    return frame.assign(
        name=frame["name" if among == "districts" else "short_name"],
        value=frame["deviation"],
        period=[f"{month:%Y-%m}" for month in frame["period"]],
        is_counted=frame["is_counted"].astype(bool),
    ).reset_index(drop=True)


def unranked(row: dict[str, Any]) -> str:
    """Why a row of balance/standing has no rank; empty where it has one."""
    if row["status"] == "none":
        silent = int(row["silent"])
        return f"连续 {silent} 期未报，不排名" if silent > 1 else "本期未报，不排名"
    if row["is_few"]:
        return f"{wording.signed(row['value'])}　只有 {row['tasks']} 项，不参加排名"
    return ""


def reported(row: dict[str, Any]) -> str:
    """How many reports came of how many that were owed; empty where none was owed."""
    return f"{row['reported']}/{row['owed']}" if row["owed"] else ""


def rooms(*frames: pd.DataFrame) -> float:
    """The least px of the names that several charts share, so that their zero lines meet."""
    return name_room([str(name) for frame in frames for name in frame["name"]])


def limits(*frames: pd.DataFrame) -> tuple[float, float]:
    """The lowest and highest value of several charts, so that they share one scale."""
    return fan.limits(*frames)
