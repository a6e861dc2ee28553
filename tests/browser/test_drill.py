"""From the map to the rows of a task, and back, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import expect_no_fault, open_page, settle

HEADLINE = "h1"


def click_tile(page: Page, column: int, row: int) -> None:
    """Click a district's tile of the three-by-three map."""
    click_at(page, "map", (column + 0.5) / 3, (row + 0.5) / 3)


def click_at(page: Page, name: str, across: float, down: float) -> None:
    """Click into a chart, at parts of its width and height."""
    drawn = page.locator(f'[class*="st-key-{name}-"] .main-svg, [class*="st-key-{name}"] .main-svg').first
    expect(drawn).to_be_visible()
    page.wait_for_timeout(500)  # Plotly takes clicks a moment after it has drawn
    box = drawn.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    page.wait_for_timeout(200)  # and picks the mark under the mouse before it takes the click
    page.mouse.down()
    page.mouse.up()


def test_a_district_on_the_map_leads_to_a_tasks_rows_and_back_again(page: Page) -> None:
    open_page(page)
    click_tile(page, 1, 1)
    expect(page.locator(HEADLINE)).to_contain_text("映雪区进度")
    assert page.url.endswith("?district=990106")
    page.locator(".covers_rows_place_tasks a").first.click()
    page.wait_for_url(re.compile(r"/reform\?district=990106&task=T-"))
    settle(page)
    expect_no_fault(page)
    page.go_back()
    expect(page.locator(HEADLINE)).to_contain_text("映雪区进度")
    page.go_back()
    expect(page.locator(HEADLINE)).to_contain_text("改革进度")
    click_tile(page, 2, 1)
    expect(page.locator(HEADLINE)).to_contain_text("白石县进度")


def test_every_key_figure_opens_the_rows_that_it_counts(page: Page) -> None:
    leads = {
        "任务按期完成率": "/reform?rows=due",
        "销号率": "/reform?rows=closed",
        "逾期任务": "/reform?rows=overdue",
        "技术工人占比": "/skills?rows=skilled",
        "高技能人才占比": "/skills?rows=high",
        "新收案件": "/rights?rows=received",
        "按期办结率": "/rights?rows=due",
        "超期在办": "/rights?rows=overdue",
    }
    open_page(page)
    for title, address in leads.items():
        page.get_by_role("link", name=f"{title}：查看明细").click()
        page.wait_for_url(f"**{address}")
        settle(page)
        expect_no_fault(page)
        page.go_back()
        expect(page.locator(HEADLINE)).to_contain_text("改革进度")


def test_the_breadcrumb_walks_back_to_the_city(page: Page) -> None:
    open_page(page, "/?district=990121")
    expect(page.locator(HEADLINE)).to_contain_text("白石县进度")
    page.locator(".trail a").first.click()
    expect(page.locator(HEADLINE)).to_contain_text("改革进度")
    assert "district" not in page.url


def test_a_ranking_row_answers_a_click_anywhere_on_it(page: Page) -> None:
    open_page(page)
    click_at(page, "departments", 0.12, 7.5 / 8)
    expect(page.locator(HEADLINE)).to_contain_text("市科技局进度")


def test_the_overview_fits_the_wall_without_scrolling(page: Page) -> None:
    open_page(page)
    for name in ("map", "districts", "departments"):
        expect(page.locator(f'[class*="st-key-{name}"] .main-svg').first).to_be_visible()
    expect(page.get_by_test_id("stMain")).to_have_js_property("scrollHeight", 1080)
