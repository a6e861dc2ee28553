"""What the skills are measured against: the country's dated marks, and the pace of the occupations."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

_FAST, _SLOW = 1.1, 0.9
"""An occupation is fast or slow when its pace is a tenth off the city's."""
_MARK_HEADS = (Head("口径", 2.7), Head("值", 0.8, number=True), Head("年份", 0.7, number=True))
_OCCUPATION_HEADS = (
    Head("工种", 1.7),
    Head("行业", 1.5),
    Head("技术工人", 0.9, number=True),
    Head("其中高技能", 0.9, number=True),
    Head("本年新增", 0.8, number=True),
    Head("较平均", 0.8),
)


def marks(here: Here, period: date, filters: Filters) -> None:
    """Our shares and the dated marks of the country, each with its denominator in its name."""
    newest = load(questions.benchmarks, period, **filters).drop_duplicates(
        ["indicator", "denominator", "area"]
    )
    ours = newest.groupby(["indicator", "denominator"])["is_own"].transform("max").astype(bool)
    frame = newest.assign(alone=~ours).sort_values(["indicator", "alone"], kind="stable")
    with panel("参照", "只比同分母的数", exhibit="skills/marks"):
        lines = [_mark(here, row) for row in frame.to_dict("records")]
        if not lines:
            state("还没有参照值")
            return
        table("marks", _MARK_HEADS, lines)


def _mark(here: Here, row: dict[str, Any]) -> Line:
    own, value, label = bool(row["is_own"]), wording.percent(row["value"]), str(row["label"])
    said = (
        label.replace("本市", here.place_name, 1) if own and (here.view.district or here.view.unit) else label
    )
    cells = (
        f'<span title="{escape("" if own else row["source"])}">{escape(said)}</span>',
        f"<b>{escape(value)}</b>" if own else escape(value),
        escape(row["year"]),
    )
    behind = "high" if row["indicator"] == "high_share" else "skilled"
    return Line(
        cells,
        f"{said}：查看{here.place_name}的明细",
        "skills",
        here.view.but(rows=behind, level=None, occupation=None),
    )


def occupations(here: Here, period: date, filters: Filters) -> None:
    """The occupations that rise fastest and slowest; each opens its lines."""
    frame = load(questions.occupations, period, **filters)
    frame = frame[frame["pace"].notna()]
    with panel(
        "晋级最快与最慢的工种",
        "本年新增高级工及以上 ÷ 技术工人",
        f"{here.place_name}百人以上工种 {len(frame)} 个",
        exhibit="skills/occupations",
    ):
        if frame.empty:
            state("没有百人以上的工种", "不到百人的工种，增速随一两个人跳动，不列。")
            return
        shown = frame if len(frame) <= 5 else pd.concat([frame.head(3), frame.tail(2)])
        table("occupations", _OCCUPATION_HEADS, [_occupation(here, row) for row in shown.to_dict("records")])


def _occupation(here: Here, row: dict[str, Any]) -> Line:
    pace, city = row["pace"], row["city_pace"] or 0
    word, status = (
        ("快", "ok") if pace > city * _FAST else ("慢", "late") if pace < city * _SLOW else ("持平", "ok")
    )
    name = str(row["occupation"])
    view: View = here.view.but(occupation=name, level=None, rows=None)
    cells = (
        escape(name),
        escape(row["industry"] or "未注明"),
        wording.number(row["skilled"]),
        wording.percent(row["high_share"]),
        wording.signed(row["new_high"], 0),
        light(status, word) if city else wording.UNCHANGED,
    )
    return Line(cells, f"{name}：查看明细", "skills", view)
