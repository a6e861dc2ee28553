"""The steps that every browser test takes: sign in, open a page, wait until it is drawn."""

from playwright.sync_api import Page, expect

from benchmarks.launch import Server
from dashboard.catalog.roles import Role

_QUIET = "[data-testid=stApp][data-test-script-state=notRunning]"


def sign_in(page: Page, server: Server, role: Role = Role.OFFICE) -> None:
    """Give the browser a sign-in of a role at a server; a cookie knows no port, so it replaces that of another one."""
    page.context.add_cookies(server.browser_cookies(role))


def open_page(page: Page, path: str = "/") -> None:
    """Open a path of the cockpit and wait until its script has run."""
    page.goto(path)
    settle(page)


def settle(page: Page) -> None:
    """Wait until no script runs; after a click first `expect` what it brings."""
    page.wait_for_selector(_QUIET, state="attached", timeout=30_000)


def expect_no_fault(page: Page) -> None:
    """The page shows no error, neither Streamlit's nor ours."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
