"""总览: how far the reform is, who is behind, what needs asking."""

import streamlit as st

from dashboard.ui import overview
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()

overview.say_where_we_are(at, at.period)
overview.key_figures(at, at.period)
left, middle, right = st.columns([58, 66, 62], gap="medium")
with left, st.container(gap="xsmall"):
    overview.map_of_districts(at, at.period)
    overview.changes(at, at.period)
with middle, st.container(gap="xsmall"):
    if at.view.district or at.view.unit:
        overview.tasks_of_place(at, at.period)
    else:
        overview.rankings(at, at.period)
with right, st.container(gap="xsmall"):
    overview.attention(at, at.period)
    if at.view.district or at.view.unit:
        overview.units_of_place(at, at.period)
