"""The print view of a page: who reads the paper finds what was looked at, as of when, and what the numbers mean."""

from tests.pages.seen import Visit, links, words


def test_the_bar_of_a_page_leads_to_its_sheet_and_the_sheet_back(visit: Visit) -> None:
    assert links(visit("reform", light="late"))["打印"][1] == "light=late&paper=a4"
    assert links(visit("reform", light="late", paper="a4"))["‹ 返回"][1] == "light=late"


def test_a_sheet_says_its_scope_and_date_and_ends_with_definitions(visit: Visit) -> None:
    said = " ".join(words(visit("reform", period="2026-09", paper="a4")).split())
    assert "范围 全市 期次 2026年9月 数据截至 2026-09-30" in said
    assert "打印日期 2026-11-22" in said
    assert "单位 × 方面 牵头任务的完成度 − 应有进度" in said


def test_a_page_that_stops_early_has_its_definitions_too(visit: Visit) -> None:
    app = visit("reform", rows="all", paper="a4")
    said = words(app)
    assert "口径" in said.split("打印日期", 1)[1]
    assert not app.get("arrow_data_frame")
    assert "国企民主管理规范" in said
    assert "点表头排序" not in said


def test_pages_of_the_office_have_no_sheet(visit: Visit) -> None:
    app = visit("ledger", paper="a4")
    assert "打印" not in links(app)
    assert "打印日期" not in words(app)
