"""A real Chromium before a real server over the demonstration city; nothing may come from outside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from benchmarks.chromium import launch_arguments
from benchmarks.launch import Server, cockpit
from tests.browser.steps import sign_in
from tests.conftest import copied

_HERE = Path(__file__).parent
_VIOLATION = "content policy:"
_LISTENER = f"""document.addEventListener("securitypolicyviolation",
  event => console.debug("{_VIOLATION}", event.effectiveDirective, event.blockedURI))"""
"""protobuf.js asks whether it may compile WebAssembly for large numbers, and does without: that alone is expected."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(demonstration_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give the product, started over a copy of the demonstration store: only one process may hold it."""
    with cockpit(copied(demonstration_store, tmp_path_factory.mktemp("served") / "copy")) as server:
        yield server


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """Give the address that `page.goto("/…")` is relative to."""
    return server.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the Chromium of the system; nothing is downloaded."""
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Give every page the wall screen of a meeting room in China."""
    return {
        **browser_context_args,
        "viewport": {"width": 1920, "height": 1080},
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
    }


@pytest.fixture(autouse=True)
def _signed_in(page: Page, server: Server) -> None:
    """Come as the office, unless a test signs in as somebody else or at a server of its own."""
    sign_in(page, server)


@pytest.fixture(autouse=True)
def _within_the_content_policy(page: Page) -> Iterator[None]:
    """Fail the test if its page wanted what the content policy forbids (acceptance S19)."""
    said: list[str] = []
    page.add_init_script(_LISTENER)
    page.on("console", lambda line: said.append(line.text) if line.text.startswith(_VIOLATION) else None)
    yield
    assert [text for text in said if not text.startswith(f"{_VIOLATION} script-src wasm-eval")] == []


@pytest.fixture(autouse=True)
def _nothing_from_outside(page: Page) -> Iterator[None]:
    """Fail the test if its page asked any other machine for anything."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    yield
    outside = [url for url in asked if urlsplit(url).hostname not in (None, "localhost", "127.0.0.1")]
    assert outside == []
