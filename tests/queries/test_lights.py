"""Progress, expectation and lights of tasks, each in a small world worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from dashboard.queries import reform
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import OCTOBER, by, found, milestone, reading, report, task

JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
SEPTEMBER = date(2026, 9, 1)


def only(store: Store, period: date = OCTOBER, code: str = "T") -> dict[str, object]:
    return by(reform.task(reading(store), period, code), "task_code")[code]


def test_without_milestones_progress_is_self_reported_and_expectation_a_straight_line(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 10, 1), date(2026, 11, 30))])
    plant(store, "progress", [report("T", OCTOBER, 40)])
    told = only(store)
    assert (told["progress"], told["basis"], told["expected"]) == (40, "自报", 50)  # 30 of 60 days
    assert (told["deviation"], told["status"], told["word"]) == (-10, "late", "落后")


def test_without_any_report_a_task_is_at_nothing(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 10, 1), date(2026, 11, 30))])
    told = only(store)
    assert (told["progress"], told["deviation"], told["word"], told["state"]) == (
        0,
        -50,
        "严重落后",
        "未启动",
    )
    assert (told["is_owed"], told["is_reported"]) == (True, False)


@pytest.mark.parametrize(
    ("reported", "progress"),
    [(None, 25), (10, 25), (40, 40), (95, 75)],
    ids=["unreported", "below what is done", "between", "above the next milestone"],
)
def test_milestones_are_the_frame_in_which_reports_move(
    store: Store, reported: float | None, progress: float
) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER)])
    plant(
        store,
        "milestones",
        [
            milestone("T", 1, date(2026, 6, 30), date(2026, 7, 15), weight=1),
            milestone("T", 2, date(2026, 11, 30), weight=2),
            milestone("T", 3, DECEMBER, weight=1),
        ],
    )
    if reported is not None:
        plant(store, "progress", [report("T", OCTOBER, reported)])
    told = only(store)
    assert (told["progress"], told["basis"]) == (progress, "里程碑")


def test_a_milestone_counts_from_the_day_it_was_reached(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER)])
    plant(
        store,
        "milestones",
        [milestone("T", 1, date(2026, 6, 30), date(2026, 10, 1)), milestone("T", 2, DECEMBER)],
    )
    assert only(store, SEPTEMBER)["progress"] == 0
    assert only(store)["progress"] == 50


def test_expectation_climbs_evenly_between_the_planned_dates(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 4, 30), DECEMBER)])
    plant(
        store,
        "milestones",
        [milestone("T", 1, date(2026, 6, 30), weight=3), milestone("T", 2, date(2026, 8, 30), weight=1)],
    )
    curve = reform.curve(reading(store), OCTOBER).set_index("month")["expected"]
    assert curve[pd.Timestamp(2026, 4, 1)] == 0
    assert curve[pd.Timestamp(2026, 5, 1)] == pytest.approx(75 * 31 / 61)
    assert curve[pd.Timestamp(2026, 6, 1)] == 75
    assert curve[pd.Timestamp(2026, 7, 1)] == pytest.approx(75 + 25 * 31 / 61)
    assert curve[pd.Timestamp(2026, 12, 1)] == 100


def test_milestones_of_one_day_are_reached_together(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 9, 30), DECEMBER)])
    plant(store, "milestones", [milestone("T", 1, date(2026, 11, 30)), milestone("T", 2, date(2026, 11, 30))])
    assert only(store)["expected"] == pytest.approx(100 * 31 / 61)


def test_the_current_month_is_as_of_today(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 11, 2), date(2026, 11, 22))])
    plant(store, "progress", [report("T", date(2026, 11, 1), 50)])
    seen = reform.task(reading(store, today=date(2026, 11, 12)), date(2026, 11, 1), "T")
    assert seen["expected"].item() == 50
    assert seen["days_left"].item() == 10


@pytest.mark.parametrize(
    ("start", "end", "percent", "state", "status", "word"),
    [
        (JANUARY, DECEMBER, 100, "已销号", "done", "已销号"),
        (JANUARY, date(2026, 6, 30), 100, "已完成待销号", "ok", "待销号"),
        (JANUARY, DECEMBER, 5, "长期坚持", "done", "长期坚持"),
        (JANUARY, date(2026, 6, 30), 5, "暂缓", "done", "暂缓"),
        (date(2026, 11, 5), DECEMBER, 0, "未启动", "ok", "未到开始"),
        (JANUARY, date(2026, 10, 30), 99, "推进中", "over", "逾期"),
        (JANUARY, date(2026, 10, 31), 99, "推进中", "near", "临近"),
        (JANUARY, date(2026, 11, 15), 99, "推进中", "near", "临近"),
        (JANUARY, date(2026, 11, 16), 99, "推进中", "ok", "正常"),
        (date(2026, 10, 1), date(2026, 11, 30), 45, "推进中", "ok", "正常"),
        (date(2026, 10, 1), date(2026, 11, 30), 44.9, "推进中", "late", "落后"),
        (date(2026, 10, 1), date(2026, 11, 30), 35, "推进中", "late", "落后"),
        (date(2026, 10, 1), date(2026, 11, 30), 34.9, "推进中", "over", "严重落后"),
    ],
)
def test_light_of_a_task(
    store: Store, start: date, end: date, percent: float, state: str, status: str, word: str
) -> None:
    found(store)
    plant(store, "tasks", [task("T", start, end)])
    plant(store, "progress", [report("T", OCTOBER, percent, state)])
    told = only(store)
    assert (told["status"], told["word"]) == (status, word)


def test_lines_of_the_lights_follow_the_thresholds(store: Store) -> None:
    found(store)
    plant(store, "thresholds", [{"threshold": "deviation_late", "threshold_name": "落后界线", "value": -1}])
    plant(store, "tasks", [task("T", date(2026, 10, 1), date(2026, 11, 30))])
    plant(store, "progress", [report("T", OCTOBER, 48)])
    assert only(store)["status"] == "late"


def test_overdue_counts_from_the_earliest_missed_date(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, date(2026, 10, 20))])
    plant(
        store,
        "milestones",
        [
            milestone("T", 1, date(2026, 5, 31), date(2026, 5, 31)),
            milestone("T", 2, date(2026, 10, 11)),
            milestone("T", 3, date(2026, 10, 20)),
        ],
    )
    told = only(store)
    assert (told["status"], told["overdue_since"], told["overdue_days"]) == (
        "over",
        pd.Timestamp(2026, 10, 11),
        20,
    )


def test_a_milestone_due_soon_is_near_with_the_days_left(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 10, 1), date(2027, 6, 30))])
    plant(
        store,
        "milestones",
        [milestone("T", 1, date(2026, 11, 10), weight=1), milestone("T", 2, date(2027, 6, 30), weight=99)],
    )
    told = only(store)
    assert (told["status"], told["days_left"]) == ("near", 10)


def test_long_running_and_suspended_tasks_have_no_expectation_and_stay_out_of_rates(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, date(2026, 6, 30)), task("U", JANUARY, date(2026, 6, 30))])
    plant(store, "progress", [report("T", OCTOBER, 10, "长期坚持"), report("U", OCTOBER, 100, "已销号")])
    told = only(store)
    assert (told["expected"], told["deviation"], told["is_owed"]) == (None, None, False)
    summary = reform.summary(reading(store), OCTOBER).iloc[0]
    assert (summary["tasks"], summary["neutral"], summary["due"], summary["progress"]) == (2, 1, 1, 100)


def test_on_time_is_judged_by_the_first_month_that_says_done(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [task(code, JANUARY, date(2026, 9, 10)) for code in ("A", "B", "C", "D")]
        + [task("E", JANUARY, DECEMBER)],
    )
    plant(
        store,
        "progress",
        [
            report("A", SEPTEMBER, 100, "已完成待销号"),  # within the month of the end
            report("A", OCTOBER, 100, "已销号"),
            report("B", OCTOBER, 100, "已完成待销号"),  # a month late
            report("C", SEPTEMBER, 100),  # all done though not yet said so
            report("D", SEPTEMBER, 100, "已完成待销号"),  # sent back
            report("D", OCTOBER, 80),
            report("E", SEPTEMBER, 100, "已销号"),  # not due yet
        ],
    )
    rows = by(reform.tasks(reading(store), OCTOBER), "task_code")
    assert {code: row["completed_on_time"] for code, row in rows.items()} == {
        "A": True, "B": False, "C": True, "D": False, "E": False,
    }  # fmt: skip
    assert [code for code, row in sorted(rows.items()) if row["overdue"]] == ["D"]
    assert [code for code, row in sorted(rows.items()) if row["closed"]] == ["A", "E"]
    for member in ("due", "completed_on_time", "overdue", "closed"):
        kept = reform.tasks(reading(store), OCTOBER, member=member)["task_code"].tolist()
        assert sorted(kept) == sorted(code for code, row in rows.items() if row[member])
