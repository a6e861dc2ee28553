"""A number explains itself and goes along: the drawer by keyboard, its files and its picture, the page as one workbook."""

import re

from playwright.sync_api import Download, Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.steps import expect_no_fault, open_page, settle

LOOK_AT = """async bytes => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], {type: "image/png"}))
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), pen = canvas.getContext("2d")
  pen.drawImage(bitmap, 0, 0)
  const colours = new Set(new Uint32Array(pen.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer))
  return [bitmap.width, bitmap.height, colours.size]
}"""
"""The width and height of a picture, and how many colours it has."""


def take(page: Page, name: str, **where: str) -> Download:
    """Click a button that hands over a file."""
    around = page.get_by_role("dialog") if where else page
    with page.expect_download(timeout=30_000) as handed:
        around.get_by_role("button", name=name).click()
    return handed.value


def test_the_map_explains_itself_by_keyboard_and_goes_along(page: Page) -> None:
    open_page(page)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=20_000)
    asks = page.get_by_role("button", name="口径与取数：区县一图")
    page.wait_for_selector("html[data-hears]", state="attached")
    asks.focus()
    asks.press("Enter")
    drawer = page.get_by_role("dialog")
    newest = drawer.get_by_role(
        "link", name=re.compile(r"^第 \d+ 号：20261117-06-进展月报2026年10月补报.csv$")
    )
    expect(newest).to_be_attached(timeout=20_000)
    expect(drawer).to_contain_text(re.compile("数据截至\\s*2026-10-31"))
    expect(drawer).to_contain_text("进展月报 29/30 家")
    settle(page)

    book = take(page, "表格 xlsx", inside="drawer")
    assert book.suggested_filename == "产改_区县一图_全市_2026年10月.xlsx"
    read = CalamineWorkbook.from_path(book.path())
    assert read.sheet_names == ["区县一图", "口径"]
    assert read.get_sheet_by_name("区县一图").to_python()[0][:4] == ["县区", "指标", "数值", "单位"]
    assert len(read.get_sheet_by_name("区县一图").to_python()) == 9

    lines = take(page, "CSV", inside="drawer").path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 9
    assert lines[0].startswith("县区,指标,数值,单位,灯,")

    picture = take(page, "图片 PNG", inside="drawer")
    assert picture.suggested_filename == "产改_区县一图_全市_2026年10月.png"
    width, height, colours = page.evaluate(LOOK_AT, list(picture.path().read_bytes()))
    assert width > 1000
    assert height > 900
    assert colours > 100

    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(asks).to_be_focused()

    whole = CalamineWorkbook.from_path(take(page, "取走本页").path())
    assert whole.sheet_names[:4] == ["目录", "1 关键指标", "2 区县一图", "3 比上月变了什么"]

    page.get_by_role("button", name="口径与取数：高技能人才占比").click()
    expect(drawer).to_contain_text("高级工及以上 ÷ 技术工人")
    assert page.url.endswith("/")  # the tile's own link did not take the click
    expect_no_fault(page)
