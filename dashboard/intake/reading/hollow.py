"""Cells left empty by merging: found where the declaration says so, filled once a person has said yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pyarrow as pa

from dashboard.catalog.dataset import Column, Level
from dashboard.intake.files.coded import Coded
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.mends import thaw
from dashboard.intake.reading.problem import Problem
from dashboard.intake.reading.questions import Question, ask_about_empty_cells
from dashboard.intake.reading.repairs import Repair, RepairKind
from dashboard.store import Cursor

_MOST_ROWS = 200_000
"""Nobody merges cells by hand in a longer table."""
_SAID = 20
_BLANK = ", ".join(f"'{space * times}'" for space in (" ", "\u3000", "\u00a0") for times in (1, 2, 4))
"""What a cell may hold that looks empty; cheaper to compare than to trim each."""

Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged cell."""


@dataclass(frozen=True)
class Run:
    """Empty cells of one column below a filled one."""

    first: int
    last: int
    text: str
    lines: tuple[int, ...]

    @property
    def where(self) -> str:
        """The rows in words."""
        return f"第 {self.first} 行" if self.first == self.last else f"第 {self.first}–{self.last} 行"


@dataclass(frozen=True)
class Hollow:
    """A column with cells that merging left empty."""

    column: Column
    place: int
    runs: tuple[Run, ...]

    @property
    def question(self) -> Question:
        """Whether to fill them."""
        first = self.runs[0]
        return ask_about_empty_cells(self.column.header, first.where, clean(first.text), len(self.runs) - 1)

    @property
    def problem(self) -> Problem:
        """The question where nobody can be asked."""
        return self.question.as_problem(
            "每行都填上；或上传时选定，命令行加 --fill-down yes（补齐）或 --fill-down no（就是空的）",
            self.runs[0].first,
        )

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What is said once they are filled."""
        header = self.column.header
        said = [f"{run.where}{header}为空，已按“{clean(run.text)}”补齐，请确认" for run in self.runs[:_SAID]]
        if len(self.runs) > _SAID:
            said.append(f"{header}这样补齐的共 {len(self.runs)} 处")
        return tuple(Repair(RepairKind.FILLED_DOWN, each) for each in said)


def find_hollow(
    cursor: Cursor, coded: Coded, mapping: Mapping, merged: Sequence[Merged]
) -> tuple[Hollow, ...]:
    """The columns in which merging left cells empty, from left to right.

    An optional column counts only where each value stands once above its empty cells, as merging leaves it,
    or where the workbook says that they are merged.
    """
    columns = sorted(
        (place, mapping.dataset.column(name))
        for name, place in mapping.places
        if mapping.dataset.column(name).fills_down
    )
    if not columns or all(coded.blank(place) is None for place, _ in columns):
        return ()
    cells = ", ".join(f"c{place}" for place, _ in columns)
    rows = cursor.execute(
        f"select line, {cells} from stage where line not in (select line from aside) order by line limit {_MOST_ROWS + 1}"
    ).fetchall()
    if len(rows) > _MOST_ROWS:
        return ()
    keys = _Keys(cursor, mapping)
    carried: list[list[str]] = []
    found: list[Hollow] = []
    for index, (place, column) in enumerate(columns):
        given = [_filled(row[index + 1]) for row in rows]
        outer = list(zip(*carried, strict=True)) if carried else [()] * len(rows)
        runs = _runs([int(row[0]) for row in rows], given, outer)
        covered = {
            line
            for first, left, last, right in merged
            if left <= place <= right
            for line in range(first, last + 1)
        }
        if not column.required:
            repeated = any(cell and cell == before for before, cell in pairwise(given))
            if merged:
                runs = [part for run in runs for part in _within(run, covered)]
            elif repeated:
                runs = []
            if not merged:
                runs = [run for run in runs if not keys.would_double(place, run)]
        if runs:
            found.append(Hollow(column, place, tuple(runs)))
        texts = {line: run.text for run in runs for line in run.lines}
        carried.append([texts.get(int(row[0]), cell) for row, cell in zip(rows, given, strict=True)])
    return tuple(found)


def list_shared(mapping: Mapping, merged: Sequence[Merged], first_row: int) -> list[Problem]:
    """Cells merged over several rows in columns where no value can be shared: whose number is it?"""
    by_place = {place: mapping.dataset.column(name) for name, place in mapping.places}
    return [
        Problem(
            top,
            by_place[place].header,
            "",
            Level.ERROR,
            "ambiguous_value",
            f"第 {top}–{bottom} 行的“{by_place[place].header}”是一个合并单元格，分不清是哪一行的",
            "取消合并，每行各填各的",
        )
        for top, left, bottom, right in merged
        for place in range(left, right + 1)
        if bottom > top >= first_row and place in by_place and not by_place[place].fills_down
    ]


def fill_down(cursor: Cursor, hollows: Sequence[Hollow]) -> None:
    """Write the text above into the empty cells of the stage."""
    thaw(cursor)
    for hollow in hollows:
        lines = [line for run in hollow.runs for line in run.lines]
        texts = [run.text for run in hollow.runs for _ in run.lines]
        cursor.register("filling", pa.table({"line": pa.array(lines, pa.int64()), "text": pa.array(texts)}))
        cursor.execute(
            f"update stage set c{hollow.place} = filling.text from filling where stage.line = filling.line"
        )
        cursor.unregister("filling")


class _Keys:
    """The keys of the rows as they are written, asked for once some cells may have to be filled."""

    def __init__(self, cursor: Cursor, mapping: Mapping) -> None:
        self._cursor = cursor
        self._places = [place for name, place in mapping.places if mapping.dataset.column(name).key]

    def would_double(self, place: int, run: Run) -> bool:
        """Whether a row of a run, once filled, has the key of another row: then it is empty on purpose."""
        if place not in self._places:
            return False
        at = self._places.index(place)
        filled = ((*key[:at], run.text, *key[at + 1 :]) for key in map(self._of_line.get, run.lines) if key)
        return any(key in self._all for key in filled)

    @cached_property
    def _of_line(self) -> dict[int, tuple[str, ...]]:
        cells = ", ".join(f"coalesce(c{place}, '')" for place in self._places)
        rows = self._cursor.execute(
            f"select line, {cells} from stage where line not in (select line from aside)"
        ).fetchall()
        return {int(line): tuple(key) for line, *key in rows}

    @cached_property
    def _all(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self._of_line.values())


def _within(run: Run, covered: set[int]) -> list[Run]:
    """What of a run lies in merged cells."""
    lines = tuple(line for line in run.lines if line in covered)
    return [Run(lines[0], lines[-1], run.text, lines)] if lines else []


def _filled(cell: str | None) -> str:
    return cell if cell and clean(cell) else ""


def _runs(lines: Sequence[int], given: Sequence[str], outer: Sequence[tuple[str, ...]]) -> list[Run]:
    """The runs of empty cells below filled ones; what stands further left ends a run where it changes."""
    runs: list[Run] = []
    text, empty = "", list[int]()
    around: tuple[str, ...] = ()
    for line, cell, context in zip(lines, given, outer, strict=True):
        if not cell and text and context == around:
            empty.append(line)
            continue
        if empty:
            runs.append(Run(empty[0], empty[-1], text, tuple(empty)))
        text, around, empty = cell, context, []
    if empty:
        runs.append(Run(empty[0], empty[-1], text, tuple(empty)))
    return runs
