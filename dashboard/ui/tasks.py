"""Tasks as rows of a leaders' table."""

import pandas as pd

from dashboard.catalog import wording
from dashboard.ui.here import Here
from dashboard.ui.marks import light, progress_bar
from dashboard.ui.table import Head, Line
from dashboard.ui.text import escape

TASK_HEADS = (
    Head("灯", 1.25),
    Head("任务", 2.3),
    Head("牵头单位", 1.5),
    Head("完成（竖线为应有）", 1.9),
    Head("偏差", 0.7, number=True),
    Head("计划完成", 1.1, number=True),
)
NARROW_HEADS = (
    Head("灯", 1.5),
    Head("任务", 2.4),
    Head("完成", 1.9),
    Head("偏差", 0.65, number=True),
    Head("计划完成", 1.3, number=True),
)


def task_lines(here: Here, frame: pd.DataFrame, *, narrow: bool = False) -> list[Line]:
    """One line a task of reform/tasks, leading to the task's own panel; `narrow` leaves out who leads."""
    lines: list[Line] = []
    for row in frame.to_dict("records"):
        expected = None if pd.isna(row["expected"]) else row["expected"]
        deviation = "—" if pd.isna(row["deviation"]) else wording.signed(row["deviation"], 0)
        cells: tuple[str, ...] = (
            light(row["status"], task_word(row)),
            escape(row["task_name"]),
            escape(row["unit_name"]),
            progress_bar(row["progress"], expected),
            deviation,
            wording.iso(row["planned_end"]),
        )
        if narrow:
            cells = (*cells[:2], *cells[3:])
        lines.append(Line(cells, row["task_name"], "reform", here.view.but(task=row["task_code"], rows=None)))
    return lines


def task_word(row: dict[str, object]) -> str:
    """The word of a task's light, with its days: 逾期 22 天, 8 天到期."""
    word, overdue, left = str(row["word"]), row["overdue_days"], row["days_left"]
    if word == "逾期" and not pd.isna(overdue):
        return f"逾期 {overdue:.0f} 天"
    if word == "临近" and not pd.isna(left):
        return f"{left:.0f} 天到期" if left else "今天到期"
    return word
