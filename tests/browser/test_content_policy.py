"""Every page draws under the content policy; what violates it fails in conftest.py, here and in every other test."""

import pytest
from playwright.sync_api import Page, expect

from benchmarks.launch import Server
from dashboard.catalog.navigation import PAGES
from dashboard.catalog.roles import PAGES_OF, Role
from tests.browser.steps import sign_in


@pytest.mark.long
@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMINISTRATOR, Role.AUDITOR])
def test_s19_every_page_lives_with_the_content_policy(page: Page, server: Server, role: Role) -> None:
    sign_in(page, server, role)
    for each in PAGES:
        if each.name in PAGES_OF[role]:
            page.goto(f"/{each.url}")
            expect(page.locator("h1, .state").first).to_be_visible(timeout=30_000)
            expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(
                timeout=30_000
            )
