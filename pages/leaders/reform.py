"""改革进展: which tasks, which aspects, and since which month the reform is behind."""

import streamlit as st

from dashboard.ui import reform, task_list, unit_aspects
from dashboard.ui.empty import no_data
from dashboard.ui.here import Here, here
from dashboard.ui.once import once


def page(at: Here) -> None:
    """The sentence and the panels, or one panel with all its rows."""
    reform.say_where_the_gap_is(at)
    if at.view.rows == "units":
        unit_aspects.heat(at, at.month, whole=True)
        return
    if at.view.rows == "roadmap":
        reform.roadmap(at, at.month, whole=True)
        return
    reform.aspects(at, at.month)
    left, right = st.columns(2, gap="medium")
    with left, st.container(gap="xsmall"):
        reform.curve(at, at.month)
        reform.roadmap(at, at.month)
    with right, st.container(gap="xsmall"):
        unit_aspects.heat(at, at.month)
        reform.tasks(at, at.month)


at = here()
if at.period is None:
    no_data(at)
    st.stop()
if task_list.open_named(at):
    st.stop()

once(page, at)
