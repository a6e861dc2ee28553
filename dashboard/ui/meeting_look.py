"""The theme of a meeting: dark whatever the person's own, until the presenter finds the room too bright."""

from typing import Literal

import streamlit as st

_KEY = "meeting_look"


def meeting_look() -> Literal["dark", "light"]:
    """The theme that slides, and pages inside a meeting, are drawn in."""
    return "light" if st.session_state.get(_KEY) == "light" else "dark"


def change_look() -> None:
    """From dark to light and back."""
    st.session_state[_KEY] = "dark" if meeting_look() == "light" else "light"


def marks() -> str:
    """The classes by which the stylesheet knows a meeting, and that Streamlit's own theme is the other one."""
    return "frozen" if (st.context.theme.type or "light") == meeting_look() else "frozen other"
