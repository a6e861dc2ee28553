"""The reporting board in a real browser: a cell opens its report, one click copies, a period is locked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.launch import Server, cockpit
from tests.browser.steps import expect_no_fault, open_page, settle, sign_in

COPIED = """() => document.body.addEventListener(
  "copy", event => { window.copied = document.activeElement.value ?? "" }, true)"""
"""Keeps what the page hands to the clipboard, which a test can't read."""


@pytest.fixture
def city(demonstration_copy: Path, page: Page) -> Iterator[Server]:
    """Give the product over a copy of the demonstration city, which may be written to."""
    with cockpit(demonstration_copy) as server:
        sign_in(page, server)
        yield server


def test_a_click_on_a_cell_opens_the_report_and_back_closes_it(page: Page) -> None:
    open_page(page, "/board")
    matrix = page.locator(".js-plotly-plot").first
    box = matrix.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 200, box["y"] + 40)
    page.mouse.click(box["x"] + 200, box["y"] + 40)
    expect(page.get_by_role("heading", name="市人社局　进展月报")).to_be_visible()
    assert page.url.endswith("/board?cell=progress%2FD15")
    page.go_back()
    expect(page.get_by_role("heading", name="市人社局　进展月报")).to_have_count(0)
    expect_no_fault(page)


def test_one_click_copies_the_reminder_where_the_browser_has_no_clipboard_to_give(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_page(page, "/board?cell=progress/Q2200")
    page.evaluate(COPIED)
    page.get_by_role("button", name="复制催报文字").click()
    expect(page.get_by_role("button", name="√ 已复制")).to_be_visible()
    assert page.evaluate("window.copied") == (
        "松岭县协调小组办公室：10月份《进展月报》报送截止11月5日，至今未报，已逾期17天。"
        "请于11月25日前通过“数据上报”报送，或说明原因。"
    )


def test_the_board_fits_the_wall(page: Page) -> None:
    open_page(page, "/board")
    expect(page.get_by_role("heading", name="谁还欠什么")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= 1080


def test_a_report_is_sent_back_and_a_period_locked_and_opened(page: Page, city: Server) -> None:
    open_page(page, f"{city.url}/board?cell=progress/D15")
    page.get_by_role("button", name="退回", exact=True).click()
    page.get_by_label("原因（对方看得到）").fill("缺下步措施")
    page.get_by_label("原因（对方看得到）").press("Tab")
    settle(page)
    page.get_by_role("button", name="确定退回").click()
    expect(page.get_by_text("11月22日退回，还没有重新报")).to_be_visible()
    page.get_by_role("button", name="收回退回").click()
    expect(page.get_by_text("迟报，11月17日，迟 12 天")).to_be_visible()
    page.get_by_role("button", name="锁定进展月报").click()
    page.get_by_role("button", name="确定锁定").click()
    expect(page.get_by_label("已锁定").first).to_be_visible()
    page.get_by_role("button", name="解锁进展月报").click()
    page.get_by_role("button", name="确定解锁").click()
    expect(page.get_by_label("已锁定")).to_have_count(0)
    expect_no_fault(page)
