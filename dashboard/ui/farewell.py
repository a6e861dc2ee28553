"""What stands on the page of somebody who is not signed in any more: why, and the way back in."""

import streamlit as st

from dashboard.catalog.tokens import THEMES
from dashboard.errors import SignedOut
from dashboard.ui.style import dress
from dashboard.ui.text import escape


def say_farewell(gone: SignedOut) -> None:
    """Draw it; nothing of the page that was asked for."""
    dress(THEMES[st.context.theme.type or "light"])
    st.html(
        f'<div class="state farewell"><h1 class="headline">{escape(gone)}</h1>'
        "<p>没有提交的文件还在，登录后从“数据上报”接着办。</p>"
        '<p><a href="./auth/login" target="_self">去登录</a></p></div>'
    )
