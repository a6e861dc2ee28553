"""Panels and sentences: the headline, the rule with a title over each panel, and what stands where data is missing."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard.catalog.exhibits import exhibit as exhibit_of
from dashboard.catalog.sentences.rule import Named
from dashboard.catalog.view import View
from dashboard.sentences.say import Sentence
from dashboard.sentences.slots import Strong
from dashboard.ui.anchors import anchor
from dashboard.ui.here import here
from dashboard.ui.marks import sign
from dashboard.ui.text import escape


@dataclass(frozen=True)
class Link:
    """A piece of a sentence that leads somewhere."""

    words: str
    page: str
    view: View


_SEAM = "\u00a0"
"""Between a word and a linked number: a plain space would be lost at the seam."""


def linked(sentence: Sentence, view: View) -> tuple[list[str | Link], list[str | tuple[str]]]:
    """A sentence as the headline takes it, its names leading from this view."""
    pieces = sentence.parts
    seams = [isinstance(piece, Named) for piece in pieces]
    parts: list[str | Link] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Named):
            parts.append(Link(piece.words, piece.page, piece.of(view)))
            continue
        if piece.startswith(" ") and place and seams[place - 1]:
            piece = _SEAM + piece[1:]
        if piece.endswith(" ") and place + 1 < len(pieces) and seams[place + 1]:
            piece = piece[:-1] + _SEAM
        parts.append(piece)
    below = [(piece.words,) if isinstance(piece, Strong) else piece for piece in sentence.below]
    return parts, below


def headline(parts: Sequence[str | Link], below: Sequence[str | tuple[str]] = ()) -> None:
    """The one sentence that comes first, its links in place; `below` is plain text, bold where it is a 1-tuple."""
    said = "".join(
        anchor(part.words, part.page, part.view) if isinstance(part, Link) else escape(part) for part in parts
    )
    more = "".join(f"<b>{escape(part[0])}</b>" if isinstance(part, tuple) else escape(part) for part in below)
    with st.container(key="headline", gap=None):
        st.html(f'<h1 class="headline">{said}</h1><p class="subline">{more}</p>')


_HINT = re.compile(r"(^|[；，])点[^；，]*")
"""What to click, which a reader of paper can't."""


@contextmanager
def panel(title: str, note: str = "", right: str = "", *, exhibit: str = "") -> Iterator[None]:
    """A panel: a rule, a title with its note, and at the right a few words; `exhibit` is what explains its numbers."""
    if here().view.paper:
        note, right = _HINT.sub("", note), _HINT.sub("", right)
    ask = explain(exhibit) if exhibit else ""
    if exhibit:
        note_down(exhibit)
    with st.container(gap="xsmall"):
        st.html(
            f'<div class="panel"><h2>{escape(title)}</h2>{ask}<span>{escape(note)}</span><i>{escape(right)}</i></div>'
        )
        yield


def explain(name: str) -> str:
    """The quiet button, as HTML, that opens the definition of an exhibit; for pieces of HTML that are no panel."""
    shown = exhibit_of(name)
    return (
        f'<button type="button" class="explain" data-explain="{escape(name)}" '
        f'aria-label="口径与取数：{escape(shown.title)}" title="口径与取数">口径</button>'
    )


def begin_notes() -> list[str]:
    """A new list for the names of the exhibits that this run of the page draws, in page order; the frame begins it."""
    noted: list[str] = []
    st.session_state["exhibits_drawn"] = noted
    st.session_state.pop("exhibits_told", None)
    return noted


def drawn_exhibits() -> list[str]:
    """The names of the exhibits that this run of the page has drawn so far."""
    noted: list[str] = st.session_state.get("exhibits_drawn", [])
    return noted


def tell_notes(tell: Callable[[Sequence[str]], None]) -> None:
    """Have the names told each time that one is noted: a page may stop at any line, and nothing runs after that."""
    st.session_state["exhibits_told"] = tell


def note_down(name: str) -> None:
    """Note that the page draws an exhibit, so that it goes into the page's workbook."""
    noted: list[str] = st.session_state.setdefault("exhibits_drawn", [])
    if name not in noted:
        noted.append(name)
        if "exhibits_told" in st.session_state:
            st.session_state["exhibits_told"](noted)


@contextmanager
def noting_apart() -> Iterator[list[str]]:
    """Note the exhibits of a part of the page in a list of its own, and tell nobody yet."""
    before = {name: st.session_state.pop(name, None) for name in ("exhibits_drawn", "exhibits_told")}
    noted: list[str] = []
    st.session_state["exhibits_drawn"] = noted
    try:
        yield noted
    finally:
        del st.session_state["exhibits_drawn"]
        st.session_state.update({name: value for name, value in before.items() if value is not None})


def state(title: str, *lines: str, status: str = "") -> None:
    """What stands where there is nothing to draw: what happened, and what it means."""
    mark = sign(status) if status else ""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="state {escape(status)}"><p class="what">{mark}{escape(title)}</p>{said}</div>')
