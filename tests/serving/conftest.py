"""A small site with a nested page, served in a process of its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from benchmarks.launch import Server, launched
from dashboard.access.house import House, open_house
from dashboard.catalog.roles import Role
from tests.access.conftest import CHEAP, GOOD, Clock

_APP = """
import streamlit as st

st.set_page_config(page_title="小站")
page = st.navigation(
    [
        st.Page("pages/one/front.py", title="首页", default=True),
        st.Page("pages/one/deep.py", title="深页", url_path="deep"),
        st.Page("pages/one/broken.py", title="坏页", url_path="broken"),
    ],
    position="hidden",
)
st.selectbox("区县", ["甲区", "乙区"], key="district", bind="query-params")
page.run()
"""
_FRONT = """
import streamlit as st

if st.button("出错", key="fail"):
    raise ValueError("按了出错")
if st.session_state.district == "乙区":
    st.metric("乙区任务", 7)

@st.fragment
def panel():
    if st.toggle("明细", key="detail"):
        st.table({"任务": ["一"]})

panel()
"""
_SERVE = """
import asyncio, sys, threading
import streamlit as st
from dashboard.serving.server import address_of, bind, serve
from dashboard.serving.warmup import warm

listener = bind("127.0.0.1", 0)
shown, called = address_of(listener)

def visit():
    if "warm" in sys.argv:
        print(*asyncio.run(warm(called)), sep="\\n")
    print(shown, flush=True)

serve(st.App("app.py"), listener, ready=threading.Thread(target=visit).start)
"""


def _write(folder: Path) -> None:
    pages = folder / "pages" / "one"
    pages.mkdir(parents=True)
    (folder / "app.py").write_text(_APP, encoding="utf-8")
    (pages / "front.py").write_text(_FRONT, encoding="utf-8")
    (pages / "deep.py").write_text('import streamlit as st\nst.title("深页")\n', encoding="utf-8")
    (pages / "broken.py").write_text('raise KeyError("没有这一列")\n', encoding="utf-8")
    (folder / "serve.py").write_text(_SERVE, encoding="utf-8")


@pytest.fixture
def cold_site(tmp_path: Path) -> AbstractContextManager[Server]:
    """Give a site that nobody has visited yet."""
    _write(tmp_path)
    return launched(["serve.py"], folder=tmp_path)


@pytest.fixture(scope="module")
def warm_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a site that was warmed before its address was printed."""
    folder = tmp_path_factory.mktemp("site")
    _write(folder)
    with launched(["serve.py", "warm"], folder=folder) as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still until told."""
    return Clock()


@pytest.fixture
def demonstration() -> list[bool]:
    """Whether the demonstration stands: the last of these."""
    return [True]


@pytest.fixture
def house(tmp_path: Path, clock: Clock, demonstration: list[bool]) -> House:
    """Give a house with nobody in it, whose passwords cost next to nothing."""
    store = tmp_path / "city.duckdb"
    return open_house(store, limits=CHEAP, clock=clock, demonstration_stands=lambda: demonstration[-1])


@pytest.fixture
def settle(house: House) -> Callable[..., None]:
    """Give somebody an account with the good password."""

    def settle(name: str, role: Role = Role.OFFICE) -> None:
        first = house.people.add(name, f"姓{name}", role, by="命令行", origin="命令行")
        house.people.set_password(name, GOOD, old=first, origin="127.0.0.1")

    return settle
