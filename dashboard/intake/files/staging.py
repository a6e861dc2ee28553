"""The rows of a table as raw text: read at full speed where the file is regular, row by row where it isn't."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.intake.files.coded import CODED_TEXT, MOST_CODED, Coded, code_columns, lay
from dashboard.intake.files.decode import Text
from dashboard.intake.files.layout import Recognise, tidy
from dashboard.intake.files.records import LONGEST_CELL, Record, filled, is_filled, read_lines, read_records
from dashboard.intake.files.regular import read_regular
from dashboard.intake.files.sheet import Sheet, another_table, refuse_faults
from dashboard.intake.reading.problem import Unreadable, refusal
from dashboard.intake.reading.repairs import Repair, RepairKind
from dashboard.store import Cursor, load_regular_csv

MOST_PADDED = 1_000
_MOST_DOUBTED = 1_000
_BATCH = 50_000
_SHOWN = 10


@dataclass(frozen=True)
class Staged:
    """The rows, and what was put right on the way."""

    coded: Coded
    repairs: tuple[Repair, ...]


@dataclass
class _Seen:
    """The rows that were put right, by what was wrong with them."""

    padded: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    doubted: int = 0
    """How many rows were looked at as the header of another table."""
    torn: int = 0
    """The last row, while it ends earlier than the one above it."""


def stage(
    cursor: Cursor,
    text: Text,
    sheet: Sheet,
    *,
    off: frozenset[RepairKind] = frozenset(),
    recognise: Recognise | None = None,
    most_coded: int = MOST_CODED,
) -> Staged:
    """Lay the rows below the header into `stage(line, c0, c1 …)`: cells as text, null where empty, rows as Excel counts.

    Raises Unreadable for rows that can't be right. `recognise` finds a second table below the first.
    """
    seen = _Seen()
    coded = _take_regular(cursor, text, sheet, most_coded)
    if coded is None:
        coded = _take_careful(text, sheet, seen, off, recognise, most_coded)
    else:
        _refuse_second_table(coded, sheet, recognise)
        if RepairKind.REPEATED_HEADERS not in off:
            seen.headers += _repeated_headers(coded, sheet)
            coded = coded.without(seen.headers)
    lay(cursor, coded)
    return Staged(coded, (*_said(seen), *_blank_columns(coded, sheet)))


def _take_regular(cursor: Cursor, text: Text, sheet: Sheet, most_coded: int) -> Coded | None:
    """All the rows at once; None when the file isn't as regular as it must be for that."""
    if text.lines is None or not sheet.dialect.is_regular:
        return None
    columns = read_regular(text, delimiter=sheet.delimiter, skip=sheet.skip, width=sheet.width)
    if columns is None and text.quoted:
        columns = _read_quoted(cursor, text, sheet)
    if columns is None or any(map(_has_long_cell, columns)):
        return None
    return code_columns(_numbers(sheet.first_data_row, len(columns[0])), columns, most_coded)


def _read_quoted(cursor: Cursor, text: Text, sheet: Sheet) -> list[pa.ChunkedArray] | None:
    """The engine's own strict reader, whose rows are coded as they come."""
    names = tuple(f"c{place}" for place in range(sheet.width))
    loaded = load_regular_csv(
        cursor, text.in_utf8(), delimiter=sheet.delimiter, skip=sheet.skip, columns=names
    )
    if loaded is None or loaded != text.lines_below(sheet.skip):  # blank lines, or line breaks in cells
        cursor.execute("drop table if exists raw")
        return None
    batches = [
        [column.dictionary_encode() for column in batch.columns]
        for batch in cursor.sql("select * from raw").to_arrow_reader(_BATCH * 20)
    ]
    cursor.execute("drop table raw")
    return [pa.chunked_array(list(chunks), CODED_TEXT) for chunks in zip(*batches, strict=True)]


def _has_long_cell(column: pa.ChunkedArray) -> bool:
    return any(
        (pc.max(pc.utf8_length(chunk.dictionary)).as_py() or 0) > LONGEST_CELL for chunk in column.chunks
    )


def _numbers(first: int, rows: int) -> pa.Array:
    return pa.array(np.arange(first, first + rows, dtype=np.int64))


def _repeated_headers(coded: Coded, sheet: Sheet) -> list[int]:
    """The rows that say what a row of the header says, cell by cell."""
    rows: set[int] = set()
    for row in sheet.written:
        same: pa.Array | None = None
        for place, cell in enumerate(row[: sheet.width]):
            alike = coded.columns[place].where(cell)
            same = alike if same is None or alike is None else pc.and_(same, alike)
            if same is None:
                break
        if same is not None:
            rows.update(coded.lines.filter(same).to_pylist())
    return sorted(rows)


def _refuse_second_table(coded: Coded, sheet: Sheet, recognise: Recognise | None) -> None:
    """Raise Unreadable when a row below a blank one is a header of another table."""
    if recognise is None or not all(cells.has_empty() for cells in coded.columns):
        return
    blank = functools.reduce(pc.and_, (pc.is_null(cells.whole()) for cells in coded.columns))
    gaps = np.flatnonzero(blank.to_numpy(zero_copy_only=False))[:_MOST_DOUBTED] + 1
    for place in gaps[gaps < coded.rows]:
        row = [cells.whole()[int(place)].as_py() or "" for cells in coded.columns]
        if _begins_another(row, sheet, recognise):
            raise another_table(coded.lines[int(place)].as_py())


