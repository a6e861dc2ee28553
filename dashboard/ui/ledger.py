"""报送记录: the ledger as a list, one entry with its facts, and the way back."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.catalog.datasets import DATASETS, named
from dashboard.intake.ledger import Entry, list_entries
from dashboard.ui.empty import no_data
from dashboard.ui.entries import changed_by, facts_of, matter_of, time_of, title_of
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.pickers import pick
from dashboard.ui.table import grid
from dashboard.ui.undoing import ask_before_clearing, ask_before_undoing

_HEADS = {
    "number": st.column_config.NumberColumn("号", width=52),
    "received": st.column_config.TextColumn("计入日期", width=100),
    "time": st.column_config.TextColumn("时间", width=62),
    "title": st.column_config.TextColumn("数据集", width=100),
    "matter": st.column_config.TextColumn("文件或事由", width=260),
    "person": st.column_config.TextColumn("报送人", width=66),
    "changed": st.column_config.TextColumn("变动", width=150),
    "rejected": st.column_config.NumberColumn("未收", width=52),
    "handled": "自动处理",
}


def show(here: Here) -> None:
    """The list at the left, the chosen entry at the right."""
    entries = list_entries(store(), today=today())
    if all(entry.kind == "seed" for entry in entries):
        no_data(here)
        return
    undone = _undone(entries)
    _say(entries, undone)
    left, right = st.columns([60, 40], gap="medium")
    with left, st.container(gap="xsmall"):
        _list(here, entries, undone)
    with right, st.container(gap="xsmall"):
        chosen = next((entry for entry in entries if str(entry.number) == here.view.entry), entries[0])
        _entry(here, chosen, undone)
        if entries[0].demonstration:
            _demonstration(here)


def _undone(entries: Sequence[Entry]) -> dict[int, int]:
    """Entries that are undone, each with the number of its undo; an undo that was itself undone doesn't count."""
    found: dict[int, int] = {}
    for entry in entries:
        if entry.undoes is not None and entry.number not in found:
            found[entry.undoes] = entry.number
    return found


def _say(entries: Sequence[Entry], undone: dict[int, int]) -> None:
    last = entries[0]
    files = sum(entry.kind == "import" for entry in entries)
    headline(
        [f"最近一次：第 {last.number} 号，{last.received:%Y-%m-%d} {_did(last)}（{last.person}）"],
        ["共 ", (f"{len(entries)}",), " 条，收过 ", (f"{files}",), " 个文件，撤销了 ", (f"{len(undone)}",), " 条。每一条都可以撤销，撤销也留一条。"],
    )  # fmt: skip


def _did(entry: Entry) -> str:
    return matter_of(entry) if entry.undoes is not None or entry.kind == "clear" else title_of(entry)


def _list(here: Here, entries: Sequence[Entry], undone: dict[int, int]) -> None:
    shown = [entry for entry in entries if here.view.dataset in (None, entry.dataset)]
    frame = pd.DataFrame(
        {
            "number": [entry.number for entry in shown],
            "received": [f"{entry.received:%Y-%m-%d}" for entry in shown],
            "time": [time_of(entry)[-5:] for entry in shown],
            "title": [title_of(entry) for entry in shown],
            "matter": [_matter(entry, undone) for entry in shown],
            "person": [entry.person for entry in shown],
            "changed": [changed_by(entry) for entry in shown],
            "rejected": [entry.rows_rejected or None for entry in shown],
            "handled": ["；".join(entry.handled) for entry in shown],
        }
    )
    with panel("全部记录", "新的在前；选一行看详情"):
        pick(here, "dataset", {dataset.name: dataset.title for dataset in DATASETS}, "全部数据集", width=200)
        if not shown:
            state(f"还没有收过{named(here.view.dataset or '').title}")
            return
        grid(here, "entries", frame, _HEADS, leads=lambda place: here.view.but(entry=str(shown[place].number)), rows=22 if here.scale >= 1 else 14)  # fmt: skip


def _matter(entry: Entry, undone: dict[int, int]) -> str:
    words = matter_of(entry)
    return f"{words}（已由第 {undone[entry.number]} 号撤销）" if entry.number in undone else words


def _entry(here: Here, entry: Entry, undone: dict[int, int]) -> None:
    with panel(f"第 {entry.number} 号", title_of(entry)):
        st.html(f'<dl class="facts two">{facts_of(entry)}</dl>')
        if entry.number in undone:
            by = undone[entry.number]
            state(f"已由第 {by} 号撤销", f"要恢复它，请撤销第 {by} 号。")
            st.button(f"看第 {by} 号", on_click=go, args=(here.view.but(entry=str(by)),))
        elif entry.kind == "seed":
            state("参考数据不在这里撤销", "它随程序带来，时限、节假日、门槛都靠它。")
        else:
            if st.button("撤销", key="undo"):
                ask_before_undoing(here, entry.number)


def _demonstration(here: Here) -> None:
    with panel("演示数据", "现在看到的城市是虚构的"):
        st.html('<p class="note">要报自己的数据，先清空演示数据；参考数据留下，清空也可以撤销。</p>')
        if st.button("清空演示数据", key="clear"):
            ask_before_clearing(here)
