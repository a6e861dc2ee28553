"""The panels of the overview: each is made once for a version and a view, and then only drawn."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog import wording
from dashboard.catalog.key_figures import BY_NAME
from dashboard.catalog.view import View
from dashboard.figures import ranking
from dashboard.figures.canvas import name_room
from dashboard.queries import overview as questions
from dashboard.queries import reform
from dashboard.sentences.say import say
from dashboard.ui import district_map
from dashboard.ui.chart import chart
from dashboard.ui.district_values import DEVIATION, coloured_by, district_values
from dashboard.ui.facts.overview import overview_facts
from dashboard.ui.here import Here
from dashboard.ui.key_tiles import key_covers, key_tiles
from dashboard.ui.loaders import load
from dashboard.ui.panel import Link, headline, linked, panel, state
from dashboard.ui.table import Line, table
from dashboard.ui.tasks import NARROW_HEADS, task_lines
from dashboard.ui.text import plain
from dashboard.ui.tiles import tiles
from dashboard.ui.ways import way

_WORST = 8
_MAP, _RANKING = 352, 254
_MAP_WIDTH = 557
"""Px on the wall."""


@dataclass(frozen=True)
class Picture:
    """A chart ready to be drawn: the figure, its words, and the codes of its rows."""

    figure: go.Figure
    alt: str
    codes: tuple[str, ...]
    note: str = ""
    right: str = ""


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
        linked(say("overview", overview_facts(here)), here.view),
        key_tiles(here, here.month, here.view.district, here.view.unit),
        _map(here),
        None if of_place else _rankings(here),
        _tasks(here) if of_place else None,
    )


def say_where_we_are(made: Overview) -> None:
    """Where the reform is against its plan, and who is worst by name."""
    headline(*made.sentence)


def key_figures(here: Here, made: Overview) -> None:
    """The eight figures, each leading to the rows that it counts."""
    tiles("figures", made.tiles, key_covers(here))


def map_of_districts(here: Here, made: Overview) -> None:
    """The districts on the city's own map or as tiles, coloured by a figure of the person's choice."""
    picture = made.map
    with panel("区县一图", picture.note, picture.right, exhibit="overview/map"):
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
    chosen, frame = coloured_by(here), district_values(here)
    rows = frame.to_dict("records")
    drawn = frame.assign(
        value_text=[_tile_text(chosen, row["value"]) for row in rows],
        note=[_reported(row) for row in rows],
        status=frame["status"].fillna("ok"),
    )
    title = "比应有进度（百分点）" if chosen == DEVIATION else BY_NAME[chosen].title
    words = f"{title}，已报 n/N" if frame["owed"].any() else title
    made = district_map.picture(
        here, drawn, _city_row(here, chosen), _LEGENDS[chosen == DEVIATION], width=_MAP_WIDTH, height=_MAP
    )
    return Picture(made.figure, made.alt, made.codes, words, district_map.SKETCH if made.sketch else "")


def _city_row(here: Here, figure: str) -> dict[str, Any] | None:
    """How the city's own tasks stand, for its tile beside the map; None where it has none."""
    if here.city is None:
        return None
    if figure == DEVIATION:
        now = load(reform.summary, here.month, here.city).iloc[0]
        value, status, note = now["deviation"], now["status"], f"{now['tasks']:.0f} 项"
    else:
        figures = load(questions.key_figures, here.month, here.city).set_index("figure")
        value, status, note = figures.loc[figure, "value"], figures.loc[figure, "status"], ""
    if pd.isna(value):
        return None
    words = {"code": here.city, "name": here.name(here.city), "value_text": _tile_text(figure, value)}
    return words | {"note": note, "status": status or "ok"}


_LEGENDS = {
    True: (
        ("ok", "正常　高于 −5"),
        ("late", "落后　−5 至 −15"),
        ("over", "严重　低于 −15"),
        ("none", "未报　不参与比较"),
    ),
    False: (("ok", "达标"), ("near", "接近"), ("late", "未达"), ("over", "严重"), ("none", "未报")),
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
    with panel("区县进展", "比应有进度（百分点）", "较上月　　已报", exhibit="overview/districts"):
        _draw_ranking(here, districts, "districts", "区县")
    with panel("部门进展", departments.note, "较上月　　已报", exhibit="overview/departments"):
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
    ranked = departments[departments["rank"].notna()]
    worst = ranked.tail(_WORST).assign(name=ranked["short_name"])
    limit, room = ranking.limits(districts, departments), name_room([*districts["name"], *worst["name"]])
    note = f"后 {len(worst)} 名，{len(ranked)} 家排名" if len(ranked) > _WORST else f"{len(ranked)} 家排名"
    return _ranking(here, districts, limit, room, ""), _ranking(here, worst, limit, room, note)


def _ranking(here: Here, frame: pd.DataFrame, limit: tuple[float, float], room: float, note: str) -> Picture:
    silent = frame["silent"].fillna(0)
    drawn = frame.assign(
        note=[
            f"{row['reported']:.0f}/{row['owed']:.0f}" if row["owed"] else wording.UNCHANGED
            for row in frame.to_dict("records")
        ],
        sentence=[
            f"连续 {count:.0f} 期未报，不排名" if count > 1 else "本期未报，不排名" for count in silent
        ],
    )
    figure = ranking.draw(drawn, here.theme, here.scale, limit=limit, width=633, room=room)
    return Picture(figure, ranking.alt_text(drawn), tuple(frame["code"]), note)


def tasks_of_place(here: Here, lines: list[Line], count: int) -> None:
    """The tasks of the district or unit that is looked at, gravest first; each leads to its panel."""
    with panel("任务", f"{here.place_name}　{count} 项，按灯色与偏差排序", exhibit="overview/tasks"):
        if not lines:
            state("没有承担任务")
            return
        table("place_tasks", NARROW_HEADS, lines)
        way("reform", label=plain(f"全部 {count} 项 ›"), query_params=here.view.place().address())


def _tasks(here: Here) -> tuple[list[Line], int]:
    frame = load(reform.tasks, here.month, here.view.district, here.view.unit)
    return task_lines(here, frame.head(12), narrow=True), len(frame)
