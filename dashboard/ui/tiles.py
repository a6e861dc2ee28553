"""The tile of a key figure: number, trend, change, light; the whole tile leads to the rows that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.key_figures import KeyFigure
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.figures.sparkline import sparkline_svg
from dashboard.ui.here import Here
from dashboard.ui.marks import light
from dashboard.ui.text import escape, plain


@dataclass(frozen=True)
class TileFacts:
    """The values of one figure; None where nothing was reported."""

    value: float | None
    change: float | None
    target: float | None
    status: str | None
    series: Sequence[float | None]
    as_of: date | None = None
    note: str = ""


def tile(here: Here, figure: KeyFigure, facts: TileFacts, view: View) -> None:
    """Draw the tile of a figure; a click opens the rows behind it."""
    value = wording.UNREPORTED if facts.value is None else wording.number(facts.value, figure.digits)
    unit = "" if facts.value is None else figure.unit
    change = wording.change(facts.change, figure.change, figure.digits)
    sure = light(facts.status, subject="indicator") if facts.status else ""
    spark = sparkline_svg(facts.series, facts.target, here.theme, facts.status, here.scale)
    as_of = f"{facts.as_of.month}-{facts.as_of.day:02}" if facts.as_of else ""
    with st.container(key=f"tile_{figure.name}", gap=None):
        st.html(
            f'<div class="tile {facts.status or ""}" title="{escape(figure.definition)}">'
            f'<div class="name">{escape(figure.title)}<i>{as_of}</i></div>'
            f'<div class="value">{escape(value)}<small>{escape(unit)}</small></div>'
            f'<img class="spark" alt="近 {len(facts.series)} 个月走势" src="{spark}">'
            f'<div class="change">{escape(figure.since)} {escape(change)}</div>'
            f'<div class="aim">{sure}<span>{escape(facts.note or _aim(figure, facts.target))}</span></div></div>'
        )
        st.page_link(page(figure.page).path, label=plain(f"{figure.title}：查看明细"), query_params=view.address())


def _aim(figure: KeyFigure, target: float | None) -> str:
    if target is None:
        return ""
    return f"目标 {'≤ ' if figure.at_most and target else ''}{target:g}{'%' if figure.unit == '%' else ''}"
