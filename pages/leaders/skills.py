"""技能等级: how many skilled and highly skilled workers there are, on which level, and where."""

import streamlit as st

from dashboard.ui import skill_groups, skill_marks, skill_rows, skills
from dashboard.ui.empty import no_data
from dashboard.ui.here import Here, here
from dashboard.ui.once import once


def sentence(at: Here) -> bool:
    """How skilled the workers are; False where nobody reported."""
    return skills.say_how_skilled(at)


def levels(at: Here) -> None:
    """The ladder, the trend of both shares, and what they are measured against."""
    skills.eight_levels(at, at.month)
    trend, reference = st.columns(2, gap="medium")
    with trend:
        skills.two_shares(at, at.month)
    with reference:
        skill_marks.marks(at, at.month, skills.narrowed(at))


def places(at: Here) -> None:
    """Where they are."""
    skills.by_place(at, at.month)


def occupations(at: Here) -> None:
    """The occupations that rise fastest and slowest."""
    skill_marks.occupations(at, at.month, skills.narrowed(at))


def migrants(at: Here) -> None:
    """Migrant workers apart."""
    skill_groups.migrants(at, at.month, skills.narrowed(at))


def industries(at: Here) -> None:
    """The industries."""
    skill_groups.industries(at, at.month, skills.narrowed(at))


def links(at: Here) -> None:
    """The five links of skill formation."""
    skill_groups.five_links(at, at.month, skills.narrowed(at))


at = here()
if at.period is None:
    no_data(at)
    st.stop()
if not once(sentence, at):
    st.stop()

filters = skills.narrowed(at)
of_place = bool(at.view.district or at.view.unit)
if skill_rows.is_open(at.view):
    skill_rows.list_behind(at, at.period, filters)
left, right = st.columns([52, 48], gap="medium")
with left, st.container(gap="xsmall"):
    once(levels, at)
with right, st.container(gap="xsmall"):
    if of_place:
        places(at)  # a list whose rows can be chosen
    else:
        once(places, at)
    once(occupations, at)
left, right = st.columns([52, 48], gap="medium")
with left, st.container(gap="xsmall"):
    skill_groups.units(at, at.period, filters)
    once(migrants, at)
with right, st.container(gap="xsmall"):
    once(industries, at)
with left if at.view.district and not at.view.unit else right:
    once(links, at)
