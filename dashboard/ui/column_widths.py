"""Columns of a grid with the widths that fit the window."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui.here import Here

Widths = Mapping[str, tuple[str, int, int]]
"""For each column its head, and its px on the wall and at the desk."""


def sized(here: Here, widths: Widths) -> dict[str, Any]:
    """The columns as a grid takes them."""
    return {
        name: st.column_config.Column(words, width=wall if here.scale >= 1 else desk)
        for name, (words, wall, desk) in widths.items()
    }
