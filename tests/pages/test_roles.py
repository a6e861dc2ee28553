"""Every page for every role: opened, or refused before any of its code runs."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.acts import Act
from dashboard.catalog.navigation import PAGES, Page, page
from dashboard.catalog.roles import FIRST_PAGE, PAGES_OF, Role
from tests.pages.seen import Visit, at_entrance, headline, links, words
from tests.pages.signed_in import NAMES, ORIGIN, Visitor, account_of

SIGNED_IN = tuple(NAMES)
FRONT = PAGES[0]


def test_s04_the_matrix_of_pages_and_roles(visit: Visit, visitor: Visitor) -> None:
    """One test for all pairs, because the app stands over one store while they are opened."""
    for role in SIGNED_IN:
        visitor.become(role)
        for each in PAGES:
            app = visit(each.name)
            assert not app.exception, (role, each.name)
            assert "这一页没有画出来" not in words(app), (role, each.name)
            assert is_refused(app, each) == (each.name not in PAGES_OF[role] and each != FRONT), (
                role,
                each.name,
            )


def test_s04_a_wall_screen_sees_the_leaders_pages_and_nothing_that_writes_or_exports(
    visit: Visit, visitor: Visitor
) -> None:
    assert "记一项" in words(visit("meeting", slide="decisions"))  # the office's
    visitor.become_screen()
    for each in PAGES:
        app = visit(each.name)
        assert not app.exception, each.name
        assert is_refused(app, each) == (each.name not in PAGES_OF[Role.DISPLAY]), each.name
        assert not app.get("download_button"), each.name
        assert not app.file_uploader, each.name
        assert "打印" not in links(app), each.name
    assert "记一项" not in words(visit("meeting", slide="decisions"))


def is_refused(app: AppTest, asked: Page) -> bool:
    """Whether the page says that it isn't for this person, and nothing of its own."""
    refused = f"您没有看“{asked.title}”的权限" in words(app)
    if refused:
        assert headline(app) == f"您没有看“{asked.title}”的权限"
        assert not app.button
        assert not app.get("plotly_chart")
        assert not app.get("download_button")
    return refused


@pytest.mark.parametrize("role", SIGNED_IN)
def test_the_menu_names_the_pages_of_the_role_and_no_other(
    visit: Visit, visitor: Visitor, role: Role
) -> None:
    visitor.become(role)
    named = set(links(visit(FIRST_PAGE[role]))) & {each.title for each in PAGES}
    own = {each.title for each in PAGES if each.name in PAGES_OF[role]}
    assert named <= own
    assert {title for title in own if page_of(title).in_menu} <= named


def page_of(title: str) -> Page:
    """The page of a title."""
    return next(each for each in PAGES if each.title == title)


@pytest.mark.parametrize("role", SIGNED_IN)
def test_a_role_begins_on_its_own_page(visit: Visit, visitor: Visitor, role: Role) -> None:
    visit(FIRST_PAGE[role])  # over this store
    visitor.become(role)
    expected = headline(visit(FIRST_PAGE[role]))
    app = at_entrance().run()
    assert not app.exception
    assert headline(app) == expected


def test_s04_a_refused_page_leaves_one_line_in_the_trail_and_its_code_is_not_run(
    visit: Visit, visitor: Visitor
) -> None:
    visitor.become(Role.LEADER)
    before, _ = visitor.house.trail.head()
    app = visit("people")
    assert visitor.house.people.find(account_of(Role.AUDITOR)) is not None
    assert "审计老马" not in words(app)
    app.run()
    line = visitor.house.trail.lines(limit=1)[0]
    assert (line.act, line.who, line.role, line.origin, line.about, line.result) == (
        Act.REFUSED, "leader", "leader", ORIGIN, "打开页面 用户与权限", "refused",
    )  # fmt: skip
    assert line.number == before + 1
    assert links(app)["回到总览"] == ("", "")


def test_nobody_without_a_session_sees_anything(visit: Visit, visitor: Visitor) -> None:
    visitor.leave()
    app = visit("overview")
    assert "请先登录" in words(app)
    assert not links(app)
    assert not app.get("plotly_chart")


def test_s03_an_address_of_another_unit_shows_a_reporter_no_row_of_it(visit: Visit, visitor: Visitor) -> None:
    visitor.become(Role.REPORTER)
    own, other = visit("unit", unit="D15"), visit("unit", unit="Q2100")
    assert not own.exception
    assert not other.exception
    assert "Q2100" not in words(other)
    assert not any("松岭" in str(frame.value) for frame in other.dataframe)


def test_page_names_in_the_tests_are_those_of_the_catalog() -> None:
    assert page("people").title == "用户与权限"
