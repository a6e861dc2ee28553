"""Tile map: the districts as tiles on a grid, each a bar that can be clicked; the free cell is the legend."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, listing
from dashboard.figures.canvas import Layer, Row, bare, compose, empty, lettered, read, span_of
from dashboard.figures.marks import FADED, KEPT, signs, words

COLUMNS = ("code", "column", "row", "name", "status", "value_text", "note")
_NAME, _VALUE, _NOTE = 22, 30, 16.5
_GAP = 8  # px between tiles
_PAD = 10  # px from the edge of a tile to its words
_STRIP = 30  # px of the legend's line where no cell is free


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    legend: Sequence[tuple[str, str]] = (),
    least_columns: int = 3,
    width: float = 557,
    height: float = 352,
) -> go.Figure:
    """Rows code, column, row (from the top left, any origin), name, status, value_text, note (8/8 项).

    `legend` holds (status, words with the threshold); `width` and `height` are the px it is drawn at on the wall.
    Clickable: the tiles.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    left, top = min(r["column"] for r in rows), min(r["row"] for r in rows)
    cells = [(int(r["column"] - left), int(r["row"] - top)) for r in rows]
    across = max(least_columns, 1 + max(c for c, _ in cells))
    down = 1 + max(r for _, r in cells)
    free = {(c, r) for c in range(across) for r in range(down)} - set(cells)
    foot = _STRIP if legend and not free else 0
    wide, high = (width + _GAP) / across, (height - foot + _GAP) / down  # px of a cell with its gap
    x0 = [c * wide for c, _ in cells]
    x1 = [v + wide - _GAP for v in x0]
    y1 = [height - r * high for _, r in cells]
    y0 = [v - high + _GAP for v in y1]
    layers = [
        *inscriptions(rows, x0, x1, y0, y1, theme),
        *_legend(
            legend, theme, width, [max(free, key=lambda c: (c[1], c[0]))] if free else [], wide, high, height
        ),
        tiles(rows, x0, x1, y0, y1, theme),
    ]
    return compose(layers, theme, scale, xaxis=bare(-1, width + 1), yaxis=bare(-1, height + 1))


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: how many districts stand in each status, and which."""
    rows = read(frame, "name", "status", "value_text")
    parts = [f"区县示意图，共 {len(rows)} 个"]
    words_of = {"ok": "正常", "near": "接近", "late": "落后", "over": "严重", "none": UNREPORTED}
    for status, word in words_of.items():
        own = [r for r in rows if (r["status"] or "none") == status]
        if own:
            parts.append(f"{word} {listing(_said(r) for r in own)}")
    return "；".join(parts) + "。"


def _said(row: Row) -> str:
    return f"{row['name']} {row['value_text']}" if row["value_text"] else str(row["name"])


def tiles(
    rows: Sequence[Row], x0: list[float], x1: list[float], y0: list[float], y1: list[float], theme: Theme
) -> Layer:
    """The clickable areas, hatched where nothing was reported."""
    silent = [(r["status"] or "none") == "none" for r in rows]
    return {
        "type": "bar",
        "x": [round((a + b) / 2, 1) for a, b in zip(x0, x1, strict=True)],
        "y": [round(b - a, 1) for a, b in zip(y0, y1, strict=True)],
        "base": [round(v, 1) for v in y0],
        "width": round(x1[0] - x0[0], 1),
        "marker": {
            "color": [theme.tile(r["status"] or "none") for r in rows],
            "line": {"width": [1.5 if s else 0 for s in silent], "color": theme.statuses["none"].mark},
            "pattern": {
                "shape": ["/" if s else "" for s in silent],
                "fgcolor": theme.rule,
                "bgcolor": theme.statuses["none"].tint,
                "size": 7,
                "solidity": 0.25,
            },
        },
        "hovertext": [f"{r['name']}  {r['value_text'] or UNREPORTED}  {r['note'] or ''}" for r in rows],
        "hoverinfo": "text",
        "unselected": FADED,
        "selected": KEPT,
    }


def inscriptions(
    rows: Sequence[Row], x0: list[float], x1: list[float], y0: list[float], y1: list[float], theme: Theme
) -> list[Layer]:
    """Name and sign on top, value and note at the foot; more tiles, smaller type, and notes only where all fit."""
    wide, high = x1[0] - x0[0], y1[0] - y0[0]
    close = min(1.0, wide / 165, high / 88)
    values = [r["value_text"] or UNREPORTED for r in rows]
    notes = [r["note"] or "" for r in rows]
    room = wide - 2 * _PAD - 6
    if any(span_of(v, _VALUE * close) + span_of(t, _NOTE) > room for v, t in zip(values, notes, strict=True)):
        notes = [""] * len(rows)
    statuses = [r["status"] or "none" for r in rows]
    colours = [theme.ink if s in ("ok", "done") else theme.statuses[s].text for s in statuses]
    left = [round(v + _PAD, 1) for v in x0]
    top = [round(v - 14 * close, 1) for v in y1]
    return [
        words(left, top, [f"<b>{r['name']}</b>" for r in rows], theme.ink, _NAME * close, "bottom right"),
        words(
            left,
            [round(v + 10 * close, 1) for v in y0],
            [f"<b>{v}</b>" for v in values],
            colours,
            _VALUE * close,
            "top right",
        ),
        words(
            [round(v - _PAD, 1) for v in x1],
            [round(v + 14 * close, 1) for v in y0],
            notes,
            theme.ink2,
            _NOTE,
            "top left",
        ),
        signs(
            statuses,
            [round(v - _PAD - 8 * close, 1) for v in x1],
            [round(v - 13 * close, 1) for v in top],
            theme,
            16 * close,
        ),
    ]


def _legend(
    legend: Sequence[tuple[str, str]],
    theme: Theme,
    width: float,
    free: Sequence[tuple[int, int]],
    wide: float,
    high: float,
    height: float,
) -> list[Layer]:
    """The statuses one a line in the free cell, or all in one line under a grid that has none."""
    n = len(legend)
    if not n:
        return []
    size = _NOTE
    if free:
        column, row = free[0]
        step = min(26.0, (high - _GAP) / n)
        x = [column * wide + 14] * n
        y = [height - row * high - 15 - i * step for i in range(n)]
    else:
        room = width / n
        x = [i * room + 9 for i in range(n)]
        y = [11.0] * n
        size = min(_NOTE, _NOTE * (room - 30) / max(span_of(t, _NOTE) for _, t in legend))
    return [
        signs([s for s, _ in legend], x, y, theme, 13),
        words([v + 14 for v in x], y, [t for _, t in legend], theme.ink2, round(size, 1)),
    ]
