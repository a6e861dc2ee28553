"""Which column of a file is which column of a dataset, by canonical header or alias, in any order."""

import difflib
import re
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dashboard.catalog.dataset import Column, Dataset, Level
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.problem import Problem, Unreadable, refusal

_BRACKETS = re.compile(r"^[*]+|[(].*?[)]$|[*^:]+$")
"""What may stand around a header, after `clean`: marks of required columns, units, colons."""


@dataclass(frozen=True)
class Mapping:
    """A dataset and, for each of its columns found, the column's place in the file (from 0)."""

    dataset: Dataset
    places: tuple[tuple[str, int], ...]
    extra: tuple[str, ...]
    by_alias: tuple[tuple[str, str], ...]
    """(header in the file, canonical header) where they differ."""

    def place(self, name: str) -> int | None:
        """Where a column stands in the file."""
        return dict(self.places).get(name)


def score(headers: Sequence[str], dataset: Dataset) -> int:
    """How well a row would do as the header row: 0 unless it names half of the required columns, and two columns."""
    found = _found(headers, dataset)
    required = sum(column.required for column in found)
    if len(found) < 2 or 2 * required < len(dataset.required):
        return 0
    return len(found) + required


def best_dataset(headers: Sequence[str]) -> Dataset:
    """The uploaded dataset that fits the headers best: most required columns found, fewest headers left over."""

    def fit(dataset: Dataset) -> tuple[int, float]:
        found = _found(headers, dataset)
        required = sum(column.required for column in found)
        return required - len(dataset.required), (len(found) + required) / len(dataset.columns)

    return max(UPLOADED, key=fit)


def _found(headers: Sequence[str], dataset: Dataset) -> list[Column]:
    """The columns that the headers name, each once."""
    return list({column.name: column for header in headers if (column := _find(header, dataset))}.values())


def match(headers: Sequence[str], dataset: Dataset, *, row: int) -> Mapping:
    """Tie headers to columns; raises Unreadable for missing required columns and for headers that stand twice."""
    places: dict[str, int] = {}
    extra: list[str] = []
    by_alias: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for place, header in enumerate(headers):
        column = _find(header, dataset)
        if column is None:
            if clean(header):
                extra.append(clean(header))
        elif column.name in places:
            problems.append(_twice(headers, dataset, column, row))
        else:
            places[column.name] = place
            if clean(header) != column.header:
                by_alias.append((clean(header), column.header))
    missing = [column for column in dataset.required if column.name not in places]
    other = best_dataset(headers)
    if missing and other is not dataset and not dataset.reference:
        fits_whole = all(
            any(_find(header, other) is column for header in headers) for column in other.required
        )
        if fits_whole:
            raise refusal(
                "wrong_dataset",
                f"这像是“{other.title}”，不是“{dataset.title}”",
                f"改选“{other.title}”，或核对文件",
                row=row,
            )
    problems += [_missing(column, extra, row) for column in missing]
    if problems:
        raise Unreadable(*problems)
    return Mapping(dataset, tuple(places.items()), tuple(extra), tuple(by_alias))


def _find(header: str, dataset: Dataset) -> Column | None:
    """The column that a header names, with or without what stands in brackets behind it."""
    known = _headers(dataset.name)
    word = _closed(header)
    return known.get(word) or known.get(_BRACKETS.sub("", word))


@lru_cache(maxsize=10_000)
def _closed(header: str) -> str:
    return clean(header).replace("\n", "").replace(" ", "")


@cache
def _headers(dataset: str) -> MappingABC[str, Column]:
    """Every way of writing the headers of a dataset; a canonical header wins over an alias."""
    columns = named(dataset).columns
    found = {clean(column.header): column for column in columns}
    for column in columns:
        for name in (*column.aliases, column.name):
            found.setdefault(clean(name), column)
    return found


def _missing(column: Column, extra: Sequence[str], row: int) -> Problem:
    near = difflib.get_close_matches(column.header, extra, n=1, cutoff=0.4)
    hint = f"，文件中相近的列是“{near[0]}”" if near else ""
    remedy = (
        f"把列名“{near[0]}”改成“{column.header}”" if near else f"补上“{column.header}”一列，或下载模板对照"
    )
    return Problem(
        row, column.header, "", Level.ERROR, "missing_column", f"缺少列“{column.header}”{hint}", remedy
    )


def _twice(headers: Sequence[str], dataset: Dataset, column: Column, row: int) -> Problem:
    times = sum(_find(header, dataset) is column for header in headers)
    reason = f"列名“{column.header}”出现 {times} 次"
    return Problem(row, column.header, "", Level.ERROR, "duplicate_column", reason, "请删除或改名")
