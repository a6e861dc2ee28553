"""A block of HTML whose equal parts are covered by links: HTML can't reach Python, a page link can."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.ui.text import plain


@dataclass(frozen=True)
class Cover:
    """Where a part leads, and the words for those who hear the page."""

    label: str
    page: str
    view: View


def covered(name: str, html: str, covers: Sequence[Cover], shape: str = "rows") -> None:
    """Draw the block, and over its parts, which must be equally high, one link each; `shape` is rows or tiles."""
    with st.container(key=f"covered_{name}", gap=None):
        st.html(html)
        with st.container(key=f"covers_{shape}_{name}", gap=None):
            for cover in covers:
                st.page_link(
                    page(cover.page).path, label=plain(cover.label), query_params=cover.view.address()
                )
