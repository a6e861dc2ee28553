"""A worksheet of a workbook, whichever program wrote it: what is known of it before it is read."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows from 1, columns from 0."""


class Worksheet(NamedTuple):
    """Its name and how far its content reaches, counted from A1; 0 rows when it holds nothing."""

    name: str
    rows: int
    columns: int
    visible: bool


class Workbook(Protocol):
    """An open workbook."""

    def worksheets(self) -> tuple[Worksheet, ...]:
        """Every worksheet, in order."""

    def rows(self, name: str) -> Iterator[list[str]]:
        """Every row of a worksheet from row 1, all of one width, as texts."""

    def remarks(self) -> Iterator[str]:
        """What comments on the cells of any worksheet say."""

    def merged(self, name: str) -> tuple[Merged, ...]:
        """The merged cells of a worksheet."""
