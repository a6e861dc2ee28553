"""大屏链接: read-only addresses for wall screens, made for some days and taken back when they are no longer wanted."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from dashboard.access.links import LONGEST, Link
from dashboard.catalog import wording
from dashboard.catalog.navigation import PAGES
from dashboard.catalog.roles import Right
from dashboard.ui import first_passwords
from dashboard.ui.acting import act
from dashboard.ui.here import Here
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape
from dashboard.ui.who import house, must

_DAYS = 90
_MOST = 6


def list_links(here: Here) -> None:
    """The links that hold, each with its way to be taken back, and the way to make one."""
    now = datetime.now(UTC)
    names = {each.name: each.title for each in house().people.everyone()}
    links = [link for link in house().links.all() if link.holds(now)]
    with panel(
        "大屏链接", "墙上的屏不用登录；只能看领导各页，不能取走", f"{len(links)} 个有效" if links else ""
    ):
        for link in links[:_MOST]:
            with st.container(
                key=f"wall_{link.number}", horizontal=True, gap="small", vertical_alignment="center"
            ):
                st.html(_line(link, names.get(link.by, link.by)))
                if st.button("收回", key=f"revoke_{link.number}", type="tertiary"):
                    _ask_before_revoking(here, link)
        if not links:
            st.html('<p class="note">还没有有效的链接。</p>')
        if st.button("新建大屏链接", key="make_link"):
            _ask_for_link(here)


def _line(link: Link, by: str) -> str:
    until = wording.iso(link.expires.astimezone())
    return (
        f'<p class="wall">{light("ok", "有效")}<b>{escape(link.title)}</b>'
        f"<span>到 {until}　由 {escape(by)} 建</span></p>"
    )


@st.dialog("新建大屏链接")
def _ask_for_link(here: Here) -> None:
    """Ask where the screen hangs and for how long, and make its link."""
    title = st.text_input("这块屏在哪里", max_chars=40, key="link_title", placeholder="例：三楼会议室")
    days = st.number_input("有效几天", 1, LONGEST, _DAYS, key="link_days")
    st.html('<p class="note">链接只显示一次。到期自动失效，也可以随时收回。</p>')
    if st.button("新建", type="primary", key="confirm_link"):
        act(here, lambda: _make(title, int(days)))


def _make(title: str, days: int) -> None:
    by = must(Right.PEOPLE, "新建大屏链接")
    secret = house().links.make(title, days=days, by=by.person.account, origin=by.origin)
    first_passwords.keep_link(title.strip(), address_of(st.context.url or "", secret))


def address_of(url: str, secret: str) -> str:
    """The link, on the host and under the path by which this page was reached."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    for page in PAGES:
        path = path.removesuffix(f"/{page.url}")
    return f"{parts.scheme}://{parts.netloc}{path}/auth/wall/{secret}"


@st.dialog("收回大屏链接")
def _ask_before_revoking(here: Here, link: Link) -> None:
    """Say what taking a link back does, and do it."""
    state(f"收回“{link.title}”的链接", "这块屏马上看不到数据，要看得换新链接。")
    if st.button("确定收回", type="primary", key="confirm_revoke"):
        act(here, lambda: _revoke(link))


def _revoke(link: Link) -> None:
    by = must(Right.PEOPLE, "收回大屏链接")
    house().links.revoke(link.number, by=by.person.account, origin=by.origin)
