"""An unforeseen error in a page: a Chinese sentence with a number, no word of what broke, and the server lives on."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.launch import Server, launched
from dashboard.serving.sessions import Run, Session

_APP = """
import streamlit as st

from dashboard.errors import UsageError

if st.button("坏", key="bad"):
    raise ValueError("/srv/secret.sql")
if st.button("拒", key="refused"):
    raise UsageError("期次不对，请改成 2026-10。")
st.title("好")
"""
_SERVE = """
import streamlit as st
from pathlib import Path
from dashboard.serving.server import address_of, bind, serve
from dashboard.ui.faults import answer_fault

listener = bind("127.0.0.1", 0)
app = st.App(Path(__file__).with_name("app.py"), on_script_error=answer_fault)
serve(app, listener, ready=lambda: print(address_of(listener)[0], flush=True))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("faulty")
    (folder / "app.py").write_text(_APP, encoding="utf-8")
    (folder / "serving.py").write_text(_SERVE, encoding="utf-8")
    with launched((str(folder / "serving.py"),), folder=folder) as server:
        yield server


def press(site: Server, key: str) -> tuple[Run, Run]:
    """What pressing a button shows, and what the page shows afterwards."""

    async def visit() -> tuple[Run, Run]:
        async with Session(site.url) as visitor:
            await visitor.open()
            return await visitor.click(key), await visitor.open()

    with ThreadPoolExecutor(1) as aside:  # the browser tests' loop may hold this thread
        return aside.submit(asyncio.run, visit()).result()


def test_s21_a_fault_has_a_number_and_tells_nothing_else(site: Server) -> None:
    broken, afterwards = press(site, "bad")
    assert len(broken.errors) == 1
    assert re.fullmatch(
        r"页面出错，编号 E-\d{8}-[0-9a-f]{4}。其他页面不受影响，数据没有改动；重试不行，请把编号告诉管理员。",
        broken.errors[0],
    )
    assert afterwards.errors == ()


def test_an_error_of_our_own_speaks_for_itself(site: Server) -> None:
    refused, afterwards = press(site, "refused")
    assert [text.replace("\\", "") for text in refused.errors] == ["期次不对，请改成 2026-10。"]
    assert afterwards.errors == ()
