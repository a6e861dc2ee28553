"""问题数据.xlsx: the rows that couldn't be taken, as the file wrote them, to be mended and handed in again."""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format

from dashboard.catalog.dataset import Level
from dashboard.catalog.tokens import LIGHT
from dashboard.catalog.wording import REASONS_HEADER
from dashboard.documents.workbook import TEXT, heading, width, workbook, write_note
from dashboard.errors import CockpitError
from dashboard.intake.reading.problem import Problem

MOST_ROWS = 200_000
"""More bad rows than these aren't mended by hand."""
_MOST_NOTES = 2_000
"""Notes are small drawings; a workbook with more of them opens slowly. The reasons stand in the last column anyway."""
_MEASURED = 200
_REASONS_WIDTH = 60

Row = tuple[int, Sequence[str | None]]
"""The row's number in the file, and its cells as written."""


def problem_workbook(
    headers: Sequence[str],
    rows: Iterable[Row],
    problems: Iterable[Problem],
    *,
    places: Mapping[str, int] | None = None,
) -> bytes:
    """The given rows under the file's own headers, bad cells red with a note, the reasons in a last column.

    `places` says where a problem's column lies when the file heads it otherwise. Every cell is text, so that what is
    handed in again is what was written. Raises CockpitError for more rows than a person mends.
    """
    kept = list(rows)
    if len(kept) > MOST_ROWS:
        raise CockpitError(
            f"有问题的行有 {len(kept)} 行，超过 {MOST_ROWS} 行，请按问题清单在原表里改好后重新上传。"
        )
    columns = {header: place for place, header in enumerate(headers)} | dict(places or {})
    found = _by_row(problems)
    out = io.BytesIO()
    with workbook(out) as book:
        sheet = book.add_worksheet("问题数据")
        looks = _Looks.of(book)
        sheet.freeze_panes(1, 0)
        for place, header in enumerate(headers):
            texts = [cells[place] or "" for _, cells in kept[:_MEASURED] if place < len(cells)]
            sheet.set_column(place, place, width(header, *texts), looks.plain)
            sheet.write_string(0, place, header, looks.header)
        sheet.set_column(len(headers), len(headers), _REASONS_WIDTH, looks.reasons)
        sheet.write_string(0, len(headers), REASONS_HEADER, looks.last_header)
        notes = 0
        for down, (number, cells) in enumerate(kept, start=1):
            blamed = _by_place(found[number], columns)
            for place in range(len(headers)):
                cell = (cells[place] if place < len(cells) else None) or ""
                here = blamed.get(place, [])
                if cell or here:
                    sheet.write_string(down, place, cell, looks.of_cell(here))
                if here and notes < _MOST_NOTES:
                    notes += 1
                    write_note(sheet, down, place, [_said(problem) for problem in here])
            sheet.write_string(down, len(headers), _reasons(number, found[number]), looks.reasons)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(kept) + 1}"})
    return out.getvalue()


@dataclass(frozen=True)
class _Looks:
    """The formats of the workbook; all of them text."""

    header: Format
    last_header: Format
    plain: Format
    bad: Format
    doubtful: Format
    reasons: Format

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> "_Looks":
        """The formats in the colours of the house."""
        over, late = LIGHT.statuses["over"], LIGHT.statuses["late"]
        return cls(
            heading(book),
            heading(book, strong=True),
            book.add_format({"num_format": TEXT}),
            book.add_format({"num_format": TEXT, "bg_color": over.tint, "font_color": over.text}),
            book.add_format({"num_format": TEXT, "bg_color": late.tint}),
            book.add_format({"num_format": TEXT, "text_wrap": True, "font_color": over.text}),
        )

    def of_cell(self, problems: Sequence[Problem]) -> Format:
        """Red for an error, yellow for a warning."""
        if not problems:
            return self.plain
        return self.bad if any(problem.level is Level.ERROR for problem in problems) else self.doubtful


def _by_row(problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.row is not None and problem.level is not Level.NOTICE:
            found[problem.row].append(problem)
    return found


def _by_place(problems: Iterable[Problem], columns: Mapping[str, int]) -> dict[int, list[Problem]]:
    blamed: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.column in columns:
            blamed[columns[problem.column]].append(problem)
    return blamed


def _reasons(number: int, problems: Iterable[Problem]) -> str:
    """原第 37 行 完成进度：超出 0–100%。核对后填 0–100"""
    said = "；".join(f"{problem.column}：{_said(problem)}" for problem in problems)
    return f"原第 {number} 行 {said}"


def _said(problem: Problem) -> str:
    return f"{problem.reason}。{problem.remedy}"
