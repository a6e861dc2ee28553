"""CSV that leaves the house: templates and lists of problems, safe to open in WPS and Excel."""

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.catalog.dataset import Dataset
from dashboard.intake.reading.problem import Problem

_FORMULA = tuple("=+-@＝＋－＠\t\r")
"""A cell that begins so would be run as a formula by whoever opens the file."""


def template(dataset: Dataset) -> bytes:
    """The canonical headers and one example row."""
    return write_csv(
        [column.header for column in dataset.columns], [[column.example for column in dataset.columns]]
    )


def problem_list(problems: Iterable[Problem]) -> bytes:
    """Every problem of a file, a row each."""
    rows = (
        ["" if problem.row is None else str(problem.row), problem.column, problem.value, problem.reason, problem.remedy]
        for problem in problems
    )  # fmt: skip
    return write_csv(["行", "列", "原值", "原因", "怎么改"], rows)


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, so that WPS and Excel read the Chinese; formulas made harmless by an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headers)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
