"""What the environment decides."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.settings import ROOT, Settings, read


def test_without_a_word_the_store_lies_in_the_project() -> None:
    assert read({}) == Settings(ROOT / "data" / "store" / "cockpit.duckdb")


def test_a_relative_store_is_taken_from_the_project() -> None:
    assert read({"COCKPIT_STORE": "elsewhere/a.duckdb"}).store == ROOT / "elsewhere" / "a.duckdb"


def test_an_absolute_store_is_taken_as_it_is(tmp_path: Path) -> None:
    assert read({"COCKPIT_STORE": str(tmp_path / "a.duckdb")}).store == tmp_path / "a.duckdb"


def test_a_demonstration_stands_still_on_its_day() -> None:
    assert read({"COCKPIT_TODAY": "2026-11-22"}).today() == date(2026, 11, 22)


def test_a_day_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(UsageError, match=r"COCKPIT_TODAY 的“明天”不是日期，应写成 2026-11-22"):
        read({"COCKPIT_TODAY": "明天"})
