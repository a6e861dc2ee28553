"""Plain bars from zero: counts or amounts by industry, occupation or unit, with a part filled where given."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, listing
from dashboard.figures.canvas import (
    NOTE,
    SIGN_ROOM,
    WIDTH,
    Layer,
    bare,
    compose,
    empty,
    lettered,
    name_room,
    read,
    span_of,
)
from dashboard.figures.marks import NBSP, ROWS, hit_rows, patch, row_bars, signs, strokes, words

COLUMNS = ("code", "name", "value", "value_text", "note", "status")


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    reference: float | None = None,
    reference_text: str = "",
    width: float = WIDTH,
) -> go.Figure:
    """Rows code, name, value, value_text, note, status, first on top; a missing value shows its value_text.

    A column `part` (recovered of claimed) fills that part of each bar. `reference` is a dashed line over all
    rows named by `reference_text`. Signs are drawn only where a status is given. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    parts = frame["part"].fillna(0).tolist() if "part" in frame else None
    n = len(rows)
    y = [float(n - 1 - i) for i in range(n)]
    judged = any(r["status"] for r in rows)
    left = name_room((r["name"] for r in rows), signs=judged)
    note_room = max(span_of(r["note"] or "", NOTE) for r in rows)
    label_room = max((span_of(r["value_text"] or "") for r in rows if r["value"] is not None), default=0) + 16
    right = width - note_room - (14 if note_room else 0)
    most = max([1e-9, reference or 0, *(r["value"] or 0 for r in rows)])
    known = [i for i in range(n) if rows[i]["value"] is not None]
    colours = theme.accent_soft if parts else [theme.bar_of(r["status"]) for r in rows]
    layers: list[Layer] = [row_bars(y, [r["value"] for r in rows], colours)]
    if parts:
        layers.append(row_bars(y, parts, theme.fill))
    labels = [f"<b>{rows[i]['value_text'] or ''}</b>" for i in known]
    patches = []
    if reference is not None:
        layers += [
            strokes([(reference, -0.5, reference, n - 0.5)], theme.plan, 2, "dot"),
            words([reference], [n - 0.5], [reference_text], theme.ink2, NOTE, "top center"),
        ]
        patches = [
            patch(rows[i]["value"], y[i], label, theme, colour=theme.ink, shift=5)
            for i, label in zip(known, labels, strict=True)
        ]
    else:
        layers.append(
            words(
                [rows[i]["value"] for i in known],
                [y[i] for i in known],
                [NBSP * 2 + t for t in labels],
                theme.ink,
            )
        )
    silent = [i for i in range(n) if rows[i]["value"] is None]
    layers += [
        words([SIGN_ROOM if judged else 0] * n, y, [r["name"] for r in rows], theme.ink, axes=ROWS),
        words([width] * n, y, [r["note"] or "" for r in rows], theme.ink2, NOTE, "middle left", ROWS),
    ]
    patches += [
        patch(0, y[i], rows[i]["value_text"] or UNREPORTED, theme, colour=theme.ink2, size=NOTE, shift=3)
        for i in silent
    ]
    if judged:
        layers.append(signs([r["status"] for r in rows], [8] * n, y, theme, axes=ROWS))
    layers.append(
        hit_rows(y, [f"{r['name']}  {r['value_text'] or UNREPORTED}  {r['note'] or ''}" for r in rows], width)
    )
    px = right - left
    return compose(
        layers,
        theme,
        scale,
        annotations=patches,
        margin=(0, 0, 24 if reference is not None else 0, 0),
        xaxis=bare(0, most * px / max(px - label_room, px / 3), (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.55, n - 0.45),
    )


def alt_text(frame: pd.DataFrame, what: str = "", silent_word: str = UNREPORTED) -> str:
    """One sentence: the longest and the shortest bar, and who did not report; `what` is measured."""
    rows = read(frame, "name", "value", "value_text")
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: r["value"])
    silent = [r["name"] for r in rows if r["value"] is None]
    parts = [f"{what}，共 {len(rows)} 行" if what else f"共 {len(rows)} 行"]
    if known:
        parts += [
            f"最高 {known[-1]['name']} {known[-1]['value_text']}",
            f"最低 {known[0]['name']} {known[0]['value_text']}",
        ]
    if silent:
        parts.append(f"{silent_word} {listing(silent)}")
    return "；".join(parts) + "。"
