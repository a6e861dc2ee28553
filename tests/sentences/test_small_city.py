"""From the store to the sentence: a small city planted row by row, its sentences worked out by hand."""

from datetime import date

import pytest

from dashboard.queries import overview, reform, rights, skills, unit
from dashboard.sentences import overview as progress
from dashboard.sentences import reform as reform_facts
from dashboard.sentences import rights as rights_facts
from dashboard.sentences import skills as skills_facts
from dashboard.sentences import unit as unit_facts
from dashboard.sentences.overview import Months
from dashboard.sentences.say import say
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import EAST, OCTOBER, WEST, case, found, reading, report, task

SEPTEMBER = date(2026, 9, 1)
START, END = date(2026, 9, 1), date(2026, 11, 30)
"""90 days from the first: the plan expects 29 ÷ 90 = 32.2% at the end of September and 60 ÷ 90 = 66.7% of October."""


@pytest.fixture
def city(store: Store) -> Store:
    """Three tasks each in 东岭区 (5.8 ahead of the plan of September, 13.3 of October) and 西岭县 (2.2 and 26.7 behind)."""
    found(store)
    tasks = [
        task(f"{letter}{number}", START, END, lead_unit=unit_code, district_code=district)
        for letter, unit_code, district in (("E", "QE", EAST), ("W", "QW", WEST))
        for number in (1, 2, 3)
    ]
    plant(store, "tasks", tasks)
    months = {"E": (38, 80), "W": (30, 40)}
    plant(
        store,
        "progress",
        [
            report(str(row["task_code"]), period, months[str(row["task_code"])[0]][place])
            for row in tasks
            for place, period in enumerate((SEPTEMBER, OCTOBER))
        ],
    )
    return store


def test_the_overview_of_the_small_city(city: Store) -> None:
    at = reading(city)
    months = Months(reform.summary(at, OCTOBER).iloc[0], reform.summary(at, SEPTEMBER).iloc[0])
    facts = progress.of_city(
        months,
        overview.districts(at, OCTOBER),
        overview.districts(at, SEPTEMBER),
        overview.attention(at, OCTOBER),
    )
    # the mean of 80 and 40 against 66.7; of 38 and 30 against 32.2
    whole = say("overview", facts)
    assert whole.text == "改革进度 60.0%，落后应有进度 6.7 个百分点；西岭县落后最多"
    assert whole.below_text == (
        "上月还领先 1.8 个百分点；东岭区最好，领先 13.3 个百分点；西岭县变动最大，比上月退后 24.5 个百分点；"
        "6 项任务：0 项已销号，0 项逾期，0 项落后。"
    )


def test_a_district_of_the_small_city(city: Store) -> None:
    at = reading(city)
    months = Months(reform.summary(at, OCTOBER, WEST).iloc[0], reform.summary(at, SEPTEMBER, WEST).iloc[0])
    reports = Months(unit.facts(at, OCTOBER, WEST).iloc[0], unit.facts(at, SEPTEMBER, WEST).iloc[0])
    facts = progress.of_place(
        "西岭县", WEST, months, reports, overview.districts(at, OCTOBER), overview.attention(at, OCTOBER),
        among="districts", period=OCTOBER,
    )  # fmt: skip
    said = "西岭县进度 40.0%，落后应有进度 26.7 个百分点，差距比上月扩大 24.5 个百分点"
    assert say("overview", facts).text == said


def test_a_district_that_fell_silent_in_the_small_city(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("W", START, END, lead_unit="QW", district_code=WEST), task("A", START, END)])
    plant(
        store, "progress", [report("W", SEPTEMBER, 30), report("A", SEPTEMBER, 33), report("A", OCTOBER, 67)]
    )
    at = reading(store)
    months = Months(reform.summary(at, OCTOBER, WEST).iloc[0], reform.summary(at, SEPTEMBER, WEST).iloc[0])
    reports = Months(unit.facts(at, OCTOBER, WEST).iloc[0], unit.facts(at, SEPTEMBER, WEST).iloc[0])
    facts = progress.of_place(
        "西岭县", WEST, months, reports, overview.districts(at, OCTOBER), overview.attention(at, OCTOBER),
        among="districts", period=OCTOBER,
    )  # fmt: skip
    assert (
        say("overview", facts).text == "西岭县本期未报；按9月的报数，进度 30.0%，落后应有进度 36.7 个百分点"
    )


