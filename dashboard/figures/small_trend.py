"""Small trend: at most three lines, named with their last value at the right, their first at the left."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, number
from dashboard.figures.canvas import NOTE, Layer, Row, bare, compose, empty, lettered, marked, read, span_of
from dashboard.figures.marks import NBSP, first_only, hit_columns, words

COLUMNS = ("period", "series", "value", "strong")
_SIZE = 18
_APART = 0.15  # least distance of two end labels, as a share of the height


def draw(
    frame: pd.DataFrame, theme: Theme, scale: float = 1, *, unit: str = "%", digits: int = 1
) -> go.Figure:
    """Rows period (text, oldest first), series (its name), value, strong (one series carries the message).

    Clickable: the periods over the whole height; the answer is the first row of a period.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    periods = list(dict.fromkeys(str(r["period"]) for r in rows))
    at = {p: i for i, p in enumerate(periods)}
    series: dict[str, list[Row]] = {}
    for row in rows:
        series.setdefault(row["series"], []).append(row)
    plain = iter((theme.ink, theme.plan, theme.bar))
    values = [r["value"] for r in rows if r["value"] is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = ((high - low) or abs(high) or 1.0) * 0.24
    layers: list[Layer] = []
    ends: list[tuple[float, str, str]] = []
    for name, points in series.items():
        strong = bool(points[0]["strong"])
        colour = theme.accent if strong else next(plain)
        known = [p for p in points if p["value"] is not None]
        layers.append(_line(points, at, colour, strong))
        if not known:
            continue
        written = theme.ink2 if colour in (theme.plan, theme.bar) else colour
        last = f"{name} {_text(known[-1]['value'], unit, digits)}"
        ends.append((known[-1]["value"], f"{NBSP * 2}<b>{last}</b>", written))
        if len(known) > 1:
            rising = known[1]["value"] > known[0]["value"]  # its label goes to the side that the line leaves
            start = _text(known[0]["value"], unit, digits)
            layers.append(
                words(
                    [at[str(known[0]["period"])]],
                    [known[0]["value"] + room * (-0.16 if rising else 0.16)],
                    [start],
                    written,
                    NOTE,
                    "bottom center" if rising else "top center",
                )
            )
    ends.sort()
    places = _spread([v for v, _, _ in ends], _APART * (high - low + 2 * room))
    n = len(periods)
    right = max((span_of(t.replace("<b>", "").replace("</b>", ""), _SIZE) for _, t, _ in ends), default=0)
    layers.append(
        words(
            [n - 1] * len(ends), places, [t for _, t, _ in ends], [c for _, _, c in ends] or theme.ink, _SIZE
        )
    )
    steps = sorted({0, n - 1})
    first = first_only([str(r["period"]) for r in rows], {p: float(i) for p, i in at.items()})
    layers.append(
        hit_columns(
            first,
            [
                [] if x is None else _facts(str(r["period"]), series, unit, digits)
                for r, x in zip(rows, first, strict=True)
            ],
            "<br>".join(
                ["%{customdata[0]}", *(f"{s} %{{customdata[{i + 1}]}}" for i, s in enumerate(series))]
            ),
            "y2",
        )
    )
    return compose(
        layers,
        theme,
        scale,
        margin=(34, right + 10, 8, 30),
        xaxis=marked(
            theme, -0.1, max(n - 1, 0.1), showline=True, tickvals=steps, ticktext=[periods[i] for i in steps]
        ),
        yaxis=bare(low - room, high + room),
        yaxis2=bare(0, 1, anchor="x"),
    )


def alt_text(frame: pd.DataFrame, unit: str = "%", digits: int = 1) -> str:
    """One sentence: each line from its first to its last value."""
    series: dict[str, list[Row]] = {}
    for row in read(frame, *COLUMNS):
        if row["value"] is not None:
            series.setdefault(row["series"], []).append(row)
    parts = [
        f"{name}从{p[0]['period']}的 {_text(p[0]['value'], unit, digits)} "
        f"到{p[-1]['period']}的 {_text(p[-1]['value'], unit, digits)}"
        for name, p in series.items()
    ]
    return f"走势：{'；'.join(parts) or '没有数据'}。"


def _line(points: list[Row], at: dict[str, int], colour: str, strong: bool) -> Layer:
    alone = sum(p["value"] is not None for p in points) == 1
    return {
        "type": "scatter",
        "mode": "markers" if alone else "lines",
        "x": [at[str(p["period"])] for p in points],
        "y": [p["value"] for p in points],
        "line": {"color": colour, "width": 4 if strong else 2.5},
        "marker": {"color": colour, "size": 9},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _facts(period: str, series: dict[str, list[Row]], unit: str, digits: int) -> list[str]:
    """The period and every line's value in it."""
    values = [
        next((p["value"] for p in points if str(p["period"]) == period), None) for points in series.values()
    ]
    return [period, *(UNREPORTED if v is None else _text(v, unit, digits) for v in values)]


def _text(value: float, unit: str, digits: int) -> str:
    text = number(value, digits)
    return text + unit if unit == "%" else f"{text} {unit}" if unit else text


def _spread(values: list[float], apart: float) -> list[float]:
    """Ascending places at least so far apart, each group kept around its middle."""
    groups: list[tuple[float, int]] = []  # (middle, members)
    for value in values:
        middle, members = value, 1
        while groups and middle - (members - 1) * apart / 2 < groups[-1][0] + (groups[-1][1] + 1) * apart / 2:
            other, others = groups.pop()
            middle = (middle * members + other * others) / (members + others)
            members += others
        groups.append((middle, members))
    return [m + (i - (k - 1) / 2) * apart for m, k in groups for i in range(k)]