def _take_careful(
    text: Text,
    sheet: Sheet,
    seen: _Seen,
    off: frozenset[RepairKind],
    recognise: Recognise | None,
    most_coded: int,
) -> Coded:
    """Record by record, so that each fault has its row."""
    records = read_records(read_lines(text.path, text.codec), sheet.dialect, width=sheet.width)
    rows = _sound_rows(records, sheet, seen, off, recognise)
    lines: list[int] = []
    chunks: list[list[pa.Array]] = [[] for _ in range(sheet.width)]
    while chunk := list(itertools.islice(rows, _BATCH)):
        lines += [line for line, _ in chunk]
        for arrays, column in zip(chunks, zip(*(cells for _, cells in chunk), strict=True), strict=True):
            arrays.append(pa.array((cell or None for cell in column), pa.string()).dictionary_encode())
    if seen.torn and not text.ends_a_line():
        raise _torn(seen.torn)
    return code_columns(
        pa.array(lines, pa.int64()), [pa.chunked_array(arrays, CODED_TEXT) for arrays in chunks], most_coded
    )


def _sound_rows(
    records: Iterable[Record],
    sheet: Sheet,
    seen: _Seen,
    off: frozenset[RepairKind],
    recognise: Recognise | None,
) -> Iterator[tuple[int, list[str]]]:
    """The rows of data, each as wide as the header; blank ones and the header itself left out."""
    width = sheet.width
    repeats = RepairKind.REPEATED_HEADERS not in off
    written = {_tidied(row, width) for row in sheet.written}
    first_cells = {row[0] for row in written}
    after_gap, last_line, before = False, 0, 0
    for record in records:
        row, line, cells, fault, _ = record
        breaks, last_line = line - last_line > 1, line
        if row < sheet.first_data_row:
            continue
        if fault is None and not is_filled(cells):
            after_gap = True
            continue
        if recognise and (after_gap or len(cells) != width) and seen.doubted < _MOST_DOUBTED:
            seen.doubted += 1
            if _begins_another(cells, sheet, recognise):
                raise another_table(row)
        after_gap = False
        refuse_faults(record)
        seen.torn = row if len(cells) < min(before, width) and _may_be_torn(cells, width) else 0
        before = len(cells)
        if len(cells) != width:
            cells = _fitted(row, cells, width, seen, off)
        if repeats and tidy(cells[0]) in first_cells and _tidied(cells, width) in written:
            seen.headers.append(row)
            continue
        if breaks and RepairKind.LINE_BREAKS not in off:
            seen.breaks.append(row)
            cells = [" ".join(cell.splitlines()) for cell in cells]
        yield row, cells


def _fitted(row: int, cells: list[str], width: int, seen: _Seen, off: frozenset[RepairKind]) -> list[str]:
    """The cells of a row made as many as the header has; raises Unreadable for a surplus cell that holds something."""
    if is_filled(cells[width:]) or (len(cells) < width and RepairKind.PADDED in off):
        reason = f"第 {row} 行有 {len(cells)} 列，应为 {width} 列；或有未配对的引号"
        remedy = "核对这一行：多出的分隔符要删去，含逗号的文字要加引号"
        raise refusal("ragged_row", reason, remedy, row=row)
    missing = width - len(cells)
    if missing > 0:
        seen.padded.append(row)
        if len(seen.padded) > MOST_PADDED:
            first = seen.padded[0]
            reason = f"第 {first} 行起有 {MOST_PADDED} 多行列数不足，应为 {width} 列"
            raise refusal("ragged_row", reason, "核对分隔符，或从 WPS、Excel 重新导出", row=first)
    return cells[:width] + [""] * missing


def _may_be_torn(cells: Sequence[str], width: int) -> bool:
    """Whether a short row is one of the table, and no note below it."""
    held = filled(cells)
    return held > 1 and (2 * held >= width or cells[-1].strip()[-1:].isdigit())


def _torn(row: int) -> Unreadable:
    """A text that breaks off: nobody knows whether the last cell is whole."""
    reason = f"文件在第 {row} 行中间断了：这一行列数不足，后面也没有换行"
    return refusal(
        "ragged_row", reason, "重新下载或导出完整的文件；这一行确实完整的，在行末补一个换行", row=row
    )


def _begins_another(cells: Sequence[str], sheet: Sheet, recognise: Recognise) -> bool:
    """Whether a row is the header of a table with other columns."""
    names = [tidy(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    same = any(_tidied(names, sheet.width) == _tidied(row, sheet.width) for row in sheet.written)
    return len(names) > 1 and not same and recognise(names) > 1


def _tidied(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(map(tidy, (*cells[:width], *[""] * (width - len(cells)))))


def _blank_columns(coded: Coded, sheet: Sheet) -> list[Repair]:
    """The columns without a name, and whether anything stands in them after all."""
    places = [place for place, header in enumerate(sheet.headers) if not header]
    held = [place + 1 for place in places if len(coded.columns[place].texts.drop_null())]
    said = [Repair(RepairKind.BLANK_COLUMNS, f"第 {place} 列没有列名，其中的内容未导入") for place in held]
    if len(held) < len(places):
        said.insert(0, Repair(RepairKind.BLANK_COLUMNS, f"已跳过 {len(places) - len(held)} 个空列"))
    return said


def _said(seen: _Seen) -> Iterator[Repair]:
    if seen.headers:
        yield Repair(RepairKind.REPEATED_HEADERS, f"第 {_listed(seen.headers)} 行重复表头，未导入")
    if seen.padded:
        yield Repair(RepairKind.PADDED, f"第 {_listed(seen.padded)} 行列数不足，缺的按空处理")
    if seen.breaks:
        yield Repair(RepairKind.LINE_BREAKS, f"第 {_listed(seen.breaks)} 行单元格内有换行，已改为空格")


def _listed(rows: Sequence[int]) -> str:
    """Row numbers in words; the sentence goes on with 行."""
    shown = "、".join(map(str, rows[:_SHOWN]))
    return f"{shown} 等 {len(rows)}" if len(rows) > _SHOWN else shown
