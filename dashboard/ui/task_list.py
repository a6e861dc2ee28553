"""The full list of tasks, or exactly those that a key figure counts, with the figure's definition on top."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.key_figures import BY_NAME
from dashboard.queries import overview, reform
from dashboard.ui import task_panel
from dashboard.ui.corner import back
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import headline, panel
from dashboard.ui.table import grid
from dashboard.ui.tasks import task_word

LISTS: Mapping[str, tuple[str, str | None]] = {
    "all": ("任务", None),
    "due": ("到期应完成的任务", "on_time"),
    "completed_on_time": ("按期完成的任务", "on_time"),
    "closed": ("已销号的任务", "closed"),
    "overdue": ("逾期任务", "overdue"),
    "in_force": ("已到开始日、计进度的任务", None),
}
"""What `rows` may name: the words of the list, and the key figure that counts it."""
_ROWS = 22


def open_named(here: Here) -> bool:
    """Draw the task, or the list of tasks, that the address names; False where it names none."""
    if here.view.task:
        task_panel.task(here, here.month, here.view.task)
        return True
    if here.view.rows and here.view.rows in LISTS:
        listing(here, here.month, here.view.rows)
        return True
    return False


def listing(here: Here, period: date, rows: str) -> None:
    """Every task of a list, sortable; a row leads to the task's own panel."""
    words, counted_by = LISTS[rows]
    view = here.view
    frame = load(
        reform.tasks,
        period,
        view.district,
        view.unit,
        view.aspect,
        view.light,
        None,
        None if rows == "all" else rows,
    )
    scope = "　".join(part for part in (here.place_name, view.aspect) if part)
    below: list[str | tuple[str]] = [f"{scope}，{wording.month(period)}。"]
    if counted_by is not None:
        figure = BY_NAME[counted_by]
        values = load(overview.key_figures, period, view.district, view.unit).set_index("figure")
        value = values["value"].get(counted_by)
        said = (
            wording.UNREPORTED
            if value is None or pd.isna(value)
            else f"{wording.number(value, figure.digits)}{figure.unit}"
        )
        below = [
            f"{scope}，{wording.month(period)}：{figure.title} ",
            (said,),
            f"。口径：{figure.definition}。",
        ]
    headline([f"{words} {len(frame)} 项"], below)
    with panel(words, "点表头排序，点行首看这项任务", exhibit="reform/list"):
        if frame.empty:
            nothing_here(here, words)
        else:
            codes = frame["task_code"].tolist()
            grid(
                here,
                "task_list",
                _shown(here, frame),
                _columns(),
                leads=lambda place: view.but(task=codes[place]),
                rows=_ROWS,
            )
        back(view.but(rows=None))


def _shown(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    lights = [
        f"{here.theme.statuses[row['status']].sign} {task_word(row)}" for row in frame.to_dict("records")
    ]
    return frame.assign(
        light=lights,
        district=frame["district_name"],
        key=["重点" if key else "" for key in frame["is_key"]],
        reported=[wording.UNREPORTED if pd.isna(day) else f"{day:%Y-%m}" for day in frame["last_reported"]],
    )


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "light": column.TextColumn("灯", width=120),
        "task_code": column.TextColumn("编号", width=80),
        "task_name": column.TextColumn("任务", width=230),
        "unit_name": column.TextColumn("牵头单位", width=150),
        "district": column.TextColumn("县区", width=90),
        "aspect": column.TextColumn("方面", width=140),
        "progress": column.ProgressColumn("完成", min_value=0, max_value=100, format="%.0f%%", width=170),
        "expected": column.NumberColumn("应有", format="%.0f%%", width=70),
        "deviation": column.NumberColumn("偏差", format="%+.1f", width=70),
        "planned_end": column.DateColumn("计划完成", format="YYYY-MM-DD", width=110),
        "state": column.TextColumn("状态", width=110),
        "basis": column.TextColumn("依据", width=80),
        "key": column.TextColumn("重点", width=60),
        "reported": column.TextColumn("最近报送", width=90),
    }
