"""Roadmap: each task as its span with the done part filled, its milestones on it, and a line for today."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, day, iso, listing, percent
from dashboard.figures.canvas import (
    NOTE,
    SIGN_ROOM,
    Layer,
    Row,
    as_day,
    bare,
    compose,
    empty,
    lettered,
    marked,
    name_room,
    read,
)
from dashboard.figures.marks import ROWS, hit_rows, row_bars, signs, strokes, words

COLUMNS = ("code", "name", "start", "end", "progress", "status")
NODE_COLUMNS = ("code", "planned", "actual", "state")
_DAY = 86_400_000  # ms
_SIZE = 18
_TOP, _BOTTOM = 26, 28


def draw(
    frame: pd.DataFrame,
    nodes: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    today: date,
    as_of: date | None = None,
    width: float = 900,
) -> go.Figure:
    """Rows code, name, start, end, progress (0 to 100, missing if unreported), status; top row first.

    Nodes code, planned, actual, state: done (at its actual date), todo, missed. `as_of` is drawn where it lies
    before today. Clickable: the whole row.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    n = len(rows)
    y = [float(n - 1 - i) for i in range(n)]
    starts, ends = [as_day(r["start"]) for r in rows], [as_day(r["end"]) for r in rows]
    lengths = [(e - s).days * _DAY for s, e in zip(starts, ends, strict=True)]
    first, final = min(starts), max(ends)
    left = name_room((r["name"] for r in rows), size=_SIZE) + 8
    begins, silent = [iso(s) for s in starts], theme.statuses["none"]
    done = [round(length * (r["progress"] or 0) / 100) for length, r in zip(lengths, rows, strict=True)]
    layers = [
        {
            **row_bars(y, lengths, "", 0.5),
            "base": begins,
            "marker": {
                "color": [theme.accent_soft if r["progress"] is not None else silent.tint for r in rows],
                "line": {
                    "width": [0 if r["progress"] is not None else 1 for r in rows],
                    "color": silent.mark,
                },
                "pattern": {
                    "shape": ["" if r["progress"] is not None else "/" for r in rows],
                    "fgcolor": theme.rule,
                    "bgcolor": silent.tint,
                    "size": 7,
                    "solidity": 0.25,
                },
            },
        },
        {**row_bars(y, done, theme.fill, 0.5), "base": begins},
        *_lines(today, as_of, first, final, n, theme),
        _milestones(nodes, dict(zip((r["code"] for r in rows), y, strict=True)), theme),
        signs([r["status"] or "none" for r in rows], [10] * n, y, theme, axes=ROWS),
        words([SIGN_ROOM + 4] * n, y, [r["name"] for r in rows], theme.ink, _SIZE, axes=ROWS),
        hit_rows(y, [_hover(r, s, e) for r, s, e in zip(rows, starts, ends, strict=True)], width),
    ]
    quarters = _quarters(first, final)
    return compose(
        layers,
        theme,
        scale,
        margin=(0, 26, _TOP, _BOTTOM),
        xaxis=marked(
            theme,
            iso(quarters[0] - timedelta(days=4)),
            iso(final + timedelta(days=8)),
            (left / width, 1),
            type="date",
            showgrid=True,
            gridcolor=theme.grid,
            tickvals=[iso(q) for q in quarters],
            ticktext=[_tick(q, quarters[0]) for q in quarters],
        ),
        xaxis2=bare(0, width, anchor="y"),
        yaxis=bare(-0.6, n - 0.4),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: how many tasks, the furthest, the least far and the unreported."""
    rows = read(frame, "name", "progress")
    known = sorted((r for r in rows if r["progress"] is not None), key=lambda r: r["progress"])
    silent = [r["name"] for r in rows if r["progress"] is None]
    parts = [f"路线图，共 {len(rows)} 项任务"]
    if known:
        parts.append(f"完成度最高 {known[-1]['name']} {percent(known[-1]['progress'], 0)}")
        parts.append(f"最低 {known[0]['name']} {percent(known[0]['progress'], 0)}")
    if silent:
        parts.append(f"未报 {listing(silent)}")
    return "；".join(parts) + "。"


def _milestones(nodes: pd.DataFrame, places: dict[str, float], theme: Theme) -> Layer:
    drawn = [r for r in lettered(nodes, *NODE_COLUMNS) if r["code"] in places]
    looks = {
        "done": ("diamond", theme.ink, theme.paper),
        "todo": ("diamond", theme.paper, theme.ink),
        "missed": ("square", theme.statuses["over"].mark, theme.paper),
    }
    chosen = [looks[r["state"]] for r in drawn]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [
            iso(as_day(r["actual"] if r["state"] == "done" and r["actual"] else r["planned"])) for r in drawn
        ],
        "y": [places[r["code"]] for r in drawn],
        "marker": {
            "symbol": [k[0] for k in chosen],
            "size": 14,
            "color": [k[1] for k in chosen],
            "opacity": 1,
            "line": {"width": 2, "color": [k[2] for k in chosen]},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _lines(today: date, as_of: date | None, first: date, final: date, n: int, theme: Theme) -> list[Layer]:
    """Today with its date on top; the day of the data too, named only where the two words don't meet."""
    layers: list[Layer] = []
    if first <= today <= final:
        layers += [
            strokes([(iso(today), -0.5, iso(today), n - 0.5)], theme.ink, 1.6),
            words([iso(today)], [n - 0.5], [f"<b>今天 {day(today)}</b>"], theme.ink, NOTE, "top center"),
        ]
    if as_of and first <= as_of < today:
        layers.append(strokes([(iso(as_of), -0.5, iso(as_of), n - 0.5)], theme.plan, 1.6, "dot"))
        if (today - as_of).days > 0.16 * (final - first).days:
            layers.append(
                words([iso(as_of)], [n - 0.5], [f"数据截至 {day(as_of)}"], theme.ink2, NOTE, "top center")
            )
    return layers


def _hover(row: Row, start: date, end: date) -> str:
    done = UNREPORTED if row["progress"] is None else f"完成 {percent(row['progress'], 0)}"
    return f"{row['name']}  {iso(start)} 至 {iso(end)}  {done}"


def _quarters(first: date, final: date) -> list[date]:
    """The starts of quarters; of half-years or years where a plan is long."""
    months = (final.year - first.year) * 12 + final.month - first.month
    step = 3 if months <= 24 else 6 if months <= 48 else 12
    start = date(first.year, (first.month - 1) // step * step + 1, 1)
    found = []
    while start <= final:
        found.append(start)
        start = date(start.year + (start.month - 1 + step) // 12, (start.month - 1 + step) % 12 + 1, 1)
    return found


def _tick(quarter: date, first: date) -> str:
    return (
        f"{quarter.year}年{quarter.month}月"
        if quarter.month == 1 or quarter == first
        else f"{quarter.month}月"
    )
