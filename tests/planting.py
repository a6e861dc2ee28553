"""Planting literal rows in a real store, as an entry would, for tests of what reads them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from dashboard.catalog.datasets import named
from dashboard.store import LIVE, Store

Cell = str | int | float | bool | date | list[str] | None


def plant(
    store: Store,
    dataset: str,
    rows: Sequence[Mapping[str, Cell]],
    *,
    received: date = date(2026, 11, 3),
    number: int | None = None,
) -> int:
    """Write rows as the next entry (or under `number`) and return the entry's number; absent columns are null."""
    declared = named(dataset)
    with store.writing(today=received) as cursor:
        if number is None:
            cursor.execute("update counter set number = number + 1")
            row = cursor.execute("select number from counter").fetchone()
            assert row is not None
            number = int(row[0])
            cursor.execute(
                "insert into entries by name select $number as number, 'import' as kind, $dataset as dataset, "
                "$at as written_at, $received as received, '测试' as person, false as demonstration, 0 as rows_read, "
                "$rows as rows_inserted, 0 as rows_updated, 0 as rows_unchanged, 0 as rows_ended, 0 as rows_rejected, "
                "[]::varchar[] as handled",
                {
                    "number": number,
                    "dataset": dataset,
                    "at": datetime(received.year, received.month, received.day, 9),
                    "received": received,
                    "rows": len(rows),
                },
            )
        columns = [*declared.names, "begun", "ended"]
        marks = ", ".join("?" for _ in columns)
        for row_values in rows:
            unknown = set(row_values) - set(declared.names)
            assert not unknown, unknown
            values = [row_values.get(name) for name in declared.names]
            cursor.execute(
                f"insert into {declared.table} ({', '.join(columns)}) values ({marks})",
                [*values, number, LIVE],
            )
    return number
