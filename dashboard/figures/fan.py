"""A fan: month by month every place as a mark and the span from the lowest to the highest, so that growing apart is seen."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import listing, number, points, signed
from dashboard.figures.canvas import (
    NOTE,
    WIDTH,
    Layer,
    Row,
    as_day,
    bare,
    compose,
    empty,
    lettered,
    marked,
    read,
    span_of,
)
from dashboard.figures.marks import KEPT, NBSP, first_only, hit_columns, strokes, words

COLUMNS = ("period", "code", "name", "value", "status", "is_counted")
_MARK = 9
_APART = 0.13
"""Least distance of two labels, as a share of the height."""
_LABEL = 18


def limits(*frames: pd.DataFrame) -> tuple[float, float]:
    """The lowest and highest value of several frames, so that their fans share one scale."""
    values = [v for frame in frames for v in frame["value"].dropna().tolist()]
    return min([0.0, *values]), max([0.0, *values])


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    limit: tuple[float, float] | None = None,
    own: str | None = None,
    width: float = WIDTH,
) -> go.Figure:
    """Rows period, code, name, value (points), status, is_counted, oldest first; `own` is the code that is drawn as a line.

    What is not counted (unreported) is a ring at the last value known. Over the first and the last month stands the
    span. Clickable: the months; the answer is the first row of a month.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    months = list(dict.fromkeys(str(r["period"])[:7] for r in rows))
    at = {month: float(i) for i, month in enumerate(months)}
    keys = [str(r["period"])[:7] for r in rows]
    drawn = [r for r in rows if r["value"] is not None]
    low, high = limit or limits(frame)
    room = ((high - low) or 1.0) * 0.16
    spans = _spans(drawn, at)
    layers: list[Layer] = [
        strokes([(-0.35, 0, len(months) - 0.65, 0)], theme.ink, 1.5),
        strokes([(x, lowest, x, highest) for x, (lowest, highest) in spans.items()], theme.plan, 2),
    ]
    if own is not None:
        layers.append(_line([r for r in drawn if r["code"] == own], at, theme))
    layers += _marks(drawn, at, theme)
    ends = _ends(drawn, months[-1], own)
    texts = [f"{NBSP * 2}{name} <b>{signed(value)}</b>" for value, name, _ in ends]
    places = _apart([value for value, _, _ in ends], _APART * (high - low + 2.6 * room))
    colours = [theme.accent if code == own else theme.ink for _, _, code in ends]
    layers.append(words([len(months) - 1] * len(ends), places, texts, colours or theme.ink, _LABEL))
    layers.append(_span_words(spans, high, room, theme))
    data = _facts(rows, keys, months)
    first = first_only(keys, at)
    layers.append(
        hit_columns(
            first,
            [[] if x is None else data[key] for x, key in zip(first, keys, strict=True)],
            "%{customdata[0]}<br>%{customdata[1]}",
            "y2",
        )
    )
    right = max((span_of(f"{name} {signed(value)}", _LABEL) for value, name, _ in ends), default=0)
    steps = _steps(months)
    return compose(
        layers,
        theme,
        scale,
        (36, min(right + 22, width / 2), 4, 28),
        xaxis=marked(
            theme,
            -0.35,
            len(months) - 0.65,
            showline=True,
            tickvals=steps,
            ticktext=[_month(months[i], first=i == 0) for i in steps],
        ),
        yaxis=bare(low - room * 0.6, high + room * 2),
        yaxis2=bare(0, 1, anchor="x"),
    )


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: the span in the first and in the last month, and who stands at its ends."""
    rows = [r for r in read(frame, *COLUMNS) if r["value"] is not None]
    if not rows:
        return "各月相差，没有数据。"
    months = list(dict.fromkeys(str(r["period"])[:7] for r in rows))
    spans = _spans(rows, {month: float(i) for i, month in enumerate(months)})
    parts = (
        [
            f"{_month(months[int(x)], first=True)}相差 {points(high - low)}"
            for x, (low, high) in ((x, spans[x]) for x in dict.fromkeys((min(spans), max(spans))))
        ]
        if spans
        else ["各月不足两家，不算相差"]
    )
    last = [r for r in rows if str(r["period"])[:7] == months[-1] and r["is_counted"]]
    if last:
        ordered = sorted(last, key=lambda r: r["value"])
        parts.append(
            f"最高 {ordered[-1]['name']} {signed(ordered[-1]['value'])}，最低 {ordered[0]['name']} {signed(ordered[0]['value'])}"
        )
    silent = [r["name"] for r in rows if str(r["period"])[:7] == months[-1] and not r["is_counted"]]
    if silent:
        parts.append(f"未报 {listing(silent)}")
    return "；".join(parts) + "。"


def _spans(rows: Sequence[Row], at: Mapping[str, float]) -> dict[float, tuple[float, float]]:
    """The lowest and highest counted value by month, where two or more count."""
    values: dict[float, list[float]] = {}
    for row in rows:
        if row["is_counted"]:
            values.setdefault(at[str(row["period"])[:7]], []).append(row["value"])
    return {x: (min(some), max(some)) for x, some in sorted(values.items()) if len(some) > 1}


def _marks(rows: Sequence[Row], at: Mapping[str, float], theme: Theme) -> list[Layer]:
    """One layer a status: neutral discs, the late and over in their shape and colour, rings for the unreported."""
    layers: list[Layer] = []
    for name in ("ok", "late", "over", "none"):
        some = [r for r in rows if _kind(r) == name]
        if not some:
            continue
        look = theme.statuses[name]
        marker = {
            "symbol": look.symbol,
            "size": round(_MARK * look.weight, 1),
            "color": theme.bar if name == "ok" else look.mark,
            "opacity": 1,
            "line": {"width": 2 if name == "none" else 0},
        }
        layers.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [at[str(r["period"])[:7]] for r in some],
                "y": [r["value"] for r in some],
                "marker": marker,
                "hoverinfo": "skip",
                "cliponaxis": False,
                "selected": KEPT,
                "unselected": KEPT,
            }
        )
    return layers


def _kind(row: Row) -> str:
    if not row["is_counted"]:
        return "none"
    return row["status"] if row["status"] in ("late", "over") else "ok"


def _line(rows: Sequence[Row], at: Mapping[str, float], theme: Theme) -> Layer:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at[str(r["period"])[:7]] for r in rows],
        "y": [r["value"] for r in rows],
        "line": {"color": theme.accent, "width": 4},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _ends(rows: Sequence[Row], month: str, own: str | None) -> list[tuple[float, str, str]]:
    """Who is named at the last month, ascending: the lowest, the highest, and the own place, each once."""
    last = [r for r in rows if str(r["period"])[:7] == month]
    counted = sorted((r for r in last if r["is_counted"]), key=lambda r: r["value"])
    named = [*counted[:1], *counted[-1:], *(r for r in last if r["code"] == own)]
    once = {r["code"]: (r["value"], r["name"], r["code"]) for r in named}
    return sorted(once.values())


def _span_words(spans: Mapping[float, tuple[float, float]], high: float, room: float, theme: Theme) -> Layer:
    """The span over the first and the last month that has one, in one line at the top."""
    ends = list(dict.fromkeys((min(spans), max(spans)))) if spans else []
    texts = [
        f"{'相差 ' if i == 0 else ''}<b>{number(spans[x][1] - spans[x][0], 1)}</b>"
        for i, x in enumerate(ends)
    ]
    return words(ends, [high + room * 1.5] * len(ends), texts, theme.ink, NOTE, "middle center")


def _facts(rows: Sequence[Row], keys: Sequence[str], months: Sequence[str]) -> dict[str, list[str]]:
    """The month in words, and every place in it, best first."""
    facts: dict[str, list[str]] = {}
    for month in months:
        here = [r for r, key in zip(rows, keys, strict=True) if key == month and r["value"] is not None]
        ordered = sorted(here, key=lambda r: -r["value"])
        said = [
            f"{r['name']} {signed(r['value'])}{'' if r['is_counted'] else '（未报）'}" for r in ordered[:12]
        ]
        more = f"<br>等 {len(ordered)} 家" if len(ordered) > len(said) else ""
        facts[month] = [_month(month, first=True), "<br>".join(said) + more]
    return facts


def _steps(months: Sequence[str]) -> list[int]:
    """The ticks: the first month, every January that stands free, the last month."""
    last = len(months) - 1
    januaries = [i for i, month in enumerate(months) if month.endswith("-01") and 2 < i < last - 1]
    return sorted({0, *januaries, last})


def _month(month: str, *, first: bool = False) -> str:
    day = as_day(month)
    return f"{day.year}年{day.month}月" if first or day.month == 1 else f"{day.month}月"


def _apart(values: Sequence[float], apart: float) -> list[float]:
    """Ascending places at least so far apart: those too near are pushed up, and all back down by half of it."""
    places: list[float] = []
    for value in values:
        places.append(max(value, places[-1] + apart) if places else value)
    pushed = (places[-1] - values[-1]) / 2 if places else 0
    return [place - pushed for place in places]
