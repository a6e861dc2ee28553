"""单位画像: one unit or district in all three areas, against the median of its peers."""

import streamlit as st

from dashboard.ui import unit, unit_choice, unit_facts, unit_rows
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()
if at.view.unit is None and at.view.district in (None, at.city):
    unit_choice.say_choose(at)
    left, right = st.columns([44, 56], gap="medium")
    with left, st.container(gap="xsmall"):
        unit_choice.districts(at, at.period)
        unit_choice.departments(at, at.period)
    with right:
        unit_choice.others(at, at.period)
    st.stop()

unit.say_what_it_is(at, at.period)
unit_rows.list_behind(at, at.period)
unit_facts.facts_on_top(at, at.period)
left, right = st.columns([52, 48], gap="medium")
with left, st.container(gap="xsmall"):
    unit.peers(at, at.period)
    unit.strip_of_reports(at, at.period)
with right, st.container(gap="xsmall"):
    unit.tasks(at, at.period)
    unit.cases(at, at.period)
if unit_facts.has_tasks(at, at.period):
    with left:
        unit.skill_ladder(at, at.period, 860)
else:
    with left:
        unit_rows.skill_lines(at, at.period)
    with right:
        unit.skill_ladder(at, at.period, 795)
