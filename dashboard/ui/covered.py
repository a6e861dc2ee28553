"""A block of HTML whose equal parts are covered by links."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.catalog.view import View
from dashboard.ui.anchors import anchor


@dataclass(frozen=True)
class Cover:
    """Where a part leads, and the words for those who hear the page."""

    label: str
    page: str
    view: View


def covered(name: str, html: str, covers: Sequence[Cover], shape: str = "rows") -> None:
    """Draw the block, and over its parts, which must be equally high, one link each; `shape` is rows or tiles."""
    links = "".join(anchor("", cover.page, cover.view, label=cover.label) for cover in covers)
    with st.container(key=f"covered_{name}", gap=None):
        st.html(f'<div class="covered">{html}<div class="covers_{shape}_{name}">{links}</div></div>')
