"""The demonstration city goes through intake whole."""

from datetime import date
from pathlib import Path

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
