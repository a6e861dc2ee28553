"""A button that copies a text with one click, also where the browser keeps its clipboard from pages over plain http."""

import streamlit as st

from dashboard.ui.text import escape


def copy_button(name: str, words: str, text: str) -> None:
    """Draw the button; `name` is its id on the page. The script in browser.js hears the click."""
    kept = escape(text).replace("\n", "&#10;")  # st.html would trim the lines of a text
    st.html(
        f'<button type="button" class="copy" id="copy_{escape(name)}" data-copy="{kept}">{escape(words)}</button>',
        width="content",
    )
