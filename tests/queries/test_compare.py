"""Places in two months, in a small city worked out by hand."""

from datetime import date

import pytest

from dashboard.queries import compare
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, case, found, reading, report, task

SEPTEMBER = date(2026, 9, 1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def _cell(frame: object, measure: str, code: str, column: str) -> float:
    rows = frame[(frame["measure"] == measure) & (frame["code"] == code)]  # type: ignore[index]
    return float(rows.iloc[0][column])


def test_tasks_are_compared_for_the_city_and_each_district(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", *YEAR),
            task("B", date(2026, 1, 1), date(2026, 9, 15)),
            task("E", *YEAR, district_code=EAST, parent_task="A"),
        ],
    )
    plant(
        store,
        "progress",
        [
            report("A", SEPTEMBER, 60),
            report("B", SEPTEMBER, 90),
            report("E", SEPTEMBER, 40),
            report("A", OCTOBER, 70),
            report("B", OCTOBER, 100, "已销号"),
            report("E", OCTOBER, 50),
        ],
    )
    frame = compare.places(reading(store), OCTOBER, SEPTEMBER)
    assert (
        _cell(frame, "progress", CITY, "value") == 85
    )  # (70 + 100) / 2: the district's part isn't counted twice
    assert _cell(frame, "progress", CITY, "before") == 75
    assert _cell(frame, "progress", EAST, "value") == 50
    assert _cell(frame, "progress", EAST, "before") == 40
    assert _cell(frame, "closed", CITY, "value") == 50  # one of two
    assert _cell(frame, "closed", CITY, "before") == 0
    assert _cell(frame, "overdue_share", CITY, "before") == 50  # B had passed its end on the 15th
    assert _cell(frame, "overdue_share", CITY, "value") == 0
    assert _cell(frame, "progress", CITY, "base") == 2


def test_a_place_without_reports_has_no_value_rather_than_zero(store: Store) -> None:
    found(store)
    frame = compare.places(reading(store), OCTOBER, SEPTEMBER)
    assert frame["value"].isna().all()
    assert frame["before"].isna().all()
    assert list(frame["code"].unique()) == [CITY, EAST, WEST]
    assert list(frame["measure"].unique()) == [
        "progress", "deviation", "closed", "overdue_share", "skilled_share", "high_share", "case_on_time", "cases_per_10k",
    ]  # fmt: skip


def test_cases_are_those_due_or_received_in_the_month(store: Store) -> None:
    found(store)
    plant(
        store,
        "skills",
        [
            {
                "as_of_date": date(2026, 9, 30), "district_code": EAST, "unit_code": "E1", "level": "高级工",
                "workers": 2000, "worker_group": "农民工",
            }
        ],
    )  # fmt: skip
    plant(
        store,
        "clocks",
        [
            {
                "clock_code": "MED",
                "matter": "调解",
                "days": 15,
                "time_unit": "自然日",
                "begins": "受理",
                "basis": "法",
            }
        ],
    )
    plant(
        store,
        "cases",
        [
            case(1, date(2026, 10, 5), closed_date=date(2026, 10, 9)),
            case(2, date(2026, 10, 6)),
            case(3, date(2026, 9, 1), closed_date=date(2026, 9, 5)),
        ],
    )
    frame = compare.places(reading(store), OCTOBER, SEPTEMBER)
    assert _cell(frame, "cases_per_10k", EAST, "value") == 10  # 2 of 2,000
    assert _cell(frame, "cases_per_10k", EAST, "before") == 5
    assert _cell(frame, "case_on_time", EAST, "value") == 50  # both were due in October
    assert _cell(frame, "case_on_time", EAST, "base") == 2
    assert _cell(frame, "high_share", EAST, "value") == 100
    assert _cell(frame, "high_share", EAST, "base") == 2000


def test_a_units_peers_are_the_units_of_its_category(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", *YEAR), task("B", *YEAR, lead_unit="D2")])
    plant(store, "progress", [report("A", OCTOBER, 60), report("B", OCTOBER, 30)])
    frame = compare.places(reading(store), OCTOBER, SEPTEMBER, "D1")
    assert list(frame["code"].unique()) == [CITY, "D1", "D2"]
    assert _cell(frame, "progress", "D1", "value") == 60
    assert _cell(frame, "progress", "D2", "value") == 30
    assert _cell(frame, "progress", CITY, "value") == pytest.approx(45)
