"""The shape of a text table: its delimiter, its header row under title rows, and its records as a stage of raw cells."""

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.cells import clean
from dashboard.intake.decode import Text
from dashboard.intake.mapping import best_dataset, recognises, score
from dashboard.intake.personal import refuse_personal_headers
from dashboard.intake.problem import Unreadable, refusal
from dashboard.store import Cursor, load_regular_csv

DELIMITERS = (",", "\t", ";", "，", "|")
HEADER_WITHIN = 30
"""The header row is looked for in so many rows from the top."""
MOST_COLUMNS = 200
LONGEST_CELL = 10_000
_BATCH = 50_000
_HEAD_BYTES = 1 << 16
_NOTES = ("注", "说明", "备注", "填报", "填表", "制表", "审核", "联系", "单位负责人", "数据来源", "以上")


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


def find_sheet(text: Text, datasets: Sequence[Dataset]) -> Sheet:
    """Find the delimiter and the header row by the columns that the datasets know; raises Unreadable when there is none."""
    head = _head(text.path)
    best: tuple[int, Sheet] | None = None
    for delimiter in DELIMITERS:
        for number, (line, record) in enumerate(_first_records(head, delimiter), start=1):
            if len(record) > MOST_COLUMNS:
                raise refusal(
                    "too_large",
                    f"第 {number} 行有 {len(record)} 列，上限 {MOST_COLUMNS}",
                    "核对分隔符，删去多余的列",
                    row=number,
                )
            points = max(
                (score(record, dataset) for dataset in datasets if recognises(record, dataset)), default=0
            )
            if points and (best is None or points > best[0]):
                best = points, Sheet(delimiter, number, line, _trimmed(record), 0)
    if best is None:
        for number, (_, record) in enumerate(_first_records(head, ","), start=1):
            refuse_personal_headers(record, row=number)
        raise _no_header(text, head, datasets)
    sheet = best[1]
    above = itertools.islice(_first_records(head, sheet.delimiter), sheet.header_row - 1)
    return replace(sheet, titles=sum(any(cell.strip() for cell in record) for _, record in above))


@dataclass(frozen=True)
class Staged:
    """The rows that were padded, and those that were notes below the table."""

    padded: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


def stage(cursor: Cursor, text: Text, sheet: Sheet) -> Staged:
    """Lay the records below the header into `stage`, all cells as text, `line` as Excel counts rows.

    A regular file is read by the engine at full speed; any other record by record, so that each fault has its row.
    """
    names = tuple(f"c{place}" for place in range(len(sheet.headers)))
    regular = text.plain_lines and len(sheet.delimiter.encode()) == 1
    if regular and load_regular_csv(
        cursor, text.path, delimiter=sheet.delimiter, skip=sheet.header_line, columns=names
    ):
        cursor.execute("set variable first_line = $1::bigint", [sheet.header_row + 1])
        cursor.execute("create view stage as select rowid + getvariable('first_line') as line, * from raw")
        return Staged()
    cursor.execute(f"create table stage (line bigint, {', '.join(f'{name} varchar' for name in names)})")
    careful = _CarefulReader(sheet, len(names))
    with text.path.open(encoding="utf-8", newline="") as file:
        for batch in careful.batches(file):
            cursor.register("batch", batch)
            cursor.execute("insert into stage from batch")
            cursor.unregister("batch")
    return Staged(tuple(careful.padded), tuple(careful.notes))


class _CarefulReader:
    """Reads records one by one, noting short rows and notes below the table, refusing what can't be a table."""

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.sheet = sheet
        self.width = width
        self.padded: list[int] = []
        self.notes: list[int] = []

    def batches(self, file: Iterator[str]) -> Iterator[pa.Table]:
        """The records below the header, blank ones left out, in tables of `line` and one column a cell."""
        records = self._records(file)
        while chunk := list(itertools.islice(records, _BATCH)):
            columns = zip(*(cells for _, cells in chunk), strict=True)
            arrays = [pa.array((line for line, _ in chunk), pa.int64())]
            arrays += [pa.array((cell or None for cell in column), pa.string()) for column in columns]
            yield pa.table(arrays, names=["line", *(f"c{place}" for place in range(self.width))])

    def _records(self, file: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(file, delimiter=self.sheet.delimiter, strict=True)
        line = 0
        try:
            for line, record in enumerate(reader, start=1):
                if line <= self.sheet.header_row or not any(map(str.strip, record)):
                    continue
                cells = self._fitted(line, record)
                if cells is not None:
                    yield line, cells
        except csv.Error as error:
            raise refusal(
                "ragged_row",
                f"第 {line + 1} 行起有未配对的引号，后面的行读不出来",
                "在这一行附近找单独的英文引号，删去或补成一对",
                row=line + 1,
            ) from error

    def _fitted(self, line: int, record: list[str]) -> list[str] | None:
        """The record as wide as the header; None for a note below the table."""
        filled = [cell for cell in record if cell.strip()]
        if len(filled) == 1 and record[0].strip().startswith(_NOTES):
            self.notes.append(line)
            return None
        if any(len(cell) > LONGEST_CELL for cell in record):
            raise refusal(
                "too_large",
                f"第 {line} 行有一格超过 {LONGEST_CELL} 字，或有未配对的引号",
                "核对这一行的引号",
                row=line,
            )
        if any(cell.strip() for cell in record[self.width :]):
            raise refusal(
                "ragged_row",
                f"第 {line} 行有 {len(record)} 列，应为 {self.width} 列；或有未配对的引号",
                "核对这一行：多出的分隔符要删去，含逗号的文字要加引号",
                row=line,
            )
        if len(record) < self.width:
            self.padded.append(line)
            return record + [""] * (self.width - len(record))
        return record[: self.width]


def _first_records(head: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
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


def _trimmed(record: list[str]) -> tuple[str, ...]:
    while record and not record[-1].strip():
        record = record[:-1]
    return tuple(clean(cell) for cell in record)


def _no_header(text: Text, head: str, datasets: Sequence[Dataset]) -> Unreadable:
    if text.encoding == "gb18030" and not any(word in head for word in _COMMON_WORDS):
        return refusal(
            "encoding",
            "文件编码不是简体中文或 UTF-8，表头无法识别",
            "请在 WPS 或 Excel 中另存为“CSV UTF-8”",
        )
    first = next((record for _, record in _first_records(head, ",")), [])
    if len(datasets) == 1:
        headers = "、".join(column.header for column in datasets[0].required)
        return refusal("no_header", f"没有找到表头行，应包含：{headers}", "补上表头行，或下载模板对照")
    likely = best_dataset(first, datasets)
    headers = "、".join(column.header for column in likely.required)
    return refusal(
        "no_header",
        f"没有找到认识的表头行，比如“{likely.title}”应包含：{headers}",
        "补上表头行，或下载模板对照",
    )


_COMMON_WORDS = frozenset(column.header[:2] for dataset in UPLOADED for column in dataset.columns)
