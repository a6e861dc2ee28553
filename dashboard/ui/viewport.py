"""How large the window is: the server can't know, so a few lines in the browser say when it isn't the wall."""

import streamlit as st

from dashboard.catalog.tokens import SCALES

_SCRIPT = """
export default function({data, setStateValue}) {
  const say = () => {
    const width = window.innerWidth
    const kind = width < 760 ? "phone" : width < 1600 ? "desk" : width < 2600 ? "wall" : "uhd"
    if (kind !== window.__viewport) {
      window.__viewport = kind
      if (kind !== data.kind) setStateValue("kind", kind)
    }
  }
  say()
  window.addEventListener("resize", say)
  return () => window.removeEventListener("resize", say)
}
"""


def kind() -> str:
    """The class of window that the browser reported last: phone, desk, wall or uhd."""
    state = st.session_state.get("viewport") or {}
    found = state.get("kind") or "wall"
    return found if found in SCALES else "wall"


def scale() -> float:
    """What a figure's px are multiplied with."""
    return SCALES[kind()]


def watch() -> None:
    """Place the reporter in the page, out of the flow."""
    with st.container(key="viewport_box"):
        _component()(key="viewport", data={"kind": kind()}, on_kind_change=_nothing)


@st.cache_resource(show_spinner=False)
def _component() -> "st.components.v2.types.ComponentRenderer":
    return st.components.v2.component("viewport", js=_SCRIPT)


def _nothing() -> None:
    """The rerun itself is the answer."""
