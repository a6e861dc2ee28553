"""CSV that leaves the house: templates and lists of problems, safe to open in WPS and Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from dashboard.catalog.dataset import Dataset
from dashboard.intake.reading.problem import Problem

Cell = str | int | float | Decimal | date | None
"""Texts are made harmless; numbers, however negative, and dates are written as they are; None is empty."""

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""A text that begins so would be run as a formula by whoever opens the file."""


def template(dataset: Dataset) -> bytes:
    """The canonical headers alone: an example left in would be data, and a CSV has nothing to mark it by."""
    return write_csv([column.header for column in dataset.columns], [])


def problem_list(problems: Iterable[Problem]) -> bytes:
    """Every problem of a file, a row each."""
    rows = (
        [problem.row, problem.column, problem.value, problem.reason, problem.remedy] for problem in problems
    )
    return write_csv(["行", "列", "原值", "原因", "怎么改"], rows)


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, so that WPS and Excel read the Chinese; formulas made harmless by an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_written(header) for header in headers])
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text that no program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
