"""页面填报: the unit's own open tasks in a grid; what is filled in goes through the same intake as a file."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.choices import PROBLEM_CATEGORIES, TASK_STATES
from dashboard.catalog.datasets import named
from dashboard.catalog.navigation import page
from dashboard.catalog.roles import Right
from dashboard.queries import board as questions
from dashboard.ui import own_hand
from dashboard.ui.hand import Handed
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load
from dashboard.ui.offered import taken
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.room import NoRoom
from dashboard.ui.who import may

NAME = "页面填报.csv"
TEXTS = ("summary", "problem", "problem_category", "next_step", "evidence")
EDITED = ("handed", "progress", "state", *TEXTS)
"""The columns that the browser may change; the tasks come from the store."""
_ROW, _MOST = 38, 18
"""Px of a row on the wall, and rows shown at once."""


def fill(here: Here, period: date, unit: str) -> None:
    """The grid of the tasks that the unit reports on, and the way on to the check."""
    tasks = load(questions.open_tasks, period, unit)
    _say(here, period, tasks)
    with panel(
        f"{here.name(unit)}　{wording.month(period)}进展月报",
        "进度和状态是上次报的，双击一格改成现在的；不报的去掉勾",
        f"{len(tasks)} 项",
    ):
        if tasks.empty:
            state("没有要报的任务", "它牵头的任务这一期都不用报，或还没有开始。")
        else:
            _grid(here, period, unit, tasks)
        st.button("‹ 回到看板", type="tertiary", key="leave", on_click=go, args=(here.view.but(rows=None),))


def _say(here: Here, period: date, tasks: pd.DataFrame) -> None:
    missing = int((~tasks["is_reported"].astype(bool)).sum())
    said = f"{missing} 项还没有报" if missing else "都报过，可以改"
    headline(
        [f"{here.place_name}{period.month}月要报 {len(tasks)} 项任务，{said}"],
        ["填好点“检查”：和交文件一样检查、看差别，再提交；检查前什么都不保存。"],
    )


def _grid(here: Here, period: date, unit: str, tasks: pd.DataFrame) -> None:
    shown = pd.DataFrame(
        {
            "handed": True,
            "task": [f"{row['task_code']}　{row['task_name']}" for row in tasks.to_dict("records")],
            "due": tasks["planned_end"].dt.date,
            "progress": tasks["progress"].astype(float),
            "state": tasks["state"],
            **{name: tasks[name].astype(object).where(tasks[name].notna(), None) for name in TEXTS},
        }
    )
    row = _ROW * max(here.scale, 1)
    key = f"fill-{unit}-{period:%Y-%m}"
    st.data_editor(
        shown,
        column_config=_columns(),
        disabled=["task", "due"],
        hide_index=True,
        num_rows="fixed",
        row_height=round(row),
        height=round(row * min(len(shown), _MOST) + 44 * max(here.scale, 1)),
        placeholder="",
        key=key,
        alt="进展月报填报表",
    )
    rows = taken(shown, st.session_state.get(key), EDITED)
    handed = [row for row in rows if row["handed"] is True]
    if st.button(f"检查（{len(handed)} 项）", type="primary", key="check", disabled=not handed):
        content = as_file(period, tasks["task_code"].tolist(), rows)
        try:
            token = own_hand.receive(
                [Handed(NAME, len(content), io.BytesIO(content))],
                reporter=None if may(Right.REVIEW) else unit,
            )
        except NoRoom as full:
            state("没有收下", str(full), "填的还在，稍后再点检查。", status="over")
            return
        st.switch_page(page("upload").path, query_params=here.view.place().but(hand=token).address())


def _columns() -> dict[str, Any]:
    heads = {column.name: column for column in named("progress").columns}

    def text(name: str, width: int) -> Any:
        return st.column_config.TextColumn(heads[name].header, max_chars=heads[name].max_length, width=width)

    def choice(name: str, options: Sequence[str], width: int) -> Any:
        return st.column_config.SelectboxColumn(heads[name].header, options=list(options), width=width)

    return {
        "handed": st.column_config.CheckboxColumn("报", width=44),
        "task": st.column_config.TextColumn("任务", width=250),
        "due": st.column_config.DateColumn("计划完成", format="YYYY-MM-DD", width=104),
        "progress": st.column_config.NumberColumn(
            "完成进度", min_value=0, max_value=100, step=0.1, format="%.1f%%", width=110
        ),
        "state": choice("state", [item.value for item in TASK_STATES], 130),
        "summary": text("summary", 400),
        "problem": text("problem", 210),
        "problem_category": choice("problem_category", [item.value for item in PROBLEM_CATEGORIES], 130),
        "next_step": text("next_step", 210),
        "evidence": text("evidence", 110),
    }


def as_file(period: date, codes: Sequence[str], rows: Sequence[dict[str, Any]]) -> bytes:
    """The filled grid as a file of progress reports; `codes` are the tasks of the rows as the store gives them.

    It enters the house and is never opened in a spreadsheet, so its cells are written as they are.
    """
    columns = named("progress").columns
    lines = []
    for code, row in zip(codes, rows, strict=True):
        if row["handed"] is not True:
            continue
        said = {
            "period": f"{period:%Y-%m}",
            "task_code": code,
            "progress": _percent(row["progress"]),
            **{name: _text(row[name]) for name in ("state", *TEXTS)},
        }
        lines.append([said[column.name] for column in columns])
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[column.header for column in columns], *lines])
    return text.getvalue().encode("utf-8-sig")


def _percent(value: object) -> str:
    """What is no number, which only a forged grid holds, is left for the check to refuse."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "" if pd.isna(value) else f"{value:g}%"
    return "" if value is None else str(value)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
