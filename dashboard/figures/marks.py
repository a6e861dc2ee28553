"""What is drawn on the sheet: words, signs, strokes, bars in rows, and the unseen bars that take the click."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.catalog.tokens import Theme
from dashboard.figures.canvas import NAME, Layer

ROWS = ("x2", "y")  # the axes of names and notes: px of the panel across, rows down
NBSP = "\u00a0"
FADED = {"marker": {"opacity": 0.45}}
_NOTHING = "rgba(0,0,0,0)"
KEPT = {"marker": {"opacity": 1}}
_UNSEEN_BAR = {
    "type": "bar",
    "width": 0.98,
    "marker": {"color": "#000000", "opacity": 0},
    "selected": {"marker": {"opacity": 0}},
    "unselected": {"marker": {"opacity": 0}},
}


def words(
    x: Sequence[Any],
    y: Sequence[Any],
    text: Sequence[str],
    colour: str | Sequence[str],
    size: float | Sequence[float] = NAME,
    place: str | Sequence[str] = "middle right",
    axes: tuple[str, str] = ("x", "y"),
) -> Layer:
    """One layer of text; `place` is the side of the point on which a text stands."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": place,
        "textfont": {"size": size, "color": colour},
        "xaxis": axes[0],
        "yaxis": axes[1],
        "hoverinfo": "skip",
        "cliponaxis": False,
        # With a colour for the selected, Plotly leaves the others as they are instead of fading them to .2.
        "selected": {"textfont": {"color": colour if isinstance(colour, str) else colour[0]}},
    }


def signs(
    statuses: Sequence[str | None],
    x: Sequence[Any],
    y: Sequence[Any],
    theme: Theme,
    size: float = 14,
    axes: tuple[str, str] = ("x", "y"),
) -> Layer:
    """Status signs, evened out to the same visual size: 未报 a ring, the others filled, no status no sign."""
    looks = [theme.statuses[s or "done"] for s in statuses]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {
            "symbol": [k.symbol or "circle" for k in looks],
            "size": [round(size * k.weight, 1) for k in looks],
            "color": [_NOTHING if k.name == "done" else k.mark for k in looks],
            "opacity": 1,
            "line": {
                "width": [2 if k.name == "none" else 0 for k in looks],
                "color": theme.statuses["none"].mark,
            },
        },
        "xaxis": axes[0],
        "yaxis": axes[1],
        "hoverinfo": "skip",
        "cliponaxis": False,
        "selected": KEPT,
        "unselected": KEPT,
    }


def strokes(
    lines: Iterable[tuple[Any, Any, Any, Any]],
    colour: str,
    width: float,
    dash: str = "solid",
    axes: tuple[str, str] = ("x", "y"),
) -> Layer:
    """Separate straight lines (x0, y0, x1, y1) as one layer."""
    x: list[Any] = []
    y: list[Any] = []
    for x0, y0, x1, y1 in lines:
        x += [x0, x1, None]
        y += [y0, y1, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x[:-1],
        "y": y[:-1],
        "line": {"color": colour, "width": width, "dash": dash},
        "xaxis": axes[0],
        "yaxis": axes[1],
        "hoverinfo": "skip",
    }


def patch(
    x: Any, y: Any, text: str, theme: Theme, *, colour: str, size: float = NAME, shift: float = 0
) -> Layer:
    """One text on a patch of paper, so that no line crosses it; an annotation, dearer than a point of `words`."""
    return {
        "x": x,
        "y": y,
        "text": text,
        "xanchor": "left",
        "xshift": shift,
        "yshift": 2,
        "showarrow": False,
        "bgcolor": theme.paper,
        "borderpad": 1,
        "font": {"size": size, "color": colour},
    }


def row_bars(
    y: Sequence[float], x: Sequence[Any], colour: str | Sequence[str], thickness: float = 0.52
) -> Layer:
    """Bars lying in rows from zero; the click is taken by `hit_rows` over them."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": y,
        "x": x,
        "width": thickness,
        "marker": {"color": colour},
        "hoverinfo": "skip",
    }


def hit_rows(y: Sequence[float | None], hover: Sequence[str], width: float) -> Layer:
    """Unseen bars across whole rows on x2, drawn last, so that name, mark and note all take the click."""
    return {
        **_UNSEEN_BAR,
        "orientation": "h",
        "y": y,
        "x": [width] * len(y),
        "xaxis": "x2",
        "hovertext": hover,
        "hoverinfo": "text",
    }


def hit_columns(x: Sequence[float | None], data: Sequence[Sequence[str]], template: str, yaxis: str) -> Layer:
    """Unseen bars over whole columns on an axis from 0 to 1, drawn last; `template` words `data` on hover."""
    return {
        **_UNSEEN_BAR,
        "x": x,
        "y": [1] * len(x),
        "yaxis": yaxis,
        "customdata": data,
        "hovertemplate": f"{template}<extra></extra>",
    }


def first_only(keys: Sequence[Any], places: dict[Any, float]) -> list[float | None]:
    """The place of each key at its first row and None at the others: a long frame keeps its row numbers."""
    waiting = dict(places)
    return [waiting.pop(key, None) for key in keys]
