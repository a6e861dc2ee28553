"""Names of what the store knows, to their codes: units, districts, tasks, measures, clocks, indicators."""

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import fuzz, process

from dashboard.catalog.dataset import Column
from dashboard.catalog.datasets import named
from dashboard.intake.reading.cells import BLANKS, Parsed, Refused, clean, folded_code
from dashboard.intake.reading.damage import AS_TEXT, find_damage
from dashboard.intake.reading.lookups import Names

_NEAREST_FOR = 200
"""Suggestions are sought for so many unknown names; a file with more is the wrong file."""
_LONGEST_PAD = 6
_LIKE_WORDS, _LIKE_CODES = 50, 75
"""From 0 to 100: codes differ in one character and mean something else."""


def nearest(text: str, names: Iterable[str], *, most: int) -> list[str]:
    """The known names that are most like a text, the likeliest first."""
    least = _LIKE_CODES if text.isascii() else _LIKE_WORDS
    found = process.extract(text, list(names), scorer=fuzz.ratio, limit=most, score_cutoff=least)
    return [name for name, _, _ in found]


class Reference:
    """Resolves the names of one referred dataset; counts the suggestions it has sought."""

    def __init__(self, column: Column, names: Names) -> None:
        self.column = column
        self.names = names
        self.refers = named(column.refers)
        self._sought = 0

    def read(self, text: str) -> Parsed:
        """The code that a text stands for."""
        cell, codes = clean(text), self.names.codes
        if cell not in codes:
            cell = self._folded.get(folded_code(cell), cell)
        if cell in codes:
            code = codes[cell]
            if code is None:
                reason = f"{self.refers.title}里不止一个“{cell[:30]}”"
                return Refused("ambiguous_value", reason, f"改填{self.refers.columns[0].header}")
            return code
        if cell in BLANKS:
            return None
        if damage := find_damage(self.column, cell) or self._lost_zeros(cell):
            return damage
        hint = self._suggest(cell)
        title = self.refers.title
        remedy = f"按{title}里的编号、名称或简称填写；确实是新的，请办公室先在{title}里添加"
        return Refused("unknown_reference", f"{self.column.header}“{cell[:30]}”不在{title}里{hint}", remedy)

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The known words as they are compared, without those that differ in their writing only."""
        found: dict[str, str] = {}
        for word in self.names.codes:
            found[folded_code(word)] = "" if folded_code(word) in found else word
        return {folded: word for folded, word in found.items() if word}

    def _lost_zeros(self, cell: str) -> Refused | None:
        """A code that is known with zeros before it."""
        if not (cell.isascii() and cell.isdigit()):
            return None
        for zeros in range(1, _LONGEST_PAD):
            if "0" * zeros + cell in self.names.codes:
                reason = f"“{cell[:30]}”前面的 0 丢了，{self.refers.title}里是“{'0' * zeros}{cell[:30]}”"
                return Refused("damaged_number", reason, AS_TEXT)
        return None

    def _suggest(self, cell: str) -> str:
        self._sought += 1
        if self._sought > _NEAREST_FOR or len(cell) > 60:
            return ""
        near = nearest(cell, self.names.codes, most=1)
        return f"，是否为“{near[0]}”" if near else ""
