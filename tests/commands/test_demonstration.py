"""The demonstration city goes through intake whole."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.commands.verbs import make_demonstration
from dashboard.errors import StoreError
from dashboard.intake.ledger import list_entries
from dashboard.store import open_store
from tests.conftest import TODAY


def test_every_file_of_the_city_is_imported(demonstration_copy: Path) -> None:
    store = open_store(demonstration_copy)
    entries = list_entries(store, today=TODAY)
    store.close()
    assert {entry.encoding for entry in entries if entry.kind == "import"} == {
        "utf-8",
        "utf-8-sig",
        "gb18030",
        "utf-16",
    }
    assert min(entry.received for entry in entries if entry.kind == "import") < date(2025, 1, 1)


@pytest.mark.long  # it makes the whole city once more
def test_early_in_a_month_what_is_handed_in_later_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "city.duckdb"
    make_demonstration(path, date(2026, 11, 3))
    store = open_store(path)
    entries = list_entries(store, today=date(2026, 11, 3))
    store.close()
    assert max(entry.received for entry in entries) == date(2026, 11, 3)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["city.duckdb", "city.duckdb.journal"]


def test_a_store_whose_file_is_gone_is_not_replaced_by_a_new_one(demonstration_copy: Path) -> None:
    demonstration_copy.unlink()
    with pytest.raises(StoreError, match="不见了，但它的日志"):
        make_demonstration(demonstration_copy, TODAY)
    with pytest.raises(StoreError, match="为防丢失数据，没有新建"):
        open_store(demonstration_copy)


def test_a_making_interrupted_between_its_two_moves_is_finished(demonstration_copy: Path) -> None:
    demonstration_copy.rename(demonstration_copy.with_name("city.duckdb.making"))
    make_demonstration(demonstration_copy, TODAY)
    store = open_store(demonstration_copy)
    assert store.version() == 162
    store.close()
