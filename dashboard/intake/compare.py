"""What two imports of one dataset say differently, and the bytes that were handed in."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dashboard.access import EVERYTHING, Scope
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import named
from dashboard.errors import StoreError, UnknownName, UsageError
from dashboard.intake import journal
from dashboard.intake.difference import Difference, read_rows, same_key
from dashboard.intake.ledger import refuse_unseen
from dashboard.intake.review import Change, Fate, list_cells, list_rows, name_changes, within
from dashboard.store import LIVE, Cursor, Store

_MOST = 200


@dataclass(frozen=True)
class Comparison:
    """How the second of two files differs: rows only in it are inserted, rows only in the first ended.

    `changes` lists the first rows of each: updated with their cells (column, in the first, in the second), then
    those only in the first, then those only in the second.
    """

    dataset: Dataset
    first: int
    second: int
    difference: Difference
    changes: tuple[Change, ...]


def compare(
    store: Store, first: int, second: int, most: int = _MOST, *, scope: Scope = EVERYTHING
) -> Comparison:
    """Hold the rows of two imports against each other, by key, in the columns that both files have.

    Raises UnknownName for entries that brought no file or aren't within the scope, UsageError for two datasets.
    """
    with store.cursor() as cursor:
        refuse_unseen(cursor, scope, first, second)
        dataset, other = (_dataset_of(cursor, store.journal, number) for number in (first, second))
        if dataset is not other:
            raise UsageError(f"第 {first} 号是{dataset.title}，第 {second} 号是{other.title}，没有可比的。")
        names = [read_rows(dataset, journal.rows_of(store.journal, number)) for number in (first, second)]
        for name, rows in zip(("former", "latter"), names, strict=True):
            cursor.register(name, rows)
        shared = set(names[0].schema.names) & set(names[1].schema.names)
        columns = [column for column in dataset.columns if not column.key and column.name in shared]
        on = same_key(dataset.key, "former", "latter")
        same = same_key(tuple(column.name for column in columns), "former", "latter") or "true"
        cursor.execute(
            "create or replace temp table paired as select former.line as one, latter.line as other, "
            f"former.line is not null and latter.line is not null as met, {same} as same "
            f"from former full join latter on {on}"
        )
        counts = cursor.execute(
            """
            select count(*) filter (where one is null),
                   count(*) filter (where met and not same),
                   count(*) filter (where met and same),
                   count(*) filter (where other is null)
            from paired
            """
        ).fetchone()
        assert counts is not None, "an aggregate always gives a row"
        joined = (
            "former join paired on paired.one = former.line join latter on latter.line = paired.other "
            "where not paired.same"
        )
        changes = list_cells(cursor, dataset, columns, ("former", "latter"), joined, most)
        for fate, name, own, others in (
            (Fate.ENDED, "former", "one", "other"),
            (Fate.INSERTED, "latter", "other", "one"),
        ):
            alone = f"{name} where line in (select {own} from paired where {others} is null) order by line"
            changes += list_rows(cursor, dataset, fate, alone, most - len(changes))
        own = f"(select * from {dataset.table} where ended = {LIVE})"
        named_changes = name_changes(cursor, dataset, within(scope, dataset, changes), own)
        return Comparison(dataset, first, second, Difference(*counts), named_changes)


def original_of(store: Store, number: int, *, scope: Scope = EVERYTHING) -> Path | None:
    """Where the bytes of an entry lie, proved by their sha256; None when it brought no file.

    Raises UnknownName for no such entry within the scope, StoreError when the bytes are gone or not those that were
    handed in.
    """
    with store.cursor() as cursor:
        refuse_unseen(cursor, scope, number)
        row = cursor.execute("select file_sha256 from entries where number = $1", [number]).fetchone()
    if row is None:
        raise UnknownName(f"没有第 {number} 号记录，先看报送记录里的编号。")
    if row[0] is None:
        return None
    original = journal.original_in(store.journal, number)
    if not original.is_file():
        raise StoreError(f"第 {number} 号的原件不在了，请管理员从备份里找回。")
    with original.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != row[0]:
            raise StoreError(f"第 {number} 号的原件与登记的校验值不符，可能已损坏，请管理员从备份里找回。")
    return original


def _dataset_of(cursor: Cursor, records: Path, number: int) -> Dataset:
    """The dataset of an entry that brought rows."""
    row = cursor.execute("select dataset from entries where number = $1", [number]).fetchone()
    if row is None or row[0] is None or not journal.rows_of(records, number).is_file():
        raise UnknownName(f"第 {number} 号不是一次导入，没有可比的内容。")
    return named(str(row[0]))
