"""Progress, expectation and lights of tasks, each in a small world worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from dashboard.access import NOTHING, Scope
from dashboard.queries import reform
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, by, found, milestone, reading, report, task

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
    assert (told["progress"], told["deviation"], told["word"], told["state"]) == (0, -50, "严重落后", "未启动")
    assert (told["is_owed"], told["is_reported"]) == (True, False)


@pytest.mark.parametrize(
    ("reported", "progress"),
    [(None, 25), (10, 25), (40, 40), (95, 75)],
    ids=["unreported", "below what is done", "between", "above the next milestone"],
)
def test_milestones_are_the_frame_in_which_reports_move(store: Store, reported: float | None, progress: float) -> None:
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
    plant(store, "milestones", [milestone("T", 1, date(2026, 6, 30), date(2026, 10, 1)), milestone("T", 2, DECEMBER)])
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
    assert (told["status"], told["overdue_since"], told["overdue_days"]) == ("over", pd.Timestamp(2026, 10, 11), 20)


def test_a_milestone_due_soon_is_near_with_the_days_left(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 10, 1), date(2027, 6, 30))])
    plant(store, "milestones", [milestone("T", 1, date(2026, 11, 10), weight=1), milestone("T", 2, date(2027, 6, 30), weight=99)])
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
        [task(code, JANUARY, date(2026, 9, 10)) for code in ("A", "B", "C", "D")] + [task("E", JANUARY, DECEMBER)],
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


def test_a_closed_task_owes_no_more_reports_but_the_closing_month_did(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER)])
    plant(store, "progress", [report("T", SEPTEMBER, 100, "已销号")])
    assert only(store, SEPTEMBER)["is_owed"] is True
    assert only(store, OCTOBER)["is_owed"] is False


def test_the_city_counts_its_own_tasks_and_a_district_its_parts(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("T", JANUARY, DECEMBER),
            task("T-E", JANUARY, DECEMBER, lead_unit="QE", district_code=EAST, parent_task="T"),
            task("T-W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST, parent_task="T"),
            task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST, measure_no="2"),
        ],
    )
    seen = reading(store)
    assert sorted(reform.tasks(seen, OCTOBER)["task_code"]) == ["T", "W"]
    assert sorted(reform.tasks(seen, OCTOBER, district=WEST)["task_code"]) == ["T-W", "W"]
    assert sorted(reform.tasks(seen, OCTOBER, district=WEST, unit="D1")["task_code"]) == ["T"]
    assert reform.tasks(seen, OCTOBER, aspect="技能")["task_code"].tolist() == ["W"]
    assert reform.task_children(seen, OCTOBER, "T")["task_code"].tolist() == ["T-E", "T-W"]
    assert reform.aspects(seen, OCTOBER)[["aspect", "tasks"]].to_numpy().tolist() == [["思想", 1], ["技能", 1]]
    grid = reform.grid(seen, OCTOBER)
    assert grid[["name", "aspect", "tasks", "status"]].to_numpy().tolist() == [
        ["全市", "思想", 1, "none"],
        ["全市", "技能", 1, "none"],
        ["东岭", "思想", 1, "none"],
        ["西岭", "思想", 1, "none"],
        ["西岭", "技能", 1, "none"],
        ["市一局", "思想", 1, "none"],
    ]
    assert reform.grid(seen, OCTOBER, WEST)["name"].tolist() == ["西岭", "西岭", "西岭县办", "西岭县办"]


def test_roadmap_nodes_and_milestones_say_done_missed_or_coming(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER), task("U", JANUARY, DECEMBER, is_key=True)])
    plant(
        store,
        "milestones",
        [
            milestone("T", 1, date(2026, 3, 31), date(2026, 4, 2), weight=3),
            milestone("T", 2, date(2026, 9, 30)),
            milestone("T", 3, date(2026, 11, 30), date(2026, 11, 20)),
        ],
    )
    assert reform.nodes(reading(store), OCTOBER)["state"].tolist() == ["done", "missed", "coming"]
    own = reform.task_milestones(reading(store), OCTOBER, "T")
    assert own["share"].tolist() == [60, 20, 20]
    assert own["overdue_days"].tolist()[1] == 31
    assert reform.roadmap(reading(store), OCTOBER)["task_code"].tolist()[0] == "T"
    assert reform.roadmap(reading(store), OCTOBER, key=True)["task_code"].tolist() == ["U"]


def test_history_shows_every_month_since_the_start_and_when_its_report_first_came(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 8, 1), DECEMBER)])
    plant(store, "progress", [report("T", date(2026, 8, 1), 10)], received=date(2026, 9, 4))
    plant(store, "progress", [report("T", OCTOBER, 30)], received=date(2026, 11, 9))
    history = reform.task_history(reading(store), OCTOBER, "T")
    assert history["period"].dt.month.tolist() == [10, 9, 8]
    assert history["progress"].tolist() == [30, 10, 10]
    assert history["is_reported"].tolist() == [True, False, True]
    assert history["received"].tolist()[::2] == [pd.Timestamp(2026, 11, 9), pd.Timestamp(2026, 9, 4)]


def test_an_older_version_shows_what_was_known_then(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER)])
    before = store.version()
    plant(store, "progress", [report("T", OCTOBER, 70)])
    assert reform.task(reading(store), OCTOBER, "T")["progress"].item() == 70
    assert reform.task(reading(store, version=before), OCTOBER, "T")["progress"].item() == 0


def test_tasks_out_of_scope_are_not_seen(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [task("T", JANUARY, DECEMBER), task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST)],
    )
    plant(store, "milestones", [milestone("T", 1, DECEMBER), milestone("W", 1, DECEMBER)])
    assert reform.tasks(reading(store, Scope(units=("QW",))), OCTOBER)["task_code"].tolist() == ["W"]
    assert reform.tasks(reading(store, Scope(districts=(CITY,))), OCTOBER)["task_code"].tolist() == ["T"]
    assert reform.task(reading(store, Scope(units=("QW",))), OCTOBER, "T").empty
    assert reform.nodes(reading(store, Scope(units=("QW",))), OCTOBER)["task_code"].tolist() == ["W"]
    assert reform.tasks(reading(store, NOTHING), OCTOBER).empty
