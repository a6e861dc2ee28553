"""The frame around every page: masthead, breadcrumb, pickers, status line."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.access import NOTHING
from dashboard.catalog import wording
from dashboard.catalog.acts import Act
from dashboard.catalog.navigation import LEADERS, PAGES, Page
from dashboard.catalog.roles import Right, Role
from dashboard.catalog.view import View
from dashboard.queries import frame as questions
from dashboard.ui import viewport
from dashboard.ui.anchors import anchor
from dashboard.ui.exhibits.drawer import answer
from dashboard.ui.exhibits.taking import take_page
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import built, load
from dashboard.ui.meeting_way import draw_bar, start_link
from dashboard.ui.panel import begin_notes
from dashboard.ui.paper import head_of_sheet, way_to_paper
from dashboard.ui.pickers import OF_PAGE
from dashboard.ui.seen_as import seen_as
from dashboard.ui.style import dress
from dashboard.ui.text import escape
from dashboard.ui.who import may, note_once, person


def draw_top(here: Here, chosen: Page) -> None:
    """Draw the masthead alone, over a page that is refused."""
    dress(here.theme)
    viewport.watch()
    begin_notes()
    _masthead(here, chosen)


def draw_frame(here: Here, chosen: Page) -> None:
    """Draw all that stands above a page's headline."""
    dress(here.theme, *(["paper"] if here.view.paper else []), *(["meeting"] if here.freeze else []))
    viewport.watch()
    noted = begin_notes()
    if here.view.paper:
        note_once(Act.EXPORT, f"打印 {chosen.title}", str(here.view))
        head_of_sheet(here, chosen)
        return
    if chosen.section == LEADERS:
        answer(here)
    if here.freeze is None or here.period is None:
        _masthead(here, chosen)
    elif chosen.name == "meeting":
        return
    else:
        draw_bar(here, here.freeze)
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        _trail(here, chosen)
        if chosen.section == LEADERS or chosen.name in OF_PAGE:
            _period_picker(here)
            if here.period is not None and chosen.name in OF_PAGE:
                OF_PAGE[chosen.name](here)
        if chosen.section == LEADERS and here.period is not None:
            take_page(chosen.title, here, noted)
            if may(Right.TAKE):
                way_to_paper(here, chosen)
        st.html(built(_status, here))


def _masthead(here: Here, chosen: Page) -> None:
    where = here.view.place()
    links = "".join(
        anchor(page.title, page.name, where, current=page == chosen)
        for page in PAGES
        if page.in_menu and person().may_open(page.name)
    )
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(
            '<div class="masthead"><div class="brand"><span></span>产改驾驶舱</div>'
            f'<nav aria-label="页面">{links}</nav></div>'
        )
        start_link(here, chosen)
        st.html(_me(), width="content")
    if person().seen_by:
        seen_as()


def _me() -> str:
    """Who is signed in, and the way to the account: its password, its sign-out."""
    by = person()
    said = f"<b>{escape(by.name)}</b>" + (f"<span>{by.title}</span>" if by.title not in by.name else "")
    return f'<a class="me" href="./auth/logout" target="_self" title="修改密码、退出">{said}</a>'


def _trail(here: Here, chosen: Page) -> None:
    steps = _steps(here)
    links = "".join(f"{anchor(words, chosen.name, view)} › " for words, view in steps[:-1])
    last = steps[-1][0] if chosen.section == LEADERS else _section(chosen)
    st.html(f'<nav class="trail" aria-label="当前范围">{links}<b>{escape(last)}</b></nav>', width="content")


def _section(chosen: Page) -> str:
    return "报送" if person().role is Role.REPORTER else chosen.section


def _steps(here: Here) -> Sequence[tuple[str, View]]:
    """City, district, unit, and the row that is open, each with the view that its name leads back to."""
    view = here.view
    base = view.city()
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
        width=round(230 * min(max(here.scale, 0.8), 2)),
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
    if here.period is not None and person().scope != NOTHING:
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
