"""One report on the reporting board, and what the office does: send back, take that back, lock and unlock a period."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.catalog.roles import Right
from dashboard.intake import keeping
from dashboard.ui.acting import act
from dashboard.ui.board import Board
from dashboard.ui.board_words import STATUS, Cell, period_of, reminder, sentence_of
from dashboard.ui.copying import copy_button
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.marks import sign
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape
from dashboard.ui.ways import way
from dashboard.ui.who import may, writer

_REASON = 200
"""Characters of a reason at most."""


def opened(here: Here, board: Board) -> None:
    """The report of the cell in the address: what became of it, its entry, the reminder, sending it back."""
    dataset, _, unit = (here.view.cell or "").partition("/")
    found = board.everywhere[
        (board.everywhere["dataset"] == dataset) & (board.everywhere["unit_code"] == unit)
    ]
    if found.empty:
        return
    cell = found.to_dict("records")[0]
    title = f"{cell['name']}　{named(dataset).title}"
    with panel(title, period_of(cell["frequency"], cell["period"]), "已锁定" if cell["is_locked"] else ""):
        st.html(f'<dl class="facts open">{_facts(cell)}</dl>')
        if cell["is_owing"]:
            st.html(f'<p class="reminder">{escape(reminder([cell], here.today))}</p>')
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if cell["is_owing"]:
                copy_button("one", "复制催报文字", reminder([cell], here.today))
            reviews = may(Right.REVIEW)
            if (
                reviews
                and cell["state"] in ("in_time", "late", "partial")
                and st.button("退回", key="return")
            ):
                _ask_before_returning(here, cell)
            if reviews and cell["state"] == "returned":
                st.button("收回退回", key="take_back", on_click=_take_back, args=(cell,))
            if _entry(cell) is not None:
                way(
                    "ledger",
                    label=f"第 {_entry(cell)} 号报送记录",
                    query_params=here.view.place().but(entry=str(_entry(cell))).address(),
                )
            st.button("关上", type="tertiary", key="close", on_click=go, args=(here.view.but(cell=None),))


def _entry(cell: Cell) -> int | None:
    return None if pd.isna(cell["entry"]) else int(cell["entry"])


def _facts(cell: Cell) -> str:
    status = STATUS.get(cell["state"])
    facts = {
        "状态": f"{sign(status) if status else ''} {escape(sentence_of(cell))}",
        "截止": wording.iso(cell["due_date"]),
    }
    if cell["owed"] > 1:
        facts["项数"] = f"应报 {cell['owed']} 项，已报 {cell['reported']} 项"
    if cell["state"] == "returned":
        facts["原因"] = escape(cell["reason"])
    return "".join(f"<dt>{words}</dt><dd>{said}</dd>" for words, said in facts.items())


@st.dialog("退回")
def _ask_before_returning(here: Here, cell: Cell) -> None:
    """Say what sending back does, ask for the reason, do it."""
    state(
        f"退回{cell['name']}的{named(cell['dataset']).title}",
        "数据不变，各页照常显示；看板上标为“退回”，写进催报文字。",
        "它再报一次这一期，退回就自动消除。也可以收回。",
    )
    reason = st.text_input(
        "原因（对方看得到）", max_chars=_REASON, placeholder="例：3 项任务没有写下步措施", key="reason"
    )
    if st.button("确定退回", type="primary", key="confirm_return"):
        act(
            here,
            lambda: keeping.return_report(
                store(), cell["dataset"], cell["period"].date(), cell["unit_code"],
                reason=reason, person=writer(Right.REVIEW), today=today(),
            ),
        )  # fmt: skip


def _take_back(cell: Cell) -> None:
    keeping.take_back_return(
        store(),
        cell["dataset"],
        cell["period"].date(),
        cell["unit_code"],
        person=writer(Right.REVIEW),
        today=today(),
    )


def locking(here: Here, board: Board) -> None:
    """A button a dataset that locks its period, or opens it again; for the office."""
    if not may(Right.REVIEW):
        return
    with (
        panel("锁定本期", "锁定后不再收这一期的文件"),
        st.container(key="locking", horizontal=True, gap="small"),
    ):
        for dataset in board.datasets:
            found: Any = board.everywhere[board.everywhere["dataset"] == dataset].to_dict("records")[0]
            verb = "解锁" if found["is_locked"] else "锁定"
            icon = ":material/lock_open:" if found["is_locked"] else ":material/lock:"
            if st.button(f"{verb}{named(dataset).title}", key=f"lock_{dataset}", icon=icon):
                _ask_before_locking(here, found)


@st.dialog("锁定本期")
def _ask_before_locking(here: Here, cell: Cell) -> None:
    """Say what locking or unlocking does, and do it."""
    title, period = named(cell["dataset"]).title, period_of(cell["frequency"], cell["period"])
    if cell["is_locked"]:
        state(
            f"解锁{period}{title}",
            "解锁后又可以收这一期的文件，看板上的锁去掉。",
            "解锁是一条记录，在报送记录里看得到。",
        )
        if st.button("确定解锁", type="primary", key="confirm_lock"):
            act(
                here,
                lambda: keeping.unlock_period(
                    store(),
                    cell["dataset"],
                    cell["period"].date(),
                    person=writer(Right.REVIEW),
                    today=today(),
                ),
            )
        return
    owing = "" if not cell["is_owing"] else "还有单位没有报，锁定后它们要先请办公室解锁才能报。"
    state(
        f"锁定{period}{title}",
        "锁定后会改动这一期的文件都不收，库里的数不再变；已有的数照常显示。",
        owing or "要改，由办公室解锁或写明原因更正。",
    )
    reason = st.text_input(
        "原因（可不填）", max_chars=_REASON, placeholder="例：简报已印发", key="lock_reason"
    )
    if st.button("确定锁定", type="primary", key="confirm_lock"):
        act(
            here,
            lambda: keeping.lock_period(
                store(), cell["dataset"], cell["period"].date(),
                reason=reason.strip() or None, person=writer(Right.REVIEW), today=today(),
            ),
        )  # fmt: skip
