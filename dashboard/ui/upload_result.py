"""数据上报 after a file was handed in: what was taken, what it moved, and where to go on."""

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.intake.ledger import Entry, list_entries
from dashboard.queries import upload as questions
from dashboard.ui.empty import SPINE
from dashboard.ui.entries import facts_of
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load, store, today
from dashboard.ui.panel import headline, panel
from dashboard.ui.table import Head, table
from dashboard.ui.text import plain
from dashboard.ui.upload import say
from dashboard.ui.upload_effect import between, line_of
from dashboard.ui.upload_hand import in_words, list_files, standing
from dashboard.ui.ways import way
from dashboard.ui.who import person

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


def show(here: Here, hand: Hand | None, number: str) -> None:
    """The entry of a number, as the answer to the one who handed it in."""
    entry = next(
        (
            entry
            for entry in list_entries(store(), today=today(), scope=person().scope)
            if str(entry.number) == number
        ),
        None,
    )
    if entry is None or entry.dataset is None or entry.kind != "import":
        headline(["没有这一次上报"], ["它可能在另一个库里；看报送记录，或重新选文件。"])
        with st.container(key="go_on", gap="xsmall"):
            _go_on(here, hand, None, number)
        return
    following = next(iter(hand.open), None) if hand else None
    say(
        5,
        f"第 {entry.number} 号已收下：{named(entry.dataset).title}{in_words(entry.difference)}",
        _rest(entry.rows_rejected, following),
    )
    left, right = st.columns([40, 60], gap="medium")
    with left, st.container(gap="xsmall"):
        if hand is not None:
            list_files(here, hand, None)
        with panel("收下了什么"):
            st.html(f'<dl class="facts two">{facts_of(entry)}</dl>')
    with right, st.container(gap="xsmall"):
        _moved(here, entry)
        with panel("接下来"), st.container(key="go_on", gap="xsmall"):
            _go_on(here, hand, entry.dataset, number)


def _rest(rejected: int, following: File | None) -> str:
    if rejected:
        return f"还有 {rejected} 行没有收，改好后再交一次；已收的不会重复。"
    if following is not None:
        return f"手上还有“{following.name}”，接着看。"
    return "各页已经是新数据；发现交错了，可以在报送记录里撤销。"


def _moved(here: Here, entry: Entry) -> None:
    if here.period is None or entry.number is None:
        return
    moved = between(store(), entry.number - 1, entry.number, here.period, today())
    with panel("头条数字", wording.month(here.period), "前 → 后"):
        if moved:
            heads = (Head("指标", 1.6), Head("提交前", 1, number=True), Head("现在", 1, number=True), Head("变化", 1.4, number=True))  # fmt: skip
            table("moved", heads, [line_of(each) for each in moved])
        else:
            st.html('<p class="note">总览的八个数没有变。</p>')


def _go_on(here: Here, hand: Hand | None, dataset: str | None, number: str) -> None:
    place = here.view.place()
    if dataset in _SHOWN_ON:
        shown = page(_SHOWN_ON[dataset])
        st.page_link(shown.path, label=f"到“{shown.title}”看新数据", query_params=place.address())
    view = View(period=place.period, district=place.district, unit=place.unit, entry=number)
    way("ledger", label=f"报送记录里的第 {number} 号", query_params=view.address())
    following = next(iter(hand.open), None) if hand else None
    if hand is not None and following is not None:
        words = f"接着看“{plain(following.name)}”（{standing(following)[1]}）"
        view = place.but(hand=hand.token, file=str(following.number))
        st.button(words, type="primary", key="following", on_click=go, args=(view,))
        return
    stock = load(questions.stock).set_index("dataset")
    missing = [name for name in SPINE if not stock.loc[name, "rows"]]
    words = f"接着报{named(missing[0]).title}" if missing else "再报一份"
    view = place.but(dataset=missing[0] if missing else None)
    st.button(words, type="primary", key="following", on_click=go, args=(view,))
