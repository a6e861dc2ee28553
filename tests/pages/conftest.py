"""The app over the demonstration city, and over an empty store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard import settings
from dashboard.store import Store
from tests.conftest import copied
from tests.pages.seen import Visit, opened


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


@pytest.fixture
def visit(city_file: Path, over: pytest.MonkeyPatch) -> Visit:
    """Open a page of the demonstration city cold by its address: visit("reform", task="T-011")."""
    over.setenv("COCKPIT_STORE", str(city_file))
    settings.current.cache_clear()
    return opened


@pytest.fixture
def visit_empty(store: Store, over: pytest.MonkeyPatch) -> Visit:
    """Open a page over a store that holds nothing but reference data."""
    store.close()
    over.setenv("COCKPIT_STORE", str(store.path))
    settings.current.cache_clear()
    return opened


@pytest.fixture
def visit_samples(sampled_store: Store, over: pytest.MonkeyPatch) -> Visit:
    """Open a page over a store that took in the samples; it may be written to."""
    sampled_store.close()
    over.setenv("COCKPIT_STORE", str(sampled_store.path))
    settings.current.cache_clear()
    return opened
