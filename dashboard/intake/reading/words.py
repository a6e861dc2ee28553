"""Each distinct text of a column once: what it stands for, or why it can't stand.

A column of a million cells has few different texts; they are read in Python, and the engine joins the answers.
"""

from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.reading.cells import Refused
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.problem import refusal
from dashboard.intake.reading.readers import LIST_MARK, Reader
from dashboard.store import Cursor

PLAIN = {
    Kind.INT: "-?[0-9]{1,9}",
    Kind.DECIMAL: r"-?[0-9]{1,9}(\.[0-9]{1,4})?",
}
"""Forms that the engine reads by itself."""
SQL_TYPES = {
    Kind.TEXT: "varchar",
    Kind.INT: "bigint",
    Kind.DECIMAL: "decimal(18, 4)",
    Kind.PERCENT: "decimal(18, 4)",
    Kind.MONTH: "date",
    Kind.DATE: "date",
    Kind.FLAG: "boolean",
    Kind.LIST: "varchar[]",
}
MOST_DISTINCT = 500_000


@dataclass(frozen=True)
class Words:
    """The table `words_<column>(raw, value, code, reason, remedy)` and what it holds."""

    column: Column
    count: int
    refused: int
    totals: int
    notice: str = ""


def gather_texts(cursor: Cursor, mapping: Mapping) -> dict[str, list[str]]:
    """The distinct texts of the columns whose cells stand for something else, sorted, by column name."""
    found: dict[str, list[str]] = {}
    for name, place in mapping.places:
        column = mapping.dataset.column(name)
        if column.kind is Kind.TEXT and not column.choices and not column.refers:
            continue
        cell = f"c{place}"
        odd = f" and not regexp_full_match({cell}, '{PLAIN[column.kind]}')" if column.kind in PLAIN else ""
        rows = cursor.execute(
            f"select distinct {cell} from stage where {cell} is not null{odd} limit {MOST_DISTINCT + 1}"
        ).fetchall()
        if len(rows) > MOST_DISTINCT:
            reason = f"“{column.header}”列有 {MOST_DISTINCT // 10_000} 万种以上的写法，不像是这一列的内容"
            raise refusal("too_large", reason, "核对列名和内容，或分批上传", column=column.header)
        found[name] = sorted(str(text) for (text,) in rows)
    return found


def lay_words(
    cursor: Cursor, mapping: Mapping, texts: MappingABC[str, Sequence[str]], readers: MappingABC[str, Reader]
) -> dict[str, Words]:
    """Make the words tables from the texts and how each column is read."""
    return {
        name: _lay(cursor, mapping.dataset.column(name), texts[name], reader)
        for name, reader in readers.items()
    }


def _lay(cursor: Cursor, column: Column, texts: Sequence[str], reader: Reader) -> Words:
    values = [reader.read(text) for text in texts]
    refused = [value if isinstance(value, Refused) else None for value in values]
    read = [None if isinstance(value, Refused) else value for value in values]
    table = pa.table(
        {
            "raw": pa.array(texts, pa.string()),
            "value": pa.array(read, pa.string()),
            "code": pa.array([value.code if value else None for value in refused], pa.string()),
            "reason": pa.array([value.reason if value else None for value in refused], pa.string()),
            "remedy": pa.array([value.remedy if value else None for value in refused], pa.string()),
        }
    )
    cursor.register("word_rows", table)
    value = "value" if column.kind is not Kind.LIST else f"string_split(value, '{LIST_MARK}')"
    cursor.execute(
        f"create table words_{column.name} as "
        f"select raw, cast({value} as {SQL_TYPES[column.kind]}) as value, code, reason, remedy from word_rows"
    )
    cursor.unregister("word_rows")
    codes = [value.code for value in refused if value]
    totals = codes.count("total_row")
    return Words(column, len(texts), len(codes) - totals, totals, reader.notice)
