"""What a page shows when its data isn't there yet."""

import streamlit as st

from dashboard.catalog.datasets import UPLOADED, named
from dashboard.ui.here import Here
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.text import escape
from dashboard.ui.ways import way

SPINE = ("districts", "units", "measures", "tasks", "progress")


def no_data(here: Here) -> None:
    """An empty store: what to bring, in which order, and where."""
    headline(
        ["还没有数据，从县区名录开始，五步就能看到总览"],
        ["依次上报下面五份表；每份都能下载模板，文件用 WPS 或 Excel 另存为 CSV 即可。"],
    )
    with panel("先报这五份", "后面的要用到前面的名字"):
        steps = "".join(
            f"<dt>{place}　{escape(named(name).title)}</dt><dd>{escape(named(name).grain)}</dd>"
            for place, name in enumerate(SPINE, start=1)
        )
        st.html(f'<dl class="facts open" style="grid-template-columns:12rem 1fr">{steps}</dl>')
        way("upload", label="去数据上报", query_params=here.view.place().address())
    with panel("再报这些", "没有也不影响看进度"):
        others = [dataset.title for dataset in UPLOADED if dataset.name not in SPINE]
        state("、".join(others))


def nothing_here(here: Here, what: str) -> None:
    """A filter that leaves nothing: which one, and the way back."""
    state(f"这里没有{what}", f"{here.place_name}在当前筛选下没有{what}。", "换一个县区或期次，或看全市。")
