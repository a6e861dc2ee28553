"""What a draft would change, row by row for the first of them, before anything is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dashboard.access import Scope
from dashboard.catalog.dataset import Column, Dataset, Merge
from dashboard.catalog.datasets import named
from dashboard.intake.difference import Difference, find_difference
from dashboard.intake.manner import Manner
from dashboard.intake.reading.draft import Draft
from dashboard.store import LIVE, Cursor, Store


class Fate(StrEnum):
    """What becomes of a row."""

    UPDATED = "updated"
    ENDED = "ended"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Change:
    """One row that would change; `cells` holds (column, in store, in file) for an updated row and is empty else."""

    fate: Fate
    key: tuple[tuple[Column, Any], ...]
    name: str = ""
    """What the last part of the key is called, where it refers to something with a name."""
    cells: tuple[tuple[Column, Any, Any], ...] = ()


@dataclass(frozen=True)
class Review:
    """The counts of a difference and the first rows of it: updated, then ended, then inserted."""

    difference: Difference
    changes: tuple[Change, ...]


def review(store: Store, draft: Draft, most: int, manner: Manner = Manner.MERGE) -> Review | None:
    """Hold the good rows of a draft against the store; None when it has none. Changes nothing."""
    dataset, parquet = draft.dataset, draft.parquet
    if dataset is None or parquet is None or not draft.rows_good:
        return None
    with store.cursor() as cursor:
        difference = find_difference(cursor, dataset, parquet, manner)
        if manner is Manner.WITHDRAW:
            going = "incoming where line in (select line from matched) order by line"
            changes = list_rows(cursor, dataset, Fate.ENDED, going, most)
            return Review(difference, name_changes(cursor, dataset, changes, "incoming"))
        columns = [column for column in dataset.columns if not column.key]
        updated = (
            f"incoming join matched on incoming.line = matched.line "
            f"join {dataset.table} as live on live.rowid = matched.place where not matched.same"
        )
        changes = list_cells(cursor, dataset, columns, ("live", "incoming"), updated, most)
        gone = f"{dataset.table} where rowid in (select place from leaving except select place from matched)"
        changes += list_rows(cursor, dataset, Fate.ENDED, gone, most - len(changes))
        new = "incoming where line not in (select line from matched) order by line"
        changes += list_rows(cursor, dataset, Fate.INSERTED, new, most - len(changes))
        return Review(difference, name_changes(cursor, dataset, changes, "incoming"))


def list_cells(
    cursor: Cursor,
    dataset: Dataset,
    columns: Sequence[Column],
    sides: tuple[str, str],
    source: str,
    most: int,
) -> list[Change]:
    """The cells in which the two sides of a join differ, for its first rows in the order of the second's lines."""
    if not columns:
        return []
    before, after = sides
    pairs = ", ".join(f"{before}.{column.name}, {after}.{column.name}" for column in columns)
    keys = ", ".join(f"{after}.{name}" for name in dataset.key)
    rows = cursor.execute(
        f"select {keys}, {pairs} from {source} order by {after}.line limit {most}"
    ).fetchall()
    width = len(dataset.key)
    return [
        Change(
            Fate.UPDATED,
            _key(dataset, row),
            cells=tuple(
                (column, row[place], row[place + 1])
                for place, column in zip(range(width, len(row), 2), columns, strict=True)
                if row[place] != row[place + 1]
            ),
        )
        for row in rows
    ]


def list_rows(cursor: Cursor, dataset: Dataset, fate: Fate, source: str, most: int) -> list[Change]:
    """The first rows of a source, all of one fate."""
    keys = ", ".join(dataset.key)
    rows = cursor.execute(f"select {keys} from {source} limit {most}").fetchall()
    return [Change(fate, _key(dataset, row)) for row in rows]


def name_changes(cursor: Cursor, dataset: Dataset, changes: Sequence[Change], own: str) -> tuple[Change, ...]:
    """The changes with names: of what the last key column refers to, or the row's own, which `own` has."""
    last = dataset.column(dataset.key[-1])
    if last.refers:
        code, name, *_ = named(last.refers).named_by
        source = f"(select * from {named(last.refers).table} where ended = {LIVE})"
    elif dataset.named_by and dataset.merge is Merge.BY_KEY:
        code, name, *_ = dataset.named_by
        source = own
    else:
        return tuple(changes)
    wanted = [change.key[-1][1] for change in changes]
    rows = cursor.execute(
        f"select {code}, {name} from {source} where list_contains($1::varchar[], {code})", [wanted]
    ).fetchall()
    names = {row[0]: str(row[1] or "") for row in rows}
    return tuple(replace(change, name=names.get(change.key[-1][1], "")) for change in changes)


def within(scope: Scope, dataset: Dataset, changes: Sequence[Change]) -> Sequence[Change]:
    """The changes as a scope shows them: cases only to who reads them one by one, employers only to who may name them."""
    if dataset.name != "cases" or (scope.reads_cases and scope.names_employers):
        return changes
    if not scope.reads_cases:
        return ()
    return [
        replace(change, cells=tuple(cell for cell in change.cells if cell[0].name != "employer"))
        for change in changes
    ]


def _key(dataset: Dataset, row: Sequence[Any]) -> tuple[tuple[Column, Any], ...]:
    return tuple((dataset.column(name), value) for name, value in zip(dataset.key, row, strict=False))
