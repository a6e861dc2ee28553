"""The frame in a real browser: it opens, in Chinese, without an error and without a scroll bar across."""

from playwright.sync_api import Page, expect

from tests.browser.steps import expect_no_fault, open_page


def test_the_front_page_opens_without_an_error(page: Page) -> None:
    open_page(page)
    expect_no_fault(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "产改驾驶舱" in page.title()


def test_the_front_page_fits_the_width_of_the_wall(page: Page) -> None:
    open_page(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920


def test_the_theme_of_the_configuration_is_on_the_page(page: Page) -> None:
    open_page(page)
    paper = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert paper == "rgb(250, 249, 246)"
