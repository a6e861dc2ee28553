"""Text to records: each with its row as Excel counts, its physical line, its cells, and what is wrong with its quotes."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dashboard.intake.files.dialect import Dialect

MOST_COLUMNS = 200
LONGEST_CELL = 10_000
LONGEST_LINE = MOST_COLUMNS * LONGEST_CELL
"""A line is read in pieces of so many characters; one that is longer can't be right."""
HEAD_BYTES = 1 << 18


class Fault(StrEnum):
    """What is wrong with a record's quotes."""

    OPEN_QUOTE = "open_quote"
    """A quote opens a cell and none ends it, or text follows the one that does."""
    SWALLOWED = "swallowed"
    """A cell with line breaks holds what reads as whole records."""
    TOO_LONG = "too_long"
    """The line is longer than LONGEST_LINE."""


class Record(NamedTuple):
    """One record; a line whose quotes are at fault is parted at every delimiter, and the next line is read afresh."""

    row: int
    line: int
    """The physical line on which it ends."""
    cells: list[str]
    fault: Fault | None
    text: str
    """The physical line itself where there is a fault, else empty."""


def read_lines(path: Path, codec: str = "utf-8") -> Iterator[str]:
    """The lines of a file with their ends, whatever their kind, in pieces of at most LONGEST_LINE."""
    with path.open(encoding=codec, errors="replace", newline="") as file:
        yield from iter(partial(file.readline, LONGEST_LINE), "")


def read_head(path: Path, codec: str = "utf-8") -> list[str]:
    """The first lines of a file; the last is left out where it was cut."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        whole = not file.read(1)
    lines = head.decode(codec, "ignore").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [f"{line}\n" for line in (lines if whole or len(lines) == 1 else lines[:-1])]


def read_records(lines: Iterable[str], dialect: Dialect, *, width: int | None = None) -> Iterator[Record]:
    """The records of a text, blank ones too.

    With `width`, the number of cells of the table's rows, a record of several lines is doubted when one of its inner
    lines reads as a whole row by itself.
    """
    feed = _Feed(lines, dialect)
    reader = feed.reader()
    row = 0
    while True:
        row += 1
        feed.taken.clear()
        try:
            cells = next(reader, None)
        except csv.Error:
            fault = feed.step_back()
        else:
            if cells is None:
                return
            taken = feed.taken
            if len(taken) == 1 or not _has_swallowed(taken, dialect, width):
                yield Record(row, feed.line, dialect.restored(cells), None, "")
                continue
            fault = feed.step_back(Fault.SWALLOWED)
        reader = feed.reader()
        text = feed.taken[0].rstrip("\r\n")
        yield Record(row, feed.line, text.split(dialect.delimiter), fault, text)


class _Feed:
    """Hands lines to the reader and remembers those of the record in hand, to give them back after a fault."""

    def __init__(self, lines: Iterable[str], dialect: Dialect) -> None:
        self.taken: list[str] = []
        self.line = 0
        self._lines = iter(lines)
        self._given_back: deque[str] = deque()
        self._dialect = dialect
        self._plain = dialect.is_plain

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._given_back.popleft() if self._given_back else next(self._lines)
        self.taken.append(line)
        self.line += 1
        return line if self._plain else self._dialect.plain(line)

    def reader(self) -> Iterator[list[str]]:
        """A new reader over the lines to come."""
        dialect = self._dialect
        return csv.reader(
            self,
            delimiter=dialect.sign,
            quotechar=dialect.quote,
            skipinitialspace=dialect.spaced,
            strict=True,
        )

    def step_back(self, fault: Fault = Fault.OPEN_QUOTE) -> Fault:
        """Give back all lines of the record but its first, and say what is wrong."""
        first, *others = self.taken
        self._given_back.extendleft(reversed(others))
        self.line -= len(others)
        return Fault.TOO_LONG if len(first) >= LONGEST_LINE else fault


def _has_swallowed(taken: list[str], dialect: Dialect, width: int | None) -> bool:
    """Whether an inner line of a record is itself a row: as many cells as the table has, and half of them filled."""
    if width is None or width < 3:
        return False
    for line in taken[1:-1]:
        cells = line.split(dialect.delimiter)
        if len(cells) == width and 2 * sum(bool(cell.strip()) for cell in cells) > width:
            return True
    return False


def is_filled(cells: Iterable[str]) -> bool:
    """Whether any cell holds more than spaces."""
    return bool("".join(cells).strip())


def filled(cells: Iterable[str]) -> int:
    """How many cells hold more than spaces."""
    return sum(bool(cell.strip()) for cell in cells)
