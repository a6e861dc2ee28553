"""The city's own map in a real browser: put up on the office page, drawn without the outside world, drilled, undone."""

from playwright.sync_api import Page, Response, expect

from dashboard.settings import ROOT
from tests.browser.steps import expect_no_fault, open_page, settle

SAMPLE = ROOT / "data" / "samples" / "map.geojson"
SMALL = 4  # the place of 映雪区 among the shapes
SHAPES = '[class*="st-key-map"] .choroplethlayer path.choroplethlocation'


def test_a_map_is_put_up_drawn_offline_drilled_and_undone(page: Page) -> None:
    failed: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            failed.append(response.url)

    page.on("response", note)
    page.on("requestfailed", lambda request: failed.append(request.url))
    open_page(page)
    page.get_by_role("link", name="地图", exact=True).click()
    page.wait_for_url("**/map")
    settle(page)
    page.locator(".st-key-map_file input[type=file]").set_input_files(SAMPLE)
    expect(page.locator("h1")).to_have_text("8 个县区认出 8 个图形，看过预览再换上", timeout=30_000)
    expect(page.locator(SHAPES)).to_have_count(8)
    page.get_by_role("button", name="换上这张图").click()
    expect(page.locator("h1")).to_have_text("总览用的是本市的图，8 个县区有 8 个图形", timeout=20_000)

    page.get_by_role("link", name="看总览").click()
    expect(page.locator("h1")).to_contain_text("改革进度", timeout=20_000)
    expect(page.locator(SHAPES)).to_have_count(8)
    page.wait_for_timeout(500)  # Plotly takes clicks a moment after it has drawn
    box = page.locator(SHAPES).nth(SMALL).bounding_box()
    assert box is not None
    assert max(box["width"], box["height"]) < 30
    page.mouse.move(box["x"] + box["width"] / 2 + 10, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)  # and picks the mark under the mouse before it takes the click
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("h1")).to_contain_text("映雪区进度", timeout=20_000)
    expect_no_fault(page)

    page.get_by_role("link", name="报送记录", exact=True).click()
    page.wait_for_url("**/ledger*")
    settle(page)
    page.get_by_role("button", name="撤销", exact=True).click()
    page.get_by_role("button", name="确定撤销").click()
    expect(page.locator("h1")).to_contain_text("撤销第", timeout=20_000)
    page.get_by_role("link", name="总览", exact=True).click()
    expect(page.get_by_text("示意图，非真实区划")).to_be_visible(timeout=20_000)
    expect(page.locator(SHAPES)).to_have_count(0)
    assert [url for url in failed if "/_stcore/" not in url] == []
