"""Small cells: which numbers of a table of cases are withheld, so that no shown total gives them back.

What a person without the right to read cases one by one gets at all, and so what could be subtracted from what:

| published | per month | for a longer span |
| --- | --- | --- |
| the city; a district; a handling unit; a category | every count | sums of months |
| district × category | new cases, withheld where small | nothing |
| category × worker group, of the whole city | nothing | new cases of 12 months, withheld where small |
| amounts and people | of the whole city, where at least so many cases came | nothing |
| a group or an industry, a handling unit within a district or a category, anything finer | nothing | nothing |

So district × category is one table a month with two margins, its districts' and its categories' totals, and months have
nothing to do with each other: no stock, no sum of months and no other count is published at that grain, hence no
difference of two of them. Category × worker group has one margin, the categories' totals; its windows of 12 months overlap,
so a cell that is withheld in one window is withheld in all.

Small is a count above zero and below the threshold `suppress_below`. A withheld cell shows the same sign whether it is small
or withheld for the sake of another, because “below three” alone would leave but two values. Totals themselves are shown:
where a total is below the threshold, or one district is the whole city, they tell what they tell. Not answered for: what a
reader who wrote down two versions of the store learns from their difference.
"""

from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Cell = tuple[int, int]
_WIDTH = 2
"""A withheld number may lie anywhere in a span at least so wide, and beyond the threshold, as far as the totals permit."""


def withheld(counts: Counts, least: int) -> Mask:
    """The cells to withhold from one table that is published with the totals of its rows and columns."""
    table = np.ascontiguousarray(counts, dtype=np.int64)
    rows, columns = table.shape
    kept = np.frombuffer(_withheld(table.tobytes(), rows, columns, least), dtype=np.bool_)
    return kept.reshape(rows, columns).copy()


def withheld_throughout(windows: Counts, least: int) -> Mask:
    """The cells (row × part) to withhold from every window alike; windows × rows × parts, published with their rows' totals.

    In each window the withheld parts of a row are two at least, and together reach the threshold, unless all are zero.
    """
    hidden: Mask = np.any((windows > 0) & (windows < least), axis=0)
    sizes = windows.sum(axis=0)
    for row, parts in enumerate(hidden):
        rest = [int(part) for part in np.lexsort((np.arange(len(parts)), sizes[row])) if not parts[part]]
        while rest and not _is_enough(windows[:, row, :], parts, least):
            parts[rest.pop(0)] = True
    return hidden


def _is_enough(windows: Counts, parts: Mask, least: int) -> bool:
    sums = windows[:, parts].sum(axis=1)
    return not parts.any() or (int(parts.sum()) > 1 and bool(((sums == 0) | (sums >= least)).all()))


@lru_cache(maxsize=4_000)
def _withheld(table: bytes, rows: int, columns: int, least: int) -> bytes:
    counts = np.frombuffer(table, dtype=np.int64).reshape(rows, columns)
    hidden: Mask = (counts > 0) & (counts < least)
    small = sorted(zip(*np.nonzero(hidden), strict=True), key=lambda cell: (counts[cell], cell))
    for cell in small:
        _protect(counts, hidden, (int(cell[0]), int(cell[1])), least)
    return hidden.tobytes()


def _protect(counts: Counts, hidden: Mask, cell: Cell, least: int) -> None:
    """Withhold further cells until this one could as well be the threshold, and lie in a span wide enough."""
    row, column = cell
    value = int(counts[cell])
    most = int(min(counts[row].sum(), counts[:, column].sum()))
    higher = _shift(counts, hidden, cell, min(least, most) - value, up=True)
    lower = _shift(counts, hidden, cell, min(value, _WIDTH - higher), up=False)
    if higher + lower < _WIDTH:
        _shift(counts, hidden, cell, min(_WIDTH - lower, most - value), up=True)


def _shift(counts: Counts, hidden: Mask, cell: Cell, by: int, *, up: bool) -> int:
    """Let the cell become so much higher or lower while every total stays; gives how far it could be had.

    Each step is the cheapest way round: what leaves a cell of a row comes to another cell of its column, and so on.
    """
    table = counts.copy()
    rows = table.shape[0]
    start, end = (cell[0], rows + cell[1]) if up else (rows + cell[1], cell[0])
    for done in range(by):
        way = _way(table, hidden, cell, start, end)
        if way is None:
            return done
        for node, following in pairwise(way):
            gives = node < rows
            at = (node, following - rows) if gives else (following, node - rows)
            table[at] += -1 if gives else 1
            hidden[at] = True
    return max(by, 0)


def _way(table: Counts, hidden: Mask, avoided: Cell, start: int, end: int) -> list[int] | None:
    """The nodes of the cheapest way: rows come first, then columns; from a row only a cell that has something leads on.

    Cells that are withheld anyway cost nothing, others the more, the more they tell.
    """
    rows, columns = table.shape
    costs = np.where(hidden, 0.0, 4 + np.log2(1 + table))
    nearest, came = {start: 0.0}, {start: start}
    queue = [(0.0, start)]
    while queue:
        cost, node = heappop(queue)
        if node == end:
            way = [node]
            while way[-1] != start:
                way.append(came[way[-1]])
            return way[::-1]
        if cost > nearest[node]:
            continue
        for other in range(columns if node < rows else rows):
            at, following = ((node, other), rows + other) if node < rows else ((other, node - rows), other)
            if at == avoided or (node < rows and table[at] == 0):
                continue
            further = cost + float(costs[at])
            if further < nearest.get(following, np.inf):
                nearest[following], came[following] = further, node
                heappush(queue, (further, following))
    return None
