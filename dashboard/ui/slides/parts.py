"""What slides are made of: a title of two lines, a huge figure over a bar, facts, rows; all text is escaped here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from dashboard.ui.covered import Cover, covered
from dashboard.ui.marks import sign
from dashboard.ui.text import escape

_AXIS_ENDS = (10, 20, 30, 40, 50, 60, 80, 100)
_EDGE = 0.16
"""Nearer to an end of the bar than this, the words over a tick stand beside it instead of over it."""


@dataclass(frozen=True)
class Gauge:
    """A huge figure, and the bar under it: what is reached, a tick where it should be, the gap between them hatched."""

    caption: str
    value: str
    unit: str
    share: float
    """Of the bar's length, 0 to 1; so is `tick`."""
    tick: float | None = None
    tick_words: str = ""
    low: str = "0"
    high: str = ""
    light: str = ""
    """The status whose colour fills the gap; empty: none is drawn."""
    whole: str = ""
    """The status whose colour fills the bar; empty: the accent."""


@dataclass(frozen=True)
class Point:
    """One of the facts beside a figure: its sign, the fact in few words, a line below, and where it leads."""

    status: str
    words: str
    why: str
    cover: Cover


@dataclass(frozen=True)
class Item:
    """One row of a list: sign, name, a word in the colour of the sign, a few words at the right, where it leads."""

    status: str
    name: str
    word: str
    right: str
    cover: Cover | None = None
    below: str = ""


@dataclass(frozen=True)
class Half:
    """One side of a slide as HTML, and the links that lie over its equal rows."""

    html: str
    covers: Sequence[Cover] = ()
    head: str = ""


@dataclass(frozen=True)
class Shown:
    """A slide ready to be drawn; the figure at the left, what it means at the right."""

    title: Sequence[str]
    left: Sequence[Half]
    right: Sequence[Half] = ()


def draw(shown: Shown) -> None:
    """Draw the title and the sides; without a right one the left takes the whole width."""
    draw_title(shown.title)
    with st.container(key="slide_body", horizontal=True, gap=None):
        for side, halves in (("left", shown.left), ("right", shown.right)):
            if halves:
                with st.container(key=f"slide_{side}", gap=None):
                    for place, half in enumerate(halves):
                        draw_half(half, f"{side}_{place}")


def draw_title(lines: Sequence[str]) -> None:
    """The sentence of the slide, in its lines."""
    st.html(f'<h1 class="slide_title">{"<br>".join(escape(line) for line in lines)}</h1>')


def draw_half(half: Half, key: str) -> None:
    """One side: its head, then its rows with their links."""
    if half.head:
        st.html(f'<p class="slide_head">{escape(half.head)}</p>')
    if half.covers:
        covered(key, half.html, half.covers)
    else:
        st.html(half.html)


def gauge(drawn: Gauge, cover: Cover | None = None) -> Half:
    """The huge figure and its bar; the whole of it leads somewhere."""
    tone = f" {escape(drawn.whole)}" if drawn.whole else ""
    low, high = sorted((drawn.share, drawn.share if drawn.tick is None else drawn.tick))
    solid = low if drawn.light else drawn.share
    bar = f'<i class="reached{tone}" style="width:{_percent(solid)}"></i>'
    if drawn.tick is not None:
        if drawn.light and high > low:
            bar += f'<i class="gap {escape(drawn.light)}" style="left:{_percent(low)};width:{_percent(high - low)}"></i>'
        side = " start" if drawn.tick < _EDGE else " end" if drawn.tick > 1 - _EDGE else ""
        bar += f'<u style="left:{_percent(drawn.tick)}"><span class="{side}">{escape(drawn.tick_words)}</span></u>'
    html = (
        f'<div class="gauge">{figure(drawn.caption, drawn.value, drawn.unit)}'
        f'<div class="measure">{bar}</div>'
        f'<p class="ends"><span>{escape(drawn.low)}</span><span>{escape(drawn.high)}</span></p></div>'
    )
    return Half(html, [cover] if cover else [])


def figure(caption: str, value: str, unit: str) -> str:
    """A huge figure under its caption, as HTML."""
    return (
        f'<p class="slide_head">{escape(caption)}</p>'
        f'<p class="figure">{escape(value)}<small>{escape(unit)}</small></p>'
    )


def points(drawn: Sequence[Point], head: str = "") -> Half:
    """At most three facts, one under the other."""
    html = "".join(
        f'<div class="point">{sign(point.status or "unlit")}<div><p><b>{escape(point.words)}</b></p>'
        f'<p class="why">{escape(point.why)}</p></div></div>'
        for point in drawn
    )
    return Half(html, [point.cover for point in drawn], head)


def items(drawn: Sequence[Item], head: str = "", more: str = "") -> Half:
    """A list of a few rows; `more` says what isn't shown."""
    html = "".join(
        f'<div class="item{" two" if item.below else ""}">{sign(item.status) if item.status else ""}<div><p>'
        f'<b>{escape(item.name)}</b><span class="word {escape(item.status)}">{escape(item.word)}</span></p>'
        f"{_below(item.below)}</div><i>{escape(item.right)}</i></div>"
        for item in drawn
    )
    covers = [item.cover for item in drawn if item.cover is not None]
    rest = f'<p class="rest">{escape(more)}</p>' if more and not covers else ""
    return Half(html + rest, covers if len(covers) == len(drawn) else (), head)


def calm(words: str, *lines: str, status: str = "") -> Half:
    """What stands where there is nothing to show."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return Half(
        f'<div class="calm"><p class="what">{sign(status) if status else ""}{escape(words)}</p>{said}</div>'
    )


def month_before(period: date) -> date:
    """The month before a month."""
    return (period - timedelta(days=1)).replace(day=1)


def axis_end(*values: float | None) -> float:
    """The end of a bar of percentages: a round number with room above the largest."""
    most = max((value for value in values if value is not None), default=0) * 1.2
    return next((end for end in _AXIS_ENDS if end >= most), 100)


def _below(words: str) -> str:
    return f'<p class="why">{escape(words)}</p>' if words else ""


def _percent(share: float) -> str:
    return f"{100 * min(max(share, 0), 1):.2f}%"
