"""Panels and sentences: the headline, the rule with a title over each panel, and what stands where data is missing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.ui.marks import sign
from dashboard.ui.text import escape, plain


@dataclass(frozen=True)
class Link:
    """A piece of a sentence that leads somewhere."""

    words: str
    page: str
    view: View


def headline(parts: Sequence[str | Link], below: Sequence[str | tuple[str]] = ()) -> None:
    """The one sentence that comes first, its links underlined; `below` is plain text, bold where it is a 1-tuple."""
    with st.container(key="headline", gap=None):
        said = "".join(f"<u>{escape(part.words)}</u>" if isinstance(part, Link) else escape(part) for part in parts)
        more = "".join(f"<b>{escape(part[0])}</b>" if isinstance(part, tuple) else escape(part) for part in below)
        st.html(f'<h1 class="headline">{said}</h1><p class="subline">{more}</p>')
        links = [part for part in parts if isinstance(part, Link)]
        if links:
            with st.container(key="headline_links", horizontal=True):
                for link in links:
                    st.page_link(page(link.page).path, label=plain(link.words), query_params=link.view.address())


@contextmanager
def panel(title: str, note: str = "", right: str = "") -> Iterator[None]:
    """A panel: a rule, a title with its note, and at the right a few words."""
    with st.container(gap="xsmall"):
        st.html(
            f'<div class="panel"><h2>{escape(title)}</h2><span>{escape(note)}</span><i>{escape(right)}</i></div>'
        )
        yield


def state(title: str, *lines: str, status: str = "") -> None:
    """What stands where there is nothing to draw: what happened, and what it means."""
    mark = sign(status) if status else ""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="state {escape(status)}"><p class="what">{mark}{escape(title)}</p>{said}</div>')
