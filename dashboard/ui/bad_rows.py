"""The rows of a file that have errors, as the file writes them: for the grid in which they are mended, and as a workbook."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet

from dashboard.documents.problem_workbook import MOST_ROWS, problem_workbook
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem

Cells = tuple[str, ...]
_GLANCED = 20
_OTHER_ROWS = re.compile(r"第 (\d+) 行")
"""What names the other row of two that are the same."""
_TOGETHER = "同一家同一期的别的行还要改，这一行跟它们一起收"
LEFT_OUT = "left_out"
"""The key of the grid's column of ticks 不要."""


@dataclass(frozen=True)
class BadRow:
    """One row: its number as Excel counts, its cells by the places of the file's columns, and what is wrong with it."""

    number: int
    cells: Cells
    problems: tuple[Problem, ...]

    @property
    def said(self) -> str:
        """The reasons with their remedies, without the row's number, which stands beside them."""
        if not self.problems:
            return _TOGETHER
        return "；".join(self._one(problem) for problem in self.problems)

    def _one(self, problem: Problem) -> str:
        reason = problem.reason.removeprefix(f"第 {self.number} 行")
        column = f"{problem.column}：" if problem.column and problem.column not in reason else ""
        return f"{column}{reason}。{problem.remedy}"


@dataclass(frozen=True)
class Place:
    """A column of the file: where it lies, how the file heads it, and the dataset's column; None when it isn't imported."""

    place: int
    header: str
    column: str | None
    wrong: bool
    """Whether any row has something wrong in it."""


def list_bad_rows(draft: Draft, most: int) -> tuple[BadRow, ...]:
    """The first rows with errors, as they stand after what the person has mended before."""
    mended = {
        (row, place.place): text
        for row, column, text in draft.answers.mends
        for place in list_places(draft)
        if place.column == column
    }
    by_row: dict[int, list[Problem]] = {}
    for problem in draft.errors:
        own = () if problem.row is None else (problem.row,)
        for row in {*own, *map(int, _OTHER_ROWS.findall(problem.reason))}:
            by_row.setdefault(row, []).append(problem)
    return tuple(
        BadRow(
            number,
            tuple(mended.get((number, place), cell) for place, cell in enumerate(cells)),
            tuple(by_row.get(number, ())),
        )
        for number, cells in _read(draft, most)
    )


def list_written(draft: Draft, place: int, most: int) -> tuple[str, ...]:
    """Different cells of a column as the file writes them: the example that reading kept, and those of the first bad rows."""
    kept = [guess.example for guess in draft.guesses if guess.place == place]
    cells = [cells[place] for _, cells in _read(draft, _GLANCED)]
    return tuple(dict.fromkeys(cell for cell in (*kept, *cells) if cell))[:most]


def list_places(draft: Draft) -> tuple[Place, ...]:
    """The columns of the file: those with something wrong first, then the imported ones, then the others."""
    if draft.dataset is None:
        return ()
    headers = {column.name: column.header for column in draft.dataset.columns}
    blamed = {problem.column for problem in draft.errors if problem.row is not None}
    taken = {place: name for name, place in draft.mapping.places} if draft.mapping else {}
    places = [
        Place(guess.place, guess.header, name, headers.get(name or "") in blamed or guess.header in blamed)
        for guess in draft.guesses
        for name in (taken.get(guess.place),)
    ]
    return tuple(sorted(places, key=lambda place: (not place.wrong, place.column is None, place.place)))


def mends_of(
    draft: Draft, rows: tuple[BadRow, ...], edited: Mapping[int, Mapping[str, Any]]
) -> dict[str, tuple[Any, ...]]:
    """What a person wrote into the grid, as answers; `edited` is by the row's place in it and the column's key.

    Only cells of imported columns in listed rows count, whatever the browser sends.
    """
    columns = {key(place.place): place.column for place in list_places(draft) if place.column}
    mends = {(row, column): text for row, column, text in draft.answers.mends}
    dropped = set(draft.answers.dropped)
    for place, cells in edited.items():
        if not 0 <= place < len(rows):
            continue
        number = rows[place].number
        for name, value in cells.items():
            if name == LEFT_OUT and value is True:
                dropped.add(number)
            elif name in columns:
                mends[number, str(columns[name])] = "" if value is None else str(value)
    return {
        "mends": tuple((row, column, text) for (row, column), text in sorted(mends.items())),
        "dropped": tuple(sorted(dropped)),
    }


def key(place: int) -> str:
    """The key of a column of the file in the grid."""
    return f"c{place}"


def as_workbook(draft: Draft) -> bytes:
    """All rows with errors in the file's own layout, to be mended elsewhere and handed in again; raises CockpitError."""
    guesses = sorted(draft.guesses, key=lambda guess: guess.place)
    headers = [guess.header for guess in guesses]
    named = {column.name: column.header for column in draft.dataset.columns} if draft.dataset else {}
    places = {named[name]: place for name, place in draft.mapping.places} if draft.mapping else {}
    rows = [(row.number, row.cells) for row in list_bad_rows(draft, MOST_ROWS + 1)]
    return problem_workbook(headers, rows, draft.errors, places=places)


def _read(draft: Draft, most: int) -> list[tuple[int, Cells]]:
    if draft.raw is None:
        return []
    width = len(draft.guesses)
    rows: list[tuple[int, Cells]] = []
    with pyarrow.parquet.ParquetFile(str(draft.raw)) as file:
        for batch in file.iter_batches(batch_size=min(most, 10_000)):
            for row in batch.to_pylist():
                cells = tuple(row.get(f"c{place}") or "" for place in range(width))
                rows.append((int(row["line"]), cells))
                if len(rows) >= most:
                    return rows
    return rows
