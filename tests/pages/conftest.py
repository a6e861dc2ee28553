"""The app over the demonstration city, and over an empty store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard import settings
from dashboard.catalog.roles import Role
from dashboard.store import Store
from tests.conftest import copied
from tests.pages.seen import Visit, opened
from tests.pages.signed_in import Visitor, everybody, show_cookie


@pytest.fixture(scope="session")
def city_file(demonstration_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration store for this process: two processes can't open one file."""
    return copied(demonstration_store, tmp_path_factory.mktemp("pages") / "city")


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Give what lets the app stand over a store of the test's own (`setenv`); the app's store is closed before and after."""
    st.cache_resource.clear()
    st.cache_data.clear()
    yield monkeypatch
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture(scope="session")
def _everybody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cabinet with an account of each role, to be copied beside a store."""
    return everybody(tmp_path_factory.mktemp("people") / "everybody.duckdb")


@pytest.fixture
def visitor(_everybody: Path, over: pytest.MonkeyPatch) -> Visitor:
    """Whose browser opens the pages; nobody is signed in yet."""
    found = Visitor(_everybody, over)
    show_cookie(found)
    return found


@pytest.fixture
def as_role(visitor: Visitor) -> Callable[[Role], str]:
    """Sign in as somebody of a role, once a store stands: as_role(Role.LEADER). Gives the token."""
    return visitor.become


@pytest.fixture
def visit(city_file: Path, over: pytest.MonkeyPatch, visitor: Visitor) -> Visit:
    """Open a page of the demonstration city cold by its address, as the office: visit("reform", task="T-011")."""
    return _over(city_file, over, visitor)


@pytest.fixture
def visit_empty(store: Store, over: pytest.MonkeyPatch, visitor: Visitor) -> Visit:
    """Open a page over a store that holds nothing but reference data."""
    store.close()
    return _over(store.path, over, visitor)


@pytest.fixture
def visit_samples(sampled_store: Store, over: pytest.MonkeyPatch, visitor: Visitor) -> Visit:
    """Open a page over a store that took in the samples; it may be written to."""
    sampled_store.close()
    return _over(sampled_store.path, over, visitor)


def _over(path: Path, over: pytest.MonkeyPatch, visitor: Visitor) -> Visit:
    """Let the app stand over a store, with the office signed in."""
    over.setenv("COCKPIT_STORE", str(path))
    settings.current.cache_clear()
    visitor.become(Role.OFFICE)
    return opened
