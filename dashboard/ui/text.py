"""Text from data as text: never as HTML, never as Markdown."""

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&/@=])")
# Streamlit looks for these once more after Markdown was read, when escapes are gone: icons, its logo, links, arrows.
_LOOKED_FOR = re.compile(
    r":(?=material_|streamlit:|//)|w(?=ww\.)|@(?=\w)|(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)", re.I
)
_JOINER = "\u2060"
"""Takes no room and means nothing; between two characters it keeps them from being read together."""


def escape(text: object) -> str:
    """Fit for HTML."""
    return html.escape(str(text))


def plain(text: object) -> str:
    """Fit for a label that Streamlit would read as Markdown."""
    line = _LOOKED_FOR.sub(_apart, " ".join(str(text).split()))
    return _MARKDOWN.sub(r"\\\1", line)


def _apart(found: re.Match[str]) -> str:
    return found[0][0] + _JOINER + found[0][1:]
