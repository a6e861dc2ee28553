"""Plan and actual over time: the expected and the actual line, and their difference as a strip below."""

import math
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import deviation, month, percent, signed
from dashboard.figures.canvas import NOTE, Layer, as_day, bare, compose, empty, lettered, marked, read
from dashboard.figures.marks import NBSP, hit_columns, words

COLUMNS = ("month", "expected", "actual")
_UPPER, _LOWER = (0.30, 1.0), (0.0, 0.22)


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    until: str = "",
    since: date | None = None,
    width: float = 900,
) -> go.Figure:
    """Rows month, expected, actual (0 to 100, missing after the last report), oldest first, one a month.

    `until` words the end of the plan (2027年底 完成); `since` is the month from which the gap opened.
    Clickable: the months that have an actual value, over the whole height.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    days = [as_day(r["month"]) for r in rows]
    n = len(rows)
    expected = [None if r["expected"] is None else round(r["expected"], 2) for r in rows]
    known = [
        (i, round(r["expected"], 2), round(r["actual"], 2))
        for i, r in enumerate(rows)
        if r["expected"] is not None and r["actual"] is not None
    ]
    gaps = [round(a - e, 2) for _, e, a in known]
    last = known[-1][0] if known else 0
    end = max(n - 0.4, _free_end(last, width))
    reached = max((max(e, a) for _, e, a in known[-1:]), default=0.0)
    top = max(100.0, reached) * (
        1.04 if reached < 88 else 1.2
    )  # the words over the last point stay on the sheet
    layers = [_line(list(range(n)), expected, theme.plan, 2.5, "dot")]
    if known:
        layers += _actual(known, gaps, end, min(0.72, 0.09 * n), theme)
    if until and last < 0.8 * n:  # later the words of the last point stand there
        layers.append(
            words([end], [(rows[-1]["expected"] or 0) - 5], [until], theme.ink2, NOTE, "bottom left")
        )
    if since in days:
        layers.append(
            words(
                [days.index(since)], [0], [f"{since.month}月起"], theme.ink2, NOTE, "top center", ("x", "y2")
            )
        )
    low, high = min([0.0, *gaps]), max([0.0, *gaps])
    room = max(high - low, 1) * 0.16
    facts = {i: [f"{days[i]:%Y-%m}", percent(e), percent(a), signed(a - e)] for i, e, a in known}
    layers.append(
        hit_columns(
            [i if i in facts else None for i in range(n)],
            [facts.get(i, []) for i in range(n)],
            "%{customdata[0]}  应有 %{customdata[1]}，实际 %{customdata[2]}，偏差 %{customdata[3]}",
            "y3",
        )
    )
    steps = [i for i, d in enumerate(days) if d.month in (1, 7)] if n > 8 else list(range(n))
    return compose(
        layers,
        theme,
        scale,
        margin=(50, 10, 8, 30),
        xaxis=marked(
            theme,
            -0.6,
            end,
            anchor="y2",
            showline=False,
            tickvals=steps,
            ticktext=[_tick(days[i], i == steps[0]) for i in steps],
        ),
        yaxis=marked(
            theme,
            0,
            top,
            _UPPER,
            showgrid=True,
            gridcolor=theme.grid,
            tickvals=[0, 50, 100],
            ticktext=["0", "50", "100%"],
        ),
        yaxis2=marked(
            theme,
            low - room,
            high + room * (2.4 if since else 1),
            _LOWER,
            zeroline=True,
            zerolinecolor=theme.ink,
            zerolinewidth=1.2,
            **_strip_ticks(low, high),
        ),
        yaxis3=bare(0, 1, anchor="x"),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: where the last report stands against what was expected, and the widest gap."""
    rows = [r for r in read(frame, *COLUMNS) if r["actual"] is not None and r["expected"] is not None]
    if not rows:
        return "应有与实际进度，还没有实际进度。"
    last = rows[-1]
    widest = min(rows, key=lambda r: r["actual"] - r["expected"])
    return (
        f"应有与实际进度，{month(as_day(last['month']))}应有 {percent(last['expected'])}，"
        f"实际 {percent(last['actual'])}，"
        f"偏差 {deviation(last['actual'] - last['expected'])}；"
        f"偏差最低在{month(as_day(widest['month']))}，{deviation(widest['actual'] - widest['expected'])}。"
    )


def _line(x: list[int], y: list[float | None], colour: str, width: float, dash: str = "solid") -> Layer:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width, "dash": dash},
        "hoverinfo": "skip",
    }


def _actual(
    known: list[tuple[int, float, float]], gaps: list[float], end: float, thick: float, theme: Theme
) -> list[Layer]:
    """What was reported: the line with the gap to the plan filled, its end, and the strip of deviations.

    A strip of one or two months has no columns like walls: `thick` is their width in months.
    """
    x = [i for i, _, _ in known]
    last, expected, actual = known[-1]
    return [
        {**_line(x, [e for _, e, _ in known], theme.plan, 0), "line": {"width": 0}},
        {
            **_line(x, [a for _, _, a in known], theme.accent, 4),
            "fill": "tonexty",
            "fillcolor": theme.accent_soft,
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [last],
            "y": [actual],
            "marker": {"size": 13, "color": theme.accent, "line": {"width": 2, "color": theme.paper}},
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        {
            "type": "bar",
            "x": x,
            "y": gaps,
            "yaxis": "y2",
            "width": thick,
            "marker": {"color": [theme.bar] * (len(x) - 1) + [theme.ink]},
            "hoverinfo": "skip",
        },
        *_labels(last, actual, expected, end, thick, theme),
    ]


def _labels(last: int, actual: float, expected: float, end: float, thick: float, theme: Theme) -> list[Layer]:
    """The last point in words: the upper line's above it at its left, the lower's below it at its right."""
    lift = 3.0
    above = "top left" if last > 0.3 * end else "top right"
    if actual <= expected:
        own, plan = ("bottom right", actual - lift / 2), (above, expected + lift)
    else:
        own, plan = (above, actual + lift), ("bottom right", expected - lift / 2)
    gap = deviation(actual - expected)
    return [
        words(
            [last], [own[1]], [f"{NBSP * 3}<b>实际 {percent(actual)}</b>{NBSP * 2}"], theme.accent, 24, own[0]
        ),
        words([last], [plan[1]], [f"{NBSP * 3}应有 {percent(expected)}{NBSP * 2}"], theme.ink2, 20, plan[0]),
        words(
            [last + thick / 2],
            [(actual - expected) / 2],
            [f"{NBSP * 2}<b>偏差 {gap}</b>"],
            theme.ink,
            20,
            "middle right",
            ("x", "y2"),
        ),
    ]


def _free_end(last: int, width: float) -> float:
    """The end of the axis that leaves the words of the last point their px at its right."""
    share = 250 / max(width - 60, 400)
    return (last + 0.4 + 0.6 * share) / (1 - share)


def _tick(day: date, first: bool) -> str:
    return f"{day.year}年{day.month}月" if first or day.month == 1 else f"{day.month}月"


def _strip_ticks(low: float, high: float) -> Layer:
    """Zero and the whole number nearest inside the widest side."""
    far = math.trunc(low if -low >= high else high)
    ticks = [0, far] if far else [0]
    return {"tickvals": ticks, "ticktext": [str(t) if t >= 0 else f"−{-t}" for t in ticks]}
