"""Age of open cases by unit: stacked bars of at most four shades, the stronger the older, with their sums."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import number
from dashboard.figures.canvas import (
    NOTE,
    WIDTH,
    Layer,
    Row,
    bare,
    compose,
    empty,
    lettered,
    name_room,
    read,
    span_of,
)
from dashboard.figures.marks import KEPT, NBSP, ROWS, first_only, hit_rows, row_bars, words

COLUMNS = ("code", "name", "bucket", "bucket_order", "value")
_STEPS = {1: (6,), 2: (2, 7), 3: (1, 4, 8), 4: (1, 3, 6, 9)}  # sequential steps, youngest to oldest


def draw(
    frame: pd.DataFrame, theme: Theme, scale: float = 1, *, unit: str = "件", width: float = WIDTH
) -> go.Figure:
    """Rows code, name, bucket, bucket_order, value; units in order of appearance, at most four buckets.

    Clickable: the whole row of a unit; the answer is its first row. Raises KeyError for a fifth bucket.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    names = {r["code"]: r["name"] for r in rows}
    y = {code: float(len(names) - 1 - i) for i, code in enumerate(names)}
    buckets = dict(sorted((r["bucket_order"], r["bucket"]) for r in rows))
    values = {(r["code"], r["bucket_order"]): r["value"] or 0 for r in rows}
    sums = {code: sum(values.get((code, b), 0) for b in buckets) for code in names}
    most = max(*sums.values(), 1)
    left = name_room(names.values(), signs=False)
    right = width - 56
    tones = [(theme.sequential[s], theme.on_step(s)) for s in _STEPS[len(buckets)]]
    layers: list[Layer] = []
    done: dict[Any, float] = dict.fromkeys(names, 0)
    for (colour, written), bucket in zip(tones, buckets, strict=True):
        own = {code: values.get((code, bucket), 0) for code in names}
        wide = [code for code in names if own[code] >= 0.08 * most]  # room for a number
        layers += [
            {
                **row_bars(list(y.values()), list(own.values()), colour, 0.58),
                "base": list(done.values()),
                "marker": {"color": colour, "line": {"width": 1, "color": theme.paper}},
            },
            words(
                [done[c] + own[c] / 2 for c in wide],
                [y[c] for c in wide],
                [number(own[c]) for c in wide],
                written,
                NOTE,
                "middle center",
            ),
        ]
        done = {code: done[code] + own[code] for code in names}
    n = len(names)
    layers += [
        *_key(buckets, tones, n, width, theme),
        words([0] * n, list(y.values()), list(names.values()), theme.ink, axes=ROWS),
        words(
            list(sums.values()),
            list(y.values()),
            [f"{NBSP * 2}<b>{number(v)}</b>" for v in sums.values()],
            theme.ink,
        ),
        hit_rows(
            first_only([r["code"] for r in rows], y),
            _hovers(rows, buckets, values, sums, unit),
            width,
        ),
    ]
    return compose(
        layers,
        theme,
        scale,
        xaxis=bare(0, most, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.55, n + 0.35),
    )


def alt_text(frame: pd.DataFrame, unit: str = "件") -> str:
    """One sentence: the units with most and fewest open cases, and who holds most of the oldest."""
    rows = read(frame, *COLUMNS)
    if not rows:
        return "在办案件的时长，没有数据。"
    sums: dict[str, float] = {}
    for r in rows:
        sums[r["name"]] = sums.get(r["name"], 0) + (r["value"] or 0)
    oldest = max(r["bucket_order"] for r in rows)
    worst = max((r for r in rows if r["bucket_order"] == oldest), key=lambda r: r["value"] or 0)
    high, low = max(sums, key=lambda s: sums[s]), min(sums, key=lambda s: sums[s])
    return (
        f"在办案件的时长，最多 {high} {number(sums[high])} {unit}；最少 {low} {number(sums[low])} {unit}；"
        f"{worst['bucket']}最多 {worst['name']} {number(worst['value'] or 0)} {unit}。"
    )


def _hovers(
    rows: list[Row],
    buckets: dict[Any, str],
    values: dict[tuple[Any, Any], float],
    sums: dict[Any, float],
    unit: str,
) -> list[str]:
    """A unit's sum and its parts at its first row, which alone is hit."""
    told: dict[Any, str] = {}
    for row in rows:
        code = row["code"]
        parts = "，".join(f"{word} {number(values.get((code, b), 0))}" for b, word in buckets.items())
        told.setdefault(code, f"{row['name']}  {number(sums[code])} {unit}：{parts}")
    return [told.pop(row["code"], "") for row in rows]


def _key(
    buckets: dict[Any, str], tones: list[tuple[str, str]], n: int, width: float, theme: Theme
) -> list[Layer]:
    """The shades in words over the bars, youngest first, set from the right edge."""
    x = width
    places: list[float] = []
    for text in reversed(buckets.values()):
        x -= span_of(text, NOTE) + 6
        places.insert(0, x)
        x -= 34
    y = [n - 0.05] * len(places)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [p - 12 for p in places],
            "y": y,
            "xaxis": "x2",
            "marker": {
                "symbol": "square",
                "size": 14,
                "color": [c for c, _ in tones],
                "opacity": 1,
                "line": {"width": 0},
            },
            "hoverinfo": "skip",
            "unselected": KEPT,
        },
        words(places, y, list(buckets.values()), theme.ink2, NOTE, axes=ROWS),
    ]
