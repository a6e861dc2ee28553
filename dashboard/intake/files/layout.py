"""Where the header of a table stands, by the names that are known: one to three rows, merged cells filled along, units below."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.intake.files.forms import EMPTY, TEXT, form_of
from dashboard.intake.files.records import MOST_COLUMNS, filled
from dashboard.intake.reading.cells import clean

Row = Sequence[str]
Recognise = Callable[[Row], int]
"""How well a row would do as the header of a table that is known; 0: not at all, 1: barely. Joined names come as “a/b”."""
Merged = tuple[tuple[int, int, int, int], ...]
"""Merged cells: first row, first column, last row, last column; rows from 1, columns from 0."""

_MOST_HEADER_ROWS = 3
_UNITS = (
    "人次", "人", "名", "户", "家", "个", "项", "件", "场次", "场", "次", "元", "万元", "亿元", "千元", "%", "‰", "天", "日",
    "小时", "学时", "课时", "月", "年", "台", "套", "篇", "份", "所", "班", "期", "批", "公里", "平方米", "吨", "岁", "分",
)  # fmt: skip
_UNIT = re.compile(rf"(?:计量)?(?:单位[::]?)?\(?(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\)?")
_BESIDE_UNITS = frozenset({"", "-", "--", "—", "——", "/", "单位", "计量单位", "(单位)", "单位:"})


@dataclass(frozen=True)
class Block:
    """The rows of a header, from 0."""

    first: int
    last: int
    points: int


def find_block(
    rows: Sequence[Row], recognise: Recognise, merged: Merged | None, *, first_only: bool
) -> Block | None:
    """The header rows among the first rows of a text.

    `merged` None: it isn't known which cells were merged, and blank ones may have been. `first_only`: the header
    begins with the first row that isn't blank.
    """
    places = [place for place, row in enumerate(rows) if filled(row)]
    places = places[:1] if first_only else places
    best: Block | None = None
    for height in range(1, _MOST_HEADER_ROWS + 1):
        for place in places:
            block = rows[place : place + height]
            if len(block) < height or not all(map(may_join, block, block[1:])):
                continue
            points = _points(join(fill_along(block, merged, place)), recognise)
            if points and (best is None or points > best.points):
                best = Block(place, place + height - 1, points)
    if best is None:
        return None
    last = best.last
    while last + 1 < len(rows) and last + 1 < best.first + _MOST_HEADER_ROWS:
        spans = any(top <= last + 1 < bottom for top, _, bottom, _ in merged or ())
        if not spans and not _continues(rows[last], rows[last + 1]):
            break
        last += 1
    return Block(best.first, last, best.points)


def find_earlier(rows: Sequence[Row], block: Block, recognise: Recognise) -> int | None:
    """The header of another table over a header, with rows of data between; None in most texts."""
    for place, row in enumerate(rows[: block.first]):
        between = rows[place + 1 : block.first]
        holds_data = any(2 * filled(other) >= max(4, filled(row)) for other in between)
        words = all(form_of(cell) in (EMPTY, TEXT) for cell in row)
        if holds_data and words and _points(tuple(map(tidy, row)), recognise) > 1:
            return place
    return None


def fill_along(block: Sequence[Row], merged: Merged | None, place: int) -> list[list[str]]:
    """Header rows, the first of them at `place` (from 0), with the text of merged cells in every cell they cover."""
    width = max(map(len, block), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in block]
    if merged is None:
        for upper, lower in reversed(list(itertools.pairwise(rows))):
            for column in range(1, width):
                if lower[column].strip() and not upper[column].strip():
                    upper[column] = upper[column - 1]
        return rows
    for top, left, bottom, right in merged:
        if not place < top <= place + len(rows):
            continue
        text = rows[top - 1 - place][left] if left < width else ""
        for row in rows[top - 1 - place : bottom - place]:
            row[left : right + 1] = [text] * len(row[left : right + 1])
    return rows


def join(parts: Sequence[Row]) -> tuple[str, ...]:
    """One name a column: its parts from top to bottom, doubled ones once."""
    return tuple("/".join(_named_once(column)) for column in zip(*parts, strict=True))


@lru_cache(maxsize=10_000)
def tidy(cell: str) -> str:
    """A header in one line, without the spaces around it."""
    return " ".join(clean(cell).split())


def is_unit_row(row: Row) -> bool:
    """Whether a row names units of measure and nothing else: 人, 元, （%）."""
    cells = [clean(cell).replace(" ", "") for cell in row]
    rest = [cell for cell in cells if cell not in _BESIDE_UNITS]
    return bool(rest) and all(map(_UNIT.fullmatch, rest))


def _named_once(column: Sequence[str]) -> list[str]:
    names: list[str] = []
    for name in map(tidy, column):
        if name and (not names or names[-1] != name):
            names.append(name)
    return names


def _points(headers: tuple[str, ...], recognise: Recognise) -> int:
    """The points of a header that is neither too narrow nor too wide."""
    while headers and not headers[-1]:
        headers = headers[:-1]
    return recognise(headers) if 2 <= len(headers) <= MOST_COLUMNS else 0


def may_join(upper: Row, lower: Row) -> bool:
    """Whether two rows may be the halves of one header; a title, alone in its row, is none."""
    return filled(upper[1:]) > 0 and _continues(upper, lower)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row stands under a header as its lower half: words only, and only under cells that may be merged."""
    width = max(len(upper), len(lower))
    above = [bool(cell.strip()) for cell in upper] + [False] * (width - len(upper))
    words = {column: cell for column, cell in enumerate(lower) if cell.strip()}
    if not words or is_unit_row(lower) or any(form_of(cell) != TEXT for cell in words.values()):
        return False
    return any(not above[column] for column in words) and all(
        not above[column] or _spans(above, words, column) for column in words
    )


def _spans(above: Sequence[bool], words: Mapping[int, str], column: int) -> bool:
    """Whether a cell of the upper row may be merged with blank ones to its right, some of which have words below."""
    blank = itertools.takewhile(lambda place: not above[place], range(column + 1, len(above)))
    return any(place in words for place in blank)
