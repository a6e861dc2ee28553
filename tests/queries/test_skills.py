"""Stocks of workers by level, in one small world worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from dashboard.access import EVERYTHING, Scope
from dashboard.queries import skills
from dashboard.queries.asking import Reading
from dashboard.store import Store
from tests.planting import Cell, plant

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
JUNE_END = date(2026, 6, 30)
SEPTEMBER_END = date(2026, 9, 30)


def reading(store: Store, scope: Scope = EVERYTHING) -> Reading:
    return Reading(store, scope, store.version(), TODAY)


def report(
    day: date, district: str, unit: str | None, levels: dict[str, int], **others: Cell
) -> list[dict[str, Cell]]:
    return [
        {
            "as_of_date": day,
            "district_code": district,
            "unit_code": unit,
            "level": level,
            "workers": workers,
            **others,
        }
        for level, workers in levels.items()
    ]


def unit(code: str, district: str, **others: Cell) -> dict[str, Cell]:
    return {"unit_code": code, "unit_name": code, "category": "企业", "district_code": district, **others}


@pytest.fixture
def city(store: Store) -> Reading:
    """Q1 reports both quarters, Q2 only June; 990101 has a remainder; 990103 isn't counted in the city."""
    plant(
        store,
        "districts",
        [
            {"district_code": "990100", "district_name": "市本级", "category": "市本级", "counted": True},
            {
                "district_code": "990101",
                "district_name": "东区",
                "category": "区",
                "position": 1,
                "counted": True,
            },
            {
                "district_code": "990102",
                "district_name": "西区",
                "category": "区",
                "position": 2,
                "counted": True,
            },
            {
                "district_code": "990103",
                "district_name": "高新区",
                "category": "开发区",
                "position": 3,
                "counted": False,
            },
        ],
    )
    plant(store, "units", [unit("Q1", "990101"), unit("Q2", "990102"), unit("Q3", "990103")])
    plant(
        store,
        "reporting",
        [{"dataset": "skills", "category": "企业", "extent": "本单位", "frequency": "季", "due_day": 20}],
    )
    plant(
        store,
        "skills",
        [
            *report(JUNE_END, "990101", "Q1", {"无等级": 50, "学徒工": 10, "初级工": 30, "高级工": 10}),
            *report(JUNE_END, "990102", "Q2", {"无等级": 150, "中级工": 40, "技师": 10}, industry="建筑业"),
            *report(
                SEPTEMBER_END, "990101", "Q1", {"无等级": 40, "学徒工": 10, "初级工": 30, "高级工": 15, "首席技师": 5},
                occupation="焊工", industry="制造业", new_this_year=4, worker_group="农民工",
            ),
            *report(SEPTEMBER_END, "990101", None, {"无等级": 90, "初级工": 10}),
            *report(SEPTEMBER_END, "990103", "Q3", {"高级工": 1000}),
        ],
    )  # fmt: skip
    return reading(store)


def test_the_city_adds_the_last_report_of_everyone_it_counts(city: Reading) -> None:
    answer = skills.summary(city, OCTOBER).iloc[0]
    assert (answer["workers"], answer["skilled"], answer["high"]) == (400, 110, 30)
    assert answer["skilled_share"] == 27.5
    assert answer["high_share"] == pytest.approx(27.2727, abs=1e-4)


def test_coverage_counts_the_reports_of_the_newest_quarter_end(city: Reading) -> None:
    answer = skills.summary(city, OCTOBER).iloc[0]
    assert (answer["as_of_date"], answer["reported"], answer["owed"]) == (pd.Timestamp(SEPTEMBER_END), 2, 3)


def test_an_earlier_period_sees_what_stood_then(city: Reading) -> None:
    answer = skills.summary(city, date(2026, 8, 1)).iloc[0]
    assert (answer["workers"], answer["skilled"], answer["high"]) == (300, 90, 20)
    assert (answer["as_of_date"], answer["reported"]) == (pd.Timestamp(JUNE_END), 2)


def test_before_the_first_report_nothing_is_known(city: Reading) -> None:
    answer = skills.summary(city, date(2026, 5, 1)).iloc[0]
    assert answer[["workers", "skilled", "high", "skilled_share", "as_of_date"]].isna().all()


@pytest.mark.usefixtures("city")
def test_a_year_before_is_the_stock_of_that_day(store: Store) -> None:
    plant(store, "skills", report(date(2025, 9, 30), "990101", "Q1", {"无等级": 60, "初级工": 40}))
    answer = skills.summary(reading(store), OCTOBER).iloc[0]
    assert (answer["workers_before"], answer["skilled_before"], answer["high_before"]) == (100, 40, 0)
    assert (answer["skilled_share_before"], answer["high_share_before"]) == (40.0, 0.0)


