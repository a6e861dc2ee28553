"""A meeting in a real browser: its keys, its clock, its freeze while an import lands, its ways down and back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.launch import Server, cockpit
from dashboard.catalog.agenda import BY_NAME, Agenda, Turn
from dashboard.intake.meetings import save_agenda
from dashboard.store import open_store
from tests.browser.steps import expect_no_fault, open_page, settle, sign_in
from tests.conftest import TODAY, copied

expect.set_options(timeout=30_000)
SLIDES = ("last_decisions", "overall", "red", "balance", "skills", "rights", "exchange", "decisions")
REPORT = "期次,任务编号,完成进度,状态\n2026-10,T-029,30%,推进中\n2026-10,T-006,30%,推进中\n"
QUICK = Agenda("快", "", (Turn(BY_NAME["overall"], 5), Turn(BY_NAME["red"], 5)))
"""Two slides of five seconds."""
SCREENS = ((3840, 2160), (1366, 768), (1920, 1080))
_OVERFLOW = """
() => ["html", ".st-key-meeting", ".st-key-slide_body", ".st-key-slide_left", ".st-key-slide_right"]
  .flatMap(part => [...document.querySelectorAll(part)])
  .filter(box => box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2)
  .map(box => `${box.className || box.tagName} ${box.scrollWidth}x${box.scrollHeight} in ${box.clientWidth}x${box.clientHeight}`)
"""


@pytest.fixture(scope="module")
def _city(demonstration_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give the product over a copy of the demonstration city with a quick agenda, which may be written to."""
    path = copied(demonstration_store, tmp_path_factory.mktemp("met") / "city")
    store = open_store(path)
    save_agenda(store, QUICK, person="测试", today=TODAY)
    store.close()
    with cockpit(path) as server:
        yield server


@pytest.fixture
def city(_city: Server, page: Page) -> Server:
    """Come to it as the office."""
    sign_in(page, _city)
    return _city


def on_slide(page: Page, name: str) -> None:
    """Wait until a slide is drawn."""
    expect(page.locator(".slide_top p").first.locator("b")).to_have_text(BY_NAME[name].title)
    settle(page)


def hand_in(page: Page, server: Server) -> None:
    """Bring a report that changes the progress of the city, as a clerk does."""
    open_page(page, f"{server.url}/upload")
    page.locator("input[type=file]").set_input_files(
        {"name": "10月进展.csv", "mimeType": "text/csv", "buffer": REPORT.encode()}
    )
    expect(page.locator("h1")).to_contain_text("读懂 2 行")
    settle(page)
    for box in page.get_by_text("我核对过，确实如此").all():
        box.click()
    submit = page.get_by_role("button", name="提交", exact=True)
    expect(submit).to_be_enabled()
    submit.click()
    expect(page.locator("h1")).to_contain_text("号已收下：进展月报更新 2 行")


def test_a_meeting_from_its_start_to_its_decisions(page: Page, city: Server) -> None:
    open_page(page, f"{city.url}/reform?aspect=维权")
    steps = page.evaluate("history.length")
    page.locator(".st-key-start_meeting a").click()
    on_slide(page, "last_decisions")
    expect(page).to_have_url(re.compile("meeting="))
    frozen = page.locator(".badge").inner_text()
    expect(page.locator(".st-key-masthead")).to_have_count(0)
    for place, name in enumerate(SLIDES):
        if place:
            page.keyboard.press("ArrowRight")
        on_slide(page, name)
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(_OVERFLOW) == [], f"{name} at {width}"
        settle(page)
        expect(page.locator(".foot [aria-current]")).to_contain_text(BY_NAME[name].short)
        if name == "overall":
            figure = page.locator(".figure").inner_text()
            with page.context.expect_page() as opened:
                page.evaluate("window.open('about:blank')")
            hand_in(opened.value, city)
            opened.value.close()
            page.keyboard.press("ArrowRight")
            on_slide(page, "red")
            page.keyboard.press("PageUp")
            on_slide(page, "overall")
            assert page.locator(".figure").inner_text() == figure
        assert page.locator(".badge").inner_text() == frozen
    assert page.evaluate("history.length") == steps + 1, (
        "Back leaves the meeting, however often slides turned"
    )

    # a form takes the keys that are typed into it
    page.get_by_label("事项").first.fill("补报两期")
    page.keyboard.type("进展月报 2 份")
    expect(page.locator(".slide_top b").first).to_have_text("本次议定事项")
    unit = page.get_by_label("责任单位").first
    unit.fill("松岭协调办")
    page.get_by_role("option", name="松岭协调办").click()
    page.get_by_role("button", name="记下这一项").click()
    expect(page.locator(".decision b")).to_have_text("补报两期进展月报 2 份")
    settle(page)

    # down into a red item and back to the slide
    page.locator(".badge").click()
    page.keyboard.press("3")
    on_slide(page, "red")
    page.locator(".st-key-slide_right a").first.click()
    expect(page.locator(".st-key-back_to_slide")).to_contain_text("返回会议：红灯事项")
    settle(page)
    assert page.locator(".badge").inner_text() == frozen
    page.keyboard.press("Escape")
    on_slide(page, "red")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{city.url}/reform?aspect=%E7%BB%B4%E6%9D%83")
    expect(page.locator(".st-key-masthead")).to_be_visible()
    settle(page)

    # the next meeting starts from what this one decided, over what was brought meanwhile
    page.locator(".st-key-start_meeting a").click()
    on_slide(page, "last_decisions")
    expect(page.locator(".item b")).to_have_text("补报两期进展月报 2 份")
    assert page.locator(".badge").inner_text() != frozen
    page.keyboard.press("2")
    on_slide(page, "overall")
    assert page.locator(".figure").inner_text() != figure
    expect_no_fault(page)


@pytest.mark.long  # it waits for the clock
def test_slides_turn_by_themselves_until_they_are_stopped(page: Page, city: Server) -> None:
    open_page(page, f"{city.url}/meeting?agenda=快")
    on_slide(page, "overall")
    expect(page.locator("[data-part=left]")).to_have_text("0:05")
    page.wait_for_timeout(1500)
    expect(page.locator("[data-part=left]")).to_have_text("0:05")
    page.keyboard.press(" ")
    expect(page.locator("[data-part=left]")).to_have_text("0:03")
    page.get_by_role("button", name="暂停自动翻页").click()
    left = page.locator("[data-part=left]").inner_text()
    page.wait_for_timeout(1500)
    assert page.locator("[data-part=left]").inner_text() == left
    page.keyboard.press(" ")
    on_slide(page, "red")
    expect(page.get_by_role("button", name="下一页")).to_be_disabled()
    page.keyboard.press("l")
    expect(page.locator(".st-key-meeting")).to_have_css("background-color", "rgb(250, 249, 246)")
    token = page.url
    page.reload()
    on_slide(page, "red")
    assert page.url == token
