"""单位画像: one unit or district in all three areas, against the median of its peers."""

import streamlit as st

from dashboard.ui import unit, unit_choice, unit_facts, unit_rows
from dashboard.ui.empty import no_data
from dashboard.ui.here import Here, here
from dashboard.ui.once import once


def head(at: Here) -> None:
    """What the place is."""
    unit.say_what_it_is(at)


def left_panels(at: Here) -> None:
    """Against its peers, and what it reported."""
    unit.peers(at, at.month)
    unit.strip_of_reports(at, at.month)


def right_panels(at: Here) -> None:
    """Its tasks and its cases."""
    unit.tasks(at, at.month)
    unit.cases(at, at.month)


def facts(at: Here) -> None:
    """The facts on top."""
    unit_facts.facts_on_top(at, at.month)


def ladder(at: Here) -> None:
    """Its skill levels, as wide as the column that they stand in."""
    unit.skill_ladder(at, at.month, 860 if unit_facts.has_tasks(at, at.month) else 795)


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

once(head, at)
unit_rows.list_behind(at, at.period)
once(facts, at)
unit.note_cases(at, at.period)
left, right = st.columns([52, 48], gap="medium")
with left, st.container(gap="xsmall"):
    once(left_panels, at)
with right, st.container(gap="xsmall"):
    once(right_panels, at)
if unit_facts.has_tasks(at, at.period):
    with left:
        once(ladder, at)
else:
    with left:
        unit_rows.skill_lines(at, at.period)
    with right:
        once(ladder, at)
