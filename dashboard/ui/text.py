"""Text from data as text: never as HTML, never as Markdown."""

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&])")


def escape(text: object) -> str:
    """Fit for HTML."""
    return html.escape(str(text))


def plain(text: object) -> str:
    """Fit for a label that Streamlit would read as Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))
