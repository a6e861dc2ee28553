"""What is shown only once: one-time passwords and the secret links of wall screens."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.roles import Right
from dashboard.documents.csv_files import write_csv
from dashboard.ui.copying import copy_button
from dashboard.ui.download import download
from dashboard.ui.panel import panel
from dashboard.ui.text import escape

_KEPT = "shown_once"
_LINK = "link_shown_once"
_HEADS = ("账号", "姓名", "一次性密码")
_MOST = 12

Kept = tuple[str, str, str]
"""Account, name, password."""


def keep(rows: Sequence[Kept]) -> None:
    """Keep them until they were noted down; nobody but this visit's page ever sees them."""
    st.session_state[_KEPT] = [*st.session_state.get(_KEPT, []), *rows]


def keep_link(title: str, address: str) -> None:
    """Keep a secret address until it was noted down."""
    st.session_state[_LINK] = title, address


def show() -> None:
    """What waits to be noted down, first of all on the page."""
    rows: list[Kept] = st.session_state.get(_KEPT, [])
    link: tuple[str, str] | None = st.session_state.get(_LINK)
    if rows:
        _show_passwords(rows)
    if link:
        _show_link(*link)


def _show_passwords(rows: Sequence[Kept]) -> None:
    with panel(
        "一次性密码", "只在这里显示这一次；第一次登录要改", f"{len(rows)} 人" if len(rows) > 1 else ""
    ):
        said = "".join(
            f"<dt>{escape(title)}<small>　{escape(account)}</small></dt><dd><code>{escape(first)}</code></dd>"
            for account, title, first in rows[:_MOST]
        )
        st.html(f'<dl class="facts secrets">{said}</dl>')
        if len(rows) > _MOST:
            st.html(f'<p class="note">先列 {_MOST} 人，其余在下载的名单里。</p>')
        with st.container(key="secret_deeds", horizontal=True, gap="small", vertical_alignment="center"):
            if len(rows) == 1:
                copy_button("first_password", "复制密码", rows[0][2])
            else:
                download(
                    "下载名单 CSV",
                    lambda: write_csv(_HEADS, rows),
                    "一次性密码.csv",
                    "text/csv",
                    right=Right.PEOPLE,
                    about=f"一次性密码名单 {len(rows)} 人",
                    key="take_passwords",
                )
            st.button("记下了，收起", key="noted_down", on_click=_forget, args=(_KEPT,))


def _show_link(title: str, address: str) -> None:
    with panel("大屏链接", "只在这里显示这一次；谁有它，谁就能看领导各页"):
        st.html(
            f'<dl class="facts secrets"><dt>{escape(title)}</dt><dd><code>{escape(address)}</code></dd></dl>'
        )
        with st.container(key="link_deeds", horizontal=True, gap="small", vertical_alignment="center"):
            copy_button("wall_link", "复制链接", address)
            st.button("记下了，收起", key="link_noted_down", on_click=_forget, args=(_LINK,))


def _forget(key: str) -> None:
    st.session_state.pop(key, None)
