"""Names and values on a map: inside a district where they fit, else beside it at the end of a line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED
from dashboard.figures.canvas import Layer, Row, span_of
from dashboard.figures.projection import Sheet

_SIZES = ((20.0, 24.0), (17.0, 19.0), (16.5, 16.5))  # px of name and value, the largest that fits
_OUTSIDE = 16.5
_MARGIN = 4
_TIGHT = 0.74  # of half the diagonal: corners of the words may touch a border
_DIRECTIONS = 24
_STEPS = range(24, 240, 8)


@dataclass(frozen=True)
class Label:
    """Where a row's words stand, in px of the sheet; `size` is that of the name and of the value."""

    x: float
    y: float
    size: tuple[float, float]
    outside: bool


Word = tuple[Label, str, str, float]
"""Where a text stands, the text, its colour and its size."""


def place_labels(rows: Sequence[Row], sheet: Sheet) -> dict[int, Label]:
    """A label for each row that has a label point and no tile, by the row's number."""
    found: dict[int, Label] = {}
    taken: list[tuple[float, float, float, float]] = []
    small = []
    for number, row in enumerate(rows):
        x, y = sheet.across(row["east"]), sheet.up(row["north"])
        size = None if row["apart"] else _fitting(row, sheet.span(row["room"], row["north"]))
        if size is None:
            taken.append(_box(x, y, 26, 26))
            small += [] if row["apart"] else [number]
            continue
        found[number] = Label(x, y, size, outside=False)
        taken.append(_box(x, y, _wide(row, size), sum(size) * 1.15))
    for number in sorted(small, key=lambda n: rows[n]["room"]):  # the smallest has the least to choose from
        row = rows[number]
        spot = _free(row, sheet, taken)
        found[number] = Label(*spot, (_OUTSIDE, _OUTSIDE), outside=True)
        taken.append(_box(*spot, _line_wide(row), _OUTSIDE * 1.3))
    return found


def draw_labels(rows: Sequence[Row], labels: dict[int, Label], sheet: Sheet, theme: Theme) -> list[Layer]:
    """Lines to the words outside, dots at their ends, then the words."""
    outside = {n: label for n, label in labels.items() if label.outside}
    inside = {n: label for n, label in labels.items() if not label.outside}
    names = [(label, f"<b>{rows[n]['name']}</b>", theme.ink, label.size[0]) for n, label in inside.items()]
    values = [
        (label, f"{_sign(rows[n], theme)}<b>{value_of(rows[n])}</b>", _colour(rows[n], theme), label.size[1])
        for n, label in inside.items()
    ]
    lines = [
        (
            label,
            f"{_sign(rows[n], theme)}{rows[n]['name']} <b>{value_of(rows[n])}</b>",
            theme.ink,
            label.size[0],
        )
        for n, label in outside.items()
    ]
    written = (names, "top center"), (values, "bottom center"), (lines, "middle center")
    return [
        *_leads(rows, outside, sheet, theme),
        *(_words(words, place, sheet, theme) for words, place in written if words),
    ]


def value_of(row: Row) -> str:
    """The value as it is written, 未报 where there is none."""
    return str(row["value_text"] or UNREPORTED)


def _fitting(row: Row, room: float) -> tuple[float, float] | None:
    for size in _SIZES:
        if room >= _TIGHT * math.hypot(_wide(row, size), sum(size) * 1.15) / 2:
            return size
    return None


def _wide(row: Row, size: tuple[float, float]) -> float:
    return max(span_of(row["name"], size[0]), span_of(f"● {value_of(row)}", size[1]))


def _line_wide(row: Row) -> float:
    return span_of(f"● {row['name']} {value_of(row)}", _OUTSIDE) + 8


def _box(x: float, y: float, wide: float, high: float) -> tuple[float, float, float, float]:
    return x - wide / 2 - _MARGIN, y - high / 2, x + wide / 2 + _MARGIN, y + high / 2


def _free(row: Row, sheet: Sheet, taken: Sequence[tuple[float, float, float, float]]) -> tuple[float, float]:
    """The nearest spot around a district where its words cover no others; over the district where there is none."""
    x, y = sheet.across(row["east"]), sheet.up(row["north"])
    wide, high = _line_wide(row), _OUTSIDE * 1.3
    for away in _STEPS:
        for turn in range(_DIRECTIONS):
            angle = 2 * math.pi * turn / _DIRECTIONS
            spot = x + away * math.cos(angle) * 1.3, y + away * math.sin(angle)
            left, low, right, top = _box(*spot, wide, high)
            within = left >= 0 and low >= 0 and right <= sheet.width and top <= sheet.height
            if within and not any(a < right and left < c and b < top and low < d for a, b, c, d in taken):
                return spot
    return x, y


def _leads(rows: Sequence[Row], outside: dict[int, Label], sheet: Sheet, theme: Theme) -> list[Layer]:
    if not outside:
        return []
    east: list[Any] = []
    north: list[Any] = []
    for number, label in outside.items():
        row = rows[number]
        x, y = sheet.across(row["east"]), sheet.up(row["north"])
        left, low, right, top = _box(label.x, label.y, _line_wide(row), _OUTSIDE * 1.3)
        end = min(max(x, left), right), min(max(y, low), top)  # the nearest point of the words
        east += [row["east"], sheet.east(end[0]), None]
        north += [row["north"], sheet.north(end[1]), None]
    return [
        {
            "type": "scattergeo",
            "mode": "lines",
            "lon": east[:-1],
            "lat": north[:-1],
            "line": {"color": theme.ink2, "width": 1},
            "hoverinfo": "skip",
        }
    ]


def _words(words: Sequence[Word], place: str, sheet: Sheet, theme: Theme) -> Layer:
    labels, texts, colours, sizes = (list(column) for column in zip(*words, strict=True))
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [sheet.east(label.x) for label in labels],
        "lat": [sheet.north(label.y) for label in labels],
        "text": texts,
        "textposition": place,
        "textfont": {
            "size": sizes,
            "color": colours,
            "shadow": f"0 0 3px {theme.paper}, 0 0 3px {theme.paper}",
        },
        "hoverinfo": "skip",
        # With a colour for the selected, Plotly leaves the others as they are instead of fading them to .2.
        "selected": {"textfont": {"color": colours[0]}},
    }


def _sign(row: Row, theme: Theme) -> str:
    """The sign before a value; none for what has no light."""
    status = theme.statuses[row["status"] or "none"]
    if not status.symbol:
        return ""
    return f'<span style="color:{status.mark};font-size:.75em">{status.sign}</span> '


def _colour(row: Row, theme: Theme) -> str:
    status = row["status"] or "none"
    return theme.ink if status in ("ok", "done") else theme.statuses[status].text
