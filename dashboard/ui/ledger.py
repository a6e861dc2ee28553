"""报送记录: the ledger as a list with its filters, the sentence over it, and what is opened beside it."""

import pandas as pd
import streamlit as st

from dashboard.catalog.datasets import DATASETS
from dashboard.catalog.roles import Right, Role
from dashboard.intake.ledger import Entry
from dashboard.ui import ledger_compare, ledger_names
from dashboard.ui.book import Book, open_book
from dashboard.ui.column_widths import sized
from dashboard.ui.empty import no_data
from dashboard.ui.entries import KINDS, changed_by, deed_of, kind_of, title_of
from dashboard.ui.here import Here, go
from dashboard.ui.ledger_entry import opened
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.pickers import pick
from dashboard.ui.table import grid
from dashboard.ui.undoing import ask_before_clearing
from dashboard.ui.ways import way
from dashboard.ui.who import may, person

NAMES = "names"
"""The rows of the address that stand for what the pages have remembered."""
_WIDTHS = {
    "number": ("号", 52, 40),
    "received": ("计入日期", 100, 84),
    "deed": ("种类", 84, 62),
    "title": ("数据集", 92, 82),
    "matter": ("文件或事由", 360, 206),
    "reporter": ("为哪家单位", 110, 84),
    "person": ("报送人", 66, 52),
    "changed": ("变动", 190, 128),
}
_ROWS, _FEWER = 22, 13
"""Rows shown at once on the wall and at the desk."""


def show(here: Here) -> None:
    """The list with the chosen entry beside it; or two entries compared; or the names that were remembered."""
    book = open_book(here)
    if not book.entries and person().role is Role.REPORTER:
        _nothing_yet(here)
    elif all(entry.kind == "seed" for entry in book.entries):
        no_data(here)
    elif here.view.rows == NAMES:
        ledger_names.show(here, book)
    elif here.view.against and ledger_compare.show(here, book):
        return
    else:
        _records(here, book)


def _nothing_yet(here: Here) -> None:
    headline(["还没有您的报送记录"], ["交过的文件会列在这里，可以看、可以撤销。"])
    with panel("怎么报"):
        state(
            "两个办法",
            "交一个文件：WPS、Excel 的表或 CSV。",
            "在页面上填：报送看板里点“在页面上填进展月报”。",
        )
        way("upload", label="去数据上报", query_params=here.view.place().address())


def _records(here: Here, book: Book) -> None:
    _say(book)
    left, right = st.columns([60, 40], gap="medium")
    with left, st.container(gap="xsmall"):
        _list(here, book)
    with right, st.container(gap="xsmall"):
        opened(here, book, book.find(here.view.entry) or next(iter(book.narrowed()), book.entries[0]))
        if book.entries[0].demonstration and may(Right.REVIEW):
            _demonstration(here)


def _say(book: Book) -> None:
    last = book.entries[0]
    files = sum(entry.kind == "import" for entry in book.entries)
    headline(
        [f"最近一次：第 {last.number} 号，{last.received:%Y-%m-%d} {_did(last)}（{last.person}）"],
        ["共 ", (f"{len(book.entries)}",), " 条，收过 ", (f"{files}",), " 个文件，撤销了 ", (f"{len(book.undone)}",), " 条。每一条都可以撤销，撤销也留一条。"],
    )  # fmt: skip


def _did(entry: Entry) -> str:
    if entry.undoes is not None:
        return f"撤销第 {entry.undoes} 号"
    return "清空演示数据" if entry.kind == "clear" else f"{deed_of(entry)}{title_of(entry)}"


def _list(here: Here, book: Book) -> None:
    shown = book.narrowed()
    with st.container(key="with_corner_ledger", gap=None):
        with panel("全部记录", "新的在前；选一行看详情"), st.container(horizontal=True, gap="small"):
            used = {entry.dataset for entry in book.entries}
            pick(here, "dataset", {each.name: each.title for each in DATASETS if each.name in used}, "全部数据集", width=180)  # fmt: skip
            present = {kind_of(entry) for entry in book.entries}
            pick(here, "category", {kind: words for kind, words in KINDS.items() if kind in present}, "全部种类", width=150)  # fmt: skip
            units = {entry.reporter for entry in book.entries} | {here.view.unit}
            pick(here, "unit", {code: here.name(code) for code in sorted(filter(None, units))}, "全部单位", width=210)  # fmt: skip
            if len(shown) < len(book.entries):
                st.html(f'<span class="note filtered">{len(shown)} 条</span>', width="content")
        with st.container(key="corner_ledger"):
            way(
                "ledger",
                label=f"别名与列对应 {ledger_names.count(book)} ›",
                query_params=here.view.place().but(rows=NAMES).address(),
            )
    if not shown:
        _nothing(here)
        return
    frame = pd.DataFrame(
        {
            "number": [entry.number for entry in shown],
            "received": [f"{entry.received:%Y-%m-%d}" for entry in shown],
            "deed": [deed_of(entry) for entry in shown],
            "title": [title_of(entry) for entry in shown],
            "matter": [_matter(book, entry) for entry in shown],
            "reporter": [book.reporter(entry) for entry in shown],
            "person": [entry.person for entry in shown],
            "changed": [_changed(entry) for entry in shown],
        }
    )
    rows = _ROWS if here.scale >= 1 else _FEWER
    grid(
        here,
        "entries",
        frame,
        sized(here, _WIDTHS),
        leads=lambda place: here.view.but(entry=str(shown[place].number)),
        rows=rows,
    )


def _changed(entry: Entry) -> str:
    left = f"　未收 {entry.rows_rejected}" if entry.rows_rejected else ""
    return changed_by(entry) + left


def _nothing(here: Here) -> None:
    unit = f"记着为{here.name(here.view.unit)}交的" if here.view.unit else ""
    state(f"没有{unit}这样的记录", "换一个条件，或看全部。早先的文件没有记单位。" if unit else "换一个条件，或看全部。")  # fmt: skip
    view = here.view.but(dataset=None, category=None, unit=None)
    st.button("看全部记录", key="all_entries", on_click=go, args=(view,))


def _matter(book: Book, entry: Entry) -> str:
    by = book.undone.get(entry.number)
    return f"（已由第 {by} 号撤销）{book.matter(entry)}" if by else book.matter(entry)


def _demonstration(here: Here) -> None:
    with (
        panel("演示数据", "现在看到的城市是虚构的"),
        st.container(horizontal=True, gap="small", vertical_alignment="center", key="demonstration"),
    ):
        if st.button("清空演示数据", key="clear"):
            ask_before_clearing(here)
        st.html(
            '<span class="note">要报自己的数据，先清空；参考数据留下，清空也可以撤销。</span>',
            width="content",
        )
