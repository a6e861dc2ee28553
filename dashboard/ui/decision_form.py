"""The fields in which a decision is written down, on the last slide of a meeting and on the office's page."""

from datetime import date, timedelta

import streamlit as st

from dashboard.intake.meetings import MOST_IN_MATTER, Decided
from dashboard.queries import reform
from dashboard.ui.decision_words import Item
from dashboard.ui.here import Here
from dashboard.ui.loaders import load_newest

_FIRST = ("部门", "县区", "开发区")
"""The kinds of units that decisions are mostly for, in this order; the others follow."""
_WEEKS = timedelta(days=14)
NO_TASK = ""


def decision_fields(here: Here, key: str, item: Item | None = None, *, held_on: date) -> Decided:
    """Draw the fields, filled with `item` where one is amended, and give what they hold; the unit may still be empty."""
    units, tasks = units_offered(here), tasks_offered(here)
    chosen_unit, chosen_task = (item["unit_code"], item["task_code"] or NO_TASK) if item else (None, NO_TASK)
    if chosen_unit is not None:
        units.setdefault(chosen_unit, chosen_unit)
    tasks.setdefault(chosen_task, chosen_task)
    matter = st.text_area(
        f"事项（{MOST_IN_MATTER} 字以内，不写人名电话）",
        item["matter"] if item else "",
        max_chars=MOST_IN_MATTER,
        height=96,
        placeholder="例：松岭县补报两期进展月报，并说明断报原因",
        key=f"{key}_matter",
    )
    with st.container(horizontal=True, gap="small"):
        unit = st.selectbox(
            "责任单位",
            list(units),
            index=list(units).index(chosen_unit) if chosen_unit else None,
            format_func=units.__getitem__,
            placeholder="打字可以查找",
            key=f"{key}_unit",
        )
        due: date = st.date_input(
            "时限",
            item["due_date"].date() if item else max(held_on, here.today) + _WEEKS,
            format="YYYY-MM-DD",
            key=f"{key}_due",
        )
    task = st.selectbox(
        "对应任务（可以不选；选了，旁边就显示它的灯和进度）",
        list(tasks),
        index=list(tasks).index(chosen_task),
        format_func=tasks.__getitem__,
        key=f"{key}_task",
    )
    return Decided(matter, unit or "", due, task or None)


def units_offered(here: Here) -> dict[str, str]:
    """Every unit by its code, departments and districts first."""
    units = [row for row in here.places.to_dict("records") if row["level"] == "unit"]
    units.sort(key=lambda row: _FIRST.index(row["category"]) if row["category"] in _FIRST else len(_FIRST))
    return {row["code"]: row["short_name"] for row in units}


def tasks_offered(here: Here) -> dict[str, str]:
    """No task, then the city's tasks by their codes."""
    frame = load_newest(reform.tasks, here.month) if here.period else None
    words = {NO_TASK: "不对应任务"}
    if frame is not None:
        rows = sorted(frame[["task_code", "task_name"]].itertuples(index=False, name=None))
        words |= {code: f"{code} {name}" for code, name in rows}
    return words
