"""Where the header of a table stands, told by the form of the data alone: words over numbers, dates and codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.intake.files.forms import (
    EMPTY,
    TEXT,
    agreement,
    forms_of,
    looks_like_a_header,
    looks_like_names,
)
from dashboard.intake.files.layout import is_unit_row, may_join
from dashboard.intake.files.records import filled

_SAMPLE = 300
_MOST_HEADER_ROWS = 3

Row = Sequence[str]


@dataclass(frozen=True)
class Shape:
    """The rows of the header, from 0 (an empty slice where there is none), and the form of each column below."""

    header: slice
    forms: tuple[str, ...]

    def is_header(self, row: Row) -> bool:
        """Whether a row among the data has words wherever the columns keep a form: another table's header."""
        kept, broken = agreement(row, self.forms)
        return kept == 0 and broken > 1 and 2 * filled(row) >= len(self.forms)


def find_shape(rows: Sequence[Row], width: int) -> Shape:
    """Find the header of a table of `width` columns, under titles and blank rows."""
    sample = rows[:_SAMPLE]
    top = _first_full(sample, width)
    for height in range(_MOST_HEADER_ROWS, 0, -1):
        block, body = sample[top : top + height], sample[top + height :]
        forms = forms_of((row for row in body if len(row) == width), width)
        if len(block) == height and _is_header(block, forms):
            return Shape(slice(top, top + height), tuple(forms))
    forms = forms_of((row for row in sample[top:] if len(row) == width), width)
    if len(rows) > top and _may_be_a_header(sample[top], sample[top + 1 :], forms):
        return Shape(slice(top, top + 1), tuple(forms))
    return Shape(slice(top, top), tuple(forms))


def _is_header(block: Sequence[Row], forms: Sequence[str]) -> bool:
    """Whether rows over the data are its header, each of them; a row that ends early is odd data rather."""
    first, *others = block
    named = looks_like_a_header(first, forms) or looks_like_names(first, forms)
    return named and all(
        len(row) == len(forms) and looks_like_a_header(row, forms) and not is_unit_row(row) for row in others
    )


def _first_full(rows: Sequence[Row], width: int) -> int:
    """The first row below titles: one of which enough cells are filled, or a group of merged cells over it."""
    counts = sorted(filled(row) for row in rows if len(row) == width and filled(row))
    if not counts:
        return 0
    enough = min(max(2, (3 * counts[len(counts) // 2] + 4) // 5), width)
    top = next((place for place, row in enumerate(rows) if filled(row) >= enough), 0)
    while top and filled(rows[top - 1]) > 1 and may_join(rows[top - 1], rows[top]):
        top -= 1
    return top


def _may_be_a_header(row: Row, below: Sequence[Row], forms: Sequence[str]) -> bool:
    """Whether the first row may be a header where no column has a form of its own: distinct names, none used below."""
    if any(form not in (EMPTY, TEXT) for form in forms):
        return False
    names = [cell.strip() for cell in row if cell.strip()]
    used = any(
        name == other[place].strip()
        for other in below
        for place, name in enumerate(row[: len(other)])
        if name
    )
    return len(set(names)) == len(names) == len(row[: len(forms)]) and not used
