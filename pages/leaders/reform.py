"""改革进展: which tasks, which aspects, and since which month the reform is behind."""

import streamlit as st

from dashboard.ui import reform, task_list, task_panel, unit_aspects
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()
if at.view.task:
    task_panel.task(at, at.period, at.view.task)
    st.stop()
if at.view.rows and at.view.rows in task_list.LISTS:
    task_list.listing(at, at.period, at.view.rows)
    st.stop()

reform.say_where_the_gap_is(at, at.period)
if at.view.rows == "units":
    unit_aspects.heat(at, at.period, whole=True)
    st.stop()
if at.view.rows == "roadmap":
    reform.roadmap(at, at.period, whole=True)
    st.stop()

reform.aspects(at, at.period)
left, right = st.columns(2, gap="medium")
with left, st.container(gap="xsmall"):
    reform.curve(at, at.period)
    reform.roadmap(at, at.period)
with right, st.container(gap="xsmall"):
    unit_aspects.heat(at, at.period)
    reform.tasks(at, at.period)
