"""Each distinct text of a column once: what it stands for, or why it can't stand.

A column of a million cells has few different texts; they are read in Python, and the engine joins the answers.
"""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.intake import percents
from dashboard.intake.cells import BLANKS, Parsed, Refused, clean, is_total, parse
from dashboard.intake.lookups import Lookups, Names
from dashboard.intake.mapping import Mapping
from dashboard.store import Cursor

PLAIN = {
    Kind.INT: "-?[0-9]{1,12}",
    Kind.DECIMAL: r"-?[0-9]{1,13}(\.[0-9]{1,4})?",
}
"""Forms that the engine reads by itself."""
_SPLIT = re.compile(r"[;；、,，]")
LIST_MARK = "；"
_NEAREST_FOR = 200
"""Suggestions are sought for so many unknown names; a file with more is the wrong file."""


@dataclass(frozen=True)
class Words:
    """The table `words_<column>(raw, value, code, reason, remedy)` and what it holds."""

    column: Column
    count: int
    refused: int
    totals: int
    notice: str = ""


def read_words(
    cursor: Cursor, mapping: Mapping, lookups: Lookups, *, percent_answer: percents.Scale | None
) -> dict[str, Words]:
    """Make the words tables for all columns of the file that need one, by column name."""
    found: dict[str, Words] = {}
    for name, place in mapping.places:
        column = mapping.dataset.column(name)
        if column.kind is Kind.TEXT and not column.choices and not column.refers:
            continue
        texts = _distinct(cursor, place, column)
        reader, notice = _reader(cursor, mapping, column, lookups, texts, percent_answer)
        found[name] = _lay(cursor, column, texts, reader, notice)
    return found


def _distinct(cursor: Cursor, place: int, column: Column) -> list[str]:
    cell = f"c{place}"
    odd = f" and not regexp_full_match({cell}, $plain)" if column.kind in PLAIN else ""
    values = {"plain": PLAIN[column.kind]} if column.kind in PLAIN else {}
    statement = f"select distinct {cell} from stage where {cell} is not null{odd} order by 1"
    return [str(text) for (text,) in cursor.execute(statement, values).fetchall()]


def _lay(
    cursor: Cursor, column: Column, texts: Sequence[str], reader: Callable[[str], Parsed], notice: str
) -> Words:
    rows = [(text, reader(text)) for text in texts]
    refused = [value if isinstance(value, Refused) else None for _, value in rows]
    table = pa.table(
        {
            "raw": pa.array([text for text, _ in rows], pa.string()),
            "value": pa.array(
                [None if isinstance(value, Refused) else value for _, value in rows], pa.string()
            ),
            "code": pa.array([value.code if value else None for value in refused], pa.string()),
            "reason": pa.array([value.reason if value else None for value in refused], pa.string()),
            "remedy": pa.array([value.remedy if value else None for value in refused], pa.string()),
        }
    )
    cursor.register("word_rows", table)
    cursor.execute(f"create table words_{column.name} as from word_rows")
    cursor.unregister("word_rows")
    codes = [value.code for value in refused if value]
    return Words(column, len(rows), len(codes) - codes.count("total_row"), codes.count("total_row"), notice)


def _reader(
    cursor: Cursor,
    mapping: Mapping,
    column: Column,
    lookups: Lookups,
    texts: Sequence[str],
    percent_answer: percents.Scale | None,
) -> tuple[Callable[[str], Parsed], str]:
    """How the texts of a column are read, and what to tell about it."""
    today = lookups.today
    if column.kind is Kind.PERCENT:
        scale = percents.scale(column, texts, percent_answer)
        if isinstance(scale, Refused):
            refused = scale
            return lambda text: None if clean(text) in BLANKS else refused, ""
        notice = (
            f"“{column.header}”里的小数按比例读：0.85 读作 85%" if scale is percents.Scale.FRACTION else ""
        )
        return lambda text: percents.read(column, text, scale), notice
    if column.refers:
        names = lookups.names(column.refers)
        if column.refers == mapping.dataset.name:
            names = names.merged(_own_names(cursor, mapping))
        reference = _Reference(column, names, named(column.refers))
        if column.kind is Kind.LIST:
            return lambda text: _listed(text, reference.read), ""
        return reference.read, ""
    if column.choices:
        return _chooser(column), ""
    if column.kind is Kind.LIST:
        return lambda text: _listed(text, clean), ""
    return lambda text: _plain(column, text, today), ""


def _plain(column: Column, text: str, today: date) -> Parsed:
    if is_total(text):
        return _TOTAL
    return parse(column, text, today=today)


_TOTAL = Refused("total_row", "合计行", "")


def _chooser(column: Column) -> Callable[[str], Parsed]:
    known = {
        clean(word): choice.value for choice in column.choices for word in (choice.value, *choice.aliases)
    }
    known |= {re.sub(r"\s", "", word): value for word, value in known.items()}
    refused = dict(column.refused)
    offered = "、".join(choice.value for choice in column.choices)

    def choose(text: str) -> Parsed:
        cell = re.sub(r"\s", "", clean(text))
        if cell in known:
            return known[cell]
        if cell in refused:
            return Refused("ambiguous_value", refused[cell], f"写成名称，可选：{offered}")
        if is_total(text):
            return _TOTAL
        if cell in BLANKS:
            return None
        near = difflib.get_close_matches(cell, known, n=1, cutoff=0.6)
        hint = f"，是不是“{known[near[0]]}”" if near else ""
        return Refused("bad_choice", f"“{cell[:30]}”不是可选的{column.header}{hint}", f"可选：{offered}")

    return choose


class _Reference:
    """Resolves the names of one referred dataset; counts the suggestions it has sought."""

    def __init__(self, column: Column, names: Names, refers: Dataset) -> None:
        self.column = column
        self.names = names
        self.refers = refers
        self.sought = 0

    def read(self, text: str) -> Parsed:
        """The code that a text stands for."""
        cell = clean(text)
        if cell in self.names.codes:
            code = self.names.codes[cell]
            if code is None:
                reason = f"{self.refers.title}里不止一个“{cell[:30]}”"
                return Refused("ambiguous_value", reason, f"改填{self.refers.columns[0].header}")
            return code
        if is_total(text):
            return _TOTAL
        if cell in BLANKS:
            return None
        self.sought += 1
        near = (
            difflib.get_close_matches(cell, self.names.codes, n=1, cutoff=0.5)
            if self.sought <= _NEAREST_FOR
            else []
        )
        hint = f"，是否为“{near[0]}”" if near else ""
        remedy = f"按{self.refers.title}里的编号、名称或简称填写；确实是新的，请办公室先在{self.refers.title}里添加"
        return Refused(
            "unknown_reference", f"{self.column.header}“{cell[:30]}”不在{self.refers.title}里{hint}", remedy
        )


def _listed(text: str, read: Callable[[str], Parsed]) -> Parsed:
    values: list[str] = []
    for part in _SPLIT.split(clean(text)):
        value = read(part)
        if isinstance(value, Refused):
            return value
        if value and value not in values and value not in BLANKS:
            values.append(value)
    return LIST_MARK.join(values) or None


def _own_names(cursor: Cursor, mapping: Mapping) -> Names:
    """The names that the file itself brings, for columns that refer to rows of the same file."""
    places = [mapping.place(name) for name in mapping.dataset.named_by]
    cells = ", ".join("null" if place is None else f"c{place}" for place in places)
    rows = cursor.execute(f"select distinct {cells} from stage").fetchall()
    cleaned = [tuple(clean(cell) if cell else None for cell in row) for row in rows]
    return Names.of([row for row in cleaned if row[0] and not is_total(row[0])])
