"""The questions before something is taken back: what will happen, and what must be undone first."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.roles import Right
from dashboard.errors import CockpitError, NotAllowed, UndoRefused
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import Entry
from dashboard.intake.review import Change, Fate
from dashboard.intake.taking_back import foresee_rows, list_before
from dashboard.intake.undo import clear, foresee, undo
from dashboard.ui.book import Book, open_book
from dashboard.ui.cells import written
from dashboard.ui.entries import changed_by, deed_of, title_of
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import state
from dashboard.ui.row_names import row_name
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.who import must, person, writer

_ROWS = 8
_REASON = "reason_of_undo"
_LONGEST = 200
_HEADS = (Head("行", 2.4), Head("列", 1), Head("现在 → 撤销后", 2))
_FATES = {Fate.ENDED: ("有", "停用"), Fate.INSERTED: ("无", "恢复")}


@st.dialog("撤销这一条", width="large", on_dismiss="rerun")
def ask_before_undoing(here: Here, number: int) -> None:
    """Say what undoing an entry would do and do it; where later entries stand on it, offer to undo them before."""
    try:
        by = must(Right.REPORT, f"撤销第 {number} 号")
        with st.spinner("正在看后面有没有建在它上面的"):
            counts = foresee(store(), number, person=by.person.name, today=today(), grant=by.grant)
    except UndoRefused as refused:
        _offer_first(here, number, refused)
        return
    except NotAllowed as refused:
        state(f"第 {number} 号不能由您撤销", str(refused), status="over")
        return
    state(f"撤销第 {number} 号", f"会{_effect(counts)}。各页随即按撤销后的数据显示。", "撤销本身也是一条记录，可以再撤销。")  # fmt: skip
    _rows(here, number, counts)
    reason = st.text_input(
        "撤销原因（可以不填）", max_chars=_LONGEST, key=_REASON, placeholder="例：交错了文件"
    )
    if st.button("确定撤销", type="primary", key="confirm_undo"):
        _undo(here, number, reason)


def _effect(counts: Difference) -> str:
    parts = []
    if counts.ended:
        parts.append(f"停用它写入的 {counts.ended} 行")
    if counts.inserted:
        parts.append(f"恢复它替换掉的 {counts.inserted} 行")
    return "，".join(parts) or "留下一条记录，数据不变"


def _rows(here: Here, number: int, counts: Difference) -> None:
    """The first rows that would be changed back, end or come back."""
    found = foresee_rows(store(), number, _ROWS, scope=person().scope)
    lines = [line for dataset, change in found for line in _lines(here, dataset, change)]
    if not lines:
        return
    table("foreseen", _HEADS, lines[:_ROWS])
    if len(lines) > _ROWS or counts.ended + counts.inserted > len(found):
        st.html('<p class="note">只列前几行，其余同样处理。</p>')


def _lines(here: Here, dataset: Dataset, change: Change) -> Sequence[Line]:
    row = f"<small>{escape(dataset.title)}</small>　{escape(row_name(here, change))}"
    if change.fate is not Fate.UPDATED:
        now, then = _FATES[change.fate]
        return [Line((row, "整行", _pair(now, then)))]
    return [
        Line((row, escape(column.header), _pair(written(column, now), written(column, then))))
        for column, now, then in change.cells
    ] or [Line((row, "—", "不变"))]


def _pair(now: str, then: str) -> str:
    return f"<small>{escape(now)}</small> → <b>{escape(then)}</b>"


def _offer_first(here: Here, number: int, refused: UndoRefused) -> None:
    """Name all that must go before, and undo the newest of them, or all in one go."""
    book = open_book(here)
    if number in book.undone:
        state(f"第 {number} 号已经撤销过了", str(refused))
        return
    with st.spinner("正在找出要先撤销的"):
        before = list_before(store(), number)
    first, count = before[0], len(before)
    state(f"第 {number} 号还不能撤销", f"后面有 {count} 条建在它上面，要从新到旧先撤销。")
    lines = "".join(_named(book, later) for later in before)
    st.html(f'<dl class="facts before">{lines}</dl>')
    with st.container(horizontal=True, gap="small"):
        only = st.button(
            f"先撤销第 {first} 号",
            key=f"undo_first_{first}",
            type="primary" if count == 1 else "secondary",
        )
        together = count > 1 and st.button(
            f"一起从新到旧撤销这 {count} 条", type="primary", key="undo_together"
        )
    if only or together:
        _undo_before(number, before[:1] if only else before)


def _named(book: Book, number: int) -> str:
    entry = book.find(number)
    if entry is None:
        return ""
    said = f"{title_of(entry)}　{deed_of(entry)}　{changed_by(entry)}"
    return f"<dt>第 {number} 号</dt><dd>{escape(said)}　<small>{escape(book.matter(entry))}</small></dd>"


def _undo_before(number: int, before: Sequence[int]) -> None:
    """Undo these in turn, each an entry of its own; the first that fails is the last that is tried."""
    bar = st.progress(0.0, "正在撤销") if len(before) > 1 else None
    for done, later in enumerate(before):
        try:
            _undo_one(later, f"为撤销第 {number} 号")
        except CockpitError as error:
            state(
                f"停在第 {later} 号", str(error), f"它前面的 {done} 条已经撤销，各是一条记录。", status="over"
            )
            return
        if bar:
            bar.progress((done + 1) / len(before), f"已撤销 {done + 1} 条，共 {len(before)} 条")
    st.rerun(scope="fragment")


def _undo(here: Here, number: int, reason: str) -> None:
    try:
        entry = _undo_one(number, reason.strip() or None)
    except CockpitError as error:
        state("没有撤销", str(error), status="over")
        return
    go(here.view.but(entry=str(entry.number), against=None))
    st.rerun()


def _undo_one(number: int, reason: str | None) -> Entry:
    by = must(Right.REPORT, f"撤销第 {number} 号")
    return undo(store(), number, person=by.person.name, today=today(), reason=reason, grant=by.grant)


@st.dialog("清空演示数据")
def ask_before_clearing(here: Here) -> None:
    """Say what emptying the demonstration does, and do it."""
    state("所有上报的数据都会停用", "县区、单位、任务、进展、案件……全部清空，总览回到“还没有数据”。", "清空是一条记录，可以撤销。参考数据留下。")  # fmt: skip
    if st.button("确定清空", type="primary", key="confirm_clear"):
        entry = clear(store(), person=writer(Right.REVIEW), today=today())
        go(here.view.but(entry=str(entry.number), against=None))
        st.rerun()
