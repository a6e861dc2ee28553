"""An error in any page: a number in Chinese, and not a word of what broke in anything that the browser gets."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.launch import Server, enter, launched
from dashboard.catalog.navigation import PAGES
from dashboard.catalog.roles import PAGES_OF, Role
from dashboard.settings import ROOT
from tests.conftest import copied
from tests.serving.attempts import Socket, run

_SERVE = """
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.serving.server import address_of, bind, serve

def fail(page):
    raise ValueError("select secret from '/srv/secret.sql'")

StreamlitPage.run = fail
from dashboard.serving.building import build

listener = bind("127.0.0.1", 0)
building = build("127.0.0.1")
building.anteroom.open()
serve(building.front, listener, ready=lambda: print(address_of(listener)[0], flush=True))
"""
_SAID = re.compile(r"页面出错，编号 E-\d{8}-[0-9a-f]{4}。[^<]*管理员。")


@pytest.fixture(scope="module")
def site(
    demonstration_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Path]]:
    """Give the app with pages that all fail."""
    folder = tmp_path_factory.mktemp("failing")
    script = folder / "failing.py"
    script.write_text(_SERVE, encoding="utf-8")
    store = copied(demonstration_store, folder / "city")
    with launched((str(script),), environment={"COCKPIT_STORE": str(store)}) as server:
        yield server, store


def test_s21_a_fault_in_any_page_is_a_number_and_nothing_else(site: tuple[Server, Path]) -> None:
    server, store = site
    cookies = {role: {"Cookie": f"cockpit={enter(store, role)}"} for role in Role}

    async def visit(page: str, role: Role) -> bytes:
        async with Socket(server.url, cookies[role]) as socket:
            return b"".join(told.SerializeToString() for told in await socket.open(page))

    for page in PAGES:
        role = next(role for role in Role if page.name in PAGES_OF[role])
        seen = run(visit(page.url, role)).decode("utf-8", "replace")
        assert _SAID.search(seen), page.name
        for word in ("secret", "Traceback", "ValueError", "select ", "/srv", str(ROOT)):
            assert word not in seen, (page.name, word)
