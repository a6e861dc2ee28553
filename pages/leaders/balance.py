"""进展均衡: how far apart districts and departments are, who drags the average, who has not begun to act."""

import streamlit as st

from dashboard.ui import balance, balance_list, balance_place, balance_watch, task_list
from dashboard.ui.empty import no_data
from dashboard.ui.here import Here, here
from dashboard.ui.once import once


def of_place(at: Here) -> None:
    """Where one place stands, and why."""
    place = balance_place.make_place(at)
    balance_place.say_where_it_stands(at, place)
    left, right = st.columns(2, gap="medium")
    with left, st.container(gap="xsmall"):
        balance_place.course(at, place)
        balance_place.triggers(place)
    with right, st.container(gap="xsmall"):
        balance_place.tasks(at, place)
        balance_place.parts(at, place)


def of_city(at: Here) -> None:
    """Districts, departments, and who has not begun to act."""
    made, watch = balance.make_balance(at), balance_watch.make_watch(at)
    balance.say_how_far_apart(at, made)
    blocks, lines, list_ = st.columns([64, 64, 54], gap="medium")
    with blocks, st.container(gap="xsmall"):
        balance.column(at, made, "districts")
    with lines, st.container(gap="xsmall"):
        balance.column(at, made, "departments")
    with list_, st.container(gap="xsmall"):
        balance_watch.gaps(watch)
        balance_watch.watchlist(at, watch)


at = here()
if at.period is None:
    no_data(at)
    st.stop()
if task_list.open_named(at):
    st.stop()
if not (at.view.district or at.view.unit) and at.view.rows in balance_list.LISTS:
    balance_list.listing(at, at.view.rows)
    st.stop()
once(of_place if at.view.district or at.view.unit else of_city, at)
