"""The reform page: the sentence, the panels, the lists behind figures, and a task's own panel."""

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.access import EVERYTHING
from dashboard.queries import reform
from dashboard.queries.asking import Reading
from dashboard.sentences.slots import tenths
from dashboard.ui.gap import Part, opened, parts, planned
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, figures, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)


def reading() -> Reading:
    """The app's own store as it stands."""
    return Reading(store(), EVERYTHING, store().version(), TODAY)


def months(*gaps: float) -> pd.DataFrame:
    """A curve from January 2026, half of the plan expected all along."""
    days = pd.to_datetime([date(2026, month, 1) for month in range(1, len(gaps) + 1)])
    return pd.DataFrame({"month": days, "expected": 50.0, "actual": [50.0 + gap for gap in gaps]})


def test_the_gap_opened_when_it_last_passed_a_quarter_of_what_it_is() -> None:
    assert opened(months(-3, -0.5, -0.9, -1.1, -2, -4)) == date(2026, 4, 1)


def test_a_gap_that_was_there_from_the_start_opened_in_the_first_month() -> None:
    assert opened(months(-4, -4, -4)) == date(2026, 1, 1)


def test_less_than_a_point_is_no_gap() -> None:
    assert opened(months(-4, -0.9)) is None
    assert opened(months(2.0)) is None


def test_the_fewest_parts_make_up_half_of_the_gap() -> None:
    tasks = pd.DataFrame(
        {
            "aspect": ["甲", "甲", "乙", "丙", "丁", "戊"],
            "deviation": [-20.0, -10.0, -25.0, -25.0, 40.0, -20.0],
        }
    )
    assert parts(tasks, "aspect") == [Part("甲", 0.3), Part("丙", 0.25)]


def test_a_gap_spread_evenly_has_no_parts_to_name() -> None:
    tasks = pd.DataFrame({"aspect": list("甲乙丙丁戊己庚"), "deviation": [-1.0] * 7})
    assert parts(tasks, "aspect") == ()


@pytest.mark.parametrize(
    ("share", "said"), [(0.5, "一半"), (0.68, "七成"), (0.97, "几乎全部"), (0.31, "三成")]
)
def test_shares_are_said_in_tenths(share: float, said: str) -> None:
    assert tenths(share) == said


def test_the_curve_ends_where_the_plan_is_whole() -> None:
    curve = pd.DataFrame({"expected": [60.0, 100.0, 100.0, 100.0], "actual": [50.0, 70.0, None, None]})
    assert planned(curve)["expected"].tolist() == [60.0, 100.0]


def test_the_sentence_names_the_gap_its_beginning_and_its_parts(visit: Visit) -> None:
    app = visit("reform")
    assert headline(app) == "进度落后 4.2 个百分点，缺口从1月起拉开；思想政治引领与劳动经济权益占缺口的一半"
    assert links(app)["思想政治引领"][0] == "reform"
    counts = reform.summary(reading(), OCTOBER).iloc[0]
    said = " ".join(words(app).split())
    assert f"{counts['tasks']} 项任务：{counts['closed']} 项已销号，{counts['ok']} 项正常" in said
    lights = ("closed", "ok", "near", "late", "over", "neutral")
    assert sum(counts[light] for light in lights) == counts["tasks"] == 66


def test_the_page_shows_its_panels_and_every_aspect(visit: Visit) -> None:
    app = visit("reform")
    assert panels(app) == ["应有与实际", "路线图", "单位 × 方面", "任务"]
    aspects = reform.aspects(reading(), OCTOBER)["aspect"].tolist()
    assert len(aspects) == 9
    strip = [label for label in links(app) if label.endswith("只看这个方面")]
    assert [label.split("：")[0] for label in strip] == aspects


def test_the_tables_and_charts_lead_to_all_that_they_show_a_part_of(visit: Visit) -> None:
    app = visit("reform")
    found = links(app)
    assert found["全部 33 家 ›"] == ("reform", "rows=units")
    every = [
        element.proto.query_string
        for element in app.get("page_link")
        if element.proto.label.startswith("全部 66 项")
    ]
    assert every == ["rows=roadmap", "rows=all"]
    assert found["国企民主管理规范"] == ("reform", "task=T-011")


def test_the_heat_map_shows_the_city_then_who_is_furthest_behind(visit: Visit) -> None:
    heat = figures(visit("reform"))[2]
    rows = heat["data"][0]["text"]
    assert rows[:5] == ["全市", "白石县", "映雪区", "雪屏区", "松岭县"]
    assert "未报" in heat["data"][2]["text"]


def test_the_whole_heat_map_has_a_row_for_every_unit_with_tasks(visit: Visit) -> None:
    app = visit("reform", rows="units")
    assert len(figures(app)[0]["data"][0]["text"]) == 34
    assert "reform" in links(app)["‹ 回到改革进展"][0]


def test_the_whole_roadmap_has_every_task(visit: Visit) -> None:
    app = visit("reform", rows="roadmap")
    assert spoken(app)[0].startswith("路线图，共 66 项任务")


