"""Decisions of meetings in words: where an item stands, and its task's light beside it."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.freeze import parse_freeze
from dashboard.ui.marks import light, progress_bar
from dashboard.ui.text import escape

Item = dict[str, Any]
"""A row of queries.meeting.decisions or last_decisions."""

STATES = {"over": "逾期", "near": "临近", "open": "办理中", "done": "已办结", "withdrawn": "已撤销"}
"""The states by which a list is narrowed, the gravest first."""
LIGHTS = {"over": "over", "near": "near", "open": "ok", "done": "done", "withdrawn": "none"}
"""The shape and colour of each state."""


def standing(item: Item) -> str:
    """逾期 3 天; 5 天到期; 11月20日办结，按时; 11月20日办结，迟 3 天; 已撤销."""
    if item["state"] == "withdrawn":
        return STATES["withdrawn"]
    days = int(item["days"])
    if item["state"] == "done":
        return f"{wording.day(item['done_date'])}办结，{f'迟 {days} 天' if days > 0 else '按时'}"
    if days > 0:
        return f"逾期 {days} 天"
    return f"{-days} 天到期" if days else "今天到期"


def standing_light(item: Item) -> str:
    """The same with its shape, as HTML."""
    return light(LIGHTS[item["state"]], standing(item))


def meeting_name(token: str) -> str:
    """The meeting of a token: 2026-11-22 09:00."""
    freeze = parse_freeze(token)
    if freeze is None:
        return token
    return f"{wording.iso(freeze.day)} {freeze.began:%H:%M}"


def task_light(task: Item | None) -> str:
    """The light and progress of the task that an item names, as HTML; empty for none."""
    if task is None:
        return ""
    late = task["overdue_days"]
    word = task["word"] if pd.isna(late) else f"{task['word']} {late:.0f} 天"
    bar = progress_bar(_value(task["progress"]), _value(task["expected"]))
    return f'<span class="of_task">{light(task["status"], word)}<span>{bar}</span><small>{escape(task["task_code"])}</small></span>'


def due(value: date) -> str:
    """12月15日前."""
    return f"{wording.day(value)}前"


def _value(number: float) -> float | None:
    return None if pd.isna(number) else float(number)
