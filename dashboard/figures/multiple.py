"""One of several small charts side by side: places in the same order, a ring for then, a dot for now, the median as a line."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import listing
from dashboard.figures.canvas import NAME, NOTE, Layer, Row, bare, compose, empty, lettered, name_room, read
from dashboard.figures.marks import NBSP, ROWS, hit_rows, strokes, words

COLUMNS = (
    "code",
    "name",
    "value",
    "before",
    "value_text",
    "before_text",
    "sentence",
    "is_own",
    "is_best",
    "is_city",
)
_BEST = f"{NBSP}最好"
_VALUES = 126
"""Px for the values, with the word for the best."""
_FOOT = 0.7
"""Rows below the last, for the name of the median."""


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    median: float | None = None,
    width: float = 440,
) -> go.Figure:
    """Rows code, name, value, before, their texts, sentence, is_own, is_best, is_city, first on top; all in one unit.

    A missing value shows its sentence. The city comes first and is closed by a line; `median` is that of the
    peers. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    n = len(rows)
    y = [float(n - 1 - i) for i in range(n)]
    left = name_room((r["name"] for r in rows), signs=False)
    right = width - _VALUES
    known = [i for i in range(n) if rows[i]["value"] is not None]
    twice = [i for i in known if rows[i]["before"] is not None]
    silent = [i for i in range(n) if rows[i]["value"] is None]
    low, high = _ends(rows, median)
    colours = [theme.accent if r["is_own"] else theme.bar for r in rows]
    layers: list[Layer] = [strokes([(low, v, high, v) for v in y], theme.grid, 1)]
    if median is not None:
        peers = n - sum(bool(r["is_city"]) for r in rows)
        layers.append(strokes([(median, -0.5, median, peers - 0.5)], theme.ink, 1.5))
        layers.append(words([median], [-0.5], ["中位"], theme.ink2, NOTE, "bottom center"))
    for own in (False, True):
        some = [i for i in twice if bool(rows[i]["is_own"]) is own]
        colour = theme.accent if own else theme.bar
        layers.append(strokes([(rows[i]["before"], y[i], rows[i]["value"], y[i]) for i in some], colour, 3))
    layers += [
        _dots(
            [rows[i]["before"] for i in twice],
            [y[i] for i in twice],
            theme.paper,
            [colours[i] for i in twice],
            10,
        ),
        _dots(
            [rows[i]["value"] for i in known],
            [y[i] for i in known],
            [colours[i] for i in known],
            theme.paper,
            15,
        ),
        words([0] * n, y, [_strong(r["name"], r) for r in rows], [_ink(r, theme) for r in rows], axes=ROWS),
        words(
            [right + 12] * len(known),
            [y[i] for i in known],
            [_strong(rows[i]["value_text"], rows[i]) + (_BEST if rows[i]["is_best"] else "") for i in known],
            [_ink(rows[i], theme) for i in known],
            NAME,
            axes=ROWS,
        ),
        words(
            [left] * len(silent),
            [y[i] for i in silent],
            [rows[i]["sentence"] or "" for i in silent],
            theme.ink2,
            NOTE,
            axes=ROWS,
        ),
        hit_rows(y, [_hover(r) for r in rows], width),
    ]
    shapes = [
        {
            "type": "line",
            "x0": 0,
            "x1": 1,
            "xref": "paper",
            "y0": v - 0.5,
            "y1": v - 0.5,
            "line": {"color": theme.ink, "width": 1},
        }
        for v, r in zip(y, rows, strict=True)
        if r["is_city"] and n > 1
    ]
    return compose(
        layers,
        theme,
        scale,
        xaxis=bare(low, high, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.5 - _FOOT, n - 0.5),
        shapes=shapes,
    )


def alt_text(frame: pd.DataFrame, title: str) -> str:
    """One sentence: the place that stands best, what moved most, and who has no value."""
    rows = read(frame, *COLUMNS)
    parts = [f"{title}，共 {len(rows)} 行"]
    best = [r for r in rows if r["is_best"]]
    if best:
        parts.append(f"最好 {listing(r['name'] for r in best)} {best[0]['value_text']}")
    own = [r for r in rows if r["is_own"] and r["value"] is not None]
    parts += [
        f"{r['name']} {r['value_text']}" + (f"，原来 {r['before_text']}" if r["before"] is not None else "")
        for r in own
    ]
    silent = [r["name"] for r in rows if r["value"] is None]
    if silent:
        parts.append(f"没有可比的数 {listing(silent)}")
    return "；".join(parts) + "。"


def _ends(rows: list[Row], median: float | None) -> tuple[float, float]:
    values = [v for r in rows for v in (r["value"], r["before"], median) if v is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = ((high - low) or max(abs(high), 1.0)) * 0.07
    return round(low - room, 4), round(high + room, 4)


def _dots(x: list[float], y: list[float], fill: str | list[str], line: str | list[str], size: float) -> Layer:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {"size": size, "color": fill, "opacity": 1, "line": {"width": 2, "color": line}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _strong(text: str | None, row: Row) -> str:
    return f"<b>{text}</b>" if text and (row["is_own"] or row["is_best"]) else text or ""


def _ink(row: Row, theme: Theme) -> str:
    return theme.ink if row["is_own"] or row["is_best"] or row["is_city"] else theme.ink2


def _hover(row: Row) -> str:
    if row["value"] is None:
        return f"{row['name']}  {row['sentence'] or ''}"
    was = "" if row["before"] is None else f"，原来 {row['before_text']}"
    return f"{row['name']}  {row['value_text']}{was}"
