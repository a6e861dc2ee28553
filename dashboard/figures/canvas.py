"""The sheet that every figure is drawn on: reading a frame, room for names, axes, layout and scaling."""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import SANS, Theme

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "doubleClick": False,
    "scrollZoom": False,
    "showTips": False,
    # Maps ask for a world even where none is drawn: an empty one of our own, never one from outside.
    "topojsonURL": "app/static/geo/",
}

NAME, NOTE = 19, 16.5  # px of names and values, of notes, on the wall
ROW = 31  # least height of a row in px, on the wall
WIDTH = 640  # px of a panel on the wall when the caller names none
_LEAST_PART = 0.02  # of the sheet, that an axis keeps
_LONGEST_NAME = 420  # px that a name takes at most of its picture's width; twenty-two characters
SIGN_ROOM = 24  # px before a name, taken by its status sign

# Keys whose values are px wherever they stand; "width" is px only inside "line", else it is in data units.
_PIXELS = frozenset({"size", "zerolinewidth", "xshift", "yshift", "borderpad", "l", "r", "t", "b"})

# Texts from data keep their length until the figure is whole, so that they are measured and cut as they are read:
# one private character stands for each that Plotly would read as more than itself.
_KEPT = str.maketrans("<>&", "\ue0f0\ue0f1\ue0f2")
_ENTITIES = str.maketrans({"\ue0f0": "&lt;", "\ue0f1": "&gt;", "\ue0f2": "&amp;"})

Layer = dict[str, Any]
Row = dict[str, Any]


def read(frame: pd.DataFrame, *columns: str) -> list[Row]:
    """The rows as dictionaries, missing cells None, fractions rounded to four places, which no label needs.

    Raises KeyError naming the columns that the frame lacks.
    """
    chosen = frame[list(columns)]
    cells = [[_plain(v) for v in chosen[c].tolist()] for c in columns]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


