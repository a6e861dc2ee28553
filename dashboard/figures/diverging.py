"""Rows to both sides of zero: rank, sign, name, bar, and columns of notes; what rests on old reports is hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.figures import bars
from dashboard.figures.canvas import (
    NOTE,
    SIGN_ROOM,
    WIDTH,
    Layer,
    Row,
    bare,
    compose,
    empty,
    lettered,
    name_room,
    span_of,
)
from dashboard.figures.marks import NBSP, ROWS, hit_rows, row_bars, signs, strokes, words

COLUMNS = ("code", "name", "value", "value_text", "status", "rank_text", "sentence", "is_old")
HEAD = 26
"""Px on the wall over the rows for the heads of the notes."""
_RANK_ROOM = 34
_VALUE_ROOM = 66
_GAP = 22


@dataclass(frozen=True)
class Notes:
    """A column of words at the right of the rows: the frame's column, and its head."""

    column: str
    head: str


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    notes: Sequence[Notes] = (),
    limit: tuple[float, float] | None = None,
    width: float = WIDTH,
    room: float = 0,
) -> go.Figure:
    """Rows code, name, value, value_text, status, rank_text, sentence, is_old, first on top; `notes` are further columns.

    A missing value shows its sentence instead of a bar; `is_old` rests on an earlier report. `limit` is the lowest and
    highest value of all figures on one scale, `room` the least px of their names. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS, *(note.column for note in notes))
    if not rows:
        return empty(theme, scale)
    n = len(rows)
    y = [float(n - 1 - i) for i in range(n)]
    known = [i for i in range(n) if rows[i]["value"] is not None]
    values = [rows[i]["value"] for i in known]
    ranked = any(r["rank_text"] for r in rows)
    judged = any(r["status"] for r in rows)
    names = _RANK_ROOM if ranked else 0
    left = names + max(room, name_room((r["name"] for r in rows), signs=judged))
    columns, right = _columns(rows, notes, width)
    start, end = _ends(limit or (min([0.0, *values]), max([0.0, *values])), right - left)
    layers: list[Layer] = [
        _bars(rows, y, theme),
        words(
            values,
            [y[i] for i in known],
            [f"{NBSP * 2}<b>{rows[i]['value_text'] or ''}</b>{NBSP * 2}" for i in known],
            theme.ink,
            place=["middle left" if value < 0 else "middle right" for value in values],
        ),
        strokes([(0, -0.5, 0, n - 0.5)], theme.ink, 1.5),
        words([names + (SIGN_ROOM if judged else 0)] * n, y, [r["name"] for r in rows], theme.ink, axes=ROWS),
    ]
    if judged:
        layers.append(signs([r["status"] for r in rows], [names + 8] * n, y, theme, axes=ROWS))
    if ranked:
        texts = [r["rank_text"] or "" for r in rows]
        layers.append(words([names - 10] * n, y, texts, theme.ink2, NOTE, "middle left", ROWS))
    for note, place in zip(notes, columns, strict=True):
        texts = [r[note.column] or "" for r in rows]
        layers.append(words([place] * n, y, texts, theme.ink2, NOTE, "middle left", ROWS))
    per_px = (end - start) / (right - left)
    layers += _sentences(rows, y, theme, start + per_px, left=-start / per_px)
    layers.append(hit_rows(y, [_hover(r, notes) for r in rows], width))
    heads = any(note.head for note in notes)
    return compose(
        layers,
        theme,
        scale,
        (0, 0, HEAD if heads else 0, 0),
        annotations=[_head(note.head, place, n, theme) for note, place in zip(notes, columns, strict=True)]
        if heads
        else [],
        xaxis=bare(start, end, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.55, n - 0.45),
    )


def alt_text(frame: pd.DataFrame, what: str = "") -> str:
    """One sentence: the highest, the lowest, and who has none; `what` is measured."""
    return bars.alt_text(frame, what or "各行", "没有数的")


def _columns(rows: Sequence[Row], notes: Sequence[Notes], width: float) -> tuple[list[float], float]:
    """Where each column of notes ends at the right, and where the bars end."""
    places: list[float] = []
    right = width
    for note in reversed(notes):
        places.insert(0, right)
        right -= _GAP + max(
            span_of(text, NOTE) for text in (note.head, *(r[note.column] or "" for r in rows))
        )
    return places, right


def _ends(limit: tuple[float, float], px: float) -> tuple[float, float]:
    """The range of the axis: the bars and the px of their numbers on each side that has any."""
    low, high = limit
    if low == high:
        return -1.0, 1.0
    rooms = (_VALUE_ROOM if low < 0 else 4, _VALUE_ROOM if high > 0 else 4)
    per_px = (high - low) / max(px - sum(rooms), px / 4)
    return low - rooms[0] * per_px, high + rooms[1] * per_px


def _bars(rows: Sequence[Row], y: Sequence[float], theme: Theme) -> Layer:
    layer = row_bars(y, [r["value"] for r in rows], [theme.bar_of(r["status"]) for r in rows])
    if any(r["is_old"] for r in rows):
        layer["marker"] = {
            "color": [
                theme.statuses["none"].tint if r["is_old"] else theme.bar_of(r["status"]) for r in rows
            ],
            "pattern": {
                "shape": ["/" if r["is_old"] else "" for r in rows],
                "fgcolor": theme.statuses["none"].mark,
                "bgcolor": theme.statuses["none"].tint,
                "size": 7,
                "solidity": 0.4,
            },
            "line": {
                "width": [1.5 if r["is_old"] else 0 for r in rows],
                "color": theme.statuses["none"].mark,
            },
        }
    return layer


def _sentences(
    rows: Sequence[Row], y: Sequence[float], theme: Theme, start: float, *, left: float
) -> list[Layer]:
    """The sentences of rows without a value: up to the zero line if `left` of it are px enough, else after the name."""
    silent = [i for i in range(len(rows)) if rows[i]["value"] is None]
    texts = [f"{rows[i]['sentence'] or ''}{NBSP * 2}" for i in silent]
    if not silent:
        return []
    inside = left > max(span_of(text, NOTE) for text in texts)
    places, side = ([0.0], "middle left") if inside else ([start], "middle right")
    return [words(places * len(silent), [y[i] for i in silent], texts, theme.ink2, NOTE, side)]


def _head(text: str, place: float, n: int, theme: Theme) -> Layer:
    return {
        "x": place,
        "y": n - 0.45,
        "xref": "x2",
        "text": text,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": NOTE, "color": theme.ink2},
    }


def _hover(row: Row, notes: Sequence[Notes]) -> str:
    said = row["sentence"] if row["value"] is None else row["value_text"]
    more = [f"{note.head} {row[note.column]}".strip() for note in notes if row[note.column]]
    if row["value"] is not None and row["sentence"]:
        more.append(row["sentence"])
    return "  ".join([row["name"], said or "", *more])
