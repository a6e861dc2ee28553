"""技能等级: how many skilled and highly skilled workers there are, on which level, and where."""

import streamlit as st

from dashboard.ui import skill_groups, skill_marks, skill_rows, skills
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()
if not skills.say_how_skilled(at, at.period):
    st.stop()

filters = skills.narrowed(at)
if skill_rows.is_open(at.view):
    skill_rows.list_behind(at, at.period, filters)
left, right = st.columns([52, 48], gap="medium")
with left, st.container(gap="xsmall"):
    skills.eight_levels(at, at.period)
    trend, reference = st.columns(2, gap="medium")
    with trend:
        skills.two_shares(at, at.period)
    with reference:
        skill_marks.marks(at, at.period, filters)
with right, st.container(gap="xsmall"):
    skills.by_place(at, at.period)
    skill_marks.occupations(at, at.period, filters)
left, right = st.columns([52, 48], gap="medium")
with left, st.container(gap="xsmall"):
    skill_groups.units(at, at.period, filters)
    skill_groups.migrants(at, at.period, filters)
with right, st.container(gap="xsmall"):
    skill_groups.industries(at, at.period, filters)
with left if at.view.district and not at.view.unit else right:
    skill_groups.five_links(at, at.period, filters)
