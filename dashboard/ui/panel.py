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
    """The one sentence that comes first, its links in place; `below` is plain text, bold where it is a 1-tuple."""
    said = "".join(part.words if isinstance(part, Link) else part for part in parts)
    with st.container(key="headline", gap=None):
        st.html(f'<h1 class="headline{" whole" if len(parts) > 1 else ""}">{escape(said)}</h1>')
        if len(parts) > 1:
            with st.container(key="headline_parts", horizontal=True, gap=None):
                for part in parts:
                    if isinstance(part, Link):
                        st.page_link(
                            page(part.page).path, label=plain(part.words), query_params=part.view.address()
                        )
                    else:
                        st.html(
                            f'<span class="headline" aria-hidden="true">{escape(part)}</span>',
                            width="content",
                        )
        more = "".join(
            f"<b>{escape(part[0])}</b>" if isinstance(part, tuple) else escape(part) for part in below
        )
        st.html(f'<p class="subline">{more}</p>')


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
