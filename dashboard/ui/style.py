"""The stylesheet: the tokens of the theme as CSS variables, then the rules of styles/ that use them."""

from dataclasses import fields
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.catalog.tokens import SERIF, THEMES, Theme

_SHEETS = Path(__file__).with_name("styles")
_FIRST = "house.css"


def dress(theme: Theme, *states: str) -> None:
    """Put the tokens and the rules into the page; a state, paper or meeting, adds the rules of its folder."""
    st.html(_sheet(theme.type, states))


@cache
def _sheet(kind: str, states: tuple[str, ...]) -> str:
    theme = THEMES[kind]
    plain = {field.name: getattr(theme, field.name) for field in fields(theme)}
    names = {
        name.replace("_", "-"): value
        for name, value in plain.items()
        if isinstance(value, str) and value.startswith("#")
    }
    for name, status in theme.statuses.items():
        names |= {name: status.mark, f"{name}-text": status.text, f"{name}-tint": status.tint}
    tokens = "".join(f"--{name}:{value};" for name, value in names.items())
    sheets = sorted(_SHEETS.glob("*.css"), key=lambda sheet: (sheet.name != _FIRST, sheet.name))
    sheets += [sheet for state in states for sheet in sorted((_SHEETS / state).glob("*.css"))]
    rules = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return f"<style>:root{{{tokens}--serif:{SERIF};}}\n{rules}</style>"
