"""Monthly flow: received and closed in pairs, last year's received as ticks, the backlog as a strip below."""

import math
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, counted, month, number
from dashboard.figures.canvas import (
    NAME,
    Layer,
    as_day,
    bare,
    compose,
    empty,
    lettered,
    marked,
    read,
    span_of,
)
from dashboard.figures.marks import first_only, hit_columns, words

COLUMNS = ("month", "series", "value")
SERIES: Mapping[str, str] = MappingProxyType(
    {"received": "新收", "closed": "办结", "received_before": "上年新收", "backlog": "在办"}
)
_UPPER, _LOWER = (0.36, 1.0), (0.0, 0.24)
_PAIR = 0.38  # width of one column of a pair, in months


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    labels: Mapping[str, str] = SERIES,
    width: float = 900,
) -> go.Figure:
    """Rows month, series, value, oldest first; the series are the keys of SERIES, each of which may be absent.

    Clickable: the months over the whole height; the answer is the first row of a month.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    days = [as_day(r["month"]) for r in rows]
    months = list(dict.fromkeys(days))
    at = {d: float(i) for i, d in enumerate(months)}
    values: dict[str, dict[date, float]] = {name: {} for name in SERIES}
    for d, row in zip(days, rows, strict=True):
        if row["value"] is not None:
            values[row["series"]][d] = row["value"]
    n = len(months)
    top = max(
        [1.0, *(v for name in ("received", "closed", "received_before") for v in values[name].values())]
    )
    most = max([1.0, *values["backlog"].values()])
    wordy = max(span_of(f"{label} {number(max(top, most))}") for label in labels.values())
    plot = width - 62 - wordy - 44  # px of the months; the words of the last month stand to their right
    layers = [
        _bars(values["received"], at, -_PAIR / 2 - 0.01, _PAIR, theme.fill),
        _bars(values["closed"], at, _PAIR / 2 + 0.01, _PAIR, theme.bar),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [at[d] - _PAIR / 2 - 0.01 for d in values["received_before"]],
            "y": list(values["received_before"].values()),
            "marker": {
                "symbol": "line-ew",
                "size": 14 if n > 14 else 20,
                "line": {"width": 2.5, "color": theme.ink},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        _strip(values["backlog"], at, theme),
        *_peak(values["received"], at, top, theme),
        *_labels(values, labels, months[-1], top, theme),
        hit_columns(
            first_only(days, at),
            [_facts(d, values) if first else [] for d, first in zip(days, first_only(days, at), strict=True)],
            f"%{{customdata[0]}}<br>{'<br>'.join(f'{t} %{{customdata[{i + 1}]}}' for i, t in enumerate(labels[s] for s in SERIES))}",
            "y3",
        ),
    ]
    steps = [i for i, d in enumerate(months) if d.month in (1, 7)] if n > 8 else list(range(n))
    level = _level(top)
    return compose(
        layers,
        theme,
        scale,
        margin=(52, 10, 26, 30),
        xaxis=marked(
            theme,
            -0.6,
            n - 0.4,
            (0, plot / (width - 62)),
            anchor="y2",
            tickvals=steps,
            ticktext=[
                f"{months[i].year}年{months[i].month}月"
                if i == steps[0] or months[i].month == 1
                else f"{months[i].month}月"
                for i in steps
            ],
        ),
        yaxis=marked(
            theme,
            0,
            top * 1.06,
            _UPPER,
            showgrid=True,
            gridcolor=theme.grid,
            zeroline=True,
            zerolinecolor=theme.ink,
            zerolinewidth=1.2,
            tickvals=[0, level],
            ticktext=["0", number(level)],
        ),
        yaxis2=marked(
            theme,
            0,
            most * 1.1,
            _LOWER,
            zeroline=True,
            zerolinecolor=theme.ink,
            zerolinewidth=1.2,
            tickvals=[0],
            ticktext=["0"],
        ),
        xaxis2=bare(0, width - 62 - plot, (plot / (width - 62), 1), anchor="y5"),
        yaxis3=bare(0, 1, anchor="x"),
        yaxis4=bare(0, 1, _LOWER, anchor="x2"),
        yaxis5=bare(0, top * 1.06, _UPPER, anchor="x2"),
    )


def alt_text(frame: pd.DataFrame, labels: Mapping[str, str] = SERIES, unit: str = "件") -> str:
    """One sentence: each series' last value, its highest and its lowest month."""
    parts = []
    rows = [r for r in read(frame, *COLUMNS) if r["value"] is not None]
    for name, label in labels.items():
        own = [r for r in rows if r["series"] == name]
        if own:
            high, low = max(own, key=lambda r: r["value"]), min(own, key=lambda r: r["value"])
            parts.append(
                f"{label}最近 {counted(own[-1]['value'], unit)}，"
                f"最高{month(as_day(high['month']))} {number(high['value'])}，"
                f"最低{month(as_day(low['month']))} {number(low['value'])}"
            )
    return f"每月{'；'.join(parts) or '没有数据'}。"


