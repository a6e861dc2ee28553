"""Shares by district: a ring for last year, a dot for now, the city's line solid and the target's dashed."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import listing, percent
from dashboard.figures.canvas import (
    NOTE,
    SIGN_ROOM,
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
from dashboard.figures.marks import NBSP, ROWS, hit_rows, patch, signs, strokes, words

COLUMNS = ("code", "name", "value", "before", "denominator_text", "status")


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    city: float | None = None,
    target: float | None = None,
    labels: tuple[str, str] = ("全市", "目标"),
    sentence: str = "未报，不参与比较",
    width: float = 860,
) -> go.Figure:
    """Rows code, name, value, before (percent), denominator_text, status, best first; no value is 未报.

    `labels` name the lines of `city` and `target`; their values are added. Signs are drawn only where a status
    is given. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    n = len(rows)
    y = [float(n - 1 - i) for i in range(n)]
    judged = any(r["status"] for r in rows)
    left = name_room((r["name"] for r in rows), signs=judged)
    right = width - max(80, *(span_of(r["denominator_text"] or "", NOTE) + 16 for r in rows))
    low, high = _ends(rows, city, target, right - left)
    known = [i for i in range(n) if rows[i]["value"] is not None]
    twice = [i for i in known if rows[i]["before"] is not None]
    silent = [i for i in range(n) if rows[i]["value"] is None]
    layers: list[Layer] = [strokes([(low, v, high, v) for v in y], theme.grid, 1)]
    if city is not None:
        layers.append(strokes([(city, -0.5, city, n - 0.5)], theme.ink, 1.5))
    if target is not None:
        layers.append(strokes([(target, -0.5, target, n - 0.5)], theme.plan, 2, "dot"))
    layers += [
        strokes([(rows[i]["before"], y[i], rows[i]["value"], y[i]) for i in twice], theme.accent, 4),
        {
            **_dots([rows[i]["before"] for i in twice], [y[i] for i in twice], theme.paper, 11),
            "marker": {"size": 11, "color": theme.paper, "line": {"width": 2.5, "color": theme.accent}},
        },
        _dots([rows[i]["value"] for i in known], [y[i] for i in known], theme.accent, 16),
        words([SIGN_ROOM if judged else 0] * n, y, [r["name"] for r in rows], theme.ink, axes=ROWS),
        words(
            [width] * n,
            y,
            [r["denominator_text"] or "" for r in rows],
            theme.ink2,
            NOTE,
            "middle left",
            ROWS,
        ),
    ]
    if judged:
        layers.append(signs([r["status"] or "none" for r in rows], [8] * n, y, theme, axes=ROWS))
    layers.append(hit_rows(y, [_hover(r, sentence) for r in rows], width))
    return compose(
        layers,
        theme,
        scale,
        margin=(0, 0, 26, 0),
        annotations=[
            *(_value(rows[i], y[i], theme) for i in known),
            *(patch(low, y[i], sentence, theme, colour=theme.ink2, size=NOTE, shift=4) for i in silent),
            *_heads(city, target, labels, n, theme),
        ],
        xaxis=bare(low, high, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.5, n - 0.5),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: the highest and the lowest share, and who did not report."""
    rows = read(frame, "name", "value")
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: r["value"])
    silent = [r["name"] for r in rows if r["value"] is None]
    parts = [f"占比，共 {len(rows)} 家"]
    if known:
        parts.append(f"最高 {known[-1]['name']} {percent(known[-1]['value'])}")
        parts.append(f"最低 {known[0]['name']} {percent(known[0]['value'])}")
    if silent:
        parts.append(f"未报 {listing(silent)}")
    return "；".join(parts) + "。"


def _ends(rows: list[Row], city: float | None, target: float | None, px: float) -> tuple[float, float]:
    """The range of the axis, with room for the largest number's label at the right."""
    values = [v for r in rows for v in (r["value"], r["before"]) if v is not None]
    values += [v for v in (city, target) if v is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    span = (high - low) or max(abs(high), 1.0)
    low -= 0.3 * span if low > 0.3 * span else low
    per_px = (high - low or 1.0) / max(px - 90, px / 2)
    return round(low, 3), round(high + 90 * per_px, 3)


def _dots(x: list[float], y: list[float], colour: str, size: float) -> Layer:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {"size": size, "color": colour},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _value(row: Row, y: float, theme: Theme) -> Layer:
    """The share beside the right one of its two marks."""
    right = max(row["value"], row["before"] or row["value"])
    return patch(right, y, f"<b>{percent(row['value'])}</b>", theme, colour=theme.ink, shift=12)


def _heads(
    city: float | None, target: float | None, labels: tuple[str, str], n: int, theme: Theme
) -> list[Layer]:
    """The names of the two lines over them, turned away from each other."""
    city_left = target is None or city is None or city <= target
    return [
        {
            "x": value,
            "y": n - 0.5,
            "text": text,
            "xanchor": "right" if to_left else "left",
            "xshift": 4 if to_left else -4,
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": NOTE, "color": colour},
        }
        for value, text, to_left, colour in (
            (city, f"<b>{labels[0]} {percent(city or 0)}</b>", city_left, theme.ink),
            (target, f"{labels[1]} {percent(target or 0)}", not city_left, theme.ink2),
        )
        if value is not None
    ]


def _hover(row: Row, sentence: str) -> str:
    if row["value"] is None:
        return f"{row['name']}  {sentence}"
    was = "" if row["before"] is None else f"，上年 {percent(row['before'])}"
    return f"{row['name']}  {percent(row['value'])}{was}{NBSP}{row['denominator_text'] or ''}"
