"""Seeing the cockpit as somebody else: the banner over every page, and the way back to oneself."""

import streamlit as st

from dashboard.catalog.navigation import page
from dashboard.ui.text import escape
from dashboard.ui.who import house, origin, person, token


def seen_as() -> None:
    """The banner, as long as an administrator looks."""
    by = person()
    with st.container(key="seen_as", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(
            f'<p role="status">正以 <b>{escape(by.name)}</b>（{by.title}）的身份查看，只能看；案件只有合计。</p>',
            width="content",
        )
        if st.button("退出查看", key="leave_seen_as"):
            look_as(None)
            st.switch_page(page("people").path)


def look_as(account: str | None) -> None:
    """See the cockpit as the person of an account, or as oneself again. Raises NotAllowed, UnknownName."""
    house().sessions.look_as(token(), account, origin=origin())
