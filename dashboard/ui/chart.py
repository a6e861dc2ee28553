"""A Plotly figure on a page: its height, its words for those who can't see it, and what a click leads to."""

from collections.abc import Callable
from urllib.parse import urlencode

import plotly.graph_objects as go
import streamlit as st

from dashboard.catalog.view import View
from dashboard.figures.canvas import CONFIG
from dashboard.ui.here import Here

_FLATTER = 0.86
"""On a desk type shrinks to 0.78, but rows must stay wide enough for a finger."""

_DEEPEST = 780
"""Px that stand on one sheet of A4 below a panel's title: a chart is never cut."""


def chart(
    here: Here,
    figure: go.Figure,
    name: str,
    *,
    height: float,
    alt: str,
    leads: Callable[[int], View | None] | None = None,
) -> None:
    """Draw a figure `height` px high on the wall; `leads` gives the view for the frame's row that is clicked.

    The figure carries the addresses, and the browser goes there itself (browser.js): no widget, no question first.
    """
    paper = here.view.paper is not None
    px = round(height * (here.scale if here.scale >= 1 or paper else _FLATTER))
    if paper:
        px, leads = min(px, _DEEPEST), None
    if leads is not None:
        figure.lead(lambda place: _address(leads(place)))
    key = f"{name}-{'-'.join(here.view.address().values())}"
    st.plotly_chart(figure, height=px, theme=None, config=CONFIG, key=key, alt=alt)


def _address(view: View | None) -> str:
    """Where a mark leads on this page; empty where it leads nowhere."""
    return "" if view is None else f"?{urlencode(view.address())}"
