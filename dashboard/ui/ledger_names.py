"""别名与列对应: what the pages have remembered of names and headings, made everyone's or taken down by the office."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog.datasets import named
from dashboard.catalog.datasets.kept import ALIASES, HEADINGS
from dashboard.catalog.roles import Right
from dashboard.intake import keeping
from dashboard.intake.kept_rows import KeptRow
from dashboard.ui.acting import act
from dashboard.ui.book import Book
from dashboard.ui.column_widths import Widths, sized
from dashboard.ui.entry_decisions import columns_in_words
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.text import escape
from dashboard.ui.who import may, writer

_EVERYONE = "所有单位"
_ROWS, _FEWER = 20, 12
_ALIASES = {
    "alias": ("表里的写法", 170, 130),
    "name": ("就是", 190, 160),
    "register": ("名录", 80, 72),
    "whose": ("对谁有效", 110, 90),
    "entry": ("由第几号记下", 100, 92),
    "doubt": ("注意", 190, 160),
}
_HEADINGS = {
    "register": ("数据集", 84, 72),
    "whose": ("哪家单位的表", 112, 96),
    "pairs": ("哪一列是什么", 330, 236),
    "entry": ("由第几号记下", 104, 92),
}


def count(book: Book) -> int:
    """How many aliases and sets of headings are remembered."""
    return len(_live(book, "aliases")) + len(_live(book, "headings"))


def show(here: Here, book: Book) -> None:
    """The aliases at the left, the sets of headings at the right; chosen rows can be confirmed or taken down."""
    aliases, headings = _live(book, "aliases"), _live(book, "headings")
    own = sum(row.values["given_by"] is not None for row in aliases)
    headline(
        [f"记住了 {len(aliases)} 个别名、{len(headings)} 套表头" if aliases or headings else "还没有记住别名，也没有记住表头"],
        ["其中 ", (f"{own}",), " 个别名只对给出它的单位有效；办公室核对后可以确认对所有单位有效。每一步都是一条记录，可以撤销。"],
    )  # fmt: skip
    left, right = st.columns([58, 42], gap="medium")
    with left, st.container(gap="xsmall"):
        _aliases(here, aliases)
    with right, st.container(gap="xsmall"):
        _headings(here, headings)
        st.button("‹ 回到全部记录", type="tertiary", key="back_to_list", on_click=go, args=(here.view.but(rows=None),))  # fmt: skip


def _live(book: Book, dataset: str) -> Sequence[KeptRow]:
    return [row for row in book.kept if row.dataset.name == dataset and row.ended is None]


def _aliases(here: Here, rows: Sequence[KeptRow]) -> None:
    with panel("别名", "勾选几行，再确认或撤下"):
        if not rows:
            state("还没有别名", "报送时遇到不认识的名字，选了“记住这个别名”，就会列在这里。")
            return
        frame = pd.DataFrame(
            {
                "alias": [row.values["alias"] for row in rows],
                "name": [_meant(row) for row in rows],
                "register": [named(row.values["dataset"]).title for row in rows],
                "whose": [_whose(here, row) for row in rows],
                "entry": [row.begun for row in rows],
                "doubt": [_doubt(row, rows) for row in rows],
            }
        )
        chosen = _choose(here, "aliases", frame, _ALIASES, rows)
        own = [row for row in chosen if row.values["given_by"] is not None]
        if not may(Right.REVIEW):
            return
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if st.button(
                "确认对所有单位有效",
                type="primary" if own else "secondary",
                key="confirm_aliases",
                disabled=not own,
            ):
                act(here, lambda: _confirm(own))
            if st.button("撤下", key="withdraw_aliases", disabled=not chosen):
                act(here, lambda: _withdraw(chosen))
            _way_to_entry(here, chosen)


def _headings(here: Here, rows: Sequence[KeptRow]) -> None:
    with panel("列对应", "同一家单位下次交同样的表头，就按它认"):
        if not rows:
            state("还没有记住表头", "报送时改过列对应、选了“记住”，就会列在这里。")
            return
        frame = pd.DataFrame(
            {
                "register": [named(row.values["dataset"]).title for row in rows],
                "whose": [_whose(here, row) for row in rows],
                "pairs": [_pairs(row) for row in rows],
                "entry": [row.begun for row in rows],
            }
        )
        chosen = _choose(here, "headings", frame, _HEADINGS, rows)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if may(Right.REVIEW) and st.button("撤下", key="withdraw_headings", disabled=not chosen):
                act(here, lambda: _withdraw(chosen))
            _way_to_entry(here, chosen)
        for row in chosen:
            st.html(f'<p class="note">{escape(_pairs(row))}</p>')


def _choose(
    here: Here, name: str, frame: pd.DataFrame, widths: Widths, rows: Sequence[KeptRow]
) -> Sequence[KeptRow]:
    """The rows that are ticked; what was done to them unticks them."""
    high = round(31 * max(here.scale, 1))
    shown = min(len(frame), _ROWS if here.scale >= 1 else _FEWER) + 1
    event: Any = st.dataframe(
        frame, column_config=sized(here, widths), hide_index=True, placeholder="", row_height=high, height=high * shown + 13,
        key=f"{name}-{here.version}", on_select="rerun", selection_mode="multi-row",
    )  # fmt: skip
    return [rows[place] for place in event["selection"]["rows"] if place < len(rows)]


def _way_to_entry(here: Here, chosen: Sequence[KeptRow]) -> None:
    if len(chosen) == 1:
        number = chosen[0].begun
        view = here.view.but(rows=None, entry=str(number))
        st.button(f"看第 {number} 号记录", type="tertiary", key=f"entry_{number}", on_click=go, args=(view,))


def _meant(row: KeptRow) -> str:
    code = row.values["code"]
    return f"{row.name}（{code}）" if row.name else f"{code}（名录里已没有）"


def _whose(here: Here, row: KeptRow) -> str:
    code = row.values["given_by"]
    if code is None:
        return _EVERYONE if row.dataset is ALIASES else "没有说单位"
    return here.name(code) if code in here.known else str(code)


def _doubt(row: KeptRow, rows: Sequence[KeptRow]) -> str:
    """What else the same text stands for, which confirming it would overrule."""
    same = ("dataset", "alias")
    others = {
        other.name or str(other.values["code"])
        for other in rows
        if all(other.values[name] == row.values[name] for name in same)
        and other.values["code"] != row.values["code"]
    }
    return f"也有记作{'、'.join(sorted(others))}的" if others else ""


def _pairs(row: KeptRow) -> str:
    pairs = [pair.rpartition("=") for pair in row.values["pairs"]]
    return columns_in_words(named(row.values["dataset"]), [(header, column) for header, _, column in pairs])


def _confirm(rows: Sequence[KeptRow]) -> None:
    for row in rows:
        values = row.values
        keeping.confirm_alias(
            store(),
            values["dataset"],
            values["alias"],
            given_by=values["given_by"],
            person=writer(Right.REVIEW),
            today=today(),
        )


def _withdraw(rows: Sequence[KeptRow]) -> None:
    """As one entry: all rows are of one dataset."""
    dataset = HEADINGS if rows[0].dataset is HEADINGS else ALIASES
    keeping.withdraw_rows(
        store(), dataset, [row.values for row in rows], person=writer(Right.REVIEW), today=today()
    )
