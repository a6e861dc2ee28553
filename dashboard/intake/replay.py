"""Making a store again from its journal alone: every entry once more, in order, by what was decided then."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.catalog.datasets import named
from dashboard.errors import StoreError
from dashboard.intake import journal
from dashboard.intake.difference import Difference, apply_difference, find_difference
from dashboard.intake.ledger import Entry, take_number, write_line
from dashboard.intake.manner import recorded_manner
from dashboard.intake.undo import end_uploaded, swap
from dashboard.store import Cursor, Store


def replay(store: Store, source: Path) -> int:
    """Write the entries of the journal `source` into an empty store, in one transaction each; returns the newest number.

    The canonical rows are merged as they were then: the parser of today has no say. Raises StoreError when an entry
    is missing or turns out other than its journal says. A folder after the newest entry may stem from a commit that
    failed; nobody was told that it succeeded, but it is taken in all the same, as the redo log can't tell.
    """
    if store.version() > 0:
        raise StoreError("只能在空库里按日志重建；请换一个新的数据库文件。")
    number = 0
    while journal.exists(source, number + 1):
        number += 1
        facts = journal.read_entry(source, number)
        with store.writing(today=date.fromisoformat(str(facts["received"]))) as cursor:
            if take_number(cursor) != number:
                raise StoreError(f"日志第 {number} 号与数据库的编号对不上，已停止重建。")
            difference = _again(cursor, source, number, facts)
            entry = _entry(facts, difference)
            counted = (facts["rows_inserted"], facts["rows_updated"], facts["rows_ended"])
            if counted != (difference.inserted, difference.updated, difference.ended):
                raise StoreError(f"日志第 {number} 号重做的结果与当时不同，日志可能已损坏。请从备份恢复。")
            write_line(cursor, entry)
    return number


def _again(cursor: Cursor, source: Path, number: int, facts: Mapping[str, Any]) -> Difference:
    """Do again what an entry did to the tables."""
    if facts["kind"] == "undo":
        return swap(cursor, facts["undoes"], number)
    if facts["kind"] == "clear":
        return Difference(0, 0, 0, end_uploaded(cursor, number))
    dataset = named(facts["dataset"])
    manner = recorded_manner(facts.get("manner"))
    difference = find_difference(cursor, dataset, journal.rows_of(source, number), manner)
    apply_difference(cursor, dataset, difference, number)
    return difference


def _entry(facts: Mapping[str, Any], difference: Difference) -> Entry:
    plain = {name: value for name, value in facts.items() if not name.startswith("rows_")}
    return Entry(
        **{
            **plain,
            "received": date.fromisoformat(facts["received"]),
            "written_at": datetime.fromisoformat(facts["written_at"]),
            "handled": tuple(facts["handled"]),
            "rows_read": facts["rows_read"],
            "rows_rejected": facts["rows_rejected"],
        },
        difference=difference,
    )
