"""Who owes what on the reporting board, in small worlds worked out by hand."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.access import Scope
from dashboard.queries import board, frame, skills
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, case, found, reading, report, task

JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
IN_TIME, LATE = date(2026, 11, 5), date(2026, 11, 9)
TODAY = date(2026, 11, 22)


def duty(
    dataset: str, category: str, frequency: str = "月", due: int = 5, **others: Cell
) -> Mapping[str, Cell]:
    """Every unit of a category reports a dataset."""
    extent = "本县区" if category in ("县区", "开发区") else "本单位"
    return {
        "dataset": dataset, "category": category, "extent": extent, "frequency": frequency, "due_day": due, **others,
    }  # fmt: skip


def level(unit: str | None, day: date, district: str = EAST) -> Mapping[str, Cell]:
    return {"as_of_date": day, "district_code": district, "unit_code": unit, "level": "高级工", "workers": 10}


def indicator(code: str, period: date, unit: str | None, district: str = CITY) -> Mapping[str, Cell]:
    return {
        "period": period,
        "district_code": district,
        "unit_code": unit,
        "indicator_code": code,
        "value": 1,
    }


def states(found: pd.DataFrame) -> dict[tuple[str, str], str]:
    """What became of each report, by unit and dataset."""
    return {(row["unit_code"], row["dataset"]): row["state"] for row in found.to_dict("records")}


def only(found: pd.DataFrame, unit: str) -> dict[Hashable, Any]:
    """The one row of a unit."""
    rows: list[dict[Hashable, Any]] = found[found["unit_code"] == unit].to_dict("records")
    assert len(rows) == 1
    return rows[0]


def owe_progress(store: Store) -> None:
    """Four units lead tasks since September: 市一局 two, the others one each."""
    found(store)
    plant(store, "tasks", [
        task("A", SEPTEMBER, date(2027, 3, 31)),
        task("B", SEPTEMBER, date(2027, 3, 31)),
        task("C", SEPTEMBER, date(2027, 3, 31), lead_unit="D2"),
        task("E", SEPTEMBER, date(2027, 3, 31), lead_unit="QE", district_code=EAST),
        task("W", SEPTEMBER, date(2027, 3, 31), lead_unit="QW", district_code=WEST),
    ])  # fmt: skip


def test_a_month_of_progress_is_in_time_late_partial_or_missing(store: Store) -> None:
    owe_progress(store)
    plant(store, "progress", [report("C", OCTOBER, 10), report("A", OCTOBER, 10)], received=IN_TIME)
    number = plant(store, "progress", [report("E", OCTOBER, 10)], received=LATE)
    rows = board.cells(reading(store), OCTOBER)
    assert states(rows) == {
        ("D1", "progress"): "partial", ("D2", "progress"): "in_time",
        ("QE", "progress"): "late", ("QW", "progress"): "missing",
    }  # fmt: skip
    assert rows["due_date"].unique().tolist() == [pd.Timestamp(2026, 11, 5)]
    east, west, one = only(rows, "QE"), only(rows, "QW"), only(rows, "D1")
    assert (east["days"], east["received"], east["entry"]) == (4, pd.Timestamp(LATE), number)
    assert (west["days"], pd.isna(west["entry"])) == (17, True)
    assert (one["owed"], one["reported"], one["days"]) == (2, 1, 17)
    assert rows["is_owing"].tolist() == [True, True, False, False]


def test_before_the_day_nothing_is_owing(store: Store) -> None:
    owe_progress(store)
    plant(store, "progress", [report("A", OCTOBER, 10), report("C", OCTOBER, 10)], received=date(2026, 11, 2))
    rows = board.cells(reading(store, today=date(2026, 11, 5)), OCTOBER)
    assert states(rows) == {
        ("D1", "progress"): "pending", ("D2", "progress"): "in_time",
        ("QE", "progress"): "pending", ("QW", "progress"): "pending",
    }  # fmt: skip
    assert not rows["is_owing"].any()


def test_the_count_agrees_with_the_frame_and_with_the_coverage_of_skills(store: Store) -> None:
    owe_progress(store)
    plant(store, "reporting", [duty("skills", "企业", "季", 20)])
    plant(
        store, "units", [{"unit_code": "E2", "unit_name": "某厂", "category": "企业", "district_code": WEST}]
    )
    plant(store, "progress", [report("A", OCTOBER, 10), report("C", OCTOBER, 10)], received=IN_TIME)
    plant(store, "skills", [level("E1", date(2026, 9, 30))], received=date(2026, 10, 18))
    rows = board.cells(reading(store), OCTOBER)
    for dataset, (said,) in (
        ("progress", frame.status(reading(store), OCTOBER).to_dict("records")),
        ("skills", skills.summary(reading(store), OCTOBER).to_dict("records")),
    ):
        own = rows[rows["dataset"] == dataset]
        assert (len(own), own["state"].isin(["in_time", "late"]).sum()) == (said["owed"], said["reported"])


def test_a_quarter_is_shown_once_it_has_ended_and_a_stray_day_is_not_its_report(store: Store) -> None:
    found(store)
    plant(store, "reporting", [duty("skills", "企业", "季", 20)])
    plant(store, "skills", [level("E1", date(2026, 6, 30))], received=date(2026, 7, 20))
    plant(store, "skills", [level("E1", date(2026, 8, 31))], received=date(2026, 9, 2))
    august, october = (only(board.cells(reading(store), month), "E1") for month in (AUGUST, OCTOBER))
    assert (august["period"], august["state"]) == (pd.Timestamp(2026, 6, 1), "in_time")
    assert (october["period"], october["due_date"]) == (pd.Timestamp(2026, 9, 1), pd.Timestamp(2026, 10, 20))
    assert (october["state"], october["days"]) == ("missing", 33)


def test_a_unit_that_was_merged_owes_nothing_from_then_on(store: Store) -> None:
    found(store)
    plant(store, "units", [
        {"unit_code": "E2", "unit_name": "旧厂", "category": "企业", "district_code": EAST,
         "merged_into": "E1", "merged_from": date(2026, 9, 1)},
    ])  # fmt: skip
    plant(store, "reporting", [duty("skills", "企业", "季", 20)])
    plant(store, "skills", [level("E1", date(2026, 6, 30))])
    assert states(board.cells(reading(store), AUGUST)).keys() == {("E1", "skills"), ("E2", "skills")}
    assert states(board.cells(reading(store), OCTOBER)).keys() == {("E1", "skills")}


def test_a_districts_row_without_unit_is_its_offices_report(store: Store) -> None:
    found(store)
    plant(store, "reporting", [duty("indicators", "县区", "季", 15)])
    plant(store, "indicators", [indicator("I1", SEPTEMBER, None, EAST)], received=date(2026, 10, 15))
    assert states(board.cells(reading(store), OCTOBER)) == {
        ("QE", "indicators"): "in_time", ("QW", "indicators"): "missing",
    }  # fmt: skip


def test_a_department_owes_indicators_from_its_first_and_a_named_one_each_of_its_own(store: Store) -> None:
    found(store)
    plant(store, "reporting", [
        duty("indicators", "部门", "季", 15),
        {"dataset": "indicators", "unit_code": "QW", "indicator_code": "I1", "extent": "本县区", "frequency": "季", "due_day": 10},
        {"dataset": "indicators", "unit_code": "QW", "indicator_code": "I2", "extent": "本县区", "frequency": "季", "due_day": 10},
    ])  # fmt: skip
    plant(store, "indicators", [indicator("I3", date(2026, 6, 1), "D1")], received=date(2026, 7, 10))
    plant(store, "indicators", [indicator("I1", SEPTEMBER, "QW", WEST)], received=date(2026, 10, 9))
    rows = board.cells(reading(store), OCTOBER)
    assert states(rows) == {("D1", "indicators"): "missing", ("QW", "indicators"): "partial"}
    west = only(rows, "QW")
    assert (west["owed"], west["reported"], west["due_date"]) == (2, 1, pd.Timestamp(2026, 10, 10))


def test_occasional_reports_say_nothing_and_are_never_owing(store: Store) -> None:
    found(store)
    plant(store, "reporting", [duty("cases", "部门"), duty("exchange", "县区")])
    plant(store, "cases", [case(1, date(2026, 10, 8))], received=IN_TIME)
    plant(store, "exchange", [
        {"entry_no": "X1", "kind": "经验", "theme": "培训", "unit_code": "QE", "date": date(2026, 10, 3), "title": "一", "content": "一"},
    ], received=LATE)  # fmt: skip
    rows = board.cells(reading(store), OCTOBER)
    assert states(rows) == {
        ("D1", "cases"): "in_time", ("D2", "cases"): "nothing",
        ("QE", "exchange"): "late", ("QW", "exchange"): "nothing",
    }  # fmt: skip
    assert not rows["is_owing"].any()
    assert states(board.cells(reading(store, today=date(2026, 11, 4)), OCTOBER))["D2", "cases"] == "pending"


def send_back(store: Store, unit: str, period: date = OCTOBER) -> int:
    return plant(store, "returns", [
        {"dataset": "progress", "period": period, "unit_code": unit, "returned_date": date(2026, 11, 8), "reason": "缺下步措施"},
    ], received=date(2026, 11, 8))  # fmt: skip


def test_a_returned_report_is_owing_until_it_comes_again(store: Store) -> None:
    owe_progress(store)
    plant(store, "progress", [report("C", OCTOBER, 10)], received=IN_TIME)
    before = send_back(store, "D2")
    row = only(board.cells(reading(store), OCTOBER), "D2")
    assert (row["state"], row["is_owing"], row["reason"]) == ("returned", True, "缺下步措施")
    assert row["returned_date"] == pd.Timestamp(2026, 11, 8)
    with store.writing(today=LATE) as cursor:
        cursor.execute("update progress_rows set ended = $1 where task_code = 'C'", [before + 1])
    plant(store, "progress", [report("C", OCTOBER, 12)], received=LATE)
    row = only(board.cells(reading(store), OCTOBER), "D2")
    assert (row["state"], row["is_owing"], row["reason"]) == ("in_time", False, None)
    assert only(board.cells(reading(store, version=before), OCTOBER), "D2")["state"] == "returned"


def test_an_undone_import_was_not_handed_in(store: Store) -> None:
    found(store)
    plant(store, "reporting", [duty("indicators", "县区", "季", 15)])
    undone = plant(store, "indicators", [indicator("I1", SEPTEMBER, None, EAST)], received=date(2026, 10, 9))
    with store.writing(today=TODAY) as cursor:
        cursor.execute("update indicators_rows set ended = $1", [undone + 1])
    number = plant(store, "exchange", [], received=date(2026, 10, 10))
    with store.writing(today=TODAY) as cursor:
        cursor.execute("update entries set kind = 'undo', undoes = $1 where number = $2", [undone, number])
    plant(store, "indicators", [indicator("I1", SEPTEMBER, None, EAST)], received=date(2026, 10, 17))
    row = only(board.cells(reading(store), OCTOBER), "QE")
    assert (row["state"], row["days"]) == ("late", 2)


def test_a_locked_period_is_marked_for_its_dataset_alone(store: Store) -> None:
    owe_progress(store)
    plant(store, "reporting", [duty("cases", "部门")])
    plant(store, "cases", [case(1, date(2026, 10, 8))])
    plant(store, "progress", [report("A", SEPTEMBER, 10)])
    plant(store, "locks", [{"dataset": "progress", "period": OCTOBER, "reason": "简报已印发"}])
    rows = board.cells(reading(store), OCTOBER)
    assert rows.groupby("dataset")["is_locked"].unique().map(list).to_dict() == {
        "progress": [True],
        "cases": [False],
    }
    assert not board.cells(reading(store), SEPTEMBER)["is_locked"].any()


@pytest.mark.parametrize(
    ("scope", "seen"), [(Scope(units=("D2",)), {"D2"}), (Scope(districts=(WEST,)), {"QW"}), (Scope(), set())]
)
def test_a_person_sees_the_obligations_of_the_own_scope(store: Store, scope: Scope, seen: set[str]) -> None:
    owe_progress(store)
    plant(store, "progress", [report("A", OCTOBER, 10)], received=IN_TIME)
    assert set(board.cells(reading(store, scope), OCTOBER)["unit_code"]) == seen


def test_filters_narrow_to_a_dataset_and_a_district(store: Store) -> None:
    owe_progress(store)
    plant(store, "reporting", [duty("cases", "部门")])
    plant(store, "cases", [case(1, date(2026, 10, 8))])
    plant(store, "progress", [report("A", OCTOBER, 10)])
    assert set(board.cells(reading(store), OCTOBER, dataset="cases")["unit_code"]) == {"D1", "D2"}
    assert set(board.cells(reading(store), OCTOBER, district=EAST)["unit_code"]) == {"QE"}


def test_punctuality_counts_units_whose_whole_report_came_in_time(store: Store) -> None:
    owe_progress(store)
    plant(store, "progress", [report(code, SEPTEMBER, 5) for code in "ABCE"], received=date(2026, 10, 5))
    plant(store, "progress", [report("W", SEPTEMBER, 5)], received=date(2026, 10, 6))
    plant(store, "progress", [report(code, OCTOBER, 9) for code in "ACE"], received=IN_TIME)
    rows = board.trend(reading(store), OCTOBER)
    assert rows[["due", "punctual", "share"]].to_numpy().tolist() == [[4, 3, 75.0], [4, 2, 50.0]]
    assert rows["period"].tolist() == [pd.Timestamp(SEPTEMBER), pd.Timestamp(OCTOBER)]
    assert board.trend(reading(store, today=date(2026, 11, 5)), OCTOBER)["period"].tolist() == [
        pd.Timestamp(SEPTEMBER)
    ]


def test_open_tasks_carry_the_last_progress_and_this_months_texts(store: Store) -> None:
    owe_progress(store)
    plant(store, "progress", [report("A", SEPTEMBER, 40), {**report("B", OCTOBER, 30), "summary": "已启动"}])
    rows = board.open_tasks(reading(store), OCTOBER, "D1").to_dict("records")
    assert [(row["task_code"], row["progress"], row["state"], row["is_reported"]) for row in rows] == [
        ("A", 40, "推进中", False), ("B", 30, "推进中", True),
    ]  # fmt: skip
    assert rows[1]["summary"] == "已启动"
    assert pd.isna(rows[0]["summary"])
