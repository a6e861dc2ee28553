"""The ear of the page: one component that hears every 口径 button, and makes the picture of a chart in the browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("listening.js")


@dataclass(frozen=True)
class Asked:
    """The exhibit that was asked about, and whether its panel holds a chart that can be a picture."""

    name: str
    has_chart: bool


def listen() -> Asked | None:
    """Place the component out of the flow; what was asked since the last run, if anything."""
    with st.container(key="listening_box"):
        heard = _component()(key="listening", on_explain_change=_nothing)
    return _parsed(heard.get("explain"))


def _parsed(heard: Any) -> Asked | None:
    """What the browser said; anything else is no question."""
    if not isinstance(heard, dict) or not isinstance(heard.get("name"), str):
        return None
    return Asked(heard["name"], bool(heard.get("chart")))


@st.cache_resource(show_spinner=False)
def _component() -> "st.components.v2.types.ComponentRenderer":
    return st.components.v2.component("listening", js=_SCRIPT.read_text(encoding="utf-8"))


def _nothing() -> None:
    """The rerun itself is the answer."""
