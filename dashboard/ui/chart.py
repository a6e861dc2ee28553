"""A Plotly figure on a page: its height, its words for those who can't see it, and what a click leads to."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.catalog.view import View
from dashboard.figures.canvas import CONFIG
from dashboard.ui.here import Here
from dashboard.ui.here import go as move

_FLATTER = 0.86
"""On a desk type shrinks to 0.78, but rows must stay wide enough for a finger."""


def chart(
    here: Here,
    figure: go.Figure,
    name: str,
    *,
    height: float,
    alt: str,
    leads: Callable[[int], View | None] | None = None,
) -> None:
    """Draw a figure `height` px high on the wall; `leads` gives the view for the frame's row that was clicked.

    The key holds the view, so that Back finds the marks unselected and the next click counts.
    """
    px = round(height * (here.scale if here.scale >= 1 else _FLATTER))
    key = f"{name}-{'-'.join(here.view.address().values())}"
    shared: dict[str, Any] = {"height": px, "theme": None, "config": CONFIG, "key": key, "alt": alt}
    if leads is None:
        st.plotly_chart(figure, **shared)
        return

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        view = leads(points[0]["point_index"]) if points else None
        if view is not None:
            move(view)

    st.plotly_chart(figure, on_select=clicked, selection_mode="points", **shared)
