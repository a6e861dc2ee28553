"""The clock of a case and what is counted by it, in small worlds worked out by hand."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.access import EVERYTHING, Scope
from dashboard.queries import rights
from dashboard.queries.asking import Reading
from dashboard.store import Store
from tests.planting import Cell, plant

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
REFERENCE = Path(__file__).parents[2] / "data" / "reference"
CLOCKS: tuple[tuple[str, int, int | None, str], ...] = (
    ("MED", 15, None, "自然日"),
    ("ARB", 45, 15, "自然日"),
    ("INS_ACC", 5, None, "工作日"),
    ("INS", 60, 30, "工作日"),
    ("CRT_S", 3, 1, "月"),
    ("LIM", 1, None, "年"),
    ("HOT", 2, None, "小时"),
)


@pytest.fixture(autouse=True)
def clocks(store: Store) -> None:
    plant(
        store,
        "clocks",
        [
            {
                "clock_code": code,
                "matter": code,
                "begins": "受理",
                "days": days,
                "extension": more,
                "time_unit": unit,
                "basis": "法",
            }
            for code, days, more, unit in CLOCKS
        ],
    )


def plant_holidays(store: Store) -> None:
    with (REFERENCE / "holidays.csv").open(encoding="utf-8-sig", newline="") as file:
        rows: list[dict[str, Cell]] = [
            {"date": date.fromisoformat(row["日期"]), "kind": row["类型"], "holiday_name": row["名称"]}
            for row in csv.DictReader(file)
        ]
    plant(store, "holidays", rows)


@pytest.fixture
def holidays(store: Store) -> None:
    plant_holidays(store)


def reading(store: Store, scope: Scope = EVERYTHING, today: date = TODAY) -> Reading:
    return Reading(store, scope, store.version(), today)


def case(case_no: str, clock: str, received: date, **others: Cell) -> dict[str, Cell]:
    return {
        "case_no": case_no,
        "channel": "12345",
        "received_date": received,
        "district_code": "990101",
        "handling_unit": "D1",
        "worker_group": "其他",
        "is_migrant": False,
        "category": "劳动合同",
        "people": 1,
        "clock_code": clock,
        **others,
    }


def the_case(store: Store, clock: str, received: date, **others: Cell) -> "pd.Series[object]":
    plant(store, "cases", [case("A", clock, received, **others)])
    return rights.case(reading(store), "A").iloc[0]


def due(store: Store, clock: str, received: date, **others: Cell) -> date:
    moment = the_case(store, clock, received, **others)["due_date"]
    assert isinstance(moment, pd.Timestamp)
    return date(moment.year, moment.month, moment.day)


@pytest.mark.usefixtures("holidays")
class TestDeadline:
    def test_on_a_saturday_moves_to_monday(self, store: Store) -> None:
        assert due(store, "MED", date(2026, 8, 7)) == date(2026, 8, 24)

    def test_on_national_day_moves_behind_the_holidays(self, store: Store) -> None:
        assert due(store, "MED", date(2026, 9, 16)) == date(2026, 10, 8)

    def test_on_a_saturday_worked_in_exchange_stays(self, store: Store) -> None:
        assert due(store, "MED", date(2026, 9, 25)) == date(2026, 10, 10)

    def test_counts_from_acceptance_not_from_receipt(self, store: Store) -> None:
        assert due(store, "MED", date(2026, 8, 3), accepted_date=date(2026, 8, 10)) == date(2026, 8, 25)

    def test_of_worked_days_leaps_over_the_spring_festival_and_counts_its_worked_saturdays(
        self, store: Store
    ) -> None:
        assert due(store, "INS", date(2026, 1, 15)) == date(2026, 4, 16)

    def test_in_a_year_without_holiday_rows_counts_monday_to_friday_and_names_the_year(
        self, store: Store
    ) -> None:
        found = the_case(store, "INS", date(2026, 11, 2))
        assert found["due_date"] == pd.Timestamp(2027, 1, 25)
        assert found["uncovered_year"] == 2027

    def test_in_months_keeps_the_day_of_the_month(self, store: Store) -> None:
        assert due(store, "CRT_S", date(2026, 5, 15)) == date(2026, 8, 17)

    def test_in_years_keeps_the_day_of_the_year(self, store: Store) -> None:
        assert due(store, "LIM", date(2025, 3, 3)) == date(2026, 3, 3)

    def test_in_hours_is_the_same_day_even_a_sunday(self, store: Store) -> None:
        assert due(store, "HOT", date(2026, 11, 15)) == date(2026, 11, 15)

    def test_extended_in_time_moves(self, store: Store) -> None:
        found = the_case(store, "ARB", date(2026, 6, 1), extended_date=date(2026, 7, 10))
        assert (found["original_due"], found["due_date"]) == (
            pd.Timestamp(2026, 7, 16),
            pd.Timestamp(2026, 7, 31),
        )

    def test_extended_on_its_last_day_moves(self, store: Store) -> None:
        assert due(store, "ARB", date(2026, 6, 1), extended_date=date(2026, 7, 16)) == date(2026, 7, 31)

    def test_extended_too_late_stays(self, store: Store) -> None:
        assert due(store, "ARB", date(2026, 6, 1), extended_date=date(2026, 7, 17)) == date(2026, 7, 16)

    def test_without_an_extension_in_its_rule_stays(self, store: Store) -> None:
        assert due(store, "MED", date(2026, 8, 10), extended_date=date(2026, 8, 12)) == date(2026, 8, 25)

    def test_suspended_moves_by_the_days_of_the_suspension(self, store: Store) -> None:
        pause: dict[str, Cell] = {"suspended_from": date(2026, 6, 10), "suspended_to": date(2026, 6, 20)}
        assert due(store, "ARB", date(2026, 6, 1), **pause) == date(2026, 7, 27)

    def test_still_suspended_moves_on_with_today(self, store: Store) -> None:
        assert due(store, "ARB", date(2026, 10, 9), suspended_from=date(2026, 11, 12)) == date(2026, 12, 3)

    def test_suspended_only_after_it_had_passed_stays(self, store: Store) -> None:
        assert due(store, "ARB", date(2026, 6, 1), suspended_from=date(2026, 7, 20)) == date(2026, 7, 16)

    def test_of_worked_days_moves_by_the_worked_days_of_the_suspension(self, store: Store) -> None:
        pause: dict[str, Cell] = {"suspended_from": date(2026, 3, 4), "suspended_to": date(2026, 3, 11)}
        assert due(store, "INS_ACC", date(2026, 3, 2), **pause) == date(2026, 3, 16)

    def test_extended_and_then_suspended_moves_by_both(self, store: Store) -> None:
        both: dict[str, Cell] = {
            "extended_date": date(2026, 7, 10),
            "suspended_from": date(2026, 7, 20),
            "suspended_to": date(2026, 7, 30),
        }
        assert due(store, "ARB", date(2026, 6, 1), **both) == date(2026, 8, 10)


def test_without_a_holiday_table_worked_days_are_monday_to_friday(store: Store) -> None:
    found = the_case(store, "INS", date(2026, 1, 15))
    assert found["due_date"] == pd.Timestamp(2026, 4, 9)
    assert found["uncovered_year"] == 2026


def test_a_case_whose_rule_is_unknown_has_no_deadline_and_no_light(store: Store) -> None:
    found = the_case(store, "GONE", date(2026, 1, 15))
    assert pd.isna(found["due_date"])
    assert found["status"] == "none"


@pytest.fixture
def october(store: Store) -> Reading:
    """A is closed on its last day, B two days late, C overdue, D not yet due, E a repeat of A by twelve people."""
    plant_holidays(store)
    plant(
        store,
        "units",
        [
            {"unit_code": "D1", "unit_name": "甲局", "category": "部门", "district_code": "990100"},
            {"unit_code": "X1", "unit_name": "某区办", "category": "县区", "district_code": "990101"},
        ],
    )
    plant(
        store,
        "districts",
        [
            {"district_code": "990100", "district_name": "市本级", "category": "市本级", "position": 0},
            {"district_code": "990101", "district_name": "东区", "category": "区", "position": 1},
            {"district_code": "990102", "district_name": "西区", "category": "区", "position": 2},
        ],
    )
    plant(
        store,
        "cases",
        [
            case(
                "A",
                "MED",
                date(2026, 9, 16),
                closed_date=date(2026, 10, 8),
                amount=900,
                recovered=600,
                people=3,
            ),
            case("B", "MED", date(2026, 9, 25), closed_date=date(2026, 10, 12), handling_unit="X1"),
            case("C", "MED", date(2026, 9, 28), category="拖欠克扣工资", industry="建筑业"),
            case("D", "MED", date(2026, 10, 30), amount=5000, people=2, district_code="990102"),
            case(
                "E",
                "MED",
                date(2026, 10, 5),
                closed_date=date(2026, 10, 19),
                related_case="A",
                people=12,
                amount=900,
                recovered=600,
            ),
        ],
    )
    return reading(store)


def test_the_month_counts_what_came_what_was_due_and_what_stays(october: Reading) -> None:
    month = rights.summary(october, OCTOBER).iloc[0]
    assert (month["received"], month["matters"], month["closed"]) == (2, 1, 3)
    assert (month["due"], month["due_on_time"], month["on_time_rate"]) == (4, 2, 50.0)
    assert (month["open_cases"], month["overdue_open"], month["collective"]) == (2, 1, 1)


def test_money_leaves_out_the_repeats_of_a_matter(october: Reading) -> None:
    month = rights.summary(october, OCTOBER).iloc[0]
    assert (month["amount"], month["people"]) == (5000.0, 2)
    assert (month["recovered"], month["helped"], month["recovered_a_person"]) == (600.0, 3, 200.0)


def test_the_year_adds_up_to_the_period(october: Reading) -> None:
    year = rights.summary(october, OCTOBER).iloc[1]
    assert (year["begins"], year["received"], year["amount"]) == (pd.Timestamp(2026, 1, 1), 5, 5900.0)


def test_before_the_first_month_cases_are_unknown(october: Reading) -> None:
    frame = rights.summary(october, date(2026, 8, 1))
    assert frame["received"].isna().all()
    assert rights.summary(october, OCTOBER)["received_before"].isna().all()


@pytest.mark.usefixtures("october")
def test_a_year_before_is_compared_once_it_was_recorded(store: Store) -> None:
    plant(store, "cases", [case("Z", "MED", date(2025, 10, 9)), case("Y", "MED", date(2025, 11, 23))])
    month = rights.summary(reading(store), OCTOBER).iloc[0]
    assert (month["received_before"], month["received_change"]) == (1, 100.0)
    november = rights.summary(reading(store), date(2026, 11, 1)).iloc[0]
    assert november["received_before"] == 0, "only up to the 22nd, as this year"


def test_of_two_numbers_that_name_each_other_one_is_the_matter(store: Store) -> None:
    rows = [
        case("A", "MED", date(2026, 10, 9), related_case="B"),
        case("B", "MED", date(2026, 10, 12), related_case="A"),
    ]
    plant(store, "cases", rows)
    month = rights.summary(reading(store), OCTOBER).iloc[0]
    assert (month["received"], month["matters"]) == (2, 1)


def test_months_agree_with_the_summary(october: Reading) -> None:
    flow = rights.flow(october, OCTOBER)
    assert flow[
        ["received", "closed", "open_cases", "overdue_open", "due", "due_on_time"]
    ].to_numpy().tolist() == [
        [3, 0, 3, 0, 0, 0],
        [2, 3, 2, 1, 4, 2],
    ]
    assert rights.amounts(october, OCTOBER)["recovered_a_person"].iloc[1] == 200.0


def test_the_current_month_counts_up_to_today(october: Reading) -> None:
    november = rights.flow(october, date(2026, 11, 1)).iloc[-1]
    assert november["is_partial"]
    assert (november["due"], november["overdue_open"]) == (1, 2)


@pytest.mark.usefixtures("october")
def test_a_deadline_of_today_is_not_overdue(store: Store) -> None:
    on_the_day = reading(store, today=date(2026, 11, 16))
    assert rights.summary(on_the_day, date(2026, 11, 1))["overdue_open"].iloc[0] == 1
    assert rights.cases(on_the_day, date(2026, 11, 1), kind="overdue")["case_no"].tolist() == ["C"]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("received", ["D", "E"]),
        ("closed", ["A", "B", "E"]),
        ("due", ["A", "B", "C", "E"]),
        ("open", ["C", "D"]),
        ("overdue", ["C"]),
        ("all", ["A", "B", "C", "D", "E"]),
    ],
)
def test_the_cases_of_a_kind_are_those_that_the_number_counts(
    october: Reading, kind: str, numbers: list[str]
) -> None:
    assert sorted(rights.cases(october, OCTOBER, kind=kind)["case_no"]) == numbers


def test_a_case_list_says_how_it_stood_at_the_end_of_the_period(october: Reading) -> None:
    found = rights.cases(october, OCTOBER).set_index("case_no")
    assert found["status"].to_dict() == {"A": "done", "B": "done", "C": "over", "D": "ok", "E": "done"}
    assert found["days_over"].to_dict() == {"A": 0, "B": 2, "C": 18, "D": -16, "E": -1}


def test_the_last_days_of_a_clock_are_near_then_late(store: Store) -> None:
    plant(store, "cases", [case("A", "MED", date(2026, 8, 10))])

    def status(day: int) -> str:
        found = rights.case(reading(store, today=date(2026, 8, day)), "A")
        return str(found["status"].iloc[0])

    assert [status(day) for day in (19, 20, 22, 23, 25, 26)] == ["ok", "near", "near", "late", "late", "over"]


def test_few_cases_are_neither_ranked_nor_lit(store: Store, october: Reading) -> None:
    units = rights.units(october, OCTOBER).set_index("unit_code")
    assert units["due"].to_dict() == {"D1": 3, "X1": 1}
    assert units["rank"].isna().all()
    thresholds: list[dict[str, Cell]] = [
        {"threshold": "small_sample", "threshold_name": "最少件数", "value": 1},
        {"threshold": "target_case_on_time", "threshold_name": "目标", "value": 70},
    ]
    plant(store, "thresholds", thresholds)
    units = rights.units(reading(store), OCTOBER).set_index("unit_code")
    assert units["rank"].to_dict() == {"D1": 1, "X1": 1}, "departments and districts apart"
    assert units["status"].to_dict() == {"D1": "near", "X1": "over"}
    assert units["ranked"].to_dict() == {"D1": 1, "X1": 1}


@pytest.mark.usefixtures("october")
def test_a_district_is_measured_by_its_workers_and_a_quiet_one_is_listed(
    store: Store,
) -> None:
    plant(
        store,
        "skills",
        [{"as_of_date": date(2026, 9, 30), "district_code": "990101", "level": "无等级", "workers": 5000}],
    )
    districts = rights.districts(reading(store), OCTOBER).set_index("district_code")
    assert districts.loc["990101", "per_10k"] == 2.0
    assert pd.isna(districts.loc["990102", "per_10k"])
    assert districts.loc["990102", "open_cases"] == 1
    assert "990100" not in districts.index


def test_the_ages_of_open_cases_add_up(october: Reading) -> None:
    ages = rights.ages(october, OCTOBER).iloc[0]
    assert (ages["code"], ages["open_cases"]) == ("D1", 2)
    assert (ages["ample"], ages["short"], ages["over_30"], ages["over_more"]) == (1, 0, 1, 0)
    december = rights.ages(
        Reading(october.store, EVERYTHING, october.version, date(2026, 12, 20)), date(2026, 12, 1)
    ).iloc[0]
    assert (december["over_30"], december["over_more"]) == (0, 2)


def test_small_cells_of_the_grid_are_not_told(october: Reading) -> None:
    grid = rights.grid(october, OCTOBER).set_index("category")
    assert grid["value_text"].to_dict() == {"劳动合同": "4", "拖欠克扣工资": "<3"}
    assert pd.isna(grid.loc["拖欠克扣工资", "value"])


def test_arrears_are_told_by_industry(october: Reading) -> None:
    assert rights.industries(october, OCTOBER)[["industry", "received"]].to_numpy().tolist() == [
        ["建筑业", 1]
    ]


@pytest.mark.usefixtures("october")
def test_ten_people_make_a_case_collective(store: Store) -> None:
    plant(
        store,
        "cases",
        [case("F", "MED", date(2026, 10, 6), people=10), case("G", "MED", date(2026, 10, 6), people=9)],
    )
    assert rights.cases(reading(store), OCTOBER, kind="collective", months=12)["case_no"].tolist() == [
        "F",
        "E",
    ]


def test_channels_share_the_cases_of_the_year(october: Reading) -> None:
    channel = rights.channels(october, OCTOBER).iloc[0]
    assert (channel["channel"], channel["received"], channel["matters"], channel["share"]) == (
        "12345",
        5,
        4,
        100.0,
    )


@pytest.mark.usefixtures("october")
def test_a_district_clerk_sees_the_cases_of_the_district_only(store: Store) -> None:
    clerk = reading(store, Scope(districts=("990102",), reads_cases=True))
    assert rights.cases(clerk, OCTOBER)["case_no"].tolist() == ["D"]
    assert rights.case(clerk, "A").empty


def test_a_category_narrows_the_months_as_it_narrows_the_summary(october: Reading) -> None:
    narrowed = rights.Filters(category="拖欠克扣工资")
    month = rights.summary(october, OCTOBER, **narrowed).iloc[0]
    last = rights.flow(october, OCTOBER, **narrowed).iloc[-1]
    columns = ["received", "closed", "open_cases", "overdue_open", "due", "due_on_time"]
    assert last[columns].tolist() == month[columns].tolist()
    money = rights.amounts(october, OCTOBER, category="劳动合同").iloc[-1]
    assert (money["amount"], money["recovered"], money["helped"]) == (5000, 600, 3)
    assert rights.flow(october, OCTOBER, category="平台用工").empty


def test_ages_by_district_add_up_to_those_by_unit(october: Reading) -> None:
    classes = ["open_cases", "ample", "short", "over_30", "over_more", "unclocked"]
    by_district, by_unit = rights.ages(october, OCTOBER, by="district"), rights.ages(october, OCTOBER)
    assert by_district[classes].sum().tolist() == by_unit[classes].sum().tolist()


def test_a_cluster_is_an_employer_with_many_cases_of_arrears(store: Store) -> None:
    plant(store, "thresholds", [{"threshold": "cluster_cases", "threshold_name": "集中欠薪件数", "value": 2}])
    plant(
        store,
        "cases",
        [
            case("A1", "ARB", date(2026, 8, 3), employer="E1", category="拖欠克扣工资"),
            case("A2", "ARB", date(2026, 10, 9), employer="E1", category="拖欠克扣工资"),
            case("A3", "ARB", date(2026, 7, 31), employer="E1", category="拖欠克扣工资"),
            case("B1", "ARB", date(2026, 10, 9), employer="E2", category="拖欠克扣工资"),
            case("C1", "ARB", date(2026, 10, 9), category="拖欠克扣工资"),
            case("C2", "ARB", date(2026, 10, 9), category="拖欠克扣工资"),
            case("D1", "ARB", date(2026, 10, 9), employer="E1", category="社会保险"),
        ],
    )
    found = rights.cases(reading(store), OCTOBER, kind="cluster", months=3)
    assert sorted(found["case_no"]) == ["A1", "A2"]


def test_linked_numbers_are_those_that_name_the_case(store: Store) -> None:
    plant(
        store,
        "cases",
        [
            case("A1", "ARB", date(2026, 10, 1)),
            case("A2", "ARB", date(2026, 10, 2), related_case="A1"),
            case("A3", "ARB", date(2026, 10, 3), related_case="A1"),
        ],
    )
    assert rights.case(reading(store), "A1")["linked"].tolist() == ["A2、A3"]
    assert rights.case(reading(store), "A2")["linked"].isna().all()
