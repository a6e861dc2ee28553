"""The frame around every page: masthead, breadcrumb, pickers, status line."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.navigation import LEADERS, OFFICE, PAGES, Page
from dashboard.catalog.view import View
from dashboard.queries import frame as questions
from dashboard.ui import viewport
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import built, load
from dashboard.ui.pickers import OF_PAGE
from dashboard.ui.style import dress
from dashboard.ui.text import escape, plain


def draw_frame(here: Here, chosen: Page) -> None:
    """Draw all that stands above a page's headline."""
    dress(here.theme)
    viewport.watch()
    _masthead(here, chosen)
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        _trail(here, chosen)
        if chosen.section == LEADERS or chosen.name in OF_PAGE:
            _period_picker(here)
            if here.period is not None and chosen.name in OF_PAGE:
                OF_PAGE[chosen.name](here)
        st.html(built(_status, here))


def _masthead(here: Here, chosen: Page) -> None:
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html('<div class="brand"><span></span>产改驾驶舱</div>', width="content")
        where = here.view.place().address()
        for page in PAGES:
            if page is chosen:
                with st.container(key="chosen_page", width="content"):
                    st.page_link(page.path, label=page.title, query_params=where)
            else:
                st.page_link(page.path, label=page.title, query_params=where)


def _trail(here: Here, chosen: Page) -> None:
    steps = _steps(here)
    with st.container(
        key="trail", horizontal=True, vertical_alignment="center", gap="xsmall", width="content"
    ):
        for words, view in steps[:-1]:
            st.page_link(chosen.path, label=plain(words), query_params=view.address())
            st.html('<span class="trail">›</span>', width="content")
        last = steps[-1][0] if chosen.section == LEADERS else OFFICE
        st.html(f'<nav class="trail" aria-label="当前范围"><b>{escape(last)}</b></nav>', width="content")


def _steps(here: Here) -> Sequence[tuple[str, View]]:
    """City, district, unit, and the row that is open, each with the view that its name leads back to."""
    view = here.view
    base = View(period=view.period)
    steps = [("全市", base)]
    district = view.district or here.parent(view.unit)
    if district:
        steps.append((here.name(district), base.at(district=district)))
    if view.unit:
        steps.append((here.name(view.unit), base.at(district=view.district, unit=view.unit)))
    if view.task or view.case:
        steps.append((view.task or view.case or "", view))
    return steps


def _period_picker(here: Here) -> None:
    if here.period is None:
        return
    words = built(_period_words, here)
    st.session_state["pick_period"] = here.period

    def pick() -> None:
        go(here.view.but(period=st.session_state["pick_period"]))

    st.selectbox(
        "期次", list(words), format_func=words.__getitem__, key="pick_period", on_change=pick, label_visibility="collapsed",
        width=round(230 * min(max(here.scale, 0.9), 2)),
    )  # fmt: skip


def _period_words(here: Here) -> dict[date, str]:
    words = {}
    for row in here.periods.to_dict("records"):
        open_ = f"（报送中 {row['reported']:.0f}/{row['owed']:.0f}）" if row["is_open"] else ""
        words[row["period"].date()] = wording.month(row["period"]) + open_
    return words


def _status(here: Here) -> str:
    facts: list[str] = []
    demonstration = False
    if here.period is not None:
        row = load(questions.status, here.period).iloc[0]
        demonstration = bool(row["demonstration"])
        facts = [
            f"数据截至 <b>{wording.iso(row['as_of'])}</b>",
            f"已报 <b>{row['reported']:.0f}</b>/{row['owed']:.0f} 家",
        ]
    facts.append(f"版本 <b>{here.version}</b>")
    if demonstration:
        facts.append("<em>演示数据</em>")
    return f'<div class="status">{"<s></s>".join(facts)}</div>'
