"""The profile of one unit or district, and the lists to choose one from."""

from datetime import date

from dashboard.access import EVERYTHING
from dashboard.queries import reform, rights, unit
from dashboard.queries.asking import Reading
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)


def reading() -> Reading:
    """The app's own store as it stands."""
    return Reading(store(), EVERYTHING, store().version(), TODAY)


def test_without_a_place_there_are_lists_to_choose_from(visit: Visit) -> None:
    app = visit("unit")
    assert headline(app) == "选一个县区或单位，看它的任务、技能、维权与同类差多少"
    assert panels(app) == ["县区", "部门", "企业、院校和县区办公室"]
    districts, departments, others = (grid.value for grid in app.dataframe)
    assert districts["called"].tolist()[0] == "中川区"
    assert districts["called"].tolist()[-1] == "松岭县"
    assert (len(districts), len(departments), len(others)) == (8, 32, 271)
    assert not app.exception


def test_a_district_shows_all_three_areas(visit: Visit) -> None:
    app = visit("unit", district="990102")
    assert headline(app) == "云屏区落后应有进度 3.4 个百分点；月报按时率在同类后四分之一"
    assert panels(app) == ["与同类比", "月报", "八级工", "任务", "在办案件"]
    tiles = [label for label in links(app) if label.endswith("：查看明细")]
    assert len(tiles) == 8
    assert links(app)["高技能人才占比：查看明细"] == ("skills", "district=990102&rows=high")


def test_the_peers_are_those_of_the_question(visit: Visit) -> None:
    app = visit("unit", district="990102")
    expected = unit.indicators(reading(), OCTOBER, district="990102").set_index("indicator")
    assert expected["n"].max() == 7
    assert "同类 7 个县区的中位和四分位" in words(app)
    assert spoken(app)[0].startswith("与同类中位数比较，共 7 项指标")
    assert "低于中位 比应有进度（点）" in spoken(app)[0]
    assert expected.loc["deviation", "value"] < expected.loc["deviation", "median"]


def test_a_silent_district_is_named_and_its_months_are_missing(visit: Visit) -> None:
    app = visit("unit", district="990122")
    assert headline(app).startswith("松岭县断报 2 期，11 项任务逾期；")
    assert "未报 比应有进度（点）" in spoken(app)[0]
    reports = unit.reports(reading(), OCTOBER, district="990122").head(24)
    strip = next(e.proto.body for e in app.get("html") if 'class="strip"' in e.proto.body)
    assert strip.count('<li class="none"') == (reports["reported"] == 0).sum() == 3
    assert "2026年10月：应报 14 项，已报 0 项，未报" in strip


def test_a_department_shows_its_tasks_and_cases_but_no_ladder(visit: Visit) -> None:
    app = visit("unit", unit="D01")
    assert headline(app) == "市总工会落后应有进度 0.8 个百分点；任务按期完成率在同类后四分之一"
    assert panels(app) == ["与同类比", "月报", "任务", "在办案件"]
    names = reform.tasks(reading(), OCTOBER, unit="D01")["task_name"].tolist()
    assert [label for label in links(app) if label in names] == names
    assert "作为承办单位" in words(app)


def test_too_few_peers_are_not_compared(visit: Visit) -> None:
    app = visit("unit", unit="D01")
    expected = unit.indicators(reading(), OCTOBER, unit="D01").set_index("indicator")
    assert expected.loc["case_on_time", "n"] == 3
    assert "案件按期办结率" not in spoken(app)[0]


def test_a_firm_is_compared_on_skills_alone(visit: Visit) -> None:
    app = visit("unit", unit="Q0201")
    assert headline(app) == "隽乔电气设备高技能占技术工人 18.1%；245 家企业里排第 213"
    assert panels(app) == ["与同类比", "技能等级明细", "任务", "八级工"]
    assert "没有承担任务" in words(app)
    assert [label for label in links(app) if label.endswith("：查看明细")] == [
        "技术工人占比：查看明细",
        "高技能人才占比：查看明细",
    ]


def test_cases_against_an_employer_are_not_in_its_profile(visit: Visit) -> None:
    visit("unit")
    every = rights.cases(reading(), OCTOBER, months=24, limit=10_000)
    accused = str(every.loc[every["employer"].notna(), "employer"].iloc[0])
    app = visit("unit", unit=accused)
    assert "在办案件" not in panels(app)
    assert not any(label.startswith("案件 ") for label in links(app))


def test_sensitive_cases_are_not_listed(visit: Visit) -> None:
    app = visit("unit", district="990102", rows="cases_received")
    frame = rights.cases(reading(), OCTOBER, kind="received", months=12, district="990102")
    hidden = set(frame.loc[frame["is_sensitive"].astype(bool), "case_no"])
    assert hidden
    assert hidden.isdisjoint(app.dataframe[0].value["case_no"])
    assert "件属敏感类别，只计数，不列出" in words(app)


def test_every_measure_opens_its_rows(visit: Visit) -> None:
    titles = {
        "tasks": "比应有进度（点）的明细",
        "due": "任务按期完成率的明细",
        "reports": "月报按时率的明细",
        "skilled": "技术工人占比的明细",
        "high": "高技能人才占比的明细",
        "cases_due": "案件按期办结率的明细",
        "cases_received": "每万职工案件的明细",
    }
    for rows, title in titles.items():
        app = visit("unit", district="990102", rows=rows)
        assert panels(app)[0] == title
        assert links(app)["收起明细"] == ("unit", "district=990102")
        assert not app.exception


def test_a_level_opens_its_lines_on_the_profile(visit: Visit) -> None:
    app = visit("unit", district="990102", level="首席技师")
    assert panels(app)[0] == "首席技师"
    assert app.dataframe[0].value["workers"].sum() == 10


def test_a_place_that_does_not_exist_leads_to_the_lists(visit: Visit) -> None:
    assert panels(visit("unit", unit="Q9999")) == ["县区", "部门", "企业、院校和县区办公室"]


def test_an_empty_store_says_what_to_bring(visit_empty: Visit) -> None:
    app = visit_empty("unit")
    assert headline(app).startswith("还没有数据")
    assert not app.exception
