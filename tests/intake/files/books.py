"""Workbooks for tests, made in as few words as a test needs."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.intake.files.contents import open_text
from dashboard.intake.files.decode import Text

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(path: Path, *fills: Callable[[xlsxwriter.Workbook, Worksheet], None], **options: object) -> Path:
    """A workbook with one worksheet for each function that fills one: 表1, 表2 …"""
    with xlsxwriter.Workbook(path, options) as made:
        for number, fill in enumerate(fills, start=1):
            fill(made, made.add_worksheet(f"表{number}"))
    return path


def with_cells(path: Path, xml: str) -> Path:
    """A workbook whose one worksheet has these rows of XML, as other programs write them."""
    whole = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData></worksheet>'
    return with_part(path, SHEET, whole.encode())


def with_part(path: Path, part: str, content: bytes) -> Path:
    """A workbook with one of its parts replaced."""
    plain = book(path.with_suffix(".plain"), lambda _, sheet: sheet.write(0, 0, "甲"))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info.filename, content if info.filename == part else source.read(info))
    return path


def lines(path: Path, sheet: str | None = None) -> list[str]:
    """The canonical text of a workbook, line by line."""
    return opened(path, sheet).path.read_text(encoding="utf-8").splitlines()


def opened(path: Path, sheet: str | None = None) -> Text:
    """The text of a file, laid beside it."""
    folder = path.parent / "laid"
    folder.mkdir(exist_ok=True)
    return open_text(path, folder, sheet=sheet)
