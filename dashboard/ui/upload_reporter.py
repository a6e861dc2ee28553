"""我的单位: for which unit files are handed in; optional, in the address, and with the files in hand."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.roles import Right
from dashboard.ui.board import OFFICES
from dashboard.ui.desk import desk
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here, go
from dashboard.ui.pickers import EVERY
from dashboard.ui.who import may, must, person

_KEY = "pick_reporter"


def pick_reporter(here: Here, hand: Hand | None = None) -> None:
    """A select box over all units; files in hand are read again, because a unit has words of its own."""
    words = _choices(here)
    if not any(words):
        return
    chosen = hand.open[0].reporter if hand and hand.open else reporter_of(here)
    st.session_state[_KEY] = chosen if chosen in words else next(iter(words))

    def picked() -> None:
        unit = st.session_state[_KEY] or None
        must(Right.REPORT, f"替 {unit} 报送")
        for file in hand.open if hand else ():
            desk().choose(hand.token if hand else "", file.number, reporter=unit)
        go(here.view.but(unit=unit))

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="take_reporter"):
        st.html('<span class="note term">我的单位</span>', width="content")
        st.selectbox(
            "我的单位",
            list(words),
            format_func=words.__getitem__,
            key=_KEY,
            on_change=picked,
            label_visibility="collapsed",
        )


def reporter_of(here: Here) -> str | None:
    """For whom files are handed in before anything was chosen: the unit of the address; of a reporter, an own one."""
    own = reported_units(here)
    if may(Right.REVIEW) or here.view.unit in own:
        return here.view.unit
    return next(iter(own), None)


def reported_units(here: Here) -> Sequence[str]:
    """The units for which the person reports: all for the office, else the own ones and those that report for own districts."""
    by, places = person(), here.places
    units = places[places["level"] == "unit"]
    if by.may(Right.REVIEW):
        return list(units["code"])
    offices = units["parent"].isin(by.districts) & units["category"].isin(OFFICES)
    return list(units.loc[units["code"].isin(by.units) | offices, "code"])


def _choices(here: Here) -> dict[str, str]:
    names = {code: here.name(code) for code in reported_units(here)}
    return {EVERY: "不选也可以", **names} if may(Right.REVIEW) else names


def reporter_name(here: Here, held: File) -> str:
    """The name of the unit for which a decision can be remembered; empty when none was chosen."""
    return here.name(held.reporter) if held.reporter else ""
