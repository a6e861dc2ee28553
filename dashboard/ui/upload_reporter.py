"""我的单位: for which unit files are handed in; optional, in the address, and with the files in hand."""

import streamlit as st

from dashboard.ui.desk import desk
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here, go
from dashboard.ui.pickers import EVERY

_KEY = "pick_reporter"


def pick_reporter(here: Here, hand: Hand | None = None) -> None:
    """A select box over all units; files in hand are read again, because a unit has words of its own."""
    places = here.places
    units = places[places["level"] == "unit"]
    words = {EVERY: "不选也可以", **dict(zip(units["code"], units["short_name"], strict=True))}
    if len(words) == 1:
        return
    chosen = hand.open[0].reporter if hand and hand.open else here.view.unit
    st.session_state[_KEY] = chosen if chosen in words else EVERY

    def picked() -> None:
        unit = st.session_state[_KEY] or None
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


def reporter_name(here: Here, held: File) -> str:
    """The name of the unit for which a decision can be remembered; empty when none was chosen."""
    return here.name(held.reporter) if held.reporter else ""
