"""The panels of the overview."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.key_figures import BY_NAME, KEY_FIGURES, KeyFigure
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.figures import ranking, tile_map
from dashboard.figures.canvas import name_room
from dashboard.queries import overview as questions
from dashboard.queries import reform, skills
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import sign
from dashboard.ui.panel import Link, headline, panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.tasks import NARROW_HEADS, task_lines
from dashboard.ui.text import escape, plain
from dashboard.ui.tiles import TileFacts, tile

DEVIATION = "deviation"
_WORST = 8
_MAP = 352
_UNITS = 8
_UNIT_HEADS = (Head("单位", 2.6), Head("技术工人", 1, number=True), Head("占职工", 1, number=True), Head("高技能占", 1, number=True))


def say_where_we_are(here: Here, period: date) -> None:
    """Where the reform is against its plan, and who is worst by name."""
    view = here.view
    now = load(reform.summary, period, view.district, view.unit).iloc[0]
    if not now["tasks"]:
        headline([f"{here.place_name}没有承担任务"])
        return
    lead = f"{here.place_name if here.place_name != '全市' else '改革'}进度 {wording.percent(now['progress'])}，{_against_plan(now['deviation'])}"
    named = [] if view.district or view.unit else _named_worst(here, period)
    overdue = f"{now['overdue']:.0f}"
    headline(
        [lead, *named],
        [f"{now['tasks']:.0f} 项任务：", (f"{now['closed']:.0f}",), " 项已销号，", (overdue,), " 项逾期，", (f"{now['late']:.0f}",), " 项落后。"],
    )


def _against_plan(deviation: float | None) -> str:
    if deviation is None or pd.isna(deviation):
        return "还没有应有进度"
    if round(abs(deviation), 1) == 0:
        return "与应有进度持平"
    return f"{'领先' if deviation > 0 else '落后'}应有进度 {wording.points(deviation)}"


def _named_worst(here: Here, period: date) -> list[str | Link]:
    """The district that stopped reporting and the department that never began, each a link."""
    districts, asked = load(questions.districts, period), load(questions.attention, period)
    said: list[str | Link] = []
    silent = districts[(districts["status"] == "none") & (districts["silent"] > 0)]
    if not silent.empty:
        row = silent.iloc[0]
        words = "本期未报" if row["silent"] == 1 else f"断报 {row['silent']:.0f} 期"
        said += ["；", Link(row["name"], "overview", here.view.at(district=row["code"])), words]
    idle = asked[(asked["kind"] == "inactive") & (asked["subject"] == "unit")]
    if not idle.empty:
        row = idle.iloc[0]
        said += ["，" if said else "；", Link(row["name"], "overview", here.view.at(unit=row["code"])), "仍未行动"]
    if not said and not districts.empty:
        row = districts[districts["value"].notna()].tail(1)
        if not row.empty and row.iloc[0]["status"] != "ok":
            said = ["；", Link(row.iloc[0]["name"], "overview", here.view.at(district=row.iloc[0]["code"])), "落后最多"]
    return said


def key_figures(here: Here, period: date) -> None:
    """The eight figures, each leading to the rows that it counts."""
    view = here.view
    values = load(questions.key_figures, period, view.district, view.unit).set_index("figure")
    series = load(questions.key_series, period, view.district, view.unit)
    with st.container(key="tiles"):
        cells = st.grid(8, min_column_width=118, gap="medium")
        for figure in KEY_FIGURES:
            row = values.loc[figure.name]
            with cells.cell():
                tile(here, figure, _facts(figure, row, series), view.place().but(rows=figure.rows))


def _facts(figure: KeyFigure, row: pd.Series, series: pd.DataFrame) -> TileFacts:
    line = [_known(one) for one in series.loc[series["figure"] == figure.name, "value"]]
    value, before = _known(row["value"]), _known(row["year_before"])
    earlier = line[-1 - figure.months] if len(line) > figure.months else None
    note = f"同比 {wording.signed((value - before) / before * 100)}%" if figure.name == "cases" and value and before else ""
    return TileFacts(
        value,
        None if value is None or earlier is None else value - earlier,
        _known(row["target"]),
        None if pd.isna(row["status"]) else str(row["status"]),
        line,
        None if pd.isna(row["as_of"]) else row["as_of"].date(),
        note,
    )


def map_of_districts(here: Here, period: date) -> None:
    """The districts as tiles, coloured by a figure of the person's choice."""
    figure = here.view.figure if here.view.figure in BY_NAME else DEVIATION
    words = "比应有进度（百分点）" if figure == DEVIATION else BY_NAME[figure].title
    with panel("区县一图", words, "已报 n/N　示意图，非真实区划"):
        frame = load(questions.tiles, period, figure)
        if frame.empty:
            state("还没有县区")
            return
        drawn = frame.assign(
            column=[place % 3 for place in range(len(frame))],
            row=[place // 3 for place in range(len(frame))],
            value_text=[_tile_text(figure, value) for value in frame["value"]],
            note=[_reported(row) for row in frame.to_dict("records")],
            status=frame["status"].fillna("ok"),
        )
        legend = (("ok", "正常　高于 −5"), ("late", "落后　−5 至 −15"), ("over", "严重　低于 −15"), ("none", "未报　不参与比较"))
        judged = (("ok", "达标"), ("near", "接近"), ("late", "未达"), ("over", "严重"))
        chart(
            here,
            tile_map.draw(drawn, here.theme, here.scale, legend=legend if figure == DEVIATION else judged, height=_MAP),
            "map",
            height=_MAP,
            alt=tile_map.alt_text(drawn),
            leads=lambda place: here.view.at(district=str(frame["code"].iloc[place])),
        )


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


def rankings(here: Here, period: date) -> None:
    """Districts and departments apart, on one scale."""
    districts, departments = load(questions.districts, period), load(questions.departments, period)
    limit = ranking.limits(districts, departments)
    worst = departments[departments["value"].notna()].tail(_WORST)
    shown = worst.assign(name=worst["short_name"])
    room = name_room([*districts["name"], *shown["name"]])
    with panel("区县进展", "比应有进度（百分点）", "较上月　　已报"):
        _ranking(here, districts, "districts", "区县", limit, room)
    count = len(departments)
    with panel("部门进展", f"后 {len(worst)} 名，共 {count} 家" if count > _WORST else f"共 {count} 家", "较上月　　已报"):
        _ranking(here, shown, "departments", "部门", limit, room)


def _ranking(
    here: Here, frame: pd.DataFrame, name: str, what: str, limit: tuple[float, float], room: float
) -> None:
    if frame.empty:
        state(f"还没有{what}承担任务")
        return
    drawn = frame.assign(
        note=[f"{row['reported']:.0f}/{row['owed']:.0f}" for row in frame.to_dict("records")],
        sentence=[f"连续 {silent:.0f} 期未报，不排名" if silent > 1 else "本期未报，不排名" for silent in frame["silent"].fillna(0)],
    )

    def leads(place: int) -> View:
        code = str(frame["code"].iloc[place])
        return here.view.at(unit=code) if name == "departments" else here.view.at(district=code)

    figure = ranking.draw(drawn, here.theme, here.scale, limit=limit, width=633, room=room)
    chart(here, figure, name, height=254, alt=ranking.alt_text(drawn), leads=leads)


def tasks_of_place(here: Here, period: date) -> None:
    """The tasks of the district or unit that is looked at, gravest first; each leads to its panel."""
    frame = load(reform.tasks, period, here.view.district, here.view.unit)
    with panel("任务", f"{here.place_name}　{len(frame)} 项，按灯色与偏差排序"):
        if frame.empty:
            state("没有承担任务")
            return
        table("place_tasks", NARROW_HEADS, task_lines(here, frame.head(12), narrow=True))
        st.page_link(page("reform").path, label=plain(f"全部 {len(frame)} 项 ›"), query_params=here.view.place().address())


def units_of_place(here: Here, period: date) -> None:
    """The units of the district that is looked at, most skilled workers first; each leads to its own page."""
    if here.view.unit:
        st.page_link(page("unit").path, label=plain(f"看{here.place_name}的画像 ›"), query_params=here.view.place().address())
        return
    frame = load(skills.units, period, district=here.view.district).sort_values("skilled", ascending=False)
    with panel("县区里的单位", f"{len(frame)} 家，按技术工人数排序"):
        if frame.empty:
            state("还没有单位报过技能等级")
            return
        lines = [
            Line(
                (escape(row["unit_name"]), wording.number(row["skilled"]), _share(row["skilled_share"]), _share(row["high_share"])),
                row["unit_name"],
                "unit",
                here.view.at(unit=row["unit_code"]),
            )
            for row in frame.head(_UNITS).to_dict("records")
        ]
        table("place_units", _UNIT_HEADS, lines)


def _share(value: float | None) -> str:
    return wording.UNREPORTED if value is None or pd.isna(value) else wording.percent(value)


def attention(here: Here, period: date) -> None:
    """Who and what needs asking, with the reasons, so that a unit can answer them."""
    frame = load(questions.attention, period)
    if here.view.district or here.view.unit:
        own = set(load(reform.tasks, period, here.view.district, here.view.unit)["task_code"])
        inside = [here.view.district is not None and here.parent(code) == here.view.district for code in frame["code"]]
        frame = frame[frame["code"].isin(own | {here.view.district, here.view.unit}) | inside]
    with panel("需要过问", f"{len(frame)} 项", "按轻重排序"):
        if frame.empty:
            state("没有要过问的", status="ok")
            return
        with st.container(key="attention", gap=None):
            for place, row in enumerate(frame.to_dict("records")):
                name = here.name(row["code"]) if row["subject"] in ("district", "unit") else row["name"]
                with st.container(key=f"rowlink_attention_{place}", gap=None):
                    st.html(_entry(row, name))
                    target, view = _behind(here, row)
                    st.page_link(page(target).path, label=plain(f"{name}：{row['word']}"), query_params=view.address())


def _entry(row: dict[str, Any], name: str) -> str:
    since = "" if pd.isna(row["since"]) else f"<i>{row['since'].month}月起</i>"
    return (
        f'<div class="entry">{sign(row["status"])}<div><p>{since}<b>{escape(name)}</b>'
        f'<span class="word {escape(row["status"])}">{escape(row["word"])}</span></p>'
        f'<p class="why" title="{escape(row["reason"])}">{escape(row["reason"])}</p></div></div>'
    )


def _behind(here: Here, row: dict[str, Any]) -> tuple[str, View]:
    """The page and view that show why a row needs asking."""
    match row["subject"]:
        case "task":
            return "reform", here.view.place().but(task=row["code"])
        case "unit":
            return "overview", here.view.at(unit=row["code"])
        case "district":
            return "overview", here.view.at(district=row["code"])
        case _:
            return "rights", here.view.place().but(rows="cluster")


_CHANGES = {"closed": "新销号", "overdue": "新逾期", "district": "灯色", "arrears": "案件"}


def changes(here: Here, period: date) -> None:
    """What is different from last month."""
    frame = load(questions.changes, period, here.view.district, here.view.unit)
    last = date(period.year - (period.month == 1), (period.month - 2) % 12 + 1, 1)
    with panel("比上月变了什么", f"{last.month}月 → {period.month}月"):
        lines = "".join(
            f"<dt>{title}</dt><dd>{escape(_changed(kind, frame[frame['kind'] == kind]))}</dd>" for kind, title in _CHANGES.items()
        )
        st.html(f'<dl class="facts">{lines}</dl>')


def _changed(kind: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "没有"
    if kind == "arrears":
        before, after = float(rows.iloc[0]["before"]), float(rows.iloc[0]["after"])
        more = f"，{'多' if after > before else '少'} {abs(after - before):.0f} 件" if after != before else "，与上月持平"
        return f"欠薪新收 {after:.0f} 件{more}"
    if kind == "district":
        words = {"ok": "绿", "late": "黄", "over": "红", "none": "未报", None: "未报"}
        return "；".join(f"{row['name']} {words[row['before']]}→{words[row['after']]}" for row in rows.to_dict("records"))
    return f"{len(rows)} 项：{wording.listing(rows['name'].head(3))}{'等' if len(rows) > 3 else ''}"


def _known(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]
