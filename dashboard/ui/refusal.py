"""A page that the role may not open: what was refused, and the way back; the page itself isn't run."""

import streamlit as st

from dashboard.catalog.acts import Act
from dashboard.catalog.navigation import Page, page
from dashboard.catalog.roles import FIRST_PAGE
from dashboard.ui.anchors import anchor
from dashboard.ui.frame import draw_top
from dashboard.ui.here import Here
from dashboard.ui.panel import headline
from dashboard.ui.who import note_once, person


def draw_refusal(here: Here, refused: Page) -> None:
    """Say it and write a line into the trail, once for a try."""
    note_once(Act.REFUSED, f"打开页面 {refused.title}", refused.name, result="refused")
    draw_top(here, refused)
    first = page(FIRST_PAGE[person().role])
    headline(
        [f"您没有看“{refused.title}”的权限"],
        [f"这一页不给{person().title}看；需要的话，请找管理员。这一次已记入审计日志。"],
    )
    with st.container(gap="xsmall"):
        st.html(f'<p class="ways">{anchor(f"回到{first.title}", first.name, here.view.place())}</p>')
