"""What the pages themselves keep: rows written or withdrawn as entries like any other, journalled and undoable."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from dashboard.access import EVERYTHING
from dashboard.access.grant import WHOLE, Grant
from dashboard.catalog.dataset import Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.catalog.datasets.kept import ALIASES, HEADINGS, LOCKS, RETURNS
from dashboard.errors import UnknownName, UsageError
from dashboard.intake import journal
from dashboard.intake.difference import apply_difference, find_difference
from dashboard.intake.granting import refuse_reporter
from dashboard.intake.ledger import Entry, facts, holds_demonstration, take_number, write_line
from dashboard.intake.manner import Manner
from dashboard.store import LIVE, Cursor, Store

Cell = str | date | Sequence[str] | None
Row = Mapping[str, Cell]
Making = Callable[[Cursor], Sequence[Row]]
"""Rows that depend on what stands when they are written, such as the next number: made in the transaction."""

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.LIST: pa.list_(pa.string()),
    Kind.MONTH: pa.date32(),
    Kind.DATE: pa.date32(),
}


def write_rows(
    store: Store,
    dataset: Dataset,
    rows: Sequence[Row] | Making,
    *,
    person: str,
    today: date,
    reason: str | None = None,
) -> Entry | None:
    """Write rows of a kept dataset, by key, as one entry; None when they stand already."""
    return _enter(store, dataset, rows, Manner.MERGE, person=person, today=today, reason=reason)


def withdraw_rows(
    store: Store,
    dataset: Dataset,
    rows: Sequence[Row],
    *,
    person: str,
    today: date,
    reason: str | None = None,
) -> Entry | None:
    """End the live rows that have the keys of these, as one entry; None when none is live."""
    return _enter(store, dataset, rows, Manner.WITHDRAW, person=person, today=today, reason=reason)


def remember_headings(
    store: Store,
    fingerprint: str,
    dataset: str,
    columns: Mapping[str, str | None],
    *,
    given_by: str | None,
    person: str,
    today: date,
    grant: Grant = WHOLE,
) -> Entry | None:
    """Remember for a unit (None: for files of no said unit) what a set of headers means; column None isn't imported.

    Raises NotAllowed for a unit that the person doesn't report for.
    """
    _refuse_foreign_unit(store, grant, given_by, today)
    row: Row = {
        "given_by": given_by,
        "headers": fingerprint,
        "dataset": named(dataset).name,
        "pairs": [f"{header}={column or ''}" for header, column in columns.items()],
    }
    return write_rows(store, HEADINGS, [row], person=person, today=today)


def remember_alias(
    store: Store,
    dataset: str,
    alias: str,
    code: str,
    *,
    given_by: str | None,
    person: str,
    today: date,
    grant: Grant = WHOLE,
) -> Entry | None:
    """Remember what a text in files stands for; for its unit at once, for everyone when `given_by` is None.

    Raises UnknownName when the register has no such code, NotAllowed for a unit that the person doesn't report for.
    """
    _refuse_foreign_unit(store, grant, given_by, today)
    _refuse_unknown_code(store, named(dataset), code)
    row: Row = {"dataset": dataset, "alias": alias, "given_by": given_by, "code": code}
    return write_rows(store, ALIASES, [row], person=person, today=today)


def confirm_alias(
    store: Store, dataset: str, alias: str, *, given_by: str, person: str, today: date
) -> Entry | None:
    """Make the alias that one unit gave everyone's; raises UnknownName when the unit gave none."""
    with store.cursor() as cursor:
        row = cursor.execute(
            f"select code from {ALIASES.table} where ended = {LIVE} and dataset = $1 and alias = $2 and given_by = $3",
            [dataset, alias, given_by],
        ).fetchone()
    if row is None:
        raise UnknownName(f"没有记住过“{alias}”这个别名，请刷新后再看。")
    return remember_alias(store, dataset, alias, str(row[0]), given_by=None, person=person, today=today)


