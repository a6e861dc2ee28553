"""Every page opens: warm from another page, cold by its address, over nothing, and with the city's data."""

import pytest

from dashboard.catalog.navigation import LEADERS, PAGES
from dashboard.catalog.roles import PAGES_OF, Role
from tests.pages.seen import Visit, at_entrance, headline, links, words

OWN = tuple(page for page in PAGES if page.name in PAGES_OF[Role.OFFICE])
"""The pages of the office, which is signed in here; test_roles.py opens those of every role."""
NAMES = tuple(page.name for page in OWN)
FRAMED = tuple(page.name for page in OWN if page.in_menu)
"""A meeting fills the screen, without the frame: test_meeting.py."""
LEADERS_PAGES = tuple(page.name for page in PAGES if page.section == LEADERS)


@pytest.mark.parametrize("name", FRAMED)
def test_every_page_opens_cold_inside_the_frame(visit: Visit, name: str) -> None:
    app = visit(name)
    assert not app.exception
    assert "产改驾驶舱" in words(app)
    assert {page.title for page in OWN} <= set(links(app))
    assert "这一页没有画出来" not in words(app)
    assert headline(app)


@pytest.mark.parametrize("name", FRAMED)
def test_every_page_opens_from_the_front_page(visit: Visit, name: str) -> None:
    app = visit("overview")
    page = next(page for page in PAGES if page.name == name)
    app.switch_page(page.path).run()
    assert not app.exception
    assert "产改驾驶舱" in words(app)
    assert headline(app)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_over_an_empty_store(visit_empty: Visit, name: str) -> None:
    app = visit_empty(name)
    assert not app.exception
    assert "产改驾驶舱" in words(app)
    assert "这一页没有画出来" not in words(app)


@pytest.mark.parametrize("name", LEADERS_PAGES)
def test_an_empty_store_is_told_what_to_bring_first(visit_empty: Visit, name: str) -> None:
    app = visit_empty(name)
    assert "县区名录" in words(app)
    assert "演示数据" not in words(app)


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_address_still_opens(visit: Visit, name: str) -> None:
    app = visit(
        name, period="2026-13", district="nowhere", unit="<b>", rows="nothing", aspect="没有", light="pink"
    )
    assert not app.exception
    assert "这一页没有画出来" not in words(app)
    assert "<b>" not in words(app)


def test_the_status_line_says_what_the_figures_are_of(visit: Visit) -> None:
    said = " ".join(words(visit("overview")).split())
    assert "数据截至 2026-10-31" in said
    assert "已报 29 /30 家" in said
    assert "演示数据" in said


def test_the_page_without_an_address_is_the_overview(visit: Visit) -> None:
    cold = headline(visit("overview"))
    assert headline(at_entrance().run()) == cold


def test_the_menu_keeps_the_place_and_drops_what_only_one_page_knows(visit: Visit) -> None:
    app = visit("reform", district="990121", aspect="技能形成体系", light="over")
    assert links(app)["技能等级"] == ("skills", "district=990121")


def test_the_breadcrumb_walks_back_from_a_unit(visit: Visit) -> None:
    app = visit("overview", period="2026-09", district="990121", unit="Q2100")
    assert links(app)["全市"] == ("", "period=2026-09")
    assert links(app)["白石县"] == ("", "period=2026-09&district=990121")


def test_choosing_a_month_moves_the_page_there(visit: Visit) -> None:
    app = visit("reform")
    picker = next(box for box in app.selectbox if box.key == "pick_period")
    picker.select_index(1).run()
    assert not app.exception
    assert "数据截至 2026-09-30" in " ".join(words(app).split())
