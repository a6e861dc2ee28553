"""What a file would change: its canonical rows held against the live ones, in SQL over the whole file."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.dataset
from pyarrow.dataset import ParquetFileFormat

from dashboard.catalog.dataset import Dataset, Kind, Merge
from dashboard.intake.manner import Manner
from dashboard.intake.reading.typed import typed_default
from dashboard.store import LIVE, Cursor

CHANGING = "incoming where incoming.line not in (select line from matched where same)"
"""The file's rows that change anything; rows that a withdrawal names in vain are among them."""


@dataclass(frozen=True)
class Difference:
    """How many rows an entry inserts, updates, leaves unchanged and ends."""

    inserted: int
    updated: int
    unchanged: int
    ended: int

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.inserted or self.updated or self.ended)


NO_CHANGE = Difference(0, 0, 0, 0)


def find_difference(
    cursor: Cursor, dataset: Dataset, parquet: Path, manner: Manner = Manner.MERGE
) -> Difference:
    """Hold the file's rows against the live ones; leaves `incoming`, `standing`, `matched` and `leaving` on the cursor.

    `standing(place, …)` has the live rows of the file's keys or scopes, `place` being the rowid; `matched(line, place,
    same)` a row for each incoming row that stands, `same` when it changes nothing; `leaving(place, …)` the live rows
    of the file's scopes that it no longer names (merge by scope only).
    """
    source = _register(cursor, dataset, parquet)
    units = dataset.key if manner is Manner.WITHDRAW or dataset.merge is Merge.BY_KEY else dataset.scope
    cursor.execute(f"create or replace temp table standing as {_standing(dataset, source, units)}")
    _fill(cursor, dataset, source)
    standing = _count(cursor, "standing")
    cursor.execute(f"create or replace temp table matched as {_matched(dataset, manner, standing)}")
    replaces = manner is Manner.MERGE and dataset.merge is Merge.BY_SCOPE
    unnamed = "place not in (select place from matched)" if replaces else "false"
    cursor.execute(f"create or replace temp table leaving as select * from standing where {unnamed}")
    matched, unchanged = _count(cursor, "matched"), _count(cursor, "matched where same")
    if manner is Manner.WITHDRAW:
        return Difference(0, 0, 0, matched)
    new = _count(cursor, "incoming") - matched
    return Difference(new, matched - unchanged, unchanged, _count(cursor, "leaving"))


def apply_difference(cursor: Cursor, dataset: Dataset, difference: Difference, number: int) -> None:
    """End what the file replaces and insert what is new, as entry `number`."""
    if difference.updated or difference.ended:
        cursor.execute(
            f"update {dataset.table} set ended = $1 where rowid in "
            "(select place from matched where not same union all select place from leaving)",
            [number],
        )
    if not (difference.inserted or difference.updated):
        return
    columns = ", ".join(dataset.names)
    changing = CHANGING if difference.unchanged else "incoming"
    cursor.execute(
        f"insert into {dataset.table} ({columns}, begun, ended) select {columns}, $number, $live from {changing}",
        {"number": number, "live": LIVE},
    )


def same_key(names: tuple[str, ...], left: str = "live", right: str = "incoming") -> str:
    """The condition that two rows agree in some columns, empty ones included."""
    return " and ".join(f"{left}.{name} is not distinct from {right}.{name}" for name in names)


def read_rows(dataset: Dataset, parquet: Path) -> pyarrow.dataset.Dataset:
    """The canonical rows of a file, to be registered on a cursor."""
    texts = [column.name for column in dataset.columns if column.kind is Kind.TEXT]
    layout = ParquetFileFormat(dictionary_columns=texts)  # a fifth faster than text by text
    return pyarrow.dataset.dataset(str(parquet), format=layout)


def _register(cursor: Cursor, dataset: Dataset, parquet: Path) -> str:
    """Show the file's rows as `incoming`, or as `handed` when columns are to be filled from the store."""
    rows = read_rows(dataset, parquet)
    source = "incoming" if set(dataset.names) <= set(rows.schema.names) else "handed"
    cursor.register(source, rows)
    return source


def _fill(cursor: Cursor, dataset: Dataset, source: str) -> None:
    """Columns that the file doesn't have stay as they are in the store; new rows get the declared defaults."""
    if source == "incoming":
        return
    given = {str(name) for name, *_ in cursor.execute(f"describe {source}").fetchall()}
    columns = ", ".join(
        f"handed.{column.name}"
        if column.name in given
        else f"coalesce(standing.{column.name}, {typed_default(column)}) as {column.name}"
        for column in dataset.columns
    )
    cursor.execute(
        f"create or replace temp table incoming as select handed.line, {columns} from handed "
        f"left join standing on {same_key(dataset.key, 'standing', 'handed')}"
    )


def _matched(dataset: Dataset, manner: Manner, standing: int) -> str:
    """The rows of `matched`, by the manner of merging."""
    if manner is Manner.ONLY_NEW:
        units = dataset.scope if dataset.merge is Merge.BY_SCOPE else dataset.key
        on = same_key(units, "standing") if standing else "false"
        return f"select line, null::bigint as place, true as same from incoming semi join standing on {on}"
    on = same_key(dataset.key, "standing") if standing else "false"  # spares the joins of a first import
    others = tuple(name for name in dataset.names if name not in dataset.key)
    same = "false" if manner is Manner.WITHDRAW else same_key(others, "standing") or "true"
    return f"select incoming.line, standing.place, {same} as same from standing join incoming on {on}"


def _standing(dataset: Dataset, source: str, units: tuple[str, ...]) -> str:
    """The live rows that a file is held against: those of its scopes, or those of its keys."""
    return (
        f"select live.rowid as place, live.* exclude (begun, ended) from {dataset.table} as live "
        f"semi join (select distinct {', '.join(units)} from {source}) as named on {same_key(units, 'live', 'named')} "
        f"where live.ended = {LIVE}"
    )


def _count(cursor: Cursor, rows: str) -> int:
    row = cursor.execute(f"select count(*) from {rows}").fetchone()
    return int(row[0]) if row else 0
