"""The panels of the overview: each is made once for a version and a view, and then only drawn."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.key_figures import BY_NAME
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.figures import ranking, tile_map
from dashboard.figures.canvas import name_room
from dashboard.queries import overview as questions
from dashboard.queries import reform
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.key_tiles import key_covers, key_tiles
from dashboard.ui.loaders import load
from dashboard.ui.panel import Link, headline, panel, state
from dashboard.ui.table import Line, table
from dashboard.ui.tasks import NARROW_HEADS, task_lines
from dashboard.ui.text import plain
from dashboard.ui.tiles import tiles

DEVIATION = "deviation"
_WORST = 8
_MAP, _RANKING = 352, 254
"""Px on the wall."""


@dataclass(frozen=True)
class Picture:
    """A chart ready to be drawn: the figure, its words, and the codes of its rows."""

    figure: go.Figure
    alt: str
    codes: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Overview:
    """All that the page shows, ready to be drawn; rankings for the city, tasks for a place."""

    sentence: tuple[list[str | Link], list[str | tuple[str]]]
    tiles: list[str]
    map: Picture
    rankings: tuple[Picture, Picture] | None
    tasks: tuple[list[Line], int] | None


def make_overview(here: Here) -> Overview:
    """Ask everything and make the pictures."""
    of_place = bool(here.view.district or here.view.unit)
    return Overview(
        _sentence(here),
        key_tiles(here, here.month, here.view.district, here.view.unit),
        _map(here),
        None if of_place else _rankings(here),
        _tasks(here) if of_place else None,
    )


def say_where_we_are(made: Overview) -> None:
    """Where the reform is against its plan, and who is worst by name."""
    headline(*made.sentence)


def _sentence(here: Here) -> tuple[list[str | Link], list[str | tuple[str]]]:
    view = here.view
    now = load(reform.summary, here.month, view.district, view.unit).iloc[0]
    if not now["tasks"]:
        return [f"{here.place_name}没有承担任务"], []
    subject = "改革" if here.place_name == "全市" else here.place_name
    silent = _silence(here)
    if silent:
        subject = f"{subject}{silent}；按最近一次报数，"
    lead = f"{subject}进度 {wording.percent(now['progress'])}，{_against_plan(now['deviation'])}"
    named = [] if view.district or view.unit else _named_worst(here)
    counts = [("closed", " 项已销号，"), ("overdue", " 项逾期，"), ("late", " 项落后。")]
    below: list[str | tuple[str]] = [f"{now['tasks']:.0f} 项任务："]
    for name, words in counts:
        below += [(f"{now[name]:.0f}",), words]
    return [lead, *named], below


def _silence(here: Here) -> str:
    """What to say first of a place that reported nothing this period: its figures are old."""
    standings = questions.departments if here.view.unit else questions.districts
    frame = load(standings, here.month)
    own = frame[frame["code"] == (here.view.unit or here.view.district)]
    if own.empty or own.iloc[0]["status"] != "none":
        return ""
    return "本期未报" if own.iloc[0]["silent"] < 2 else f"断报 {own.iloc[0]['silent']:.0f} 期"


def _against_plan(deviation: float | None) -> str:
    if deviation is None or pd.isna(deviation):
        return "还没有应有进度"
    if round(abs(deviation), 1) == 0:
        return "与应有进度持平"
    return f"{'领先' if deviation > 0 else '落后'}应有进度 {wording.points(deviation)}"


def _named_worst(here: Here) -> list[str | Link]:
    """The district that stopped reporting and the department that never began; failing both, who is last."""
    districts, asked = load(questions.districts, here.month), load(questions.attention, here.month)
    said: list[str | Link] = []
    silent = districts[(districts["status"] == "none") & (districts["silent"] > 0)].head(1).to_dict("records")
    idle = asked[(asked["kind"] == "inactive") & (asked["subject"] == "unit")].head(1).to_dict("records")
    last = districts[districts["status"].isin(("late", "over"))].tail(1).to_dict("records")
    for row in silent:
        words = "本期未报" if row["silent"] == 1 else f"断报 {row['silent']:.0f} 期"
        said += ["；", Link(row["name"], "overview", here.view.at(district=row["code"])), words]
    for row in idle:
        said += [
            "，" if said else "；",
            Link(row["name"], "overview", here.view.at(unit=row["code"])),
            "仍未行动",
        ]
    for row in [] if said else last:
        said += ["；", Link(row["name"], "overview", here.view.at(district=row["code"])), "落后最多"]
    return said


def key_figures(here: Here, made: Overview) -> None:
    """The eight figures, each leading to the rows that it counts."""
    tiles("figures", made.tiles, key_covers(here))


def map_of_districts(here: Here, made: Overview) -> None:
    """The districts as tiles, coloured by a figure of the person's choice."""
    picture = made.map
    with panel("区县一图", picture.note, "示意图，非真实区划"):
        if not picture.codes:
            state("还没有县区")
            return
        chart(
            here,
            picture.figure,
            "map",
            height=_MAP,
            alt=picture.alt,
            leads=lambda place: here.view.at(district=picture.codes[place]),
        )


