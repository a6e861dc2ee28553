"""Lines whose quotes or delimiters are at fault, parted as the table's other rows suggest."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.intake.files.dialect import Dialect
from dashboard.intake.files.forms import TEXT, agreement, form_of
from dashboard.intake.files.records import filled, read_records

_MOST_MARKS = 60
"""A line with more delimiters is parted at each of them."""
_OTHER_DELIMITERS = (",", "\t", ";", "|", " ")
_STRAY, _STRAY_IN_QUOTES, _UNPAIRED, _OF_WIDTH = 1, 2, 3, 4
"""What a liberty costs: a quote inside a bare cell, one inside quotes, one that pairs with none, a cell too few or many."""


def part(line: str, dialect: Dialect, width: int) -> list[str]:
    """The cells of one line with odd quotes: the parting that takes the fewest liberties, `width` cells if possible."""
    plain = dialect.plain(line)
    marks = [match.start() for match in re.finditer(re.escape(dialect.sign), plain)]
    if len(marks) > _MOST_MARKS:
        return line.split(dialect.delimiter)
    edges = [-1, *marks, len(plain)]
    most = min(len(edges) - 1, 2 * width)
    costs: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}, *({} for _ in edges[1:])]
    """For each edge and number of cells up to it: the least cost, and the edge before."""
    for end in range(1, len(edges)):
        for start in range(end):
            segment = plain[edges[start] + 1 : edges[end]]
            cost = _cost(segment, dialect.quote, crosses=end - start > 1)
            if cost is None:
                continue
            for count, (before, _) in costs[start].items():
                known = costs[end].get(count + 1)
                if count < most and (known is None or before + cost < known[0]):
                    costs[end][count + 1] = before + cost, start
    count = min(costs[-1], key=lambda each: costs[-1][each][0] + _OF_WIDTH * abs(each - width))
    cells: list[str] = []
    end = len(edges) - 1
    while end > 0:
        start = costs[end][count][1]
        cells.append(_bared(plain[edges[start] + 1 : edges[end]], dialect.quote))
        end, count = start, count - 1
    return dialect.restored(cells[::-1])


def part_otherwise(line: str, dialect: Dialect, width: int) -> list[str] | None:
    """The cells of a line that was written with another delimiter, where that gives just as many as there should be."""
    for delimiter in _OTHER_DELIMITERS:
        if delimiter != dialect.delimiter and delimiter in line:
            other = Dialect(delimiter, dialect.quote, dialect.escape)
            records = list(read_records([line], other))
            if len(records) == 1 and records[0].fault is None and len(records[0].cells) == width:
                return records[0].cells
    return None


def without_surplus(cells: Sequence[str], forms: Sequence[str]) -> list[str] | None:
    """A row that is too wide without as many of its blank cells, so that it agrees best with the columns' forms."""
    row = list(cells)
    while len(row) > len(forms):
        blanks = [place for place, cell in enumerate(row) if not cell.strip()]
        if not blanks:
            return None
        row = max(
            (row[:place] + row[place + 1 :] for place in reversed(blanks)), key=lambda each: _fit(each, forms)
        )
    return row


def _fit(row: Sequence[str], forms: Sequence[str]) -> int:
    kept, broken = agreement(row, forms)
    strange = sum(
        form == TEXT and bool(cell.strip()) and form_of(cell) != TEXT
        for cell, form in zip(row, forms, strict=False)
    )
    return 2 * kept - 2 * broken - strange + filled(row[: len(forms)])


@lru_cache(maxsize=10_000)
def _cost(segment: str, quote: str, *, crosses: bool) -> int | None:
    """What reading a piece as one cell costs; None where it can't be one."""
    if quote not in segment:
        return None if crosses else 0
    begins, ends = segment.startswith(quote), len(segment) > 1 and segment.endswith(quote)
    if begins and ends:
        within = segment[1:-1].replace(quote * 2, "")
        return _STRAY_IN_QUOTES * within.count(quote)
    if crosses:
        return None
    return _UNPAIRED if begins or segment.endswith(quote) else _STRAY


def _bared(segment: str, quote: str) -> str:
    if len(segment) > 1 and segment.startswith(quote) and segment.endswith(quote):
        return segment[1:-1].replace(quote * 2, quote)
    return segment
