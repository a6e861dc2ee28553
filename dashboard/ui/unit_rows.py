"""The rows behind a number of a profile."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.catalog.acts import Act
from dashboard.catalog.case_kinds import BY_NAME
from dashboard.catalog.peer_measures import BY_ROWS
from dashboard.queries import reform, rights
from dashboard.queries import unit as questions
from dashboard.ui import skill_rows
from dashboard.ui.case_reach import reads_rows
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import panel, state
from dashboard.ui.skills import narrowed
from dashboard.ui.table import grid, table
from dashboard.ui.tasks import TASK_HEADS, task_lines
from dashboard.ui.unit_facts import has_skills, place_of
from dashboard.ui.ways import way
from dashboard.ui.who import note_once

_LISTED = 20
_DAY = "YYYY-MM-DD"


def list_behind(here: Here, period: date) -> None:
    """The rows of the measure or level that was clicked, on top of the profile."""
    rows = here.view.rows
    if skill_rows.is_open(here.view):
        skill_rows.list_behind(here, period, narrowed(here), on="unit")
        return
    if rows not in BY_ROWS:
        return
    measure = BY_ROWS[rows]
    with panel(f"{measure.title}的明细", f"口径：{measure.definition}", exhibit="unit/rows"):
        match rows:
            case "tasks" | "due":
                _tasks(here, period, "due" if rows == "due" else None)
            case "reports":
                _reports(here, period)
            case "cases_due":
                _cases(here, period, "due", 1)
            case _:
                _cases(here, period, "received", 12)
    way("unit", label="收起明细", query_params=here.view.but(rows=None).address())


def skill_lines(here: Here, period: date) -> None:
    """The lines of a place whose profile is skills alone."""
    if has_skills(here, period) and not skill_rows.is_open(here.view):
        skill_rows.list_lines(here, period, narrowed(here), rows=12)


def _tasks(here: Here, period: date, member: str | None) -> None:
    district, unit = place_of(here.view)
    frame = load(reform.tasks, period, district, unit, member=member)
    if frame.empty:
        nothing_here(here, "到期应完成的任务" if member else "任务")
        return
    table("rows_tasks", TASK_HEADS, task_lines(here, frame.head(_LISTED)))
    if len(frame) > _LISTED:
        view = here.view.place().but(rows=member)
        way("reform", label=f"全部 {len(frame)} 项 ›", query_params=view.address())


def _reports(here: Here, period: date) -> None:
    frame = load(questions.reports, period, *place_of(here.view))
    columns: dict[str, Any] = {
        "period": st.column_config.DateColumn("期次", format="YYYY-MM"),
        "due_date": st.column_config.DateColumn("截止日", format=_DAY),
        "owed": "应报（项）",
        "reported": "已报（项）",
        "punctual": "按时（项）",
        "first_received": st.column_config.DateColumn("最早报来", format=_DAY),
        "last_received": st.column_config.DateColumn("最后报来", format=_DAY),
    }
    grid(here, "rows_reports", frame, columns)


def _cases(here: Here, period: date, kind: str, months: int) -> None:
    district, unit = place_of(here.view)
    view = here.view.place().but(rows=kind)
    if not reads_rows():
        state("案件只看件数，不逐件列", "编号、单位和金额只给办公室看；下面按县区与类别看件数。")
        way("rights", label="到权益维护看县区 × 类别 ›", query_params=view.address())
        return
    note_once(Act.CASE_ROWS, f"{BY_NAME[kind].title}　{here.place_name}", f"{kind} {here.view.address()}")
    frame = load(rights.cases, period, kind=kind, months=months, district=district, unit=unit)
    if frame.empty:
        nothing_here(here, "案件")
        return
    hidden = int(frame["sensitive"].iloc[0])
    said = f"共 {frame['total'].iloc[0]:,} 件" + (
        f"；其中 {hidden} 件属敏感类别，只计数，不列出" if hidden else ""
    )
    st.html(f'<p class="note">{said}。</p>')
    columns: dict[str, Any] = {
        "case_no": "编号",
        "category": "类别",
        "handling_name": "承办单位",
        "received_date": st.column_config.DateColumn("收到", format=_DAY),
        "due_date": st.column_config.DateColumn("到期", format=_DAY),
        "closed_date": st.column_config.DateColumn("办结", format=_DAY),
        "people": "人数",
    }
    grid(here, "rows_cases", frame[~frame["is_sensitive"].astype(bool)], columns)
    way("rights", label="到权益维护看每一件 ›", query_params=view.address())
