"""Ranking by deviation: bars from a zero line, the worst in colour, the unreported last with a sentence."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import deviation, listing, moved, signed
from dashboard.figures.canvas import (
    NOTE,
    SIGN_ROOM,
    WIDTH,
    Row,
    bare,
    compose,
    empty,
    lettered,
    name_room,
    read,
)
from dashboard.figures.marks import NBSP, ROWS, hit_rows, row_bars, signs, strokes, words

COLUMNS = ("code", "name", "value", "status", "note", "moved")
_VALUE_ROOM = 62  # px of the longest number at the free end of a bar


def limits(*frames: pd.DataFrame) -> tuple[float, float]:
    """The lowest and highest deviation of several frames, so that their rankings share one scale."""
    values = [v for frame in frames for v in frame["value"].dropna().tolist()]
    return min([0.0, *values]), max([0.0, *values])


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    unit_word: str = "个百分点",
    limit: tuple[float, float] | None = None,
    sentence: str = "未报，不排名",
    width: float = WIDTH,
    room: float = 0,
) -> go.Figure:
    """Rows code, name, value, status, note, moved, best first as passed; rows without a value go last.

    `room` is the least px for the names: rankings below each other share it, so that their zero lines meet.

    `note` stands at the right (8/8), `moved` is a number of places or missing. `limit` comes from `limits`.
    An own `sentence` per row may be given in a column of that name. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    sentences = frame["sentence"].fillna(sentence).tolist() if "sentence" in frame else [sentence] * len(rows)
    n = len(rows)
    y = _places(rows)
    low, high = limit or limits(frame)
    left = max(room, name_room(r["name"] for r in rows))
    right = width - 112
    start, end = _ends(low, high, right - left)
    known = [i for i in range(n) if rows[i]["value"] is not None]
    layers = [
        row_bars(y, [r["value"] for r in rows], [theme.bar_of(r["status"]) for r in rows]),
        words(
            [rows[i]["value"] for i in known],
            [y[i] for i in known],
            [f"{NBSP * 2}<b>{signed(rows[i]['value'])}</b>{NBSP * 2}" for i in known],
            theme.ink,
            place=["middle left" if rows[i]["value"] < 0 else "middle right" for i in known],
        ),
        strokes([(0, -0.5, 0, n - 0.5)], theme.ink, 1.5),
        signs([r["status"] for r in rows], [8] * n, y, theme, axes=ROWS),
        words([SIGN_ROOM] * n, y, [r["name"] for r in rows], theme.ink, axes=ROWS),
        words([width] * n, y, [r["note"] or "" for r in rows], theme.ink2, NOTE, "middle left", ROWS),
        words(
            [width - 68] * n,
            y,
            ["" if r["value"] is None else moved(_whole(r["moved"])) for r in rows],
            theme.ink2,
            NOTE,
            "middle left",
            ROWS,
        ),
    ]
    silent = [i for i in range(n) if rows[i]["value"] is None]
    if silent:
        # The sentence ends at the zero line when there is room left of it, else it starts after the name.
        inside = -start / (end - start) * (right - left) > 150
        layers.append(
            words(
                [0 if inside else round(start, 4)] * len(silent),  # as the axis, or the words fall outside it
                [y[i] for i in silent],
                [f"{sentences[i]}{NBSP}" for i in silent],
                theme.ink2,
                NOTE,
                "middle left" if inside else "middle right",
            )
        )
    hover = [
        f"{r['name']}  {s if r['value'] is None else '偏差 ' + signed(r['value']) + ' ' + unit_word}"
        for r, s in zip(rows, sentences, strict=True)
    ]
    layers.append(hit_rows(y, hover, width))
    return compose(
        layers,
        theme,
        scale,
        xaxis=bare(start, end, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.55, n - 0.45),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: who leads, who is worst, who did not report."""
    rows = read(frame, "name", "value")
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: r["value"])
    silent = [r["name"] for r in rows if r["value"] is None]
    parts = [f"比应有进度的偏差排名，共 {len(rows)} 家"]
    if known:
        parts.append(f"最高 {known[-1]['name']} {deviation(known[-1]['value'])}")
        parts.append(f"最低 {known[0]['name']} {deviation(known[0]['value'])}")
    if silent:
        parts.append(f"未报 {listing(silent)}")
    return "；".join(parts) + "。"


def _places(rows: Sequence[Row]) -> list[float]:
    order = sorted(range(len(rows)), key=lambda i: rows[i]["value"] is None)
    places = [0.0] * len(rows)
    for rank, i in enumerate(order):
        places[i] = len(rows) - 1 - rank
    return places


def _ends(low: float, high: float, px: float) -> tuple[float, float]:
    """The range of the axis: the bars and the px of their numbers on each side that has any."""
    if low == high:
        return -1.0, 1.0
    rooms = (_VALUE_ROOM if low < 0 else 4, _VALUE_ROOM if high > 0 else 4)
    per_px = (high - low) / max(px - sum(rooms), px / 4)
    return low - rooms[0] * per_px, high + rooms[1] * per_px


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
