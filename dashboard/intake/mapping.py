"""Which column of a file is which column of a dataset, by canonical header or alias, in any order."""

import difflib
import re
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.catalog.dataset import Column, Dataset, Level
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.intake.cells import clean
from dashboard.intake.problem import Problem, Unreadable, refusal

_BRACKETS = re.compile(r"[((].*?[))]$|[*^＊:：]+$")


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
    """How many columns of a dataset the cells of a row name, required ones counting double."""
    found = {column.name: column for header in headers if (column := _find(header, dataset))}
    return sum(2 if column.required else 1 for column in found.values())


def recognises(headers: Sequence[str], dataset: Dataset) -> bool:
    """Whether a row can be the header row: it names at least half of the required columns, and two at least."""
    found = {column.name for header in headers if (column := _find(header, dataset))}
    required = [column for column in dataset.required if column.name in found]
    return len(found) >= 2 and 2 * len(required) >= len(dataset.required)


def best_dataset(headers: Sequence[str], among: Sequence[Dataset] = UPLOADED) -> Dataset:
    """The dataset that fits the headers best: most required columns found, fewest headers left over."""

    def fit(dataset: Dataset) -> tuple[int, float]:
        found = {column.name for header in headers if (column := _find(header, dataset))}
        missing = sum(column.name not in found for column in dataset.required)
        return -missing, score(headers, dataset) / max(1, 2 * len(dataset.columns))

    return max(among, key=fit)


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
    word = clean(header).replace("\n", "").replace(" ", "")
    known = _headers(dataset.name)
    return known.get(word) or known.get(_BRACKETS.sub("", word))


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