def test_a_district_outside_the_city_total_has_its_own(city: Reading) -> None:
    assert skills.summary(city, OCTOBER, district="990103")["workers"].iloc[0] == 1000
    assert skills.summary(city, OCTOBER, unit="Q3")["workers"].iloc[0] == 1000


@pytest.mark.usefixtures("city")
def test_a_unit_that_was_merged_stands_until_its_successor_reports(store: Store) -> None:
    plant(store, "units", [unit("Q9", "990102", merged_into="Q1", merged_from=date(2026, 7, 1))])
    plant(store, "skills", report(JUNE_END, "990102", "Q9", {"无等级": 7}))
    after = reading(store)
    assert skills.summary(after, date(2026, 8, 1))["workers"].iloc[0] == 307
    assert skills.summary(after, OCTOBER)["workers"].iloc[0] == 400
    assert skills.summary(after, OCTOBER)["owed"].iloc[0] == 3


@pytest.mark.usefixtures("city")
def test_a_stray_date_is_a_report_but_not_a_quarter_that_all_owe(store: Store) -> None:
    plant(store, "skills", report(date(2026, 10, 15), "990102", "Q2", {"无等级": 10}))
    answer = skills.summary(reading(store), OCTOBER).iloc[0]
    assert (answer["workers"], answer["as_of_date"]) == (210, pd.Timestamp(SEPTEMBER_END))


def test_the_ladder_runs_from_the_chief_technician_to_the_apprentice(city: Reading) -> None:
    ladder = skills.ladder(city, OCTOBER)
    assert list(zip(ladder["level"], ladder["workers"], strict=True)) == [
        ("首席技师", 5),
        ("特级技师", 0),
        ("高级技师", 0),
        ("技师", 10),
        ("高级工", 15),
        ("中级工", 40),
        ("初级工", 40),
        ("学徒工", 10),
    ]
    assert ladder["share"].iloc[4] == pytest.approx(100 * 15 / 110)
    assert pd.isna(ladder["share"].iloc[7]), "apprentices aren't skilled workers"


def test_the_trend_has_a_point_for_every_reported_quarter(city: Reading) -> None:
    trend = skills.trend(city, OCTOBER)
    assert trend["as_of_date"].tolist() == [pd.Timestamp(JUNE_END), pd.Timestamp(SEPTEMBER_END)]
    assert trend["skilled_share"].tolist() == [30.0, 27.5]
    assert trend["workers"].tolist() == [300, 400]


@pytest.mark.usefixtures("city")
def test_a_silent_district_is_listed_last_with_its_last_values(store: Store) -> None:
    plant(store, "thresholds", [{"threshold": "target_high_share", "threshold_name": "目标", "value": 34}])
    districts = skills.districts(reading(store), OCTOBER)
    assert districts["district_code"].tolist() == ["990103", "990101", "990102"]
    assert districts["status"].tolist() == ["ok", "near", "none"]
    silent = districts.iloc[2]
    assert (silent["workers"], silent["high_share"]) == (200, 20.0)
    assert (silent["reported_date"], silent["reported"], silent["owed"]) == (pd.Timestamp(JUNE_END), 0, 1)


@pytest.mark.usefixtures("city")
def test_a_silent_district_knows_of_the_quarter_that_others_reported(store: Store) -> None:
    clerk = reading(store, Scope(districts=("990102",)))
    answer = skills.summary(clerk, OCTOBER).iloc[0]
    assert (answer["as_of_date"], answer["reported"], answer["owed"]) == (pd.Timestamp(SEPTEMBER_END), 0, 1)


def test_without_a_target_a_share_has_no_light(city: Reading) -> None:
    assert skills.districts(city, OCTOBER)["status"].fillna("").tolist() == ["", "", "none"]


@pytest.mark.usefixtures("city")
def test_silent_and_small_units_have_no_rank(store: Store) -> None:
    plant(store, "units", [unit("Q4", "990101")])
    plant(store, "skills", report(SEPTEMBER_END, "990101", "Q4", {"高级工": 29}))
    units = skills.units(reading(store), OCTOBER).set_index("unit_code")
    assert units["rank"].dropna().to_dict() == {"Q1": 1}
    assert units["status"].to_dict() == {"Q1": "ok", "Q4": "ok", "Q2": "none"}
    assert units["ranked"].tolist() == [1, 1, 1]


