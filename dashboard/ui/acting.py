"""Doing what a person has confirmed: the page is shown anew, or says why it was not done."""

from collections.abc import Callable

import streamlit as st

from dashboard.catalog.view import View
from dashboard.errors import CockpitError
from dashboard.ui.here import Here, go
from dashboard.ui.panel import state


def act(here: Here, deed: Callable[[], object], then: View | None = None) -> None:
    """Do it and show the page anew, or another view of it; where it fails, say why."""
    try:
        deed()
    except CockpitError as error:
        state("没有做成", str(error), status="over")
        return
    go(then or here.view)
    st.rerun()