def _bars(values: dict[date, float], at: dict[date, float], shift: float, width: float, colour: str) -> Layer:
    return {
        "type": "bar",
        "x": [round(at[d] + shift, 3) for d in values],
        "y": list(values.values()),
        "width": width,
        "marker": {"color": colour},
        "hoverinfo": "skip",
    }


def _strip(values: dict[date, float], at: dict[date, float], theme: Theme) -> Layer:
    last = max(values, default=None)
    return {
        **_bars(values, at, 0, 0.72, theme.bar),
        "marker": {"color": [theme.ink if d == last else theme.bar for d in values]},
        "yaxis": "y2",
    }


def _peak(values: dict[date, float], at: dict[date, float], top: float, theme: Theme) -> list[Layer]:
    """The number over the highest month, unless it is the last: that one is written at the right."""
    highest = max(values, key=lambda d: (values[d], d), default=None)
    if highest is None or highest == max(values):
        return []
    x = at[highest] - _PAIR / 2
    return [
        words(
            [x],
            [values[highest] + top * 0.01],
            [f"<b>{number(values[highest])}</b>"],
            theme.accent,
            NAME,
            "top center",
        )
    ]


def _labels(
    values: dict[str, dict[date, float]],
    labels: Mapping[str, str],
    last: date,
    top: float,
    theme: Theme,
) -> list[Layer]:
    """The last month in words at the right, each beside a key in its own form: square, square, tick."""
    colours = {"received": theme.fill, "closed": theme.bar, "received_before": theme.ink}
    shown = [name for name in colours if last in values[name]]
    y = [top * (0.98 - 0.17 * i) for i in range(len(shown))]
    text = {
        name: f"{labels[name]} <b>{number(values[name][last])}</b>" for name in labels if last in values[name]
    }
    layers = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [20] * len(shown),
            "y": y,
            "xaxis": "x2",
            "yaxis": "y5",
            "marker": {
                "symbol": ["line-ew" if s == "received_before" else "square" for s in shown],
                "size": [9 if s == "received_before" else 13 for s in shown],
                "color": [colours[s] for s in shown],
                "opacity": 1,
                "line": {"width": [2.5 if s == "received_before" else 0 for s in shown], "color": theme.ink},
            },
            "hoverinfo": "skip",
        },
        words([34] * len(shown), y, [text[s] for s in shown], theme.ink, axes=("x2", "y5")),
    ]
    if "backlog" in text:
        layers.append(words([34], [0.4], [text["backlog"]], theme.ink, axes=("x2", "y4")))
    return layers


def _facts(day: date, values: dict[str, dict[date, float]]) -> list[str]:
    return [f"{day:%Y-%m}", *(number(values[s][day]) if day in values[s] else UNREPORTED for s in SERIES)]


def _level(top: float) -> float:
    """The round number on the axis: 1, 2 or 5 times a power of ten, inside the range."""
    power = 10.0 ** math.floor(math.log10(top))
    return next(m * power for m in (5, 2, 1) if m * power <= top)
