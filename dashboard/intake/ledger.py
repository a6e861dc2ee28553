"""The ledger: one numbered line an entry; the number is the version of the store."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from dashboard.access import EVERYTHING, Scope
from dashboard.errors import UnknownName
from dashboard.intake import journal
from dashboard.intake.difference import NO_CHANGE, Difference
from dashboard.store import Cursor, Store, newest, sees_entry

_CASTS = {"handled": "::varchar[]", "written_at": "::timestamp", "received": "::date"}


@dataclass(frozen=True)
class Entry:
    """One line of the ledger, before or after it was written; `kind` is seed, import, page, undo or clear."""

    kind: str
    received: date
    person: str
    dataset: str | None = None
    undoes: int | None = None
    reason: str | None = None
    demonstration: bool = False
    """Whether the store holds demonstration data after this entry."""
    file_name: str | None = None
    file_sha256: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    rows_read: int = 0
    rows_rejected: int = 0
    handled: tuple[str, ...] = ()
    difference: Difference = NO_CHANGE
    reporter: str | None = None
    """The code of the unit for which the file was handed in."""
    manner: str | None = None
    """How the file met the store where that was chosen; None is the dataset's own way."""
    decisions: str | None = None
    """What was decided while reading the file, as JSON."""
    number: int = 0
    written_at: datetime | None = None
    """In UTC."""


def on_the_clock(moment: datetime) -> str:
    """A moment of the ledger, which is in UTC, on the clock of the server: 2026-11-22 19:05."""
    return f"{moment.replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}"


def facts(entry: Entry) -> dict[str, journal.Fact]:
    """The entry as the plain facts that the journal keeps."""
    return {
        "kind": entry.kind,
        "dataset": entry.dataset,
        "undoes": entry.undoes,
        "received": entry.received.isoformat(),
        "written_at": entry.written_at.isoformat() if entry.written_at else None,
        "person": entry.person,
        "reason": entry.reason,
        "demonstration": entry.demonstration,
        "file_name": entry.file_name,
        "file_sha256": entry.file_sha256,
        "encoding": entry.encoding,
        "delimiter": entry.delimiter,
        "header_row": entry.header_row,
        "rows_read": entry.rows_read,
        "rows_inserted": entry.difference.inserted,
        "rows_updated": entry.difference.updated,
        "rows_unchanged": entry.difference.unchanged,
        "rows_ended": entry.difference.ended,
        "rows_rejected": entry.rows_rejected,
        "handled": list(entry.handled),
        "reporter": entry.reporter,
        "manner": entry.manner,
        "decisions": entry.decisions,
    }


def take_number(cursor: Cursor) -> int:
    """The next number; two writers conflict on the one counter row."""
    cursor.execute("update counter set number = number + 1")
    return newest(cursor)


def write_line(cursor: Cursor, entry: Entry) -> Entry:
    """Write the entry's line, stamped with the time unless it has one."""
    stamped = replace(entry, written_at=entry.written_at or datetime.now(UTC).replace(tzinfo=None))
    values = {"number": stamped.number, **facts(stamped)}
    cursor.execute(
        "insert into entries by name select "
        + ", ".join(f"${name}{_CASTS.get(name, '')} as {name}" for name in values),
        values,
    )
    return stamped


def list_entries(store: Store, *, today: date, scope: Scope = EVERYTHING) -> list[Entry]:
    """The ledger within a scope, newest first: all of it, or what was handed in for one's units and what undid that."""
    with store.reading(scope, today=today) as cursor:
        rows = cursor.execute("select * from imports order by number desc").fetchall()
        names = [column[0] for column in cursor.description or ()]
    return [_entry(dict(zip(names, row, strict=True))) for row in rows]


def refuse_unseen(cursor: Cursor, scope: Scope, *numbers: int) -> None:
    """Raise UnknownName for an entry that isn't within the scope, as for one that doesn't exist."""
    for number in numbers:
        if not sees_entry(cursor, scope, number):
            raise UnknownName(f"没有第 {number} 号记录，先看报送记录里的编号。")


def _entry(row: dict[str, Any]) -> Entry:
    counts = [row.pop(f"rows_{name}") for name in ("inserted", "updated", "unchanged", "ended")]
    return Entry(**{**row, "handled": tuple(row["handled"])}, difference=Difference(*counts))


def holds_demonstration(cursor: Cursor) -> bool:
    """Whether the newest version holds demonstration data."""
    row = cursor.execute("select demonstration from entries order by number desc limit 1").fetchone()
    return bool(row and row[0])


def may_backdate(store: Store, *, today: date) -> bool:
    """Whether files may count as handed in on another day: the store is empty or a demonstration."""
    with store.reading(EVERYTHING, today=today) as cursor:
        row = cursor.execute("select count(*) from imports where kind = 'import'").fetchone()
        return holds_demonstration(cursor) or not (row and row[0])
