"""How a text table is written: what parts its cells, what quotes them, and how a quote stands inside quotes."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = (",", "\t", ";", "，", "|")
"""Those of files that are handed in, the likeliest first."""
QUOTES = ('"', "'")
_ANY_DELIMITERS = (*DELIMITERS, ", ", "; ", " | ", "||", ";;", "::", "^", "~", "\x1f", " ")
"""Those that are tried when nothing is known of a file."""
_STANDS_IN = "\x1e"
"""Stands for a delimiter of several characters while a line is read."""
_ESCAPED = re.compile(r"\\([\\\"'])")


@dataclass(frozen=True)
class Dialect:
    """One way of writing; `escape` is empty where a quote inside quotes is doubled."""

    delimiter: str
    quote: str = '"'
    escape: str = ""
    spaced: bool = False
    """Whether a space may stand before the quote that opens a cell."""

    @property
    def sign(self) -> str:
        """The single character by which a plain line is parted."""
        return self.delimiter if len(self.delimiter) == 1 else _STANDS_IN

    @property
    def is_plain(self) -> bool:
        """Whether a line needs no rewriting before it is read."""
        return len(self.delimiter) == 1 and not self.escape

    @property
    def is_regular(self) -> bool:
        """Whether the engine can read it at full speed."""
        return self.is_plain and len(self.delimiter.encode()) == 1 and self.quote == '"' and not self.spaced

    def plain(self, line: str) -> str:
        """The line written with one character as delimiter and doubled quotes."""
        if self.escape:
            line = _ESCAPED.sub(self._unescaped, line)
        return line if len(self.delimiter) == 1 else line.replace(self.delimiter, _STANDS_IN)

    def restored(self, cells: list[str]) -> list[str]:
        """Cells of a plain line, with delimiters inside quotes as the file writes them."""
        if len(self.delimiter) == 1:
            return cells
        return [cell.replace(_STANDS_IN, self.delimiter) for cell in cells]

    def _unescaped(self, match: re.Match[str]) -> str:
        if match[1] == self.quote:
            return self.quote * 2
        return match[1] if match[1] == "\\" else match[0]


def dialects(head: str, delimiters: tuple[str, ...] = DELIMITERS) -> Iterator[Dialect]:
    """The dialects that a text may be written in, the likeliest first."""
    found = [
        delimiter
        for delimiter in delimiters
        if delimiter in head and not _is_half(delimiter, delimiters, head)
    ]
    for delimiter, quote in itertools.product(found or [","], QUOTES):
        if quote == '"' or _opens(head, delimiter, quote):
            yield Dialect(delimiter, quote)
            if f"{delimiter} {quote}" in head:
                yield Dialect(delimiter, quote, spaced=True)
            if f"\\{quote}" in head:
                yield Dialect(delimiter, quote, "\\")


def all_dialects(head: str) -> Iterator[Dialect]:
    """The dialects of a text about which nothing is known."""
    return dialects(head, _ANY_DELIMITERS)


def _is_half(delimiter: str, delimiters: tuple[str, ...], head: str) -> bool:
    """Whether a delimiter stands in pairs only, which are delimiters themselves."""
    return delimiter * 2 in delimiters and head.count(delimiter) == 2 * head.count(delimiter * 2)


def _opens(head: str, delimiter: str, quote: str) -> bool:
    """Whether a quote stands where a cell begins."""
    return re.search(f"(?:^|{re.escape(delimiter)}){quote}", head, re.MULTILINE) is not None
