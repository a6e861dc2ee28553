"""One unit against its peers: an indicator a row, a dot for its own value, a tick for the median, the range."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, counted, listing, number, percent
from dashboard.figures.canvas import (
    NAME,
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
)
from dashboard.figures.marks import ROWS, hit_rows, signs, strokes, words

COLUMNS = ("name", "own", "median", "low", "high", "unit", "status")
_OWN_ROOM, _SIDE_ROOM = 112, 92


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    few: str = "同类不足 5 家，不比较",
    heads: tuple[str, str, str, str] = ("本单位", "最低", "最高", "同类中位"),
    width: float = 900,
) -> go.Figure:
    """Rows name, own, median, low, high, unit, status, each on a scale of its own.

    `heads` name the four columns: own, low, high, median. A missing median says that there are too few peers; a missing own value is 未报. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    n = len(rows)
    y = [float(n - 1 - i) for i in range(n)]
    left = name_room(r["name"] for r in rows) + _OWN_ROOM + _SIDE_ROOM
    right = width - _SIDE_ROOM - 108
    ranged = [i for i in range(n) if None not in (rows[i]["median"], rows[i]["low"], rows[i]["high"])]
    lone = [i for i in range(n) if i not in ranged]
    dotted = [i for i in ranged if rows[i]["own"] is not None]
    place = {i: _scale(rows[i]) for i in ranged}
    statuses = ["none" if r["own"] is None else r["status"] for r in rows]
    layers: list[Layer] = [
        strokes(
            [(place[i](rows[i]["low"]), y[i], place[i](rows[i]["high"]), y[i]) for i in ranged], theme.rule, 5
        ),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [place[i](rows[i]["median"]) for i in ranged],
            "y": [y[i] for i in ranged],
            "marker": {"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": theme.ink}},
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [place[i](rows[i]["own"]) for i in dotted],
            "y": [y[i] for i in dotted],
            "marker": {
                "size": 16,
                "opacity": 1,
                "color": [
                    theme.statuses[rows[i]["status"]].mark if rows[i]["status"] else theme.accent
                    for i in dotted
                ],
                "symbol": [
                    (theme.statuses[rows[i]["status"]].symbol if rows[i]["status"] else "") or "circle"
                    for i in dotted
                ],
                "line": {"width": 2, "color": theme.paper},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        signs(statuses, [8] * n, y, theme, axes=ROWS),
        words([SIGN_ROOM] * n, y, [r["name"] for r in rows], theme.ink, axes=ROWS),
        words(
            [left - _SIDE_ROOM] * n,
            y,
            [f"<b>{_text(r, 'own')}</b>" if r["own"] is not None else UNREPORTED for r in rows],
            theme.ink,
            NAME,
            "middle left",
            ROWS,
        ),
        words(
            [left - 10] * len(ranged),
            [y[i] for i in ranged],
            [_text(rows[i], "low") for i in ranged],
            theme.ink2,
            NOTE,
            "middle left",
            ROWS,
        ),
        words(
            [right + 10] * len(ranged),
            [y[i] for i in ranged],
            [_text(rows[i], "high") for i in ranged],
            theme.ink2,
            NOTE,
            axes=ROWS,
        ),
        words(
            [width] * len(ranged),
            [y[i] for i in ranged],
            [_text(rows[i], "median") for i in ranged],
            theme.ink,
            NAME,
            "middle left",
            ROWS,
        ),
        words([left] * len(lone), [y[i] for i in lone], [few] * len(lone), theme.ink2, NOTE, axes=ROWS),
        words(
            [left - _SIDE_ROOM, left - 10, right + 10, width],
            [n - 0.5] * 4,
            list(heads),
            theme.ink2,
            NOTE,
            ["top left", "top left", "top right", "top left"],
            ROWS,
        ),
        hit_rows(y, [_hover(r, few) for r in rows], width),
    ]
    return compose(
        layers,
        theme,
        scale,
        margin=(0, 0, 26, 0),
        xaxis=bare(-0.02, 1.02, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.55, n - 0.45),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: where the unit stands above and below the median, and what it did not report."""
    rows = read(frame, *COLUMNS)
    both = [r for r in rows if r["own"] is not None and r["median"] is not None]
    parts = [f"与同类中位数比较，共 {len(rows)} 项指标"]
    for word, chosen in (
        ("高于中位", [r for r in both if r["own"] > r["median"]]),
        ("低于中位", [r for r in both if r["own"] < r["median"]]),
        (UNREPORTED, [r for r in rows if r["own"] is None]),
    ):
        if chosen:
            parts.append(f"{word} {listing(r['name'] for r in chosen)}")
    return "；".join(parts) + "。"


def _scale(row: Row) -> Callable[[float], float]:
    """Where a value of this row stands between 0 and 1; its own value widens the range if it lies outside."""
    known = [v for v in (row["low"], row["high"], row["own"], row["median"]) if v is not None]
    low, high = min(known), max(known)
    return lambda value: 0.5 if high == low else round((value - low) / (high - low), 4)


def _text(row: Row, column: str) -> str:
    """A value with its unit; if any value of the row is broken, all have one decimal."""
    value, unit = row[column], row["unit"]
    if value is None:
        return UNREPORTED
    if unit == "%":
        return percent(value)
    digits = (
        0
        if all(v is None or v == int(v) for v in (row["own"], row["median"], row["low"], row["high"]))
        else 1
    )
    return counted(value, unit, digits) if unit else number(value, digits)


def _hover(row: Row, few: str) -> str:
    peers = few if row["median"] is None else f"同类中位 {_text(row, 'median')}"
    return f"{row['name']}  {_text(row, 'own')}，{peers}"
