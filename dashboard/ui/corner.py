"""A link in the upper right corner of a panel: to all of what it shows a part of, or back."""

import streamlit as st

from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.ui.text import plain


def corner(words: str, view: View, name: str, to: str = "reform") -> None:
    """Draw the link inside an open panel; it leads to a view of the page `to`. `name` is its key on the page."""
    with st.container(key=f"way_{name}"):
        st.page_link(page(to).path, label=plain(words), query_params=view.address())


def back(view: View) -> None:
    """The way back to the page whose row or list is open."""
    corner("‹ 回到名单" if view.rows else "‹ 回到改革进展", view, "back")
