"""Where a decision stands, in words."""

from datetime import date
from typing import Any

import pytest

from dashboard.ui.decision_words import meeting_name, standing, task_light

NOVEMBER_20 = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("state", "days", "done", "said"),
    [
        ("over", 3, None, "逾期 3 天"),
        ("near", 0, None, "今天到期"),
        ("near", -5, None, "5 天到期"),
        ("open", -40, None, "40 天到期"),
        ("done", 0, NOVEMBER_20, "11月20日办结，按时"),
        ("done", 3, NOVEMBER_20, "11月20日办结，迟 3 天"),
        ("withdrawn", None, None, "已撤销"),
    ],
)
def test_an_item_says_how_it_stands_to_its_limit(
    state: str, days: int | None, done: date | None, said: str
) -> None:
    assert standing({"state": state, "days": days, "done_date": done}) == said


def test_a_meeting_is_called_by_its_day_and_hour() -> None:
    assert meeting_name("162-202611220905") == "2026-11-22 09:05"
    assert meeting_name("第一次") == "第一次"


def test_a_task_is_shown_by_light_and_progress() -> None:
    task: dict[str, Any] = {
        "task_code": "T-<i>", "status": "over", "word": "逾期", "overdue_days": 92.0, "progress": 93.0, "expected": 100.0,
    }  # fmt: skip
    shown = task_light(task)
    assert "逾期 92 天" in shown
    assert "93%" in shown
    assert "T-&lt;i&gt;" in shown
    assert task_light(None) == ""
