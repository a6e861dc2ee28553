"""One item that a meeting decided: its facts, what became of it entry by entry, and what the office does with it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.freeze import parse_freeze
from dashboard.catalog.roles import Right
from dashboard.intake import meetings
from dashboard.intake.kept_rows import KeptRow
from dashboard.intake.meetings import MOST_IN_NOTE
from dashboard.ui.acting import act
from dashboard.ui.book import Book, open_book
from dashboard.ui.decision_form import decision_fields
from dashboard.ui.decision_words import Item, meeting_name, standing_light, task_light
from dashboard.ui.entries import deed_of
from dashboard.ui.here import Here
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape
from dashboard.ui.ways import way
from dashboard.ui.who import may, person, writer

_LAST = 4
"""So many entries of an item are linked, the newest."""


def opened(here: Here, item: Item, task: Item | None) -> None:
    """The item with its facts and the buttons that fit its status."""
    with panel(f"第 {item['item_no']} 项", f"{meeting_name(item['meeting'])} 的会"):
        st.html(
            f'<p class="matter">{escape(item["matter"])}</p><dl class="facts open">{_facts(here, item, task)}</dl>'
        )
        if may(Right.DECIDE):
            _deeds(here, item)
        if person().may_open("ledger"):
            _history(here, item)


def _deeds(here: Here, item: Item) -> None:
    with st.container(key="item_deeds", horizontal=True, gap="small", vertical_alignment="center"):
        reopens = item["status"] != meetings.OPEN and st.button("重新办理", key="reopen")
        if item["status"] == meetings.OPEN:
            if st.button("办结", type="primary", key="settle"):
                _ask_before_settling(here, item)
            if st.button("修改", key="amend"):
                _ask_before_amending(here, item)
            if st.button("撤销事项", key="withdraw"):
                _ask_before_withdrawing(here, item)
        if st.button("这次会补记一项", type="tertiary", key="add"):
            _ask_before_adding(here, item)
    if reopens:
        act(here, lambda: _settle(item, meetings.OPEN))


def _facts(here: Here, item: Item, task: Item | None) -> str:
    facts = {
        "状态": standing_light(item),
        "责任单位": escape(here.name(item["unit_code"])),
        "时限": wording.iso(item["due_date"]),
    }
    if item["task_code"]:
        name = escape(task["task_name"] if task else "任务台账里已没有这一项")
        facts["对应任务"] = f"{name}<br>{task_light(task) or escape(item['task_code'])}"
    if item["note"]:
        facts["说明"] = escape(item["note"])
    return "".join(f"<dt>{words}</dt><dd>{said}</dd>" for words, said in facts.items())


def _history(here: Here, item: Item) -> None:
    """The entries that wrote the item, each a link to the ledger, where it can be undone."""
    book = open_book(here)
    versions = sorted(
        (row for row in book.kept if row.dataset.name == "decisions" and _same(row, item)),
        key=lambda row: row.begun,
    )
    with st.container(key="item_history", horizontal=True, gap="small", vertical_alignment="center"):
        st.html('<span class="note">报送记录（可以撤销）</span>', width="content")
        for place in range(max(0, len(versions) - _LAST), len(versions)):
            number = versions[place].begun
            way(
                "ledger",
                label=f"第 {number} 号 {_deed(book, versions, place)}",
                query_params=here.view.place().but(unit=None, entry=str(number)).address(),
                width="content",
            )


def _same(row: KeptRow, item: Item) -> bool:
    return all(row.values[name] == item[name] for name in ("meeting", "item_no"))


def _deed(book: Book, versions: Sequence[KeptRow], place: int) -> str:
    """What an entry did to the item: 记录, 修改, 办结, 撤销; an undo by its own name."""
    entry = book.find(versions[place].begun)
    if entry is None or entry.kind != "page" or place == 0:
        return deed_of(entry) if entry else ""
    now, before = versions[place].values["status"], versions[place - 1].values["status"]
    return "修改" if now == before else {meetings.OPEN: "重新办理"}.get(now, now.removeprefix("已"))


@st.dialog("办结")
def _ask_before_settling(here: Here, item: Item) -> None:
    """Ask for the day and a note."""
    st.html(f'<p class="matter">{escape(item["matter"])}</p>')
    done = st.date_input("哪天办结", here.today, format="YYYY-MM-DD", key="done_date")
    note = st.text_input(
        "说明（可以不填）", max_chars=MOST_IN_NOTE, key="done_note", placeholder="例：两期都已补报，印发通报"
    )
    if st.button("确定办结", type="primary", key="confirm_settle"):
        act(here, lambda: _settle(item, meetings.DONE, done, note))


def _settle(item: Item, status: str, done: date | None = None, note: str | None = None) -> object:
    return meetings.settle_decision(
        store(), item["meeting"], item["item_no"],
        status=status, done_date=done, note=note, person=writer(Right.DECIDE), today=today(),
    )  # fmt: skip


@st.dialog("修改议定事项", width="large")
def _ask_before_amending(here: Here, item: Item) -> None:
    """The fields as they are, to be changed."""
    said = decision_fields(
        here, f"amend_{item['meeting']}_{item['item_no']}", item, held_on=item["held_on"].date()
    )
    if st.button("保存修改", type="primary", key="confirm_amend"):
        act(
            here,
            lambda: meetings.amend_decision(
                store(), item["meeting"], item["item_no"], said, person=writer(Right.DECIDE), today=today()
            ),
        )


@st.dialog("撤销这一项")
def _ask_before_withdrawing(here: Here, item: Item) -> None:
    """Ask for the reason, which stays with the item."""
    state(item["matter"], "不再办理，也不再算逾期；名单里标为“已撤销”，原因看得到。", "以后可以重新办理。")
    reason = st.text_input(
        "原因", max_chars=MOST_IN_NOTE, key="withdraw_reason", placeholder="例：并入第四季度任务一起办"
    )
    if st.button("确定撤销", type="primary", key="confirm_withdraw"):
        act(
            here,
            lambda: meetings.withdraw_decision(
                store(),
                item["meeting"],
                item["item_no"],
                reason=reason,
                person=writer(Right.DECIDE),
                today=today(),
            ),
        )


@st.dialog("补记一项", width="large")
def _ask_before_adding(here: Here, item: Item) -> None:
    """Another item of the same meeting, which was forgotten there."""
    freeze = parse_freeze(item["meeting"])
    if freeze is None:
        state("这次会补记不了", "它的编号不像会议模式里来的。", status="over")
        return
    st.html(f'<p class="note">{escape(meeting_name(item["meeting"]))} 的会</p>')
    said = decision_fields(here, f"add_{item['meeting']}", held_on=freeze.day)
    if st.button("记下这一项", type="primary", key="confirm_add"):
        act(
            here,
            lambda: meetings.record_decision(
                store(), freeze, said, person=writer(Right.DECIDE), today=today()
            ),
        )
