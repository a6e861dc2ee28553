"""Workbooks of Excel 97–2003 (.xls, WPS .et): read by the xlrd library with their number formats and errors."""

import io
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import xlrd
from xlrd.compdoc import CompDocError

from dashboard.intake.files.celltext import cell_text, shown_unit
from dashboard.intake.files.package import broken
from dashboard.intake.files.worksheet import Merged, Worksheet
from dashboard.intake.reading.problem import refusal

_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ZEROS = re.compile(r"0{2,18}")
_FAULTS = (
    CompDocError, struct.error, LookupError, ValueError, AssertionError, TypeError, AttributeError, OverflowError,
    ArithmeticError,
)  # fmt: skip
"""What the library runs into in a file that is cut or forged: it trusts lengths and places that it reads."""
_DATE_TOO_FAR = 2_958_466
"""The serial number of 1 January 10000."""


@contextmanager
def open_xls(source: Path) -> Iterator["Xls"]:
    """Open a workbook; raises Unreadable for a broken one, one with a password, and a Word file."""
    try:
        # the library talks to the standard output unless it is given another
        book = xlrd.open_workbook(source, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            remedy = "在 WPS 或 Excel 里打开，清空打开密码，另存为 xlsx 后再上传"
            raise refusal("encoding", "工作簿设了打开密码，读不出来", remedy) from error
        if "workbook" in str(error).lower():
            remedy = "请用 WPS 或 Excel 打开后另存为 xlsx，再上传"
            raise refusal("encoding", "文件里没有工作表，像是 Word 一类的旧文件", remedy) from error
        raise broken() from error
    except _FAULTS as error:
        raise broken() from error
    try:
        yield Xls(book)
    finally:
        book.release_resources()


class Xls:
    """An open workbook of the old kind."""

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book

    def worksheets(self) -> tuple[Worksheet, ...]:
        """Every worksheet, in order."""
        return tuple(
            Worksheet(sheet.name, *self._extent(sheet), sheet.visibility == 0)
            for sheet in self._book.sheets()
        )

    def rows(self, name: str) -> Iterator[list[str]]:
        """Every row of a sheet from row 1, all of one width."""
        sheet = self._book.sheet_by_name(name)
        height, width = self._extent(sheet)
        for place in range(height):
            row = [self._text(cell) for cell in sheet.row(place)[:width]]
            yield row + [""] * (width - len(row))

    def merged(self, name: str) -> tuple[Merged, ...]:
        """The merged cells of a sheet."""
        ranges = self._book.sheet_by_name(name).merged_cells
        return tuple((top + 1, left, bottom, right - 1) for top, bottom, left, right in ranges)

    def remarks(self) -> Iterator[str]:
        """What comments on cells say."""
        for sheet in self._book.sheets():
            yield from (str(note.text) for note in sheet.cell_note_map.values())

    @staticmethod
    def _extent(sheet: "xlrd.sheet.Sheet") -> tuple[int, int]:
        """Rows and columns up to the last that holds something, cells that are only coloured left out."""
        nothing = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
        rows = columns = 0
        for place in range(sheet.nrows):
            kinds = sheet.row_types(place)
            width = len(kinds)
            while width and kinds[width - 1] in nothing:
                width -= 1
            if width:
                rows, columns = place + 1, max(columns, width)
        return rows, columns

    def _text(self, cell: "xlrd.sheet.Cell") -> str:
        if cell.ctype == xlrd.XL_CELL_NUMBER:
            written = self._format(cell)
            code = _SAID.sub("", written)
            zeros = len(code) if _ZEROS.fullmatch(code) else 0
            percent = "%" in code
            unit = "" if percent else shown_unit(written)
            return cell_text(cell.value, percent=percent, digits=zeros, unit=unit)
        if cell.ctype == xlrd.XL_CELL_DATE:
            return self._moment(cell.value)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return cell_text(bool(cell.value))
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return str(cell.value)

    def _format(self, cell: "xlrd.sheet.Cell") -> str:
        style = self._book.xf_list[cell.xf_index]
        return str(self._book.format_map[style.format_key].format_str)

    def _moment(self, value: float) -> str:
        """A date, or the time of a day where the number is below 1; what is no date stays a number."""
        if not 0 <= value < _DATE_TOO_FAR:
            return cell_text(value)
        moment: datetime = xlrd.xldate.xldate_as_datetime(value, self._book.datemode)
        return cell_text(moment.time() if value < 1 else moment)
