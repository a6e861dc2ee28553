"""The table in a file about which nothing is known: its best header and rows, and every problem that was seen."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.dataset import Level
from dashboard.intake.files.decode import decode
from dashboard.intake.files.dialect import Dialect, all_dialects
from dashboard.intake.files.evidence import best_evidence
from dashboard.intake.files.layout import fill_along, is_unit_row, join, tidy
from dashboard.intake.files.mending import part, part_otherwise, without_surplus
from dashboard.intake.files.records import Record, filled, is_filled, read_head, read_lines, read_records
from dashboard.intake.files.shape import Shape, find_shape
from dashboard.intake.reading.problem import Problem, Unreadable

_REMEDY = "核对这一行的引号和分隔符"


@dataclass(frozen=True)
class Table:
    """A table as well as it could be read; `parts` are the header's rows, none where the file has no header."""

    dialect: Dialect
    parts: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """The row of each of `rows` as Excel counts."""
    problems: tuple[Problem, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """One name a column."""
        return join(self.parts) if self.parts else ()


def read_table(path: Path) -> Table:
    """Read a text file; what can't be read is among the problems, never raised."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            text = decode(path, Path(folder))
        except Unreadable as error:
            return Table(Dialect(","), (), (), (), error.problems)
        lines = read_head(text.path, text.codec)
        evidence = best_evidence(lines, all_dialects("".join(lines)))
        records = list(
            read_records(read_lines(text.path, text.codec), evidence.dialect, width=evidence.width)
        )
    return _Reading(evidence.dialect, records).table()


class _Reading:
    """Gathers problems while the records become a table."""

    def __init__(self, dialect: Dialect, records: Sequence[Record]) -> None:
        self.dialect = dialect
        self.problems: list[Problem] = []
        widths = Counter(
            len(record.cells) for record in records if not record.fault and is_filled(record.cells)
        )
        self.width = max(widths, key=lambda width: (widths[width], width), default=1)
        self.records = [self._mended(record) for record in records]

    def table(self) -> Table:
        """The header, and the rows below it as wide as it."""
        shape = find_shape([record.cells for record in self.records], self.width)
        header = [self._fitted(record, shape) for record in self.records[shape.header]]
        parts = [tuple(row) for row in fill_along(header, None, shape.header.start)]
        body = self.records[shape.header.stop :]
        if body and is_unit_row(body[0].cells) and parts:
            self._note(body[0].row, "这一行是计量单位，未算作数据")
            body = body[1:]
        for record in self.records[: shape.header.start]:
            if is_filled(record.cells):
                self._note(record.row, "这一行在表头上方，未算作数据")
        lines, rows = self._rows(body, shape)
        if not rows and not parts:
            self._note(1, "文件没有数据行")
        return Table(self.dialect, tuple(parts), tuple(rows), tuple(lines), tuple(self.problems))

    def _rows(self, body: Sequence[Record], shape: Shape) -> tuple[list[int], list[tuple[str, ...]]]:
        lines: list[int] = []
        rows: list[tuple[str, ...]] = []
        names = [tuple(map(tidy, record.cells)) for record in self.records[shape.header]]
        body = [record for record in body if is_filled(record.cells)]
        body = body[: len(body) - self._notes_below(body)]
        for place, record in enumerate(body):
            cells = tuple(self._fitted(record, shape))
            repeated = tuple(map(tidy, record.cells)) in names
            if repeated and not self._is_copy(body[place + 1 :], rows):
                self._note(record.row, "重复的表头，未算作数据")
                continue
            if repeated or (rows and shape.is_header(record.cells)):
                self._note(record.row, f"第 {record.row} 行起像是另一张表，没有读入")
                break
            lines.append(record.row)
            rows.append(cells)
        return lines, rows

    def _is_copy(self, following: Sequence[Record], rows: Sequence[tuple[str, ...]]) -> bool:
        """Whether the table begins again: the row that follows is its first."""
        return bool(following and rows) and tuple(following[0].cells[: self.width]) == rows[0]

    def _notes_below(self, body: Sequence[Record]) -> int:
        """How many rows at the end hold one cell only, the first, where the others hold more."""
        count = 0
        if self.width > 2 and sum(filled(record.cells) > 1 for record in body) > len(body) / 2:
            while filled(body[-1 - count].cells) == 1 and body[-1 - count].cells[0].strip():
                self._note(body[-1 - count].row, "表尾说明，未算作数据")
                count += 1
        return count

    def _mended(self, record: Record) -> Record:
        """The record with its quotes put right, and parted by another delimiter where it is written with one."""
        cells = record.cells
        if record.fault:
            self._note(record.row, f"第 {record.row} 行有未配对的引号")
            cells = part(record.text, self.dialect, self.width)
        if len(cells) != self.width > 1 and is_filled(cells):
            line = record.text or self.dialect.delimiter.join(cells)
            otherwise = part_otherwise(line, self.dialect, self.width)
            if otherwise:
                self._note(record.row, f"第 {record.row} 行用了别的分隔符")
                cells = otherwise
        return record._replace(cells=cells)

    def _fitted(self, record: Record, shape: Shape) -> list[str]:
        """The cells made as many as the table has columns, where that loses nothing."""
        cells = record.cells
        if len(cells) == self.width:
            return cells
        self._note(record.row, f"第 {record.row} 行有 {len(cells)} 列，应为 {self.width} 列")
        if len(cells) < self.width:
            return cells + [""] * (self.width - len(cells))
        return without_surplus(cells, shape.forms) or cells

    def _note(self, row: int, reason: str) -> None:
        self.problems.append(Problem(row, "", "", Level.WARNING, "ragged_row", reason, _REMEDY))
