"""The frame: who is signed in, the menu of that person, the view of the address, and the chosen page inside."""

import streamlit as st

from dashboard.catalog.navigation import PAGES, page
from dashboard.catalog.roles import FIRST_PAGE
from dashboard.errors import CockpitError, SignedOut
from dashboard.ui.address_bar import follow
from dashboard.ui.farewell import say_farewell
from dashboard.ui.frame import draw_frame
from dashboard.ui.here import arrive
from dashboard.ui.panel import state
from dashboard.ui.paper import on_paper
from dashboard.ui.refusal import draw_refusal
from dashboard.ui.who import come_in

PAGE_OF = {page.url: page for page in PAGES}

menu = st.navigation(
    [
        st.Page(page.path, title=page.title, url_path=page.url, default=place == 0)
        for place, page in enumerate(PAGES)
    ],
    position="hidden",
)
chosen = PAGE_OF.get(menu.url_path, PAGES[0])
st.set_page_config(
    page_title=f"{chosen.title} · 产改驾驶舱",
    page_icon="▮",
    layout="wide",
    initial_sidebar_state="collapsed",
)
try:
    by = come_in()
    if chosen == PAGES[0] and not by.may_open(chosen.name):
        st.switch_page(page(FIRST_PAGE[by.role]).path)
    follow(chosen.name)
    at = arrive(chosen)
    if by.may_open(chosen.name):
        draw_frame(at, chosen)
        with on_paper(at):
            menu.run()
    else:
        draw_refusal(at, chosen)
except SignedOut as gone:
    say_farewell(gone)
except CockpitError as error:
    state("这一页没有画出来", str(error), "其他页面不受影响，数据没有改动。", status="over")
