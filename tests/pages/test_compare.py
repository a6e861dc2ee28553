"""The comparison page: two months, a small chart a measure, the place in the sentence and in every chart."""

from streamlit.testing.v1 import AppTest

from dashboard.catalog.comparisons import COMPARISONS
from tests.pages.seen import Visit, headline, panels

TITLES = [comparison.title for comparison in COMPARISONS]


def _said(app: AppTest) -> str:
    assert not app.exception
    return headline(app).replace("\u00a0", " ")


def test_the_city_is_compared_with_a_year_before(visit: Visit) -> None:
    app = visit("compare")
    assert _said(app) == "全市与2025年10月比，2 项好转、4 项变差；进度偏差降 3.0 个百分点"
    assert panels(app) == TITLES
    assert len(app.get("plotly_chart")) == len(TITLES)


def test_another_month_can_be_chosen_in_the_address(visit: Visit) -> None:
    assert "与2026年9月比" in _said(visit("compare", other="2026-09"))


def test_a_month_without_data_falls_back_to_the_usual_one(visit: Visit) -> None:
    assert "与2025年10月比" in _said(visit("compare", other="1999-01"))


def test_a_district_speaks_for_itself(visit: Visit) -> None:
    assert _said(visit("compare", district="990121")).startswith("白石县与2025年10月比，")


def test_departments_are_compared_only_on_what_they_share(visit: Visit) -> None:
    app = visit("compare", unit="D15")
    assert _said(app).startswith("市人社局与2025年10月比，")
    assert panels(app) == ["平均完成度", "进度偏差", "销号率", "逾期任务占比", "案件按期办结率"]


def test_the_first_month_of_all_is_compared_with_a_later_one(visit: Visit) -> None:
    assert "比" in _said(visit("compare", period="2024-11"))


def test_an_empty_store_says_what_to_bring(visit_empty: Visit) -> None:
    assert "还没有数据" in _said(visit_empty("compare"))
