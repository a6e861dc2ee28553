"""Workbooks: which worksheets there are, and one of them as a canonical CSV text."""

import csv
import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from dashboard.intake.files.decode import Text
from dashboard.intake.files.kinds import Kind
from dashboard.intake.files.package import STEP, too_large
from dashboard.intake.files.worksheet import Workbook, Worksheet
from dashboard.intake.files.xls import open_xls
from dashboard.intake.files.xlsx import open_xlsx
from dashboard.intake.reading.problem import Unreadable, refusal

_LONGEST_TEXT = 4 << 30
"""One text repeated in every cell is short in the workbook and endless outside it."""
MOST_COLUMNS = 200


_surveyed: dict[str, tuple[Worksheet, ...]] = {}
"""The worksheets of the last workbook by its sha256: they are read one after another, and counted only once."""


def list_worksheets(source: Path, kind: Kind) -> tuple[Worksheet, ...]:
    """Every worksheet of a workbook, in order."""
    with _open(source, kind) as book:
        return _survey(book, _sha256(source))


def list_remarks(source: Path, kind: Kind) -> tuple[str, ...]:
    """What comments on the cells of a workbook say."""
    with _open(source, kind) as book:
        return tuple(book.remarks())


def read_workbook(source: Path, kind: Kind, folder: Path, *, sheet: str | None) -> Text:
    """Lay the chosen worksheet, or the first that is filled and shown, as CSV in `folder`."""
    sha256 = _sha256(source)
    with _open(source, kind) as book:
        worksheets = _survey(book, sha256)
        chosen = _choose(worksheets, sheet)
        if chosen.columns > MOST_COLUMNS:
            reason = f"工作表“{chosen.name}”有 {chosen.columns} 列，上限 {MOST_COLUMNS} 列"
            raise refusal("too_large", reason, "核对是不是选错了文件，删去多余的列")
        target = folder / "sheet.csv"
        feeds = _write(target, book.rows(chosen.name))
        shown = tuple(each.name for each in worksheets if each.rows and each.visible)
        return Text(
            target,
            sha256,
            "utf-8",
            feeds,
            kind.value,
            chosen.name,
            shown,
            tuple(merged for merged in book.merged(chosen.name) if merged[0] <= chosen.rows),
        )


def _open(source: Path, kind: Kind) -> AbstractContextManager[Workbook]:
    return open_xlsx(source) if kind is Kind.XLSX else open_xls(source)


def _survey(book: Workbook, sha256: str) -> tuple[Worksheet, ...]:
    known = _surveyed.get(sha256)
    if known is None:
        known = book.worksheets()
        _surveyed.clear()
        _surveyed[sha256] = known
    return known


def _choose(worksheets: tuple[Worksheet, ...], name: str | None) -> Worksheet:
    filled = [each for each in worksheets if each.rows]
    if name is not None:
        chosen = next((each for each in filled if each.name == name), None)
        if chosen is None:
            known = "、".join(each.name for each in filled)
            raise refusal("empty_file", f"没有工作表“{name}”，或它是空的", f"改选有内容的工作表：{known}")
        return chosen
    shown = [each for each in filled if each.visible]
    if not shown:
        raise _empty(filled)
    return shown[0]


def _empty(hidden: list[Worksheet]) -> Unreadable:
    if hidden:
        names = "、".join(each.name for each in hidden)
        return refusal("empty_file", "显示着的工作表都是空的", f"要上报的表若是“{names}”，请取消隐藏后再上传")
    return refusal("empty_file", "文件没有数据行", "核对是不是选错了文件")


def _write(target: Path, rows: Iterator[list[str]]) -> int:
    """Write the rows; answers how many lines they are."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        lines = 0
        for row in rows:
            writer.writerow([_one_kind_of_break(cell) for cell in row])
            lines += 1 + sum(cell.count("\n") for cell in row)
            if lines % 1_000 == 0 and file.tell() > _LONGEST_TEXT:
                raise too_large()
    return lines


def _one_kind_of_break(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _sha256(source: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as file:
        while step := file.read(STEP):
            digest.update(step)
    return digest.hexdigest()
