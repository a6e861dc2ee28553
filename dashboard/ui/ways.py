"""Links to other pages that Streamlit follows: drawn for those who may open the page."""

from typing import Any

import streamlit as st

from dashboard.catalog.navigation import page
from dashboard.ui.who import person


def way(name: str, label: str, **looks: Any) -> None:
    """Draw the link to a page of the catalog; nothing where the page would be refused."""
    if person().may_open(name):
        st.page_link(page(name).path, label=label, **looks)
