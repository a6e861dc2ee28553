"""For everyone: axe-core finds nothing serious on any page in either theme, and the keyboard reaches what matters."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.launch import Server
from dashboard.catalog.navigation import PAGES
from dashboard.catalog.roles import PAGES_OF, Role
from dashboard.catalog.tokens import DARK, LIGHT
from tests.browser.steps import open_page, settle, sign_in

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
_GRAVE = {"serious", "critical"}
_MENU = [page for page in PAGES if page.in_menu]
_SAMPLED = ("overview", "rights", "people")
"""The pages that make test looks at; make test-long takes them all."""
# Only colours differ between the themes.
_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_ALL = {"runOnly": {"type": "tag", "values": _RULES}}


def _faults(page: Page, options: dict[str, Any]) -> list[str]:
    found = Axe().run(page, options={**options, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['impact']} {fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in _GRAVE
        for node in fault["nodes"]
    ]


def _settled_in(page: Page, paper: str) -> None:
    """Wait until the page is drawn in a theme and nothing fades any more: axe takes a half faded word for a pale one."""
    page.wait_for_function(
        """paper => getComputedStyle(document.documentElement).getPropertyValue("--paper") === paper
        && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]") && !document.getAnimations().length""",
        arg=paper,
    )
    settle(page)


@pytest.mark.parametrize(
    "name",
    [pytest.param(page.name, marks=[] if page.name in _SAMPLED else pytest.mark.long) for page in _MENU],
)
def test_axe_finds_nothing_serious_in_either_theme(page: Page, server: Server, name: str) -> None:
    if name not in PAGES_OF[Role.OFFICE]:
        sign_in(page, server, next(role for role in Role if name in PAGES_OF[role]))
    url = next(one.url for one in _MENU if one.name == name)
    open_page(page, "/" if name == PAGES[0].name else f"/{url}")
    _settled_in(page, LIGHT.paper)
    light = _faults(page, _ALL)
    page.emulate_media(color_scheme="dark")
    _settled_in(page, DARK.paper)
    assert light + _faults(page, _COLOURS) == []


def test_the_keyboard_passes_the_menu_and_opens_a_tile(page: Page) -> None:
    open_page(page)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert page.title() == "总览 · 产改驾驶舱"
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    outline = skip.evaluate("link => getComputedStyle(link).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    tile = page.get_by_role("link", name="按期办结率")
    for _ in range(20):
        page.keyboard.press("Tab")
        if tile.evaluate("link => link === document.activeElement"):
            break
    expect(tile).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_title("权益维护 · 产改驾驶舱")


def test_a_table_is_heard_as_a_table(page: Page) -> None:
    open_page(page, "/reform")
    heads = page.locator(".st-key-table_tasks").get_by_role("columnheader")
    expect(heads).to_have_text(["灯", "任务", "牵头单位", "完成（竖线为应有）", "偏差", "计划完成"])
    row = page.locator(".st-key-table_tasks").get_by_role("row").nth(1)
    expect(row.get_by_role("cell")).to_have_count(6)
