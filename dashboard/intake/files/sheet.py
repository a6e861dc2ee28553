"""The shape of a text table: its delimiter, its header row under title rows, and its records as a stage of raw cells."""

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

import pyarrow as pa

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.files.decode import Text
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.mapping import best_dataset, score
from dashboard.intake.reading.personal import refuse_personal_headers, refuse_personal_titles
from dashboard.intake.reading.problem import Unreadable, refusal
from dashboard.store import Cursor, load_regular_csv

DELIMITERS = (",", "\t", ";", "，", "|")
HEADER_WITHIN = 30
"""The header row is looked for in so many rows from the top."""
MOST_COLUMNS = 200
MOST_PADDED = 1_000
LONGEST_CELL = 10_000
_LONGEST_LINE = MOST_COLUMNS * LONGEST_CELL
_BATCH = 50_000
_HEAD_BYTES = 1 << 18
_COMMON_WORDS = frozenset(column.header[:2] for dataset in UPLOADED for column in dataset.columns)

Record = tuple[int, list[str]]


@dataclass(frozen=True)
class Sheet:
    """Where the table lies in the text: rows count from 1 as Excel shows them."""

    delimiter: str
    header_row: int
    header_line: int
    """The physical line on which the header row ends: title cells may hold line breaks."""
    headers: tuple[str, ...]
    titles: int
    """Rows above the header that aren't blank."""


def find_sheet(text: Text, dataset: Dataset | None) -> Sheet:
    """Find the delimiter and the header row by the columns that the datasets know; raises Unreadable without one.

    `dataset` is what the file is said to be; a file of another one is found all the same.
    """
    head = _head(text.path)
    known = UPLOADED if dataset is None or dataset in UPLOADED else (dataset, *UPLOADED)
    best: tuple[int, str, int] | None = None
    for delimiter in DELIMITERS:
        for place, (_, record) in enumerate(_first_records(head, delimiter)):
            if len(record) > MOST_COLUMNS:
                continue
            points = max(score(record, each) for each in known)
            if points and (best is None or points > best[0]):
                best = points, delimiter, place
    if best is None:
        raise _no_header(text, head, dataset)
    _, delimiter, place = best
    records = list(_first_records(head, delimiter))
    titles = [record for _, record in records[:place]]
    refuse_personal_titles(titles)
    line, headers = records[place]
    return Sheet(delimiter, place + 1, line, _trimmed(headers), sum(map(_is_filled, titles)))


def stage(cursor: Cursor, text: Text, sheet: Sheet) -> list[int]:
    """Lay the records below the header into `stage`: all cells as text, null where empty, `line` as Excel counts rows.

    A regular file is read by the engine at full speed; any other record by record, so that each fault has its row.
    Returns the rows that were too short.
    """
    names = tuple(f"c{place}" for place in range(len(sheet.headers)))
    if text.lines is not None and len(sheet.delimiter.encode()) == 1:
        loaded = load_regular_csv(
            cursor, text.path, delimiter=sheet.delimiter, skip=sheet.header_line, columns=names
        )
        if (
            loaded == text.lines - sheet.header_line
        ):  # else blank lines were skipped or cells hold line breaks
            cursor.execute("set variable first_line = $1::bigint", [sheet.header_row + 1])
            cursor.execute(
                "create view stage as select rowid + getvariable('first_line') as line, * from raw"
            )
            return []
        cursor.execute("drop table if exists raw")
    cursor.execute(f"create table stage (line bigint, {', '.join(f'{name} varchar' for name in names)})")
    careful = _CarefulReader(sheet, len(names))
    with text.path.open(encoding="utf-8", newline="") as file:
        for batch in careful.batches(file):
            cursor.register("batch", batch)
            cursor.execute("insert into stage from batch")
            cursor.unregister("batch")
    return careful.padded