def test_the_reform_page_of_the_small_city(city: Store) -> None:
    at = reading(city)
    months = Months(reform.summary(at, OCTOBER).iloc[0], reform.summary(at, SEPTEMBER).iloc[0])
    facts = {
        **progress.progress(months), "subject": "", "place": "全市", "what": "",
        **reform_facts.gap(OCTOBER, OCTOBER, [], 0), **reform_facts.lights(months.now),
        **reform_facts.due(reform.tasks(at, OCTOBER), OCTOBER),
    }  # fmt: skip
    whole = say("reform", facts)
    assert whole.text == "进度落后 6.7 个百分点，缺口本月拉开，上月还领先 1.8 个百分点"
    assert whole.below_text == "6 项任务：3 项正常，3 项逾期或严重落后；10月没有到期的任务。"


def test_the_rights_page_of_the_small_city(store: Store) -> None:
    found(store)
    late, early = date(2026, 8, 3), date(2026, 10, 28)
    cases = [case(number, early) for number in range(3)]
    cases += [case(9, late), case(10, late, district_code=WEST), case(11, late, district_code=WEST)]
    plant(store, "cases", cases)
    at = reading(store)
    now, last = (rights.summary(at, month).iloc[0] for month in (OCTOBER, SEPTEMBER))
    facts = {
        **rights_facts.month(now, last, OCTOBER, place="全市"),
        **rights_facts.holder(rights.ages(at, OCTOBER, by="district"), int(now["overdue_open"]), "district"),
    }
    whole = say("rights", facts)
    assert whole.text.startswith("10月新收 3 件；")
    assert whole.text.endswith("超期在办 3 件，西岭占 2 件")
    assert "新收比上月多 3 件" in whole.below_text


def test_the_skills_page_of_the_small_city(store: Store) -> None:
    found(store)
    plant(
        store,
        "skills",
        [
            {
                "as_of_date": date(2026, 9, 30), "district_code": EAST, "unit_code": "E1", "industry": "建筑业",
                "occupation": "焊工", "level": level, "worker_group": "非农民工", "workers": workers,
                "new_this_year": 0,
            }
            for level, workers in (("初级工", 60), ("高级工", 20), ("学徒工", 20))
        ],
    )  # fmt: skip
    now = skills.summary(reading(store), OCTOBER).iloc[0]
    whole = say("skills", skills_facts.stock(now, (), place="全市"))
    assert whole.text == "每四名技术工人里约有一名高技能"
    assert whole.below_text == (
        "技术工人 80 人，占职工 100 人的 80.0%；高级工及以上 20 人，占技术工人的 25.0%。"
    )


def test_the_profile_of_a_unit_of_the_small_city(city: Store) -> None:
    at = reading(city)
    row, compared = unit.facts(at, OCTOBER, unit="QW").iloc[0], unit.indicators(at, OCTOBER, unit="QW")
    facts = {
        "subject": "西岭县办", "name": "西岭县办", "deviation": float(row["deviation"]),
        **unit_facts.counts(row, 3), **unit_facts.peers(compared),
    }  # fmt: skip
    whole = say("unit", facts)
    assert whole.text == "西岭县办落后应有进度 26.7 个百分点"  # one peer is too few to be compared with
    assert whole.below_text == "县区　西岭县；任务 3 项，0 项已销号，0 项逾期；本期已报 3/3 项。"


def test_an_empty_store_claims_nothing(store: Store) -> None:
    at = reading(store)
    months = Months(reform.summary(at, OCTOBER).iloc[0], None)
    facts = progress.of_city(months, overview.districts(at, OCTOBER), None, overview.attention(at, OCTOBER))
    assert say("overview", facts).text == "全市没有承担任务"
    nobody = skills_facts.stock(skills.summary(at, OCTOBER).iloc[0], (), place="全市")
    assert say("skills", nobody).text == "全市还没有技能等级数据"
    assert say(
        "rights", rights_facts.month(rights.summary(at, OCTOBER).iloc[0], None, OCTOBER, place="全市")
    ).text == ("全市在2026年10月没有案件")
