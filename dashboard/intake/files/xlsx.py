"""Workbooks of today (.xlsx): values by the calamine library, and what it leaves out by the marks in the XML."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import python_calamine as calamine

from dashboard.intake.files.celltext import Value, cell_text, shown_unit
from dashboard.intake.files.marks import WIDE, Looks, Marks, look, strange
from dashboard.intake.files.package import broken, open_package, read_part
from dashboard.intake.files.worksheet import Merged, Worksheet

_BUILT_IN_PERCENTS = frozenset({"9", "10"})
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""The parts of a number format that are only said: quoted words, escaped signs, colours."""
_ZEROS = re.compile(r"0{2,18}")
_REMARKS = re.compile(r"xl/(?:comments|threadedComments|drawings)[^/]*(?:/[^/]+)?\.xml$", re.IGNORECASE)
_TELLS = re.compile(r"\}(?:comment|threadedComment|p)$")
"""The elements that hold one comment, or one paragraph of a drawing."""
_LONGEST_PART = 32 << 20
"""The parts about styles and sheets are read whole; longer ones are no workbook's."""


@contextmanager
def open_xlsx(source: Path) -> Iterator["Xlsx"]:
    """Open a workbook; raises Unreadable for a broken one and for one that would fill the memory."""
    with open_package(source) as package:
        try:
            with calamine.CalamineWorkbook.from_path(_checked(package, source)) as book:
                yield Xlsx(package, book)
        except calamine.CalamineError as error:
            raise broken() from error


def _checked(package: ZipFile, source: Path) -> Path:
    """The file, once all that the library reads at once is known to be as long as the directory says."""
    for member in package.infolist():
        if member.filename.endswith((".xml", ".rels")) and "/worksheets/" not in member.filename:
            with closing(read_part(package, member)) as steps:
                if any(b"<!DOCTYPE" in step or b"<!ENTITY" in step for step in steps):
                    raise strange()
    return source


class Xlsx:
    """An open workbook; the XML of a sheet is looked through before the library may read it."""

    def __init__(self, package: ZipFile, book: calamine.CalamineWorkbook) -> None:
        self._package = package
        self._book = book
        self._read: dict[str, tuple[Marks, calamine.CalamineSheet]] = {}

    def worksheets(self) -> tuple[Worksheet, ...]:
        """Every worksheet in order; chart sheets and macros are none."""
        return tuple(
            Worksheet(each.name, *self._extent(each.name), each.visible is calamine.SheetVisibleEnum.Visible)
            for each in self._book.sheets_metadata
            if each.typ is calamine.SheetTypeEnum.WorkSheet
        )

    def rows(self, name: str) -> Iterator[list[str]]:
        """Every row of a sheet from row 1, all of one width."""
        marks, sheet = self._sheet(name)
        height, width = self._extent(name)
        before: list[Value] = [""] * (sheet.start[1] if sheet.start else 0)
        values = sheet.iter_rows() if sheet.start else iter(())
        for place in range(height):
            row = before + next(values, [])
            row += [""] * (width - len(row))
            yield [
                cell_text(value)
                if value != "" and not isinstance(value, float)
                else self._text(value, place * WIDE + column, marks)
                for column, value in enumerate(row)
            ]

    def merged(self, name: str) -> tuple[Merged, ...]:
        """The merged cells of a sheet."""
        ranges = self._sheet(name)[1].merged_cell_ranges or []
        return tuple((top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)

    def remarks(self) -> Iterator[str]:
        """What comments and drawings say, one paragraph or comment after another."""
        for name in self._package.namelist():
            if _REMARKS.match(name):
                yield from (
                    "".join(part.itertext()) for part in self._tree(name).iter() if _TELLS.search(part.tag)
                )

    @staticmethod
    def _text(value: Value, number: int, marks: Marks) -> str:
        """What the library gives as nothing or as a bare number, seen with the marks."""
        if value == "":
            return marks.texts.get(number, "")
        return cell_text(
            value,
            percent=number in marks.percents,
            digits=marks.zeros.get(number, 0),
            unit=marks.units.get(number, ""),
        )

    def _extent(self, name: str) -> tuple[int, int]:
        """Rows and columns up to the last that holds something."""
        marks, sheet = self._sheet(name)
        rows, columns = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
        for number in marks.texts:
            rows, columns = max(rows, number // WIDE + 1), max(columns, number % WIDE + 1)
        return rows, columns

    def _sheet(self, name: str) -> tuple[Marks, calamine.CalamineSheet]:
        if name not in self._read:
            part = self._parts.get(name)
            if part is None:
                raise strange()
            with closing(read_part(self._package, self._package.getinfo(part))) as steps:
                marks = look(steps, self._looks)
            self._read[name] = marks, self._book.get_sheet_by_name(name)
        return self._read[name]

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The part that holds each worksheet, by the sheet's name."""
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in self._tree("xl/_rels/workbook.xml.rels")
        }
        names = set(self._package.namelist())
        parts = {}
        for sheet in self._tree("xl/workbook.xml").iterfind(".//{*}sheets/{*}sheet"):
            relation = next((value for key, value in sheet.items() if key.endswith("}id")), None)
            target = targets.get(relation, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if part in names:
                parts[sheet.get("name", "")] = part
        return parts

    @cached_property
    def _looks(self) -> Looks:
        """The styles that show a number otherwise than it is."""
        if "xl/styles.xml" not in self._package.namelist():
            return Looks()
        styles = self._tree("xl/styles.xml")
        formats = {
            each.get("numFmtId"): each.get("formatCode", "")
            for each in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        percents: list[int] = []
        zeros: dict[int, int] = {}
        units: dict[int, str] = {}
        for number, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
            written = formats.get(style.get("numFmtId"), "")
            code = _SAID.sub("", written)
            if "%" in code or style.get("numFmtId") in _BUILT_IN_PERCENTS:
                percents.append(number)
            elif _ZEROS.fullmatch(code):
                zeros[number] = len(code)
            elif unit := shown_unit(written):
                units[number] = unit
        return Looks(tuple(percents), zeros, units)

    def _tree(self, name: str) -> ElementTree.Element:
        if name not in self._package.namelist() or self._package.getinfo(name).file_size > _LONGEST_PART:
            raise strange()
        content = b"".join(read_part(self._package, self._package.getinfo(name)))
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise strange()
        try:
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, LookupError, ValueError) as error:  # also encodings nobody knows
            raise broken() from error
