"""A migrated store to plant literal rows in, for tests of what reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file of its own."""
    opened = open_store(tmp_path / "city.duckdb")
    yield opened
    opened.close()
