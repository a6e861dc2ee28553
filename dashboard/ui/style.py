"""The stylesheet: the tokens of the theme as CSS variables, then the rules that use them."""

from dataclasses import fields
from pathlib import Path

import streamlit as st

from dashboard.catalog.tokens import SERIF, Theme

_SHEET = Path(__file__).with_name("style.css")


def dress(theme: Theme) -> None:
    """Put the tokens and the rules into the page."""
    plain = {field.name: getattr(theme, field.name) for field in fields(theme)}
    names = {
        name.replace("_", "-"): value
        for name, value in plain.items()
        if isinstance(value, str) and value.startswith("#")
    }
    for name, status in theme.statuses.items():
        names |= {name: status.mark, f"{name}-text": status.text, f"{name}-tint": status.tint}
    rules = "".join(f"--{name}:{value};" for name, value in names.items())
    st.html(f"<style>:root{{{rules}--serif:{SERIF};}}</style>")
    st.html(_SHEET)
