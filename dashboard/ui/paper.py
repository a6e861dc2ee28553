"""The print view: a page laid out for A4, with its filters and as-of date at its head and its definitions at its end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.catalog import wording
from dashboard.catalog.exhibits import Exhibit, exhibit
from dashboard.catalog.navigation import Page
from dashboard.catalog.view import A4
from dashboard.ui.anchors import anchor
from dashboard.ui.here import Here
from dashboard.ui.panel import tell_notes
from dashboard.ui.scope_words import reading_facts, scope_facts
from dashboard.ui.text import escape

_PRINT = '<button type="button" id="print_sheet" data-print="1">打印</button>'


def way_to_paper(here: Here, chosen: Page) -> None:
    """The quiet link in the bar that opens this view as a sheet."""
    way = anchor("打印", chosen.name, here.view.but(paper=A4))
    st.html(f'<span class="to_paper">{way}</span>', width="content")


def head_of_sheet(here: Here, chosen: Page) -> None:
    """What a reader of the paper must know: which page, what is looked at, as of when, printed when."""
    back = anchor("‹ 返回", chosen.name, here.view.but(paper=None))
    st.html(f'<div class="sheet_ways">{back}{_PRINT}</div>')
    facts = (*scope_facts(here), *reading_facts(here), ("打印日期", wording.iso(here.today)))
    said = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in facts)
    st.html(
        f'<header class="sheet_head"><p>产改驾驶舱<b>{escape(chosen.title)}</b></p><dl>{said}</dl></header>'
    )


@contextmanager
def on_paper(here: Here) -> Iterator[None]:
    """Run a page; on paper the definitions of what it draws stand below."""
    if not here.view.paper:
        yield
        return
    with st.container(key="sheet"):
        page, below = st.container(), st.empty()
    tell_notes(lambda names: _write_notes(below, names))
    with page:
        yield


def _write_notes(below: DeltaGenerator, names: Sequence[str]) -> None:
    said = "".join(f"<li>{_note(exhibit(name))}</li>" for name in names)
    below.html(f'<section class="sheet_notes"><h2>口径</h2><ol>{said}</ol></section>')


def _note(shown: Exhibit) -> str:
    parts = [
        shown.definition,
        shown.numerator and f"分子：{shown.numerator}",
        shown.denominator and f"分母：{shown.denominator}",
        shown.small_print,
    ]
    said = "。".join(part.rstrip("。") for part in parts if part)
    return f"<b>{escape(shown.title)}</b>　{escape(said)}。"
