"""The skills page: the sentence, the panels, the way from a district to the reported lines."""

from datetime import date

import pytest

from dashboard.access import EVERYTHING
from dashboard.queries import skills
from dashboard.queries.asking import Reading
from dashboard.ui.loaders import store
from dashboard.ui.skill_words import grown
from tests.conftest import TODAY
from tests.pages.seen import Visit, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)


def reading() -> Reading:
    """The app's own store as it stands."""
    return Reading(store(), EVERYTHING, store().version(), TODAY)


def test_a_small_change_is_said_in_people() -> None:
    assert grown(45, 39) == "+6 人"
    assert grown(13726, 12177) == "+12.7%"
    assert grown(5, 5) == "—"
    assert grown(5, None) == ""


def test_the_sentence_says_how_many_and_when_the_target_is_reached(visit: Visit) -> None:
    app = visit("skills")
    assert headline(app) == "每四名技术工人里不到一名高技能；按近一年增速，2027 年目标要到 2029 年才达到"
    found = links(app)
    assert found["技术工人"] == ("skills", "rows=skilled")
    assert found["高技能"] == ("skills", "rows=high")
    assert not app.exception


def test_the_page_shows_its_panels_with_the_date_of_the_skills(visit: Visit) -> None:
    app = visit("skills")
    assert panels(app) == [
        "八级工",
        "两个占比",
        "参照",
        "各区县高技能人才占比",
        "晋级最快与最慢的工种",
        "各单位高技能人才占比",
        "农民工技能",
        "各行业高技能人才占比",
        "五位一体",
    ]
    assert "数据截至 2026-09-30，已报 255/263 家" in words(app)


def test_the_ladder_and_the_sub_line_give_the_numbers_of_the_questions(visit: Visit) -> None:
    app = visit("skills")
    now = skills.summary(reading(), OCTOBER).iloc[0]
    said = " ".join(words(app).split())
    assert (now["skilled"], now["high"]) == (80777, 18990)
    assert (
        "技术工人 8.08 万人 ，占职工 30.00 万人的 26.9%；高级工及以上 1.90 万人 ，占技术工人的 23.5%" in said
    )
    assert "占技术工人 23.5%" in spoken(app)[0]


def test_a_district_that_did_not_report_is_not_compared(visit: Visit) -> None:
    app = visit("skills")
    districts = next(said for said in spoken(app) if said.startswith("占比，共 8 家"))
    assert districts == "占比，共 8 家；最高 高新区 27.6%；最低 白石县 17.4%；未报 松岭县。"
    silent = visit("skills", district="990122")
    assert headline(silent) == "松岭县本季未报；按 2026-06-30 的数，技术工人里 8.8% 是高技能"
    assert silent.dataframe[0].value["state"].tolist() == ["未报，上次 2026年6月"] * 8


def test_national_marks_are_dated_and_stand_by_their_denominator(visit: Visit) -> None:
    said = " ".join(words(visit("skills")).split())
    own, country, goal = (
        said.index(mark)
        for mark in (
            "本市 高技能 / 技术工人 23.5% 2026",
            "全国 高技能 / 技能人才 32.7% 2025",
            "国家目标 “十四五”末 三分之一 33.3% 2025",
        )
    )
    other = said.index("全国 技能人才 / 就业人员 26.0% 2021")
    assert own < country < other
    assert own < goal < said.index("本市 技术工人 / 职工 26.9% 2026") < other


def test_a_district_lists_its_units_and_a_unit_its_lines(visit: Visit) -> None:
    district = visit("skills", district="990102")
    assert headline(district) == "云屏区：每四名技术工人里不到一名高技能；比全市高 0.1 个百分点"
    units = skills.units(reading(), OCTOBER, district="990102")
    assert district.dataframe[0].value["unit_name"].tolist() == units["unit_name"].tolist()
    assert len(units) == 61
    unit = visit("skills", unit="Q0201")
    assert "技能等级明细" in panels(unit)
    assert unit.dataframe[0].value["workers"].sum() == 997


@pytest.mark.parametrize(("rows", "people"), [("skilled", 80777), ("high", 18990)])
def test_the_rows_behind_a_share_add_up_to_it(visit: Visit, rows: str, people: int) -> None:
    app = visit("skills", rows=rows)
    lines = skills.lines(reading(), OCTOBER, member=rows, limit=100_000)
    assert lines["workers"].sum() == people
    assert panels(app)[0].endswith("占比的明细")
    said = words(app)
    assert f"共 {len(lines):,} 行，{people / 10_000:.2f} 万人" in said
    assert "口径：" in said
    back, query = links(app)["收起明细"]
    assert back == "skills"
    assert "rows" not in query


def test_a_level_opens_its_lines(visit: Visit) -> None:
    app = visit("skills", level="首席技师")
    assert panels(app)[0] == "首席技师"
    assert app.dataframe[0].value["workers"].sum() == 45
    assert set(app.dataframe[0].value["level"]) == {"首席技师"}


def test_an_occupation_and_a_link_open_their_lines(visit: Visit) -> None:
    found = links(visit("skills"))
    assert found["医疗护理员：查看明细"][0] == "skills"
    assert panels(visit("skills", occupation="医疗护理员"))[0] == "医疗护理员"
    activities = visit("skills", link="培训")
    assert panels(activities)[0] == "五位一体：培训"
    assert activities.dataframe[0].value["participants"].sum() == 37037


def test_migrant_workers_and_an_industry_narrow_the_page(visit: Visit) -> None:
    app = visit("skills", group="农民工", industry="建筑业")
    expected = skills.summary(reading(), OCTOBER, industry="建筑业", migrant=True).iloc[0]
    assert headline(app).startswith("建筑业、农民工：每")
    assert f"占技术工人的 {expected['high_share']:.1f}%" in " ".join(words(app).split())


def test_what_no_one_reported_says_so(visit: Visit) -> None:
    app = visit("skills", industry="国际组织")
    assert headline(app) == "国际组织还没有技能等级数据"
    assert not app.exception


def test_a_place_without_skills_says_so(visit: Visit) -> None:
    assert headline(visit("skills", unit="D01")) == "市总工会还没有技能等级数据"


def test_an_unknown_level_opens_nothing(visit: Visit) -> None:
    assert panels(visit("skills", level="九级"))[0] == "八级工"


def test_an_empty_store_says_what_to_bring(visit_empty: Visit) -> None:
    app = visit_empty("skills")
    assert headline(app).startswith("还没有数据")
    assert not app.exception
