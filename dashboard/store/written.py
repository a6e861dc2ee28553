"""What was written: the facts of an entry, told to whoever listens once it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.store.engine import Cursor


@dataclass(frozen=True)
class Written:
    """An entry of the ledger as it was committed; counts are rows."""

    number: int
    kind: str
    """seed, import, page, undo or clear."""
    dataset: str | None
    undoes: int | None
    person: str
    reporter: str | None
    reason: str | None
    file_name: str | None
    file_sha256: str | None
    rows_read: int
    rows_inserted: int
    rows_updated: int
    rows_unchanged: int
    rows_ended: int
    rows_rejected: int


Listener = Callable[[Written], None]


def written_since(cursor: Cursor, number: int) -> tuple[Written, ...]:
    """The entries after a number, oldest first."""
    names = ", ".join(Written.__dataclass_fields__)
    rows = cursor.execute(
        f"select {names} from entries where number > $1 order by number", [number]
    ).fetchall()
    return tuple(Written(*row) for row in rows)