def test_an_aspect_filters_all_but_the_strip(visit: Visit) -> None:
    app = visit("reform", aspect="建功立业平台")
    assert headline(app) == "建功立业平台进度落后 25.5 个百分点，缺口从5月起拉开；市科技局占缺口的八成"
    assert "建功立业平台：4 项任务，1 项逾期，看全部方面" in links(app)


def test_a_cell_of_the_heat_map_is_a_unit_and_an_aspect(visit: Visit) -> None:
    app = visit("reform", unit="D10", aspect="劳动经济权益")
    assert headline(app).startswith("市科技局的劳动经济权益进度落后 36.8 个百分点")
    assert (
        links(app)["创新成果分配办法"][1]
        == "unit=D10&aspect=%E5%8A%B3%E5%8A%A8%E7%BB%8F%E6%B5%8E%E6%9D%83%E7%9B%8A&task=T-028"
    )


def test_a_light_leaves_only_its_tasks(visit: Visit) -> None:
    app = visit("reform", light="near")
    assert links(app)["求学圆梦学历提升"] == ("reform", "light=near&task=T-022")
    assert "国企民主管理规范" not in links(app)


def test_a_filter_that_leaves_nothing_says_so(visit: Visit) -> None:
    app = visit("reform", unit="D10", light="near")
    assert "市科技局在当前筛选下没有任务" in words(app)


@pytest.mark.parametrize(
    ("rows", "count", "said"),
    [
        ("due", 24, "任务按期完成率 58.3% 。口径：按期完成的任务 ÷ 到期应完成的任务"),
        ("completed_on_time", 14, "任务按期完成率 58.3%"),
        ("closed", 14, "销号率 21.2% 。口径：已销号 ÷ 全部任务"),
        ("overdue", 15, "逾期任务 15项 。口径：任务或节点过了计划日期还没完成"),
        ("all", 66, "全市，2026年10月"),
    ],
)
def test_a_figures_rows_are_exactly_those_it_counts(visit: Visit, rows: str, count: int, said: str) -> None:
    app = visit("reform", rows=rows)
    assert headline(app).endswith(f" {count} 项")
    assert said in " ".join(words(app).split())
    member = None if rows == "all" else rows
    assert (
        app.dataframe[0].value["task_code"].tolist()
        == reform.tasks(reading(), OCTOBER, member=member)["task_code"].tolist()
    )
    assert len(app.dataframe[0].value) == count


def test_a_tasks_panel_tells_its_whole_story(visit: Visit) -> None:
    app = visit("reform", task="T-011")
    assert headline(app) == "国企民主管理规范：完成 93%，落后应有 7 个百分点；市国资委牵头"
    assert panels(app) == ["应有与实际", "节点", "这项任务", "最近一次月报", "逐月报送"]
    said = " ".join(words(app).split())
    assert "逾期 92 天" in said
    assert "责任岗位 分管副职" in said
    assert "里程碑：完成的节点按权重相加" in said
    assert "〔重视不够〕部分企业参与积极性不高" in said
    assert "15 个月，报了 14 个月" in said
    assert "晚 47 天 2026-01-16" in said
    assert re.search(r"2026-11-05 第 \d+ 号", said)
    assert "实际 93.0%" in spoken(app)[0]
    assert links(app)["市国资委"][0] == "unit"
    assert "全市" in links(app)


def test_a_month_without_a_report_is_missing_not_zero(visit: Visit) -> None:
    app = visit("reform", task="T-011")
    actual = next(layer for layer in figures(app)[0]["data"] if layer.get("line", {}).get("width") == 4)
    assert len(actual["x"]) == 14
    assert 6 not in actual["x"]
    assert "2026-02 未报" in " ".join(words(app).split())


def test_a_city_task_leads_to_its_districts_parts_and_back(visit: Visit) -> None:
    city = visit("reform", task="T-019")
    assert "县区分任务" in panels(city)
    part = next(query for label, (_, query) in links(city).items() if label.startswith("云屏："))
    district = visit("reform", task=part.removeprefix("task="))
    assert links(district)["上级任务：职业技能提升行动 ›"] == ("reform", "task=T-019")


def test_a_lasting_task_has_no_deviation(visit: Visit) -> None:
    app = visit("reform", task="T-030")
    assert headline(app) == "女职工权益专项：完成 44%，长期坚持，不计偏差；市妇联牵头"
    assert "长期坚持，不设应有进度" in words(app)


def test_a_task_that_does_not_exist_says_so(visit: Visit) -> None:
    app = visit("reform", task="T-999")
    assert headline(app) == "没有编号为 T-999 的任务"
    assert "‹ 回到改革进展" in links(app)


def test_a_task_opened_from_a_list_leads_back_to_it(visit: Visit) -> None:
    assert links(visit("reform", rows="due", task="T-011"))["‹ 回到名单"] == ("reform", "rows=due")


def test_text_from_data_is_shown_as_text(visit: Visit) -> None:
    app = visit("reform", task="T-<img>")
    assert all("<img>" not in element.proto.body for element in app.get("html"))
    assert not app.exception
