"""The ways into a meeting, back to its slide, and out of it to the page that it was started from."""

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.agenda import BY_NAME
from dashboard.catalog.freeze import Freeze
from dashboard.catalog.navigation import Page, page
from dashboard.catalog.view import View
from dashboard.ui.here import Here
from dashboard.ui.meeting_foot import listen
from dashboard.ui.meeting_look import marks
from dashboard.ui.ways import way
from dashboard.ui.who import person

_BEFORE = "before_meeting"


def start_link(here: Here, chosen: Page) -> None:
    """The link that starts a meeting about what is looked at; the page that it stands on is where leaving leads."""
    if not person().may_open("meeting"):
        return
    st.session_state[_BEFORE] = chosen.name, here.view
    with st.container(key="start_meeting", width="content"):
        way("meeting", label="会议模式", query_params=here.view.place().address(), width="content")


def leave_link() -> None:
    """The way out, to the page that the meeting was started from; Esc presses it."""
    name, view = st.session_state.get(_BEFORE, ("overview", View()))
    with st.container(key="leave_meeting", width="content"):
        st.page_link(page(name).path, label="退出", query_params=view.address(), width="content")


def badge(freeze: Freeze) -> str:
    """That the data is frozen, since when, and at which version, as HTML."""
    began = f"{wording.day(freeze.began)} {freeze.began.hour}:{freeze.began:%M}"
    return (
        f'<span class="badge"><s class="lock"></s><b>数据已冻结</b><span>{began}</span>'
        f"<span>版本 {freeze.version}</span></span>"
    )


def draw_bar(here: Here, freeze: Freeze) -> None:
    """Over a page inside a meeting, instead of the masthead: what is frozen, and the way back to the slide."""
    with st.container(key="meeting_bar", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(f'<div class="{marks()} slide_bar">{badge(freeze)}</div>', width="content")
        _back_link(here)
        listen()


def _back_link(here: Here) -> None:
    """The way from a page back to the slide that led to it; Esc presses it."""
    slide = BY_NAME.get(here.view.slide or "")
    words = f"返回会议：{slide.title}" if slide else "返回会议"
    with st.container(key="back_to_slide", width="content"):
        way("meeting", label=words, query_params=here.view.city().address(), width="content")
