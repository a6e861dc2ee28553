"""Periods, places and the status line, each in a small world worked out by hand."""

from datetime import date

import pandas as pd

from dashboard.access import NOTHING, Scope
from dashboard.queries import frame
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, found, reading, report, task

AUGUST, SEPTEMBER, NOVEMBER = date(2026, 8, 1), date(2026, 9, 1), date(2026, 11, 1)
JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)


def months(periods: pd.DataFrame, flag: str) -> list[int]:
    chosen: list[int] = periods.loc[periods[flag], "period"].dt.month.tolist()
    return chosen


def test_default_period_is_the_newest_whose_last_day_has_passed(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", month, 50) for month in (AUGUST, SEPTEMBER, OCTOBER, NOVEMBER)])
    periods = frame.periods(reading(store))
    assert periods["period"].dt.month.tolist() == [11, 10, 9, 8]
    assert (months(periods, "is_default"), months(periods, "is_open")) == ([10], [11])
    assert periods["as_of"].tolist()[:2] == [pd.Timestamp(2026, 11, 22), pd.Timestamp(2026, 10, 31)]
    on_the_last_day = frame.periods(reading(store, today=date(2026, 11, 5)))
    assert (months(on_the_last_day, "is_default"), months(on_the_last_day, "is_open")) == ([9], [11, 10])


def test_the_last_day_follows_the_reporting_duties(store: Store) -> None:
    found(store)
    duty: dict[str, Cell] = {
        "dataset": "progress",
        "category": "部门",
        "extent": "本单位",
        "frequency": "月",
        "due_day": 25,
    }
    plant(store, "reporting", [duty])
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", SEPTEMBER, 50), report("A", OCTOBER, 50)])
    assert months(frame.periods(reading(store)), "is_default") == [9]
    assert frame.status(reading(store), OCTOBER)["due_date"].tolist() == [pd.Timestamp(2026, 11, 25)]


def test_without_a_passed_last_day_the_newest_reported_month_is_default(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", NOVEMBER, 50)])
    assert months(frame.periods(reading(store)), "is_default") == [11]


def test_months_of_cases_and_skills_later_than_the_newest_report_are_offered(store: Store) -> None:
    found(store)
    level: dict[str, Cell] = {"district_code": EAST, "unit_code": "E1", "level": "中级工", "workers": 3}
    plant(
        store,
        "skills",
        [{**level, "as_of_date": date(2026, 6, 30)}, {**level, "as_of_date": date(2026, 9, 30)}],
    )
    assert frame.periods(reading(store))["period"].dt.month.tolist() == [9, 6]
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", AUGUST, 50)])
    periods = frame.periods(reading(store))
    assert periods["period"].dt.month.tolist() == [9, 8]
    assert months(periods, "is_default") == [8]


def test_a_unit_has_reported_when_all_that_it_owed_has_come(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", JANUARY, DECEMBER),
            task("B", JANUARY, DECEMBER),
            task("C", JANUARY, DECEMBER, lead_unit="D2"),
            task("D", JANUARY, DECEMBER, lead_unit="QE", district_code=EAST),  # closed before
            task("E", DECEMBER, DECEMBER, lead_unit="QW", district_code=WEST),  # not begun
        ],
    )
    plant(
        store,
        "progress",
        [report("D", SEPTEMBER, 100, "已销号"), report("A", OCTOBER, 50), report("C", OCTOBER, 50)],
    )
    status = frame.status(reading(store), OCTOBER)
    assert status[["reported", "owed"]].to_numpy().tolist() == [[1, 2]]
    plant(store, "progress", [report("B", OCTOBER, 50)])
    assert frame.status(reading(store), OCTOBER)["reported"].tolist() == [2]
    periods = frame.periods(reading(store))
    assert periods[["reported", "owed"]].to_numpy().tolist() == [[2, 2], [1, 3]]
    assert frame.status(reading(store, Scope(units=("D2",))), OCTOBER)["owed"].tolist() == [1]


def test_status_names_version_and_demonstration(store: Store) -> None:
    assert frame.status(reading(store), OCTOBER)[
        ["reported", "owed", "demonstration", "version"]
    ].to_numpy().tolist() == [[0, 0, False, 0]]
    found(store)
    with store.writing(today=date(2026, 11, 22)) as cursor:
        cursor.execute("update entries set demonstration = true where number = 1")
    status = frame.status(reading(store), OCTOBER)
    assert status[["demonstration", "version"]].to_numpy().tolist() == [[True, 3]]


def test_places_form_a_tree_that_everyone_sees(store: Store) -> None:
    found(store)
    places = frame.places(reading(store, NOTHING))
    assert places[["code", "level", "parent"]].astype(object).where(places[["code", "level", "parent"]].notna(), None).to_numpy().tolist() == [
        [CITY, "city", None],
        [EAST, "district", CITY],
        [WEST, "district", CITY],
        ["D1", "unit", CITY],
        ["D2", "unit", CITY],
        ["E1", "unit", EAST],
        ["QE", "unit", EAST],
        ["QW", "unit", WEST],
    ]  # fmt: skip


def test_a_silent_reader_still_sees_the_periods(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", OCTOBER, 50)])
    periods = frame.periods(reading(store, Scope(units=("QW",))))
    assert periods[["reported", "owed", "is_default"]].to_numpy().tolist() == [[0, 0, True]]


def test_a_cursor_on_which_nothing_was_set_sees_no_rows_in_any_view(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", OCTOBER, 50)])
    with store.cursor() as cursor:
        for name in (
            "months",
            "task_months",
            "standings",
            "unit_reporting",
            "progress_reports",
            "progress_periods",
            "figure_parts",
        ):
            assert cursor.execute(f"select * from {name}").fetchall() == [], name
