"""The words of the reporting board: what a cell says, and the reminders that the office sends."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.datasets import named

Cell = Mapping[str, Any]
"""A row of the question board/cells."""
QUARTERS = "一二三四"
GRACE = 3
"""Days that a reminder leaves for handing in."""
STATUS = {"in_time": "done", "late": "late", "returned": "near", "missing": "none", "partial": "over"}
"""The look of each state; what isn't named needs nothing now."""


def period_of(frequency: str, period: date) -> str:
    """10月, 三季度, 2025年; with the year where a reminder could be mistaken."""
    if frequency == "年":
        return f"{period.year}年"
    return f"{QUARTERS[(period.month - 1) // 3]}季度" if frequency == "季" else f"{period.month}月"


def words_of(cell: Cell) -> str:
    """已报, 迟 12 天, 退回, 未报 17 天, 缺 3 项, 未到期, 无."""
    state = cell["state"]
    if state == "late":
        return f"迟 {cell['days']:.0f} 天"
    if state == "missing":
        return f"未报 {cell['days']:.0f} 天"
    if state == "partial":
        return f"缺 {cell['owed'] - cell['reported']:.0f} 项"
    return {"in_time": "已报", "returned": "退回", "pending": "未到期", "nothing": "无"}[state]


def sentence_of(cell: Cell) -> str:
    """What became of a report, in a sentence for the panel at the side."""
    state = cell["state"]
    if state == "in_time":
        return f"已报，{wording.day(cell['received'])}，按时"
    if state == "late":
        return f"迟报，{wording.day(cell['received'])}，迟 {cell['days']:.0f} 天"
    if state == "returned":
        return f"{wording.day(cell['returned_date'])}退回，还没有重新报"
    if state == "pending":
        part = f"，已报 {cell['reported']:.0f}/{cell['owed']:.0f} 项" if cell["reported"] else ""
        return f"未到期，还有 {cell['left']:.0f} 天{part}"
    if state == "nothing":
        return "这一期没有，不算未报（有则报，无则不用报）"
    if state == "partial":
        return f"没报全：{cell['reported']:.0f}/{cell['owed']:.0f} 项，逾期 {cell['days']:.0f} 天"
    return f"至今未报，逾期 {cell['days']:.0f} 天"


def reminder(cells: Sequence[Cell], today: date) -> str:
    """The reminder to one unit, for all that it owes."""
    owing = [_owing(cell) for cell in cells]
    again = all(cell["state"] == "returned" for cell in cells)
    how = "改好后通过“数据上报”重新报送" if again else "通过“数据上报”报送，或说明原因"
    closing = f"请于{wording.day(answer_by(today))}前{how}。"
    return f"{cells[0]['unit_name']}：{'；'.join(owing)}。{closing}"


def reminders(cells: pd.DataFrame, today: date) -> str:
    """One text for all: a paragraph a unit; units that owe the very same stand together."""
    same: dict[str, list[str]] = {}
    for _, rows in cells.groupby("unit_code", sort=False):
        whole = reminder(rows.to_dict("records"), today)
        name = str(rows["unit_name"].iloc[0])
        same.setdefault(whole.removeprefix(name), []).append(name)
    return "\n".join(
        f"{wording.listing(names)}{f'（{len(names)} 家）' if len(names) > 1 else ''}{rest}"
        for rest, names in same.items()
    )


def answer_by(today: date) -> date:
    """The day named in a reminder: a few days from now, and a working day of the week."""
    day = today + timedelta(days=GRACE)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _owing(cell: Cell) -> str:
    period = period_of(cell["frequency"], cell["period"])
    which = f"{period}{'份' if cell['frequency'] == '月' else ''}《{named(cell['dataset']).title}》"
    due = f"报送截止{wording.day(cell['due_date'])}"
    late = f"已逾期{cell['days']:.0f}天" if cell["days"] else f"截止{wording.day(cell['due_date'])}"
    if cell["state"] == "returned":
        return f"{which}于{wording.day(cell['returned_date'])}退回（{cell['reason']}），至今没有重新报送"
    if cell["state"] == "partial":
        return f"{which}{due}，还缺{cell['owed'] - cell['reported']:.0f}项，{late}"
    return f"{which}{due}，至今未报，{late}"
