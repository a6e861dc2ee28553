"""Exhibits as .xlsx: one with its definition on a sheet of its own, or a page's, each under its definition."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.documents.csv_files import write_csv
from dashboard.documents.workbook import heading, width, workbook

Facts = Sequence[tuple[str, str]]
"""Names of facts and what they are, in order."""

_FRONT, _MEANING = "目录", "口径"
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
_LONGEST = 31
_SAMPLED = 200


@dataclass(frozen=True)
class Table:
    """A frame under its Chinese headings, with what explains it."""

    title: str
    facts: Facts
    frame: pd.DataFrame


@dataclass(frozen=True)
class _Look:
    """The formats of one workbook."""

    head: Format
    strong: Format
    wrapped: Format
    whole: Format
    broken: Format
    day: Format


def write_one(table: Table) -> bytes:
    """A sheet of data that other programs can read from the first row, and a sheet 口径."""
    out = io.BytesIO()
    with workbook(out) as book:
        look = _look(book)
        sheet = book.add_worksheet(_named(table.title, set()))
        _write_frame(sheet, look, table.frame, 0)
        sheet.freeze_panes(1, 0)
        meaning = book.add_worksheet(_named(_MEANING, {sheet.get_name()}))
        _write_facts(meaning, look, [("名称", table.title), *table.facts], 0, look.wrapped)
        meaning.set_column(0, 0, 14)
        meaning.set_column(1, 1, 90)
    return out.getvalue()


def write_page(title: str, facts: Facts, tables: Sequence[Table]) -> bytes:
    """A sheet 目录 with the facts of the page and what follows, then a sheet a table, its definition on top."""
    out = io.BytesIO()
    with workbook(out) as book:
        look = _look(book)
        front = book.add_worksheet(_FRONT)
        taken = {_FRONT}
        row = _write_facts(front, look, [("页面", title), *facts], 0, look.wrapped) + 1
        for column, words in enumerate(("工作表", "口径", "行数")):
            front.write_string(row, column, words, look.head)
        for place, table in enumerate(tables, start=1):
            name = _named(f"{place} {table.title}", taken)
            taken.add(name)
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, table.title, look.strong)
            below = _write_facts(sheet, look, table.facts, 1) + 1
            _write_frame(sheet, look, table.frame, below)
            front.write_url(row + place, 0, f"internal:'{name}'!A1", string=name)
            front.write_string(row + place, 1, dict(table.facts).get(_MEANING, ""), look.wrapped)
            front.write_number(row + place, 2, len(table.frame))
        front.set_column(0, 0, 26)
        front.set_column(1, 1, 90)
    return out.getvalue()


def write_table_csv(frame: pd.DataFrame) -> bytes:
    """The frame under its headings, texts that would run as formulas made harmless."""
    return write_csv(
        [str(column) for column in frame.columns],
        ([_cell(value) for value in row] for row in frame.itertuples(index=False, name=None)),
    )


def _look(book: xlsxwriter.Workbook) -> _Look:
    return _Look(
        head=heading(book),
        strong=book.add_format({"bold": True, "font_size": 14}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        whole=book.add_format({"num_format": "#,##0"}),
        broken=book.add_format({"num_format": "#,##0.0"}),
        day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
    )


def _write_facts(sheet: Worksheet, look: _Look, facts: Facts, row: int, text: Format | None = None) -> int:
    """Name and text side by side, over a table without a break; the row after the last."""
    for place, (name, said) in enumerate(facts):
        sheet.write_string(row + place, 0, name, look.head)
        sheet.write_string(row + place, 1, said, text)
    return row + len(facts)


def _write_frame(sheet: Worksheet, look: _Look, frame: pd.DataFrame, row: int) -> None:
    for column, name in enumerate(frame.columns):
        sheet.write_string(row, column, str(name), look.head)
        cells = [_cell(value) for value in frame[name]]
        whole = all(float(value).is_integer() for value in cells if isinstance(value, int | float))
        for place, value in enumerate(cells, start=1):
            if isinstance(value, str):
                sheet.write_string(row + place, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(
                    row + place, column, datetime(value.year, value.month, value.day), look.day
                )
            elif value is not None:
                sheet.write_number(row + place, column, value, look.whole if whole else look.broken)
        said = [value for value in cells[:_SAMPLED] if isinstance(value, str)]
        sheet.set_column(column, column, width(str(name), *said))


def _cell(value: Any) -> str | int | float | date | None:
    """A value of a frame as a file holds it: missing is empty, a moment is its day."""
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str | date | int | float):
        return value
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, int | float) else str(plain)


def _named(title: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it: without its signs, 31 characters at most, no two alike."""
    name = title.translate(_FORBIDDEN)[:_LONGEST] or "表"
    if name not in taken:
        return name
    number = 2
    while f"{name[: _LONGEST - 3]} {number}" in taken:
        number += 1
    return f"{name[: _LONGEST - 3]} {number}"