class _CarefulReader:
    """Reads records one by one, noting short rows, refusing what can't be a table."""

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.sheet = sheet
        self.width = width
        self.padded: list[int] = []
        self._line = 0

    def batches(self, file: TextIO) -> Iterator[pa.Table]:
        """The records below the header, blank ones left out, in tables of `line` and one column a cell."""
        records = self._records(file)
        while chunk := list(itertools.islice(records, _BATCH)):
            columns = zip(*(cells for _, cells in chunk), strict=True)
            arrays = [pa.array((line for line, _ in chunk), pa.int64())]
            arrays += [pa.array((cell or None for cell in column), pa.string()) for column in columns]
            yield pa.table(arrays, names=["line", *(f"c{place}" for place in range(self.width))])

    def _records(self, file: TextIO) -> Iterator[Record]:
        reader = csv.reader(self._lines(file), delimiter=self.sheet.delimiter, strict=True)
        try:
            for self._line, record in enumerate(reader, start=1):
                if self._line > self.sheet.header_row and _is_filled(record):
                    yield self._line, self._fitted(self._line, record)
        except csv.Error as error:
            row = self._line + 1
            reason = f"第 {row} 行起有未配对的引号，后面的行读不出来"
            raise refusal(
                "ragged_row", reason, "在这一行附近找单独的英文引号，删去或补成一对", row=row
            ) from error

    def _lines(self, file: TextIO) -> Iterator[str]:
        """The lines of a file, never more of one than can be right."""
        for line in iter(partial(file.readline, _LONGEST_LINE), ""):
            if len(line) == _LONGEST_LINE:
                row = self._line + 1
                reason = f"第 {row} 行太长，不像表格里的一行"
                raise refusal("too_large", reason, "核对是不是选错了文件，或从 WPS、Excel 重新导出", row=row)
            yield line

    def _fitted(self, line: int, record: list[str]) -> list[str]:
        """The record as wide as the header."""
        if any(len(cell) > LONGEST_CELL for cell in record):
            reason = f"第 {line} 行有一格超过 {LONGEST_CELL} 字，或有未配对的引号"
            raise refusal("too_large", reason, "核对这一行的引号", row=line)
        if _is_filled(record[self.width :]):
            raise refusal(
                "ragged_row",
                f"第 {line} 行有 {len(record)} 列，应为 {self.width} 列；或有未配对的引号",
                "核对这一行：多出的分隔符要删去，含逗号的文字要加引号",
                row=line,
            )
        missing = self.width - len(record)
        if missing > 0:
            self.padded.append(line)
            if len(self.padded) > MOST_PADDED:
                reason = f"第 {self.padded[0]} 行起有 {MOST_PADDED} 多行列数不足，应为 {self.width} 列"
                raise refusal(
                    "ragged_row", reason, "核对分隔符，或从 WPS、Excel 重新导出", row=self.padded[0]
                )
        return record[: self.width] + [""] * missing


def _first_records(head: str, delimiter: str) -> Iterator[Record]:
    """The first records with the physical line on which each ends."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    for _ in range(HEADER_WITHIN):
        try:
            record = next(reader)
        except (StopIteration, csv.Error):
            return
        yield reader.line_num, record


def _head(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES).decode("utf-8", "ignore")


def _is_filled(record: Sequence[str]) -> bool:
    return any(map(str.strip, record))


def _trimmed(record: list[str]) -> tuple[str, ...]:
    while record and not record[-1].strip():
        record = record[:-1]
    return tuple(clean(cell) for cell in record)


def _no_header(text: Text, head: str, dataset: Dataset | None) -> Unreadable:
    """Why no header was found: too many columns, another encoding, personal headers, or there is none."""
    records = list(_first_records(head, ","))
    for number, (_, record) in enumerate(records, start=1):
        if len(record) > MOST_COLUMNS:
            reason = f"第 {number} 行有 {len(record)} 列，上限 {MOST_COLUMNS} 列"
            return refusal("too_large", reason, "核对分隔符，删去多余的列", row=number)
        refuse_personal_headers(record, row=number)
    if text.encoding == "gb18030" and not any(word in head for word in _COMMON_WORDS):
        reason = "文件编码不是简体中文或 UTF-8，表头无法识别"
        return refusal("encoding", reason, "请在 WPS 或 Excel 中另存为“CSV UTF-8”")
    likely = dataset or best_dataset(records[0][1] if records else ())
    headers = "、".join(column.header for column in likely.required)
    named = "" if dataset else f"比如“{likely.title}”"
    return refusal("no_header", f"没有找到表头行，{named}应包含：{headers}", "补上表头行，或下载模板对照")
