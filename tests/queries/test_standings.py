"""Standings of districts and departments, and what changed, in small worlds worked out by hand."""

from datetime import date

import pandas as pd

from dashboard.queries import overview
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import EAST, OCTOBER, WEST, by, case, found, reading, report, task

AUGUST, SEPTEMBER = date(2026, 8, 1), date(2026, 9, 1)
JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
START, END = date(2026, 10, 1), date(2026, 11, 30)
"""A span of which the half is gone at the end of October."""


def test_standings_rank_reported_districts_and_list_the_silent_last(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("E1", START, END, lead_unit="QE", district_code=EAST),
            task("E2", START, END, lead_unit="QE", district_code=EAST),
            task("E3", START, END, lead_unit="QE", district_code=EAST),
            task("E4", date(2026, 11, 15), DECEMBER, lead_unit="QE", district_code=EAST),
            task("W1", START, END, lead_unit="QW", district_code=WEST),
            task("T", START, END),
        ],
    )
    plant(
        store,
        "progress",
        [
            report("E1", OCTOBER, 100, "已销号"),
            report("E2", OCTOBER, 40),
            report("E3", OCTOBER, 10, "长期坚持"),
        ],
    )
    districts = overview.districts(reading(store), OCTOBER)
    assert districts["name"].tolist() == ["东岭区", "西岭县"]
    rows = by(districts, "code")
    east, west = rows[EAST], rows[WEST]
    assert (east["value"], east["status"], east["tasks"], east["rank"]) == (20, "ok", 2, 1)  # +50 and −10
    assert (east["owed"], east["reported"]) == (2, 2)
    assert (west["value"], west["status"], west["rank"], west["silent"], west["last_reported"]) == (
        None, "none", None, 1, None,
    )  # fmt: skip
    assert overview.departments(reading(store), OCTOBER)[["code", "status"]].to_numpy().tolist() == [
        ["D1", "none"]
    ]
    tiles = by(overview.tiles(reading(store), OCTOBER, "deviation"), "code")
    assert (tiles[EAST]["value"], tiles[WEST]["status"], tiles[WEST]["owed"]) == (20, "none", 1)


def test_rank_moves_against_the_month_before(store: Store) -> None:
    found(store)
    plant(store, "thresholds", [{"threshold": "least_tasks", "threshold_name": "最少任务数", "value": 1}])
    plant(
        store,
        "tasks",
        [
            task("E", JANUARY, DECEMBER, lead_unit="QE", district_code=EAST),
            task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST),
        ],
    )
    plant(
        store,
        "progress",
        [
            report("E", SEPTEMBER, 70),
            report("W", SEPTEMBER, 60),
            report("E", OCTOBER, 70),
            report("W", OCTOBER, 90),
        ],
    )
    districts = overview.districts(reading(store), OCTOBER)
    assert districts[["code", "rank", "moved"]].to_numpy().tolist() == [[WEST, 1, 1], [EAST, 2, -1]]


def test_silence_counts_periods_whose_last_day_has_passed(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("E", JANUARY, DECEMBER, lead_unit="QE", district_code=EAST),
            task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST),
        ],
    )
    plant(store, "progress", [report("W", AUGUST, 50)])
    plant(
        store,
        "progress",
        [report("E", month, 50) for month in (AUGUST, SEPTEMBER, OCTOBER, date(2026, 11, 1))],
    )
    west = by(overview.districts(reading(store), OCTOBER), "code")[WEST]
    assert (west["silent"], west["last_reported"]) == (2, pd.Timestamp(2026, 8, 1))
    assert by(overview.districts(reading(store), date(2026, 11, 1)), "code")[WEST]["silent"] == 2
    early = reading(store, today=date(2026, 11, 5))
    assert by(overview.districts(early, OCTOBER), "code")[WEST]["silent"] == 1


def test_changes_since_last_month(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", JANUARY, DECEMBER),
            task("B", JANUARY, date(2026, 10, 20)),
            task("E", JANUARY, DECEMBER, lead_unit="QE", district_code=EAST),
        ],
    )
    plant(
        store,
        "progress",
        [
            report("A", SEPTEMBER, 100, "已完成待销号"),
            report("A", OCTOBER, 100, "已销号"),
            report("B", SEPTEMBER, 98),
            report("B", OCTOBER, 98),
            report("E", SEPTEMBER, 75),
            report("E", OCTOBER, 77),
        ],
    )
    plant(store, "cases", [case(1, SEPTEMBER), case(2, OCTOBER), case(3, OCTOBER)])
    changes = overview.changes(reading(store), OCTOBER)
    assert changes[["kind", "name", "before", "after"]].to_numpy().tolist() == [
        ["closed", "任务A", "待销号", "已销号"],
        ["overdue", "任务B", "正常", "逾期"],
        ["district", "东岭区", "ok", "late"],
        ["arrears", "拖欠克扣工资", "1", "2"],
    ]
    assert overview.changes(reading(store), OCTOBER, district=WEST).empty
