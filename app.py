"""The frame: the menu, the view of the address, and the chosen page inside."""

import streamlit as st

from dashboard.catalog.navigation import PAGES
from dashboard.errors import CockpitError
from dashboard.ui.address_bar import follow
from dashboard.ui.frame import draw_frame
from dashboard.ui.here import arrive
from dashboard.ui.panel import state
from dashboard.ui.paper import on_paper

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
    follow(chosen.name)
    at = arrive(chosen)
    draw_frame(at, chosen)
    with on_paper(at):
        menu.run()
except CockpitError as error:
    state("这一页没有画出来", str(error), "其他页面不受影响，数据没有改动。", status="over")