def lock_period(
    store: Store, dataset: str, period: date, *, person: str, today: date, reason: str | None = None
) -> Entry | None:
    """Lock a month of a dataset: files that would change it are refused from now on."""
    row: Row = {"dataset": named(dataset).name, "period": period.replace(day=1), "reason": reason}
    return write_rows(store, LOCKS, [row], person=person, today=today, reason=reason)


def unlock_period(
    store: Store, dataset: str, period: date, *, person: str, today: date, reason: str | None = None
) -> Entry | None:
    """Open a locked month again."""
    row: Row = {"dataset": dataset, "period": period.replace(day=1)}
    return withdraw_rows(store, LOCKS, [row], person=person, today=today, reason=reason)


def return_report(
    store: Store, dataset: str, period: date, unit: str, *, reason: str, person: str, today: date
) -> Entry | None:
    """Send a unit's report of a month back to it, saying why."""
    if not reason.strip():
        raise UsageError("退回要写明原因，对方才知道改什么。")
    row: Row = {
        "dataset": named(dataset).name,
        "period": period.replace(day=1),
        "unit_code": unit,
        "returned_date": today,
        "reason": reason.strip(),
    }
    return write_rows(store, RETURNS, [row], person=person, today=today, reason=reason.strip())


def take_back_return(
    store: Store, dataset: str, period: date, unit: str, *, person: str, today: date
) -> Entry | None:
    """Take back that a report was returned."""
    row: Row = {"dataset": dataset, "period": period.replace(day=1), "unit_code": unit}
    return withdraw_rows(store, RETURNS, [row], person=person, today=today)


def _enter(
    store: Store,
    dataset: Dataset,
    rows: Sequence[Row] | Making,
    manner: Manner,
    *,
    person: str,
    today: date,
    reason: str | None,
) -> Entry | None:
    if not dataset.kept:
        raise UsageError(f"“{dataset.title}”由文件上报，不能在页面上逐行写。")
    with journal.workplace(store.journal) as folder, store.writing(today=today) as cursor:
        made = rows(cursor) if callable(rows) else rows
        parquet = _laid(dataset, made, manner, folder)
        difference = find_difference(cursor, dataset, parquet, manner)
        if difference.empty:
            return None
        number = take_number(cursor)
        apply_difference(cursor, dataset, difference, number)
        entry = Entry(
            "page",
            today,
            person,
            dataset.name,
            reason=reason,
            demonstration=holds_demonstration(cursor),
            rows_read=len(made),
            difference=difference,
            manner=manner.recorded,
            number=number,
        )
        entry = write_line(cursor, entry)
        journal.record(store.journal, number, facts(entry), parquet=parquet)
    return entry


def _laid(dataset: Dataset, rows: Sequence[Row], manner: Manner, folder: Path) -> Path:
    """The rows as canonical Parquet; a withdrawal names keys only. Raises UsageError for a required cell left empty."""
    columns = [column for column in dataset.columns if column.key or manner is Manner.MERGE]
    for column in columns:
        if column.required and any(row.get(column.name) in (None, "") for row in rows):
            raise UsageError(f"“{dataset.title}”的“{column.header}”不能空着。")
    table = {"line": pa.array(range(1, len(rows) + 1), pa.int64())} | {
        column.name: pa.array([row.get(column.name) for row in rows], _TYPES[column.kind])
        for column in columns
    }
    path = folder / "rows.parquet"
    pyarrow.parquet.write_table(pa.table(table), str(path))
    return path


def _refuse_foreign_unit(store: Store, grant: Grant, unit: str | None, today: date) -> None:
    with store.reading(EVERYTHING, today=today) as cursor:
        refuse_reporter(cursor, grant, unit)


def _refuse_unknown_code(store: Store, register: Dataset, code: str) -> None:
    with store.cursor() as cursor:
        row = cursor.execute(
            f"select 1 from {register.table} where {register.named_by[0]} = $1 and ended = {LIVE} limit 1",
            [code],
        ).fetchone()
    if row is None:
        raise UnknownName(f"{register.title}里没有“{code}”，没有记住这个别名。")
