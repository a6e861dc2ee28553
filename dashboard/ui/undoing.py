"""The questions before something is taken back: what will happen, and what must be undone first."""

import streamlit as st

from dashboard.errors import CockpitError, UndoRefused
from dashboard.intake.ledger import list_entries
from dashboard.intake.undo import clear, foresee, undo
from dashboard.ui.drafts import PERSON
from dashboard.ui.entries import matter_of, title_of
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import state
from dashboard.ui.text import escape

_LISTED = 8


@st.dialog("撤销这一条")
def ask_before_undoing(here: Here, number: int) -> None:
    """Say what undoing an entry would do and do it; where later entries stand on it, offer the newest of them first."""
    try:
        counts = foresee(store(), number)
    except UndoRefused as refused:
        _offer_first(number, refused)
        return
    parts = []
    if counts.ended:
        parts.append(f"停用它写入的 {counts.ended} 行")
    if counts.inserted:
        parts.append(f"恢复它替换掉的 {counts.inserted} 行")
    state(f"撤销第 {number} 号", f"会{'，'.join(parts) or '留下一条记录，数据不变'}。各页随即按撤销后的数据显示。", "撤销本身也是一条记录，可以再撤销。")  # fmt: skip
    if st.button("确定撤销", type="primary", key="confirm_undo"):
        _undo(here, number)


def _offer_first(number: int, refused: UndoRefused) -> None:
    entries = {entry.number: entry for entry in list_entries(store(), today=today())}
    first, count = refused.entries[0], len(refused.entries)
    state(f"第 {number} 号还不能撤销", f"后面有 {count} 条建在它上面，要从新到旧先撤销。")
    lines = "".join(
        f"<dt>第 {later} 号</dt><dd>{escape(title_of(entries[later]))}　<small>{escape(matter_of(entries[later]))}</small></dd>"
        for later in refused.entries[:_LISTED]
    )
    more = f'<p class="note">另有 {count - _LISTED} 条</p>' if count > _LISTED else ""
    st.html(f'<dl class="facts">{lines}</dl>{more}')
    if st.button(f"先撤销第 {first} 号", type="primary", key=f"undo_first_{first}"):
        try:
            undo(store(), first, person=PERSON, today=today(), reason=f"为撤销第 {number} 号")
        except CockpitError as error:
            state("没有撤销", str(error), status="over")
            return
        st.rerun(scope="fragment")


def _undo(here: Here, number: int) -> None:
    try:
        entry = undo(store(), number, person=PERSON, today=today())
    except CockpitError as error:
        state("没有撤销", str(error), status="over")
        return
    go(here.view.but(entry=str(entry.number)))
    st.rerun()


@st.dialog("清空演示数据")
def ask_before_clearing(here: Here) -> None:
    """Say what emptying the demonstration does, and do it."""
    state("所有上报的数据都会停用", "县区、单位、任务、进展、案件……全部清空，总览回到“还没有数据”。", "清空是一条记录，可以撤销。参考数据留下。")  # fmt: skip
    if st.button("确定清空", type="primary", key="confirm_clear"):
        entry = clear(store(), person=PERSON, today=today())
        go(here.view.but(entry=str(entry.number)))
        st.rerun()