def lettered(frame: pd.DataFrame, *columns: str) -> list[Row]:
    """The rows as `read` gives them, for drawing: what Plotly would take for tags and entities stays text."""
    rows = read(frame, *columns)
    return [{k: letters(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows]


def letters(text: str) -> str:
    """A text from data for a figure, of the same length."""
    return text.translate(_KEPT)


def written(part: Any) -> Any:
    """A copy of a figure's dictionary with the marks of `lettered` as Plotly's entities."""
    if isinstance(part, str):
        return part.translate(_ENTITIES)
    if isinstance(part, dict):
        return {key: written(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [written(value) for value in part]
    return part


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 4)
    return None if value is pd.NA or value is pd.NaT else value


def as_day(value: date | str) -> date:
    """A day from what a frame holds: date, timestamp, or ISO text with or without the day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(f"{value}-01" if len(value) == 7 else value[:10])


def span_of(text: str, size: float = NAME) -> float:
    """About how many px a text takes: a Chinese character is as wide as it is high."""
    return sum(size if ord(c) > 0x2E7F else 0.56 * size for c in text)


def name_room(names: Iterable[str], *, signs: bool = True, size: float = NAME) -> float:
    """Px that the column of names at the left needs; a name of endless length doesn't push the picture off the sheet."""
    longest = min(max((span_of(n, size) for n in names), default=0), _LONGEST_NAME)
    return (SIGN_ROOM if signs else 0) + longest + 16


def height(rows: int, over: float = 0) -> float:
    """Px that so many rows need at the least on the wall, with `over` px for heads and axes."""
    return over + ROW * max(rows, 1)


def _part(domain: tuple[float, float]) -> list[float]:
    """A part of the sheet that is never empty, however much room others asked for."""
    begin = round(min(max(domain[0], 0), 1 - _LEAST_PART), 4)
    return [begin, round(min(max(domain[1], begin + _LEAST_PART), 1), 4)]


def bare(low: float, high: float, domain: tuple[float, float] = (0, 1), **more: Any) -> Layer:
    """An axis that is not drawn."""
    return {
        "visible": False,
        "fixedrange": True,
        "range": [round(low, 4), round(high, 4)],
        "domain": _part(domain),
        **more,
    }


def marked(theme: Theme, low: Any, high: Any, domain: tuple[float, float] = (0, 1), **more: Any) -> Layer:
    """An axis with tick labels and nothing else."""
    return {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "linecolor": theme.rule,
        "tickfont": {"color": theme.ink2, "size": NOTE},
        "range": [low, high],
        "domain": _part(domain),
        **more,
    }


def ruled(colour: str, width: float, **where: Any) -> Layer:
    """A straight line of the layout; `where` are Plotly's x0, x1, y0, y1, xref, yref, layer."""
    return {"type": "line", "line": {"color": colour, "width": width}, **where}


def scaled(part: Any, factor: float) -> Any:
    """A copy of a figure's dictionary with all that is px multiplied: type, margins, lines, markers."""
    if isinstance(part, list | tuple):
        return [scaled(p, factor) for p in part] if part and isinstance(part[0], dict) else part
    if not isinstance(part, dict):
        return part
    return {
        key: _times(value, factor)
        if key in _PIXELS and not isinstance(value, dict)
        else {**scaled(value, factor), "width": _times(value["width"], factor)}
        if key == "line" and isinstance(value, dict) and "width" in value
        else scaled(value, factor)
        for key, value in part.items()
    }


def _times(value: Any, factor: float) -> Any:
    if isinstance(value, list | tuple):
        return [round(v * factor, 1) for v in value]
    return round(value * factor, 1)


class FinishedFigure(go.Figure):  # type: ignore[misc]  # plotly ships no types
    """A figure that nobody changes any more: it is copied into a dictionary once, not at every run of a page."""

    _finished: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain data, the same object each time."""
        if self._finished is None:
            self._finished = super().to_dict()
        return self._finished

    def lead(self, address: Callable[[int], str]) -> None:
        """Say in `meta` where a click on each mark leads, for the browser; `address` takes the place of a row."""
        places = {place for trace in self.data if trace.hoverinfo != "skip" for place in _places(trace)}
        leads = [address(place) if place in places else "" for place in range(max(places, default=-1) + 1)]
        self.layout.meta = {**(self.layout.meta or {}), "leads": leads}
        self._finished = None


def _places(trace: Any) -> Iterable[int]:
    """The places of a trace's points that are drawn."""
    axes = [
        trace[axis] for axis in ("x", "y", "locations", "lon") if axis in trace and trace[axis] is not None
    ]
    return (place for place, point in enumerate(zip(*axes, strict=False)) if None not in point)


def compose(
    layers: Sequence[Layer],
    theme: Theme,
    scale: float,
    margin: tuple[float, float, float, float] = (0, 0, 0, 0),
    **layout: Any,
) -> go.Figure:
    """The finished figure; `margin` is left, right, top, bottom in px on the wall."""
    sheet = {
        "data": list(layers),
        "layout": {
            # Keeps out the default template, which Streamlit sets for the whole process: it would be 88 % of
            # the figure's JSON; colours and sizes come from the tokens instead.
            "template": {},
            "font": {"family": SANS, "size": NAME, "color": theme.ink2},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": dict(zip("lrtb", margin, strict=True)),
            "showlegend": False,
            "dragmode": False,
            "barmode": "overlay",
            "bargap": 0,
            "hoverlabel": {
                "bgcolor": theme.raised,
                "bordercolor": theme.rule,
                "font": {"family": SANS, "size": NAME, "color": theme.ink},
            },
            **layout,
        },
    }
    sheet = written(sheet)
    figure = FinishedFigure(sheet if scale == 1 else scaled(sheet, scale))
    figure.layout.template = None
    return figure


def empty(theme: Theme, scale: float) -> go.Figure:
    """The figure of an empty frame; the page says in words what is missing."""
    return compose((), theme, scale, xaxis=bare(0, 1), yaxis=bare(0, 1))
