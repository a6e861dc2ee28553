"""The table in a text that is handed in: found by the names of its columns, and laid into a stage of raw cells."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.intake.files.decode import Text
from dashboard.intake.files.dialect import Dialect, dialects
from dashboard.intake.files.evidence import best_evidence, weigh
from dashboard.intake.files.forms import EMPTY, TEXT
from dashboard.intake.files.layout import (
    Block,
    Recognise,
    fill_along,
    find_block,
    find_earlier,
    is_unit_row,
    join,
)
from dashboard.intake.files.records import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Record,
    is_filled,
    read_head,
    read_records,
)
from dashboard.intake.files.shape import find_shape
from dashboard.intake.reading.problem import Unreadable, refusal
from dashboard.intake.reading.repairs import Repair, RepairKind

HEADER_WITHIN = 30
"""The header is looked for in so many rows from the top."""


class NoHeader(Unreadable):
    """No row is recognised as a header; carries the first rows, and the sheet as the form of its data tells it."""

    def __init__(self, rows: Sequence[Record], likely: "Sheet | None") -> None:
        reason = "没有找到表头行"
        super().__init__(*refusal("no_header", reason, "补上表头行，或下载模板对照").problems)
        self.rows = tuple(rows)
        self.likely = likely


@dataclass(frozen=True)
class Sheet:
    """Where the table lies in the text: rows count from 1 as Excel shows them."""

    dialect: Dialect
    first_header_row: int
    header_row: int
    """The last row of the header."""
    first_data_row: int
    skip: int
    """The physical lines above the first row of data: cells may hold line breaks."""
    parts: tuple[tuple[str, ...], ...]
    """The rows of the header as written, with merged cells filled along."""
    headers: tuple[str, ...]
    """One name a column, empty where it has none."""
    above: tuple[tuple[str, ...], ...]
    """The rows over the header."""
    written: tuple[tuple[str, ...], ...]
    """The rows from the header to the data, cell by cell as the file writes them."""
    repairs: tuple[Repair, ...]
    sample: tuple[str, ...] = ()
    """For each column the first text below the header."""

    @property
    def delimiter(self) -> str:
        """What parts the cells."""
        return self.dialect.delimiter

    @property
    def titles(self) -> int:
        """The rows over the header that aren't blank."""
        return sum(map(is_filled, self.above))

    @property
    def width(self) -> int:
        """The columns of the table."""
        return len(self.headers)


def find_sheet(text: Text, recognise: Recognise, *, off: frozenset[RepairKind] = frozenset()) -> Sheet:
    """Find the dialect and the header of a text by the names that `recognise` knows.

    Raises NoHeader where there are none, Unreadable where the rows down to the header can't be right.
    """
    lines = read_head(text.path, text.codec)
    known_cells = None if text.kind == "text" else text.merged
    first_only = RepairKind.TITLES in off
    found: list[tuple[int, Dialect, list[Record], Block]] = []
    candidates = [Dialect(",")] if known_cells is not None else list(dialects("".join(lines)))
    for dialect in candidates:
        records = list(itertools.islice(read_records(lines, dialect), HEADER_WITHIN))
        rows = [record.cells for record in records]
        block = find_block(rows, recognise, known_cells, first_only=first_only)
        if block and RepairKind.JOINED_HEADER in off:
            block = replace(block, first=block.last)
        if block:
            found.append((block.points, dialect, records, block))
    if not found:
        raise _no_header(lines, candidates, text, off)
    most = max(points for points, *_ in found)
    best = [each for each in found if each[0] == most]
    if len(best) > 1:
        best = [max(best, key=lambda each: weigh(lines, each[1]).points)]
    _, dialect, records, block = best[0]
    if not first_only and find_earlier([record.cells for record in records], block, recognise) is not None:
        raise another_table(block.first + 1)
    return _lay_out(dialect, records, block, text, off)


