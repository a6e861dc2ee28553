"""The rights page for who doesn't read cases one by one: totals, what isn't told here, and where the way down ends."""

from collections.abc import Callable

import streamlit as st

from dashboard.ui import case_places, case_totals, rights
from dashboard.ui.case_list import counts
from dashboard.ui.case_reach import is_cell, is_too_fine, narrowed, shows
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.text import escape

_WIDE = 920
_LEFT_OUT = {
    "rights/districts": "区县比较",
    "rights/departments": "承办单位比较",
    "rights/categories": "类别 × 群体",
    "rights/money": "涉案与挽回",
}


def draw(here: Here) -> None:
    """The whole page; what the address asks for comes first."""
    if is_too_fine(here):
        case_totals.say_too_fine(here)
        case_totals.places(here)
        return
    if is_cell(here):
        case_totals.say_the_cell(here)
        case_totals.course(here)
        case_totals.places(here)
        return
    if not rights.say_how_cases_stand(here):
        nothing_here(here, "案件")
        return
    counts(here, here.month)
    left_out = [title for name, title in _LEFT_OUT.items() if not shows(name, here)]
    if left_out or here.view.rows:
        _end(here)
    if left_out:
        _some_totals(here, left_out)
        return
    totals(here, case_totals.clusters if here.view.rows != "cluster" else None)
    if not here.view.rows:
        _end(here)


def _end(here: Here) -> None:
    if here.view.rows == "cluster":
        case_totals.clusters(here)
    case_totals.places(here)


def totals(here: Here, last: Callable[[Here], None] | None) -> None:
    """What comes and goes, where it piles up, what it is about; `last` is drawn beside the money."""
    left, middle, right = st.columns([52, 24, 24], gap="medium")
    with left, st.container(gap="xsmall"):
        rights.flow(here, here.month)
        rights.categories(here, here.month)
    with middle, st.container(gap="xsmall"):
        case_places.districts(here, here.month)
    with right, st.container(gap="xsmall"):
        case_places.units(here, here.month)
    left, right = st.columns(2, gap="medium")
    with left:
        rights.money(here, here.month)
    if last is not None:
        with right:
            last(here)


def _some_totals(here: Here, left_out: list[str]) -> None:
    """The same as far as it is told under these filters, and what isn't."""
    left, *others = st.columns([52, 24, 24], gap="medium")
    parts: list[Callable[[], None]] = []
    if shows("rights/districts", here):
        parts.append(lambda: case_places.districts_on_time(here, here.month))
        parts.append(lambda: case_places.district_ages(here, here.month))
    if shows("rights/departments", here):
        parts.append(lambda: case_places.units(here, here.month))
    with left, st.container(gap="xsmall"):
        rights.flow(here, here.month)
        if shows("rights/categories", here):
            rights.categories(here, here.month)
        elif shows("rights/per_10k", here):
            case_places.per_10k(here, here.month, width=_WIDE)
    for place, column in enumerate(others):
        with column, st.container(gap="xsmall"):
            for part in parts[place :: len(others)]:
                part()
            if place == 0:
                _say_left_out(here, left_out)
    if shows("rights/money", here):
        rights.money(here, here.month)


def _say_left_out(here: Here, titles: list[str]) -> None:
    """Which panels are missing under these filters, and why."""
    filters = narrowed(here)
    chosen = "这个县区" if filters["district"] else "这家单位" if filters["unit"] else "这一类"
    said = f"这里不列{'、'.join(titles)}：再按{chosen}细分，件数太少，可能认出个案；请看全市。"
    st.html(f'<p class="note">{escape(said)}</p>')