def test_industries_and_occupations_keep_their_own_shares(city: Reading) -> None:
    industries = skills.industries(city, OCTOBER).set_index("industry")
    assert industries.loc["制造业", "high_share"] == 40.0
    assert industries.loc["建筑业", "skilled_share"] == 25.0
    occupation = skills.occupations(city, OCTOBER).iloc[0]
    assert (occupation["occupation"], occupation["new_high"], occupation["pace"]) == ("焊工", 8, 16.0)
    assert occupation["city_pace"] == pytest.approx(100 * 8 / 110)
    assert skills.occupations(city, OCTOBER, minimum=101).empty


def test_migrants_stand_beside_the_others(city: Reading) -> None:
    migrants = skills.migrants(city, OCTOBER)
    assert migrants["worker_group"].tolist() == ["农民工", "非农民工"]
    assert migrants["workers"].tolist() == [100, 300]
    assert migrants["share_of_workers"].tolist() == [25.0, 75.0]
    assert migrants["skilled_share"].tolist() == [50.0, 20.0]
    assert migrants["certified"].iloc[0] == 12
    assert skills.summary(city, OCTOBER, migrant=False)["workers"].iloc[0] == 300


@pytest.mark.usefixtures("city")
def test_a_reference_mark_stands_only_beside_its_own_denominator(store: Store) -> None:
    mark: dict[str, Cell] = {"area": "全国", "value_unit": "%", "label": "全国", "source": "公报"}
    plant(
        store,
        "benchmarks",
        [
            {**mark, "indicator": "high_share", "year": 2025, "value": 32.7, "denominator": "技能人才"},
            {**mark, "indicator": "skilled_share", "year": 2021, "value": 26, "denominator": "就业人员"},
        ],
    )
    marks = skills.benchmarks(reading(store), OCTOBER)
    groups = marks.groupby(["indicator", "denominator"])["is_own"].agg(list).to_dict()
    assert groups == {
        ("high_share", "技能人才"): [True, False],
        ("skilled_share", "就业人员"): [False],
        ("skilled_share", "职工"): [True],
    }


def test_the_lines_add_up_to_the_number_that_they_explain(city: Reading) -> None:
    assert skills.lines(city, OCTOBER)["workers"].sum() == 400
    assert skills.lines(city, OCTOBER, level="高级工")["unit_code"].tolist() == ["Q1"]
    assert len(skills.lines(city, OCTOBER, limit=2)) == 2


@pytest.mark.usefixtures("city")
def test_a_unit_has_all_five_links_only_with_people_in_each(store: Store) -> None:
    def doing(code: str, link: str, people: int, month: date = OCTOBER) -> dict[str, Cell]:
        return {
            "period": month,
            "district_code": "990101",
            "unit_code": code,
            "link": link,
            "participants": people,
        }

    five = ("培训", "帮带", "竞赛", "晋级", "激励")
    plant(
        store,
        "development",
        [
            *(doing("Q1", link, 10) for link in five),
            *(doing("Q2", link, 0 if link == "激励" else 5) for link in five),
            doing("Q1", "培训", 7, date(2025, 11, 1)),
            doing("Q1", "培训", 100, date(2025, 10, 1)),
        ],
    )
    links = skills.links(reading(store), OCTOBER)
    assert links["link"].tolist() == list(five)
    assert links["participants"].tolist() == [22, 15, 15, 15, 10]
    assert links["participants_before"].iloc[0] == 100
    assert links["units"].tolist() == [2, 2, 2, 2, 1]
    assert links["units_active"].iloc[0] == 2
    assert links["units_all_five"].iloc[0] == 1
    activities = skills.activities(reading(store), OCTOBER, link="培训")
    assert activities["participants"].tolist() == [10, 5, 7], "the newest first, and none older than a year"
    assert activities["total"].tolist() == [3, 3, 3]


def test_the_lines_behind_a_share_are_those_it_counts(city: Reading) -> None:
    skilled, high = (skills.lines(city, OCTOBER, member=member) for member in ("skilled", "high"))
    assert skilled["total_workers"].iloc[0] == skilled["workers"].sum() == 110
    assert high["total_workers"].iloc[0] == high["workers"].sum() == 30
    assert set(high["level"]) == {"首席技师", "高级工", "技师"}


@pytest.mark.usefixtures("city")
def test_the_year_of_the_target_stands_in_its_remark(store: Store) -> None:
    target: dict[str, Cell] = {"threshold": "target_high_share", "threshold_name": "目标", "value": 27}
    plant(store, "thresholds", [{**target, "note": "2027 年"}])
    answer = skills.summary(reading(store), OCTOBER).iloc[0]
    assert (answer["high_target"], answer["target_year"]) == (27, 2027)


def test_without_a_target_there_is_no_year(city: Reading) -> None:
    assert skills.summary(city, OCTOBER)[["high_target", "target_year"]].isna().all(axis=None)
