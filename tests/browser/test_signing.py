"""Signing in, in a real browser: the page is everyone's, a borrowed role sees its pages, F5 keeps it, out is out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.launch import cockpit
from tests.browser.steps import settle

_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}


def faults(page: Page) -> list[str]:
    """What axe-core finds on the page."""
    found = Axe().run(page, options={**_RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


@pytest.fixture
def lent(demonstration_copy: Path) -> Iterator[str]:
    """A city into which nobody has written: roles are lent only there."""
    with cockpit(demonstration_copy) as server:
        yield server.url


def test_a_newcomer_borrows_a_role_stays_in_and_leaves(page: Page, lent: str) -> None:
    page.context.clear_cookies()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(f"{lent}/reform?district=990106")
    expect(page).to_have_url(f"{lent}/auth/login?next=%2Freform%3Fdistrict%3D990106")
    expect(page.get_by_label("账号")).to_be_focused()
    light = faults(page)
    page.emulate_media(color_scheme="dark")
    assert light + faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.set_viewport_size({"width": 1920, "height": 1080})
    assert page.evaluate("document.documentElement.scrollHeight") == 1080

    page.get_by_label("账号").fill("nobody")
    page.get_by_label("密码").fill("wrong-password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("账号或密码错误")
    assert faults(page) == []

    assert [line for line in said if "401" not in line] == []  # that one is the refusal itself

    page.get_by_role("button", name="演示·领导").click()
    expect(page).to_have_url(f"{lent}/reform?district=990106")
    settle(page)
    expect(page.locator("h1").first).to_be_visible()
    page.reload()
    settle(page)
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("document.cookie").count("cockpit=") == 0  # no script can read it

    page.goto(f"{lent}/auth/logout")
    assert faults(page) == []
    page.get_by_role("button", name="退出登录").click()
    expect(page).to_have_url(f"{lent}/auth/login")
    page.goto(f"{lent}/reform")
    expect(page).to_have_url(f"{lent}/auth/login?next=%2Freform")
