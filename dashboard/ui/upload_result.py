"""数据上报 after a file was handed in: what was taken, and where to go on."""

import streamlit as st

from dashboard.catalog.datasets import named
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.intake.ledger import list_entries
from dashboard.queries import upload as questions
from dashboard.ui.empty import SPINE
from dashboard.ui.entries import facts_of
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load, store, today
from dashboard.ui.panel import headline, panel
from dashboard.ui.upload import say
from dashboard.ui.upload_review import in_words

_SHOWN_ON = {
    "districts": "overview",
    "units": "unit",
    "measures": "reform",
    "tasks": "reform",
    "milestones": "reform",
    "progress": "reform",
    "skills": "skills",
    "development": "skills",
    "cases": "rights",
    "indicators": "unit",
    "exchange": "unit",
}
"""The page on which a dataset's rows are seen first."""


def show(here: Here, number: str) -> None:
    """The entry of a number, as the answer to the one who handed it in."""
    entry = next(
        (entry for entry in list_entries(store(), today=today()) if str(entry.number) == number), None
    )
    if entry is None or entry.dataset is None or entry.kind != "import":
        headline(["没有这一次上报"], ["它可能在另一个库里；看报送记录，或重新选文件。"])
        _go_on(here, None, number)
        return
    dataset = named(entry.dataset)
    say(
        5,
        f"第 {entry.number} 号已收下：{dataset.title}{in_words(entry.difference)}",
        _rest(entry.rows_rejected),
    )
    left, right = st.columns([40, 60], gap="medium")
    with left, panel("收下了什么"):
        st.html(f'<dl class="facts two">{facts_of(entry)}</dl>')
    with right, panel("接下来"), st.container(key="go_on", gap="xsmall"):
        _go_on(here, entry.dataset, number)


def _rest(rejected: int) -> str:
    if rejected:
        return f"还有 {rejected} 行没有收，改好后再交一次；已收的不会重复。"
    return "各页已经是新数据；发现交错了，可以在报送记录里撤销。"


def _go_on(here: Here, dataset: str | None, number: str) -> None:
    place = here.view.place()
    if dataset in _SHOWN_ON:
        shown = page(_SHOWN_ON[dataset])
        st.page_link(shown.path, label=f"到“{shown.title}”看新数据", query_params=place.address())
    view = View(period=place.period, district=place.district, unit=place.unit, entry=number)
    st.page_link(page("ledger").path, label=f"报送记录里的第 {number} 号", query_params=view.address())
    stock = load(questions.stock).set_index("dataset")
    missing = [name for name in SPINE if not stock.loc[name, "rows"]]
    following = f"接着报{named(missing[0]).title}" if missing else "再报一份"
    st.button(
        following, type="primary", on_click=go, args=(place.but(dataset=missing[0] if missing else None),)
    )
