"""The rights page: the sentence, the numbers and their rows, and a case's own panel, as the office reads them."""

from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import EVERYTHING
from dashboard.queries import rights
from dashboard.queries.asking import Reading
from dashboard.ui.case_list import employer_words, light_word
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)
SENSITIVE = {"工伤与职业伤害", "劳动安全与职业健康", "女职工与未成年工特殊保护"}


def reading() -> Reading:
    """The app's own store as it stands."""
    return Reading(store(), EVERYTHING, store().version(), TODAY)


def listed(app: AppTest) -> pd.DataFrame:
    """The list of cases on the page."""
    assert not app.exception
    (only,) = app.dataframe
    return only.value


def test_the_sentence_says_what_came_what_was_in_time_and_where_it_piles_up(visit: Visit) -> None:
    app = visit("rights")
    assert not app.exception
    assert headline(app).replace("\u00a0", " ") == (
        "10月新收 239 件，同比多 22.6%；按期办结率 95.7%；超期在办 14 件，映雪区占 7 件"
    )
    leads = links(app)
    assert leads["239 件"] == ("rights", "rows=received")
    assert leads["95.7%"] == ("rights", "rows=due")
    assert leads["14 件"] == ("rights", "rows=overdue")
    assert leads["映雪区"] == ("rights", "district=990106&rows=overdue")


def test_every_number_under_the_sentence_opens_its_rows(visit: Visit) -> None:
    leads = links(visit("rights"))
    for label, rows in (
        ("新收 239 件", "received"),
        ("到期 188 件", "due"),
        ("办结 204 件", "closed"),
        ("在办 267 件", "open"),
        ("超期在办 14 件", "overdue"),
        ("集体案件 137 件", "collective"),
        ("集中欠薪 15 件", "cluster"),
    ):
        assert leads[label] == ("rights", f"rows={rows}")


def test_all_panels_stand_and_the_open_cases_come_last(visit: Visit) -> None:
    app = visit("rights")
    assert panels(app) == [
        "收案与办结",
        "类别 × 群体",
        "区县按期办结率",
        "区县在办时长",
        "每万职工新收",
        "部门按期办结率",
        "县区承办按期办结率",
        "承办单位在办时长",
        "涉案与挽回",
        "集体案件",
        "在办案件",
    ]
    assert "节假日表缺 2027 年" in words(app)


def test_a_small_sample_is_not_ranked(visit: Visit) -> None:
    said = spoken(visit("rights"))
    assert "按期办结率，共 6 行；最高 泉湾区 100.0%；最低 白石县 82.4%。2 家件数太少，不参加排名。" in said[2]


@pytest.mark.parametrize(
    ("rows", "title", "total", "sensitive"),
    [("received", "新收案件", 239, 23), ("due", "到期案件", 188, 28), ("overdue", "超期在办案件", 14, 2)],
)
def test_a_figures_rows_stand_first_without_the_sensitive_ones(
    visit: Visit, rows: str, title: str, total: int, sensitive: int
) -> None:
    app = visit("rights", rows=rows)
    assert panels(app)[0] == title
    assert f"共 {total} 件；其中 {sensitive} 件属工伤" in words(app)
    shown = listed(app)
    assert len(shown) == total - sensitive
    assert not SENSITIVE & set(shown["category"])


def test_a_cell_of_the_grid_lists_a_year_of_its_cases(visit: Visit) -> None:
    app = visit("rights", rows="received", months="12", category="拖欠克扣工资", group="制造业工人")
    shown = listed(app)
    assert len(shown) == 118
    assert set(shown["category"]) == {"拖欠克扣工资"}
    assert set(shown["worker_group"]) == {"制造业工人"}
    assert "2026年10月止的 12 个月" in words(app)


def test_a_filter_narrows_the_figures_and_their_rows_alike(visit: Visit) -> None:
    app = visit("rights", rows="open", district="990121", category="拖欠克扣工资")
    filters = rights.Filters(district="990121", category="拖欠克扣工资")
    month = rights.summary(reading(), OCTOBER, **filters).iloc[0]
    flow = rights.flow(reading(), OCTOBER, **filters).iloc[-1]
    assert len(listed(app)) == month["open_cases"] == flow["open_cases"] > 0
    assert f"在办 {month['open_cases']} 件" in links(app)


def test_a_cluster_is_told_to_the_office_with_the_employers_name(visit: Visit) -> None:
    app = visit("rights", rows="cluster")
    (name,) = set(rights.cases(reading(), OCTOBER, kind="cluster", months=3)["employer_name"])
    assert f"{name} 15 件，88 人，涉案 130.90 万元；8 件还在办" in " ".join(words(app).split())
    assert len(listed(app)) == 15
    assert set(listed(app)["employer_name"]) == {name}


def test_a_case_shows_its_course_and_its_linked_numbers(visit: Visit) -> None:
    app = visit("rights", case="AJ-2026-01885")
    assert panels(app)[0] == "拖欠克扣工资\u3000AJ-2026-01885"
    said = " ".join(words(app).split())
    assert "收到 2026-10-05 仲裁 受理 2026-10-08 次日起算 时限 拖欠农民工工资仲裁 30 日" in said
    assert "到期 2026-11-09" in said
    assert "超期 13 天 按今天 11月22日 计" in said
    assert "涉及人数 12 人 集体案件 涉案金额 17.44 万元" in said
    assert "涉事单位 硕澈建筑安装 重复" in said
    assert links(app)["AJ-2026-01864"] == ("rights", "case=AJ-2026-01864")
    assert links(app)["关闭这一件"] == ("rights", "")


def test_a_sensitive_case_is_not_shown(visit: Visit) -> None:
    app = visit("rights", case="AJ-2025-01654")
    assert "这一件不逐件列出" in words(app)
    assert "2025-09-22" not in words(app)


def test_a_case_that_does_not_exist_is_said(visit: Visit) -> None:
    assert "没有这一件" in words(visit("rights", case="AJ-1999-00001"))


def test_a_unit_without_cases_says_so_and_how_to_get_out(visit: Visit) -> None:
    app = visit("rights", unit="D02")
    assert not app.exception
    assert "没有案件" in headline(app)
    assert "看全市" in words(app)


def test_words_of_an_address_that_mean_nothing_narrow_nothing(visit: Visit) -> None:
    app = visit("rights", rows="nonsense", category="没有的类别", group="农民工", months="999")
    assert not app.exception
    assert "新收 239 件" in links(app)


def test_an_empty_store_says_what_to_bring(visit_empty: Visit) -> None:
    app = visit_empty("rights")
    assert not app.exception
    assert "还没有数据" in headline(app)


def test_an_employer_is_named_by_its_industry_only() -> None:
    assert employer_words("建筑业") == "某建筑企业"
    assert employer_words("住宿和餐饮业", "映雪区") == "映雪区某住宿餐饮企业"
    assert employer_words("居民服务、修理和其他服务业") == "某居民服务企业"
    assert employer_words(None) == "某企业"


@pytest.mark.parametrize(
    ("status", "days_over", "word"),
    [
        ("over", 13, "超期 13 天"),
        ("late", 0, "今天到期"),
        ("near", -5, "5 天到期"),
        ("done", -2, "按期办结"),
        ("done", 0, "按期办结"),
        ("done", 3, "超期 3 天办结"),
        ("done", None, "已办结"),
        ("none", None, "没有期限"),
    ],
)
def test_a_light_says_its_days(status: str, days_over: int | None, word: str) -> None:
    assert light_word({"status": status, "days_over": days_over}) == word