def _no_header(
    lines: Sequence[str], candidates: Sequence[Dialect], text: Text, off: frozenset[RepairKind]
) -> NoHeader:
    """What is told of a text without a known name: a header over columns that keep a form may be one all the same."""
    evidence = best_evidence(lines, candidates)
    rows = [record.cells for record in evidence.records]
    shape = find_shape(rows, evidence.width)
    first, last = shape.header.start, shape.header.stop - 1
    steady = any(form not in (EMPTY, TEXT) for form in shape.forms)
    faulty = any(record.fault for record in evidence.records[: last + 1])
    likely = None
    if steady and not faulty and last >= first and 2 <= evidence.width <= MOST_COLUMNS:
        likely = _lay_out(evidence.dialect, list(evidence.records), Block(first, last, 0), text, off)
    return NoHeader(evidence.records[:HEADER_WITHIN], likely)


def _lay_out(
    dialect: Dialect, records: list[Record], block: Block, text: Text, off: frozenset[RepairKind]
) -> Sheet:
    merged = None if text.kind == "text" else text.merged
    rows = [record.cells for record in records]
    for record in records[: block.last + 1]:
        refuse_faults(record)
    below = block.last + 1
    has_units = below < len(rows) and is_unit_row(rows[below]) and RepairKind.UNIT_ROW not in off
    parts = fill_along(rows[block.first : below], merged, block.first)
    headers = join(parts)
    while headers and not headers[-1]:
        headers = headers[:-1]
    width = len(headers)
    body = rows[below + has_units :]
    headers = tuple(header or _stand_in(place, body, off) for place, header in enumerate(headers))
    above = tuple(tuple(row) for row in rows[: block.first])
    repairs: list[Repair] = []
    if titles := sum(map(is_filled, above)):
        repairs.append(Repair(RepairKind.TITLES, f"已跳过表头上方 {titles} 行"))
    if block.last > block.first:
        said = f"第 {block.first + 1}–{block.last + 1} 行合并为一行表头"
        repairs.append(Repair(RepairKind.JOINED_HEADER, said))
    if has_units:
        repairs.append(Repair(RepairKind.UNIT_ROW, f"第 {below + 1} 行是计量单位，未导入"))
    return Sheet(
        dialect,
        block.first + 1,
        block.last + 1,
        below + has_units + 1,
        records[block.last + has_units].line,
        tuple(tuple(part[:width]) for part in parts),
        headers,
        above,
        tuple(tuple(row) for row in rows[block.first : below + has_units]),
        tuple(repairs),
        tuple(_first_text(place, body) for place in range(width)),
    )


def _first_text(place: int, body: Sequence[Sequence[str]]) -> str:
    texts = (row[place].strip() for row in body if place < len(row))
    return next(filter(None, texts), "")


def _stand_in(place: int, body: Sequence[Sequence[str]], off: frozenset[RepairKind]) -> str:
    """What a column without a name is called: nothing while nothing stands in it."""
    holds = any(place < len(row) and row[place].strip() for row in body)
    return f"第 {place + 1} 列" if holds or RepairKind.BLANK_COLUMNS in off else ""


def another_table(row: int) -> Unreadable:
    """The refusal of a text in which a second table begins at `row`."""
    reason = f"第 {row} 行起像是另一张表，请每个文件只放一张表"
    return refusal("ragged_row", reason, "把这一行起的内容另存为一个文件，分别上传", row=row)


def refuse_faults(record: Record) -> None:
    """Raise Unreadable for a record whose quotes don't pair, or that is too long."""
    if record.fault is not None:
        if record.fault == "too_long":
            reason = f"第 {record.row} 行太长，不像表格里的一行"
            raise refusal(
                "too_large", reason, "核对是不是选错了文件，或从 WPS、Excel 重新导出", row=record.row
            )
        reason = f"第 {record.row} 行起有未配对的引号，后面的行读不出来"
        raise refusal("ragged_row", reason, "在这一行附近找单独的英文引号，删去或补成一对", row=record.row)
    if max(map(len, record.cells), default=0) > LONGEST_CELL:
        reason = f"第 {record.row} 行有一格超过 {LONGEST_CELL} 字，或有未配对的引号"
        raise refusal("too_large", reason, "核对这一行的引号", row=record.row)
