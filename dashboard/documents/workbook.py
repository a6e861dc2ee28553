"""What every .xlsx that leaves the house has in common: its colours, its widths, and texts that stay texts."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.catalog.tokens import LIGHT

TEXT = 49
"""The number format "@" by the number under which every program knows it."""
_NARROWEST, _WIDEST = 10, 40
_NOTE_WIDTH, _NOTE_LINE = 320, 22


@contextmanager
def workbook(out: io.BytesIO) -> Iterator[xlsxwriter.Workbook]:
    """A new workbook, written to `out` on leaving; no text in it is ever taken for a formula, number or link."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": "微软雅黑", "font_size": 11, "valign": "vcenter"},
    }
    with xlsxwriter.Workbook(out, options) as book:
        yield book


def heading(book: xlsxwriter.Workbook, *, strong: bool = False) -> Format:
    """The look of a header cell; the strong one marks what must be filled in."""
    theme = LIGHT
    return book.add_format(
        {
            "bold": True,
            "font_color": theme.onsolid if strong else theme.ink,
            "bg_color": theme.fill if strong else theme.accent_soft,
            "border": 1,
            "border_color": theme.rule,
            "text_wrap": True,
            "num_format": TEXT,
        }
    )


def width(*texts: str) -> int:
    """A column's width for its texts, in characters: a Chinese one takes two."""
    longest = max((sum(1 if character.isascii() else 2 for character in text) for text in texts), default=0)
    return min(max(longest + 3, _NARROWEST), _WIDEST)


def write_note(sheet: Worksheet, row: int, column: int, lines: list[str]) -> None:
    """A note on a cell, as tall as its lines."""
    height = _NOTE_LINE * (1 + sum(1 + len(line) // 24 for line in lines))
    sheet.write_comment(
        row, column, "\n".join(lines), {"x_scale": 1, "width": _NOTE_WIDTH, "height": height, "font_size": 10}
    )
