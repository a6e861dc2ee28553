"""What runs in the browser: it says how large the window is, which the server can't know, and follows links."""

from pathlib import Path

import streamlit as st

from dashboard.catalog.tokens import SCALES

_SCRIPT = Path(__file__).with_name("browser.js")


def kind() -> str:
    """The class of window that the browser reported last: phone, desk, wall or uhd."""
    state = st.session_state.get("viewport") or {}
    found = state.get("kind") or "wall"
    return found if found in SCALES else "wall"


def scale() -> float:
    """What a figure's px are multiplied with."""
    return SCALES[kind()]


def watch() -> None:
    """Place it in the page, out of the flow."""
    with st.container(key="viewport_box"):
        _component()(key="viewport", data={"kind": kind()}, on_kind_change=_nothing, on_dark_change=_nothing)


@st.cache_resource(show_spinner=False)
def _component() -> "st.components.v2.types.ComponentRenderer":
    return st.components.v2.component("viewport", js=_SCRIPT.read_text(encoding="utf-8"))


def _nothing() -> None:
    """The rerun itself is the answer."""
