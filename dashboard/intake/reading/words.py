"""Each distinct text of a column once: what it stands for, or why it can't stand.

A column of a million cells has few different texts; they are read in Python, and the engine joins the answers.
"""

import unicodedata
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.files.coded import Coded
from dashboard.intake.reading.cells import BLANKS, SPACES, Refused
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.problem import refusal
from dashboard.intake.reading.questions import Question
from dashboard.intake.reading.readers import LIST_MARK, Reader
from dashboard.intake.reading.repairs import Repair
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
    spaced: bool = False
    """Whether spaces were cut around texts, full-width characters made half-width, and dashes taken for empty."""
    widened: bool = False
    blanked: bool = False
    repair: Repair | None = None
    question: Question | None = None


def gather_texts(coded: Coded, mapping: Mapping) -> dict[str, list[str]]:
    """The distinct texts of the columns whose cells stand for something else, sorted, by column name."""
    found: dict[str, list[str]] = {}
    for name, place in mapping.places:
        column = mapping.dataset.column(name)
        if column.kind is Kind.TEXT and not column.choices and not column.refers:
            continue
        texts = coded.texts(place)
        if is_plain(mapping, column):
            texts = texts.filter(pc.invert(pc.match_substring_regex(texts, f"^(?:{PLAIN[column.kind]})$")))
        if len(texts) > MOST_DISTINCT:
            reason = f"“{column.header}”列有 {MOST_DISTINCT // 10_000} 万种以上的写法，不像是这一列的内容"
            raise refusal("too_large", reason, "核对列名和内容，或分批上传", column=column.header)
        found[name] = sorted(texts.to_pylist())
    return found


def is_plain(mapping: Mapping, column: Column) -> bool:
    """Whether the engine can read the usual numbers of a column by itself."""
    return column.kind in PLAIN and mapping.unit(column.name) in ("", column.unit)


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
    trimmed = [text.strip(SPACES) for text in texts]
    return Words(
        column,
        len(texts),
        sum(value is not None for value in refused),
        any(len(bare) < len(text) for bare, text in zip(trimmed, texts, strict=True)),
        any(not bare.isascii() and unicodedata.normalize("NFKC", bare) != bare for bare in trimmed),
        any(bare and value is None and bare in BLANKS for bare, value in zip(trimmed, values, strict=True)),
        reader.repair,
        reader.question,
    )
