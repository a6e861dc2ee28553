"""The profile of a unit or district, in small worlds worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from dashboard.access import EVERYTHING, Scope
from dashboard.queries import unit
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, by, found, reading, report, task

AUGUST, SEPTEMBER = date(2026, 8, 1), date(2026, 9, 1)
DECEMBER = date(2026, 12, 31)
START, END = date(2026, 10, 1), date(2026, 11, 30)


def test_facts_of_a_unit_and_of_a_district(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", START, END),
            task("B", START, date(2026, 10, 20)),
            task("W", START, END, lead_unit="QW", district_code=WEST),
        ],
    )
    plant(store, "progress", [report("A", OCTOBER, 60), report("B", OCTOBER, 90)])
    (own,) = unit.facts(reading(store), OCTOBER, unit="D1").to_dict("records")
    assert (own["name"], own["category"], own["district_name"]) == ("市一局", "部门", "试验市")
    assert (own["tasks"], own["deviation"], own["status"], own["overdue"]) == (2, 0, "ok", 1)  # +10 and −10
    (west,) = unit.facts(reading(store), OCTOBER, district=WEST).to_dict("records")
    assert (west["level"], west["status"], west["owed"], west["reported"]) == ("district", "none", 1, 0)
    assert unit.facts(reading(store), OCTOBER, unit="没有").empty


def test_reports_are_punctual_by_their_first_arrival(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", AUGUST, DECEMBER), task("B", AUGUST, DECEMBER)])
    plant(store, "progress", [report("A", AUGUST, 5), report("B", AUGUST, 5)], received=date(2026, 9, 5))
    plant(store, "progress", [report("A", SEPTEMBER, 9)], received=date(2026, 10, 5))
    plant(store, "progress", [report("B", SEPTEMBER, 9)], received=date(2026, 10, 6))
    plant(store, "progress", [report("A", OCTOBER, 20)], received=date(2026, 11, 3))
    with store.writing(today=date(2026, 11, 10)) as cursor:  # August's report on A is corrected in November
        cursor.execute(
            f"update progress_rows set ended = 99 where task_code = 'A' and period = date '{AUGUST}'"
        )
    number = plant(store, "progress", [report("A", AUGUST, 6)], received=date(2026, 11, 10))
    with store.writing(today=date(2026, 11, 10)) as cursor:
        cursor.execute("update progress_rows set ended = $1 where ended = 99", [number])
    rows = unit.reports(reading(store), OCTOBER, unit="D1")
    assert rows[["owed", "reported", "punctual", "on_time"]].to_numpy().tolist() == [
        [2, 1, 1, False],
        [2, 2, 1, False],
        [2, 2, 2, True],
    ]
    assert rows["due_date"].tolist()[0] == pd.Timestamp(2026, 11, 5)
    assert rows["last_received"].tolist()[1] == pd.Timestamp(2026, 10, 6)


def test_arrival_of_an_undone_import_does_not_count(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", OCTOBER, DECEMBER)])
    undone = plant(store, "progress", [report("A", OCTOBER, 5)], received=date(2026, 11, 2))
    with store.writing(today=date(2026, 11, 3)) as cursor:
        cursor.execute("update progress_rows set ended = $1", [undone + 1])
    number = plant(store, "exchange", [], received=date(2026, 11, 3))
    with store.writing(today=date(2026, 11, 3)) as cursor:
        cursor.execute("update entries set kind = 'undo', undoes = $1 where number = $2", [undone, number])
    plant(store, "progress", [report("A", OCTOBER, 7)], received=date(2026, 11, 9))
    (row,) = unit.reports(reading(store), OCTOBER, unit="D1").to_dict("records")
    assert (row["first_received"], row["on_time"]) == (pd.Timestamp(2026, 11, 9), False)
    (before,) = unit.reports(reading(store, version=undone), OCTOBER, unit="D1").to_dict("records")
    assert (before["first_received"], before["on_time"]) == (pd.Timestamp(2026, 11, 2), True)


def plant_departments(store: Store, percents: list[float]) -> None:
    """Departments P0, P1 … with one task each, half of which is due at the end of October, done to the given percent."""
    codes = [f"P{place}" for place in range(len(percents))]
    plant(
        store,
        "units",
        [{"unit_code": code, "unit_name": code, "category": "部门", "district_code": CITY} for code in codes],
    )
    plant(store, "tasks", [task(code, START, END, lead_unit=code) for code in codes])
    plant(
        store,
        "progress",
        [report(code, OCTOBER, percent) for code, percent in zip(codes, percents, strict=True)],
        received=date(2026, 11, 4),
    )


def test_indicators_compare_with_the_other_peers_from_five_on(store: Store) -> None:
    plant(store, "districts", [{"district_code": CITY, "district_name": "试验市", "category": "市本级"}])
    plant_departments(store, [40, 50, 60, 70, 80, 90])
    rows = by(unit.indicators(reading(store), OCTOBER, unit="P1"), "indicator")
    assert len(rows) == 7
    deviation = rows["deviation"]
    # the others stand at −10, 10, 20, 30, 40
    assert (deviation["value"], deviation["median"], deviation["low"], deviation["high"]) == (0, 20, 10, 30)
    assert (deviation["n"], deviation["rank"]) == (5, 5)
    assert (rows["punctuality"]["value"], rows["punctuality"]["rank"]) == (100, 1)
    assert (rows["skilled_share"]["value"], rows["skilled_share"]["n"]) == (None, 0)


def test_below_five_peers_only_the_own_value_is_told(store: Store) -> None:
    plant(store, "districts", [{"district_code": CITY, "district_name": "试验市", "category": "市本级"}])
    plant_departments(store, [40, 50, 60, 70, 80])
    deviation = by(unit.indicators(reading(store), OCTOBER, unit="P1"), "indicator")["deviation"]
    assert (deviation["value"], deviation["n"], deviation["median"], deviation["rank"]) == (0, 4, None, None)


@pytest.mark.parametrize(
    ("scope", "asked", "told"),
    [
        (Scope(units=("P1",)), "P1", (0, 20)),
        (Scope(districts=(CITY,)), "P1", (0, 20)),
        (Scope(units=("P1",)), "P2", (None, None)),
        (EVERYTHING, "P2", (10, 20)),
    ],
    ids=["own", "of the own district", "another's", "the office"],
)
def test_the_own_unit_is_compared_over_everyones_rows_and_anothers_is_not_told(
    store: Store, scope: Scope, asked: str, told: tuple[float | None, float | None]
) -> None:
    plant(store, "districts", [{"district_code": CITY, "district_name": "试验市", "category": "市本级"}])
    plant_departments(store, [40, 50, 60, 70, 80, 90])
    deviation = by(unit.indicators(reading(store, scope), OCTOBER, unit=asked), "indicator")["deviation"]
    assert (deviation["value"], deviation["median"]) == told


def test_cases_per_ten_thousand_workers_of_a_district(store: Store) -> None:
    found(store)
    level: dict[str, Cell] = {"district_code": EAST, "unit_code": "E1", "as_of_date": date(2026, 6, 30)}
    plant(
        store,
        "skills",
        [{**level, "level": "无等级", "workers": 1500}, {**level, "level": "技师", "workers": 500}],
    )
    common: dict[str, Cell] = {
        "channel": "12345", "district_code": EAST, "handling_unit": "D1", "worker_group": "其他", "is_migrant": False,
        "category": "社会保险", "people": 1, "clock_code": "MED",
    }  # fmt: skip
    days = [date(2025, 10, 31), date(2025, 11, 1), date(2026, 10, 31), date(2026, 11, 1)]
    plant(store, "cases", [{**common, "case_no": str(day), "received_date": day} for day in days])
    rows = by(unit.indicators(reading(store), OCTOBER, district=EAST), "indicator")
    assert rows["cases_per_10k"]["value"] == 10  # two cases in the twelve months, 2,000 workers
    assert (rows["skilled_share"]["value"], rows["high_share"]["value"]) == (25, 100)
