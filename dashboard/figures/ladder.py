"""The eight levels of skill as a ladder: people by level, and over a rule the sum of the highly skilled."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, counted, number, percent
from dashboard.figures.canvas import (
    NAME,
    NOTE,
    Layer,
    Row,
    bare,
    compose,
    empty,
    lettered,
    name_room,
    read,
    ruled,
)
from dashboard.figures.marks import NBSP, ROWS, hit_rows, row_bars, words

COLUMNS = (
    "level_order",
    "level",
    "workers",
    "workers_before",
    "share_text",
    "change_text",
    "skilled",
    "high",
)
_SIZE = 20


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    before: str = "2020 年",
    width: float = 930,
) -> go.Figure:
    """Rows level_order (low to high), level, workers, workers_before, share_text, change_text, skilled, high.

    A linear axis from zero; the ink tick is `workers_before`, at the time that `before` names.
    Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    n = len(rows)
    order = sorted(range(n), key=lambda i: rows[i]["level_order"])
    y = [float(order.index(i)) for i in range(n)]
    now = [r["workers"] or 0 for r in rows]
    reach = [max(v, r["workers_before"] or 0) for v, r in zip(now, rows, strict=True)]
    most = max(*reach, 1)
    left, right = name_room((r["level"] for r in rows), signs=False, size=_SIZE), width - 205
    once = [i for i in range(n) if rows[i]["workers_before"] is not None]
    layers: list[Layer] = [
        row_bars(y, now, [_colour(r, theme) for r in rows], 0.6),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [rows[i]["workers_before"] for i in once],
            "y": [y[i] for i in once],
            "marker": {"symbol": "line-ns", "size": 26, "line": {"width": 3, "color": theme.ink}},
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        words([left - 14] * n, y, [r["level"] for r in rows], theme.ink, _SIZE, "middle left", ROWS),
        words(
            reach,
            y,
            [
                NBSP * 2 + (f"<b>{number(r['workers'])}</b>" if r["workers"] is not None else UNREPORTED)
                for r in rows
            ],
            theme.ink,
            _SIZE + 1,
        ),
        words(
            [width - 95] * n,
            y,
            [r["change_text"] or "" for r in rows],
            theme.ink2,
            NOTE + 1.5,
            "middle left",
            ROWS,
        ),
        words(
            [width] * n, y, [r["share_text"] or "" for r in rows], theme.ink, NAME, "middle left", ("x2", "y")
        ),
        words(
            [width - 95, width],
            [n - 0.4] * 2,
            [f"较 {before}", "占比"],
            theme.ink2,
            NOTE,
            "top left",
            ROWS,
        ),
    ]
    rule = _high_rule(rows, y)
    if rule is not None:
        high, share = _high_share(rows)
        layers.append(
            words(
                [right] * 2,
                [n - 2.05, n - 2.65],
                [f"<b>高技能人才 {number(high)}</b>", f"占技术工人 {percent(share)}"],
                theme.accent,
                [22, 21],
                "middle left",
                ROWS,
            )
        )
    layers.append(
        hit_rows(
            y,
            [
                f"{r['level']}  {UNREPORTED if r['workers'] is None else counted(r['workers'], '人')}"
                for r in rows
            ],
            width,
        )
    )
    return compose(
        layers,
        theme,
        scale,
        shapes=[] if rule is None else [ruled(theme.rule, 1.5, xref="paper", x0=0, x1=1, y0=rule, y1=rule)],
        xaxis=bare(0, most * 1.22, (left / width, right / width)),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.5, n + 0.2),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: the levels with most and fewest people, and the share of the highly skilled."""
    rows = read(frame, *COLUMNS)
    known = sorted((r for r in rows if r["workers"] is not None), key=lambda r: r["workers"])
    parts = ["各技能等级人数"]
    if known:
        parts += [
            f"{word} {r['level']} {counted(r['workers'], '人')}"
            for word, r in (("最多", known[-1]), ("最少", known[0]))
        ]
        high, share = _high_share(rows)
        parts.append(f"高技能人才 {counted(high, '人')}，占技术工人 {percent(share)}")
    silent = [r["level"] for r in rows if r["workers"] is None]
    if silent:
        parts.append(f"未报 {'、'.join(silent)}")
    return "；".join(parts) + "。"


def _high_share(rows: list[Row]) -> tuple[float, float]:
    """The highly skilled and their share of skilled workers in percent."""
    high = sum(r["workers"] or 0 for r in rows if r["high"])
    skilled = sum(r["workers"] or 0 for r in rows if r["skilled"])
    return high, 100 * high / skilled if skilled else 0.0


def _high_rule(rows: list[Row], y: list[float]) -> float | None:
    """Where the rule under the lowest high level runs; None if no level is high."""
    high = [place for r, place in zip(rows, y, strict=True) if r["high"]]
    return min(high) - 0.5 if high else None


def _colour(row: Row, theme: Theme) -> str:
    if not row["skilled"]:
        return theme.bar
    return theme.fill if row["high"] else theme.sequential[5]
