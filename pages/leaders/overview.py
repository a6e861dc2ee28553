"""总览: how far the reform is, who is behind, what needs asking."""

import streamlit as st

from dashboard.ui.attention import attention, changes, make_attention, units_of_place
from dashboard.ui.empty import no_data
from dashboard.ui.here import Here, here
from dashboard.ui.once import once
from dashboard.ui.overview import (
    key_figures,
    make_overview,
    map_of_districts,
    rankings,
    say_where_we_are,
    tasks_of_place,
)


def page(at: Here) -> None:
    """All of it: a click changes the view, never the page itself."""
    made, asked = make_overview(at), make_attention(at)
    say_where_we_are(made)
    key_figures(at, made)
    left, middle, right = st.columns([58, 66, 62], gap="medium")
    with left, st.container(gap="xsmall"):
        map_of_districts(at, made)
        changes(asked, at.month)
    with middle, st.container(gap="xsmall"):
        if made.rankings:
            rankings(at, *made.rankings)
        if made.tasks:
            tasks_of_place(at, *made.tasks)
    with right, st.container(gap="xsmall"):
        attention(asked)
        if made.tasks:
            units_of_place(at, asked)


at = here()
if at.period is None:
    no_data(at)
    st.stop()
once(page, at)