def _map(here: Here) -> Picture:
    chosen = here.view.figure if here.view.figure in BY_NAME else DEVIATION
    frame = load(questions.tiles, here.month, chosen)
    rows = frame.to_dict("records")
    drawn = frame.assign(
        column=[place % 3 for place in range(len(frame))],
        row=[place // 3 for place in range(len(frame))],
        value_text=[_tile_text(chosen, row["value"]) for row in rows],
        note=[_reported(row) if chosen == DEVIATION else "" for row in rows],
        status=frame["status"].fillna("ok"),
    )
    words = "比应有进度（百分点），已报 n/N" if chosen == DEVIATION else BY_NAME[chosen].title
    figure = tile_map.draw(drawn, here.theme, here.scale, legend=_LEGENDS[chosen == DEVIATION], height=_MAP)
    return Picture(figure, tile_map.alt_text(drawn), tuple(frame["code"]), words)


_LEGENDS = {
    True: (
        ("ok", "正常　高于 −5"),
        ("late", "落后　−5 至 −15"),
        ("over", "严重　低于 −15"),
        ("none", "未报　不参与比较"),
    ),
    False: (("ok", "达标"), ("near", "接近"), ("late", "未达"), ("over", "严重")),
}


def _tile_text(figure: str, value: float | None) -> str:
    if value is None or pd.isna(value):
        return wording.UNREPORTED
    if figure == DEVIATION:
        return wording.signed(value)
    described = BY_NAME[figure]
    return wording.number(value, described.digits) + ("%" if described.unit == "%" else "")


def _reported(row: dict[str, Any]) -> str:
    if row["silent"] and row["silent"] > 0:
        return f"连续 {row['silent']:.0f} 期"
    return f"{row['reported']:.0f}/{row['owed']:.0f}" if row["owed"] else ""


def rankings(here: Here, districts: Picture, departments: Picture) -> None:
    """Districts and departments apart, on one scale."""
    with panel("区县进展", "比应有进度（百分点）", "较上月　　已报"):
        _draw_ranking(here, districts, "districts", "区县")
    with panel("部门进展", departments.note, "较上月　　已报"):
        _draw_ranking(here, departments, "departments", "部门")


def _draw_ranking(here: Here, picture: Picture, name: str, what: str) -> None:
    if not picture.codes:
        state(f"还没有{what}承担任务")
        return

    def leads(place: int) -> View:
        code = picture.codes[place]
        return here.view.at(unit=code) if name == "departments" else here.view.at(district=code)

    chart(here, picture.figure, name, height=_RANKING, alt=picture.alt, leads=leads)


def _rankings(here: Here) -> tuple[Picture, Picture]:
    districts, departments = load(questions.districts, here.month), load(questions.departments, here.month)
    worst = departments[departments["value"].notna()].tail(_WORST)
    worst = worst.assign(name=worst["short_name"])
    limit, room = ranking.limits(districts, departments), name_room([*districts["name"], *worst["name"]])
    count = len(departments)
    note = f"后 {len(worst)} 名，共 {count} 家" if count > _WORST else f"共 {count} 家"
    return _ranking(here, districts, limit, room, ""), _ranking(here, worst, limit, room, note)


def _ranking(here: Here, frame: pd.DataFrame, limit: tuple[float, float], room: float, note: str) -> Picture:
    silent = frame["silent"].fillna(0)
    drawn = frame.assign(
        note=[f"{row['reported']:.0f}/{row['owed']:.0f}" for row in frame.to_dict("records")],
        sentence=[
            f"连续 {count:.0f} 期未报，不排名" if count > 1 else "本期未报，不排名" for count in silent
        ],
    )
    figure = ranking.draw(drawn, here.theme, here.scale, limit=limit, width=633, room=room)
    return Picture(figure, ranking.alt_text(drawn), tuple(frame["code"]), note)


def tasks_of_place(here: Here, lines: list[Line], count: int) -> None:
    """The tasks of the district or unit that is looked at, gravest first; each leads to its panel."""
    with panel("任务", f"{here.place_name}　{count} 项，按灯色与偏差排序"):
        if not lines:
            state("没有承担任务")
            return
        table("place_tasks", NARROW_HEADS, lines)
        st.page_link(
            page("reform").path, label=plain(f"全部 {count} 项 ›"), query_params=here.view.place().address()
        )


def _tasks(here: Here) -> tuple[list[Line], int]:
    frame = load(reform.tasks, here.month, here.view.district, here.view.unit)
    return task_lines(here, frame.head(12), narrow=True), len(frame)
