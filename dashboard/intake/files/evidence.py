"""Which dialect explains a text best: rows of one width, quotes that close, cells that have a known form."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.intake.files.dialect import Dialect
from dashboard.intake.files.forms import EMPTY, TEXT, form_of
from dashboard.intake.files.records import MOST_COLUMNS, Record, is_filled, read_records

SAMPLE = 200
"""So many records are looked at."""
_WORD = re.compile(r"[^\s,;|\t，；、\"'](?:[^,;|\t，；\"]{0,38}[^\s,;|\t，；\"'])?")
"""A cell without form that is at least short and free of what may part or quote cells."""


@dataclass(frozen=True)
class Evidence:
    """How a dialect reads a text: `width` is the commonest number of cells, `points` from 0 to 1."""

    dialect: Dialect
    width: int
    points: float
    records: tuple[Record, ...]


def weigh(lines: Sequence[str], dialect: Dialect) -> Evidence:
    """Read the first lines in a dialect."""
    records = tuple(itertools.islice(read_records(lines, dialect), SAMPLE))
    rows = [record for record in records if is_filled(record.cells)]
    if not rows:
        return Evidence(dialect, 0, 0.0, records)
    widths = Counter(min(len(record.cells), MOST_COLUMNS + 1) for record in rows)
    width = max(widths, key=lambda each: (widths[each], each))
    steady = widths[width] / len(rows)
    whole = 1 - sum(record.fault is not None for record in rows) / len(rows)
    known = _share_known(record.cells for record in rows if min(len(record.cells), MOST_COLUMNS + 1) == width)
    points = steady * whole * known * (width - 1) / width
    if dialect.delimiter == " " and width == 2 and known < 1:
        points = 0.0
    return Evidence(dialect, width, points, records)


def best_evidence(lines: Sequence[str], candidates: Iterable[Dialect]) -> Evidence:
    """The dialect that explains the text best; one column where none does or each line is one value."""
    found = max((weigh(lines, dialect) for dialect in candidates), key=lambda each: each.points)
    values = [form_of(line) not in (EMPTY, TEXT) for line in lines[:SAMPLE] if line.strip()]
    if found.points < 0.2 or (found.dialect.delimiter == " " and values and all(values[1:])):
        return weigh(lines, Dialect(","))
    return found


def _share_known(rows: Iterable[Sequence[str]]) -> float:
    cells = [cell for row in rows for cell in row]
    return sum(_is_known(cell) for cell in cells) / len(cells)


def _is_known(cell: str) -> float:
    form = form_of(cell)
    if form != TEXT:
        return 0.9 if cell[:1].isspace() or cell[-1:].isspace() else 1.0
    return 0.8 if _WORD.fullmatch(cell) else 0.0
