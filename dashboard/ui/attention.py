"""What needs asking, what changed, and which units a district has: the right-hand panels of the overview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.queries import overview as questions
from dashboard.queries import reform, skills
from dashboard.ui.covered import Cover, covered
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import sign
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape, plain
from dashboard.ui.ways import way

_UNITS = 8
_UNIT_HEADS = (
    Head("单位", 2.6),
    Head("技术工人", 1, number=True),
    Head("占职工", 1, number=True),
    Head("高技能占", 1, number=True),
)


@dataclass(frozen=True)
class Attention:
    """What the panels show, ready to be drawn: entries with their links, changes, the units of a district."""

    entries: tuple[str, list[Cover]]
    changes: str
    units: tuple[list[Line], int] | None


def make_attention(here: Here) -> Attention:
    """Ask what needs asking, what changed, and for a district which units it has."""
    return Attention(
        _attention(here), _changes(here), _units(here) if here.view.district and not here.view.unit else None
    )


def attention(made: Attention) -> None:
    """Who and what needs asking, with the reasons, so that a unit can answer them."""
    html, covers = made.entries
    with panel("需要过问", f"{len(covers)} 项", "按轻重排序", exhibit="overview/attention"):
        if not covers:
            state("没有要过问的", status="ok")
            return
        with st.container(key="attention", gap=None):
            covered("attention", html, covers)


def asked_here(here: Here) -> pd.DataFrame:
    """Who and what needs asking in the place that is looked at, the gravest first."""
    frame = load(questions.attention, here.month)
    district, unit = here.view.district, here.view.unit
    if district or unit:
        own = {*load(reform.tasks, here.month, district, unit)["task_code"], district, unit}
        frame = frame[
            [
                code in own or (district is not None and here.parent(code) == district)
                for code in frame["code"]
            ]
        ]
    return frame


def _attention(here: Here) -> tuple[str, list[Cover]]:
    frame = asked_here(here)
    html, covers = "", []
    for row in frame.to_dict("records"):
        name = here.name(row["code"]) if row["subject"] in ("district", "unit") else row["name"]
        html += _entry(row, name)
        covers.append(Cover(f"{name}：{row['word']}", *behind(here, row)))
    return html, covers


def _entry(row: dict[str, Any], name: str) -> str:
    since = "" if pd.isna(row["since"]) else f"<i>{row['since'].month}月起</i>"
    return (
        f'<div class="entry">{sign(row["status"])}<div><p>{since}<b>{escape(name)}</b>'
        f'<span class="word {escape(row["status"])}">{escape(row["word"])}</span></p>'
        f'<p class="why">{escape(row["reason"])}</p></div></div>'
    )


def behind(here: Here, row: dict[str, Any]) -> tuple[str, View]:
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


CHANGES = {"closed": "新销号", "overdue": "新逾期", "district": "灯色", "arrears": "案件"}
LIGHTS = {"ok": "绿", "late": "黄", "over": "红", "none": "未报"}


def changes(made: Attention, period: date) -> None:
    """What is different from last month."""
    with panel(
        "比上月变了什么",
        f"{(period.month - 2) % 12 + 1}月 → {period.month}月",
        exhibit="overview/changes",
    ):
        st.html(made.changes)


def _changes(here: Here) -> str:
    frame = load(questions.changes, here.month, here.view.district, here.view.unit)
    lines = "".join(
        f"<dt>{title}</dt><dd>{escape(_changed(kind, frame[frame['kind'] == kind].to_dict('records')))}</dd>"
        for kind, title in CHANGES.items()
    )
    return f'<dl class="facts">{lines}</dl>'


def _changed(kind: str, rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "没有"
    if kind == "arrears" and (pd.isna(rows[0]["before"]) or pd.isna(rows[0]["after"])):
        return "欠薪新收件数太少，略" if pd.isna(rows[0]["after"]) else f"欠薪新收 {rows[0]['after']} 件"
    if kind == "arrears":
        before, after = float(rows[0]["before"]), float(rows[0]["after"])
        more = (
            f"，{'多' if after > before else '少'} {abs(after - before):.0f} 件"
            if after != before
            else "，与上月持平"
        )
        return f"欠薪新收 {after:.0f} 件{more}"
    if kind == "district":
        return "；".join(
            f"{row['name']} {LIGHTS.get(row['before'], '无')}→{LIGHTS.get(row['after'], '无')}"
            for row in rows
        )
    return (
        f"{len(rows)} 项：{wording.listing(row['name'] for row in rows[:3])}{'等' if len(rows) > 3 else ''}"
    )


def units_of_place(here: Here, made: Attention) -> None:
    """The units of the district that is looked at, most skilled workers first; each leads to its own page."""
    if made.units is None:
        words = f"看{here.place_name}的画像 ›"
        way("unit", label=plain(words), query_params=here.view.place().address())
        return
    lines, count = made.units
    with panel("县区里的单位", f"{count} 家，按技术工人数排序", exhibit="overview/units"):
        if lines:
            table("place_units", _UNIT_HEADS, lines)
        else:
            state("还没有单位报过技能等级")


def _units(here: Here) -> tuple[list[Line], int]:
    frame = load(skills.units, here.month, district=here.view.district).sort_values(
        "skilled", ascending=False
    )
    lines = [
        Line(
            (
                escape(row["unit_name"]) + ("　<small>本季未报</small>" if row["status"] == "none" else ""),
                wording.number(row["skilled"]),
                _share(row["skilled_share"]),
                _share(row["high_share"]),
            ),
            row["unit_name"],
            "unit",
            here.view.at(unit=row["unit_code"]),
        )
        for row in frame.head(_UNITS).to_dict("records")
    ]
    return lines, len(frame)


def _share(value: float | None) -> str:
    return wording.UNREPORTED if value is None or pd.isna(value) else wording.percent(value)
