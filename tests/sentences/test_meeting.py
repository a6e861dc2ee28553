"""The titles of slides, made from planted answers."""

from datetime import datetime

import pandas as pd
import pytest

from dashboard.sentences.meeting import of_balance, of_deciding, of_exchange, of_last, of_red
from dashboard.sentences.say import title


def month(red: int, tasks: int = 20) -> pd.Series:
    """A month's summary with so many red tasks."""
    return pd.Series({"tasks": tasks, "over": red})


def led_by(*units: str) -> pd.DataFrame:
    """Red tasks, one a leading unit."""
    return pd.DataFrame({"unit_name": list(units)})


@pytest.mark.parametrize(
    ("now", "before", "units", "lines"),
    [
        (0, 0, (), ("没有任务亮红灯",)),
        (3, 1, ("甲局", "甲局", "乙局"), ("3 项任务亮红灯，比上月多 2 项", "甲局最多")),
        (2, 3, ("甲局", "乙局"), ("2 项任务亮红灯，比上月少 1 项",)),
        (1, 1, ("甲局",), ("1 项任务亮红灯，与上月一样多",)),
    ],
)
def test_red_tasks_are_counted_compared_and_placed(
    now: int, before: int, units: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    assert title("meeting_red", of_red(month(now), month(before), led_by(*units))) == lines


def test_red_tasks_of_the_first_month_are_not_compared() -> None:
    assert title("meeting_red", of_red(month(2), month(0, tasks=0), led_by("甲局", "乙局"))) == (
        "2 项任务亮红灯",
    )


def standings(*rows: tuple[str, float | None]) -> pd.DataFrame:
    """A ranking of places with ten tasks each; None has not reported."""
    return pd.DataFrame(
        {
            "code": [name for name, _ in rows],
            "name": [name for name, _ in rows],
            "value": pd.Series([value for _, value in rows], dtype="float64"),
            "status": ["none" if value is None else "ok" for _, value in rows],
            "silent": [int(value is None) for _, value in rows],
            "tasks": [10] * len(rows),
        }
    )


def test_the_gap_between_districts_is_that_of_the_written_ends() -> None:
    facts = of_balance(standings(("东区", 3.76), ("西县", -16.71), ("北县", None)), standings())
    assert facts["spread"] == 20.5
    assert title("meeting_balance", facts) == ("区县之间最多差 20.5 个百分点", "西县落后最多，北县未报")


def test_one_district_has_no_gap() -> None:
    facts = of_balance(standings(("东区", 3.0), ("北县", None)), standings())
    assert title("meeting_balance", facts) == ("报了的县区太少，还比不出差距；北县未报",)


def test_problems_are_told_by_what_is_open_and_what_is_late() -> None:
    told = pd.DataFrame(
        {
            "kind": ["经验", "问题", "问题", "问题"],
            "unit_name": ["甲局", "乙局", "丙局", "丁局"],
            "is_open": [False, True, True, False],
            "days": pd.array([None, 5, -3, None], dtype="Int64"),
        }
    )
    assert title("meeting_exchange", of_exchange(told)) == (
        "2 个问题还没解决，1 个过了整改期限",
        "最近的做法来自甲局",
    )
    assert title("meeting_exchange", of_exchange(told[3:])) == ("报来的问题都解决了",)
    assert title("meeting_exchange", of_exchange(told[:0])) == ("还没有报来典型和问题",)


def decided(*states: tuple[bool, str]) -> pd.DataFrame:
    """Decisions, each of the last meeting or of an older one, with its state."""
    return pd.DataFrame({"is_last": [last for last, _ in states], "state": [state for _, state in states]})


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ((), ("之前的会议没有留下议定事项",)),
        (((True, "done"), (True, "done")), ("上次议定 2 项，全部办结",)),
        (((True, "open"), (True, "near")), ("上次议定 2 项，都还没办结",)),
        (
            ((True, "done"), (True, "over"), (False, "over")),
            ("上次议定 2 项，已办结 1 项", "2 项过了时限，更早的还有 1 项在办"),
        ),
    ],
)
def test_the_last_meeting_is_told_by_what_was_done(
    items: tuple[tuple[bool, str], ...], lines: tuple[str, ...]
) -> None:
    assert title("meeting_last", of_last(decided(*items))) == lines


def test_what_is_decided_is_counted_with_its_first_limit() -> None:
    due = pd.DataFrame({"due_date": [datetime(2026, 12, 20), datetime(2026, 12, 6)]})
    assert title("meeting_deciding", of_deciding(due)) == ("本次议定 2 项，最早的12月6日前办完",)
    assert title("meeting_deciding", of_deciding(due[:0])) == ("本次会议还没有议定事项",)
