"""The own unit on the reporting board: what it still owes, and the two ways to hand it in."""

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.ui.board import Board, cell_view
from dashboard.ui.board_words import STATUS, period_of, words_of
from dashboard.ui.here import Here, go
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.ways import way

_HEADS = (Head("状态", 1.2), Head("报表", 1.6), Head("截止", 1, number=True))


def own(here: Here, board: Board) -> None:
    """The line of the unit in the address: what is missing, and what is done."""
    unit = here.view.unit
    if unit is None:
        return
    rows = board.everywhere[board.everywhere["unit_code"] == unit]
    owing = int(rows["is_owing"].sum())
    soon = int((rows["state"] == "pending").sum())
    said = f"你还差 {owing} 份" if owing else f"没有欠的，{soon} 份未到期" if soon else "都报了，没有欠的"
    with panel(f"我的单位：{here.name(unit)}", said if len(rows) else ""):
        if rows.empty:
            state("这一期没有要报的", "报送责任里没有它的类别，或没有到期的任务。")
            return
        lines = [
            Line(
                (
                    light(STATUS.get(row["state"], "done"), words_of(row)) if row["state"] in STATUS else f'<span class="quiet">{escape(words_of(row))}</span>',
                    f"{escape(named(row['dataset']).title)}<small>　{escape(period_of(row['frequency'], row['period']))}</small>",
                    wording.iso(row["due_date"]),
                ),
                f"我的{named(row['dataset']).title}",
                "board",
                cell_view(here, row),
            )
            for row in rows.to_dict("records")
        ]  # fmt: skip
        table("own", _HEADS, lines)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            monthly = rows[rows["dataset"] == "progress"]
            if monthly["is_locked"].any():
                st.html('<p class="note">进展月报已锁定，要改请找办公室</p>', width="content")
            elif len(monthly):
                st.button(
                    "在页面上填进展月报", type="primary", key="fill", on_click=go,
                    args=(here.view.but(rows="fill", cell=None),),
                )  # fmt: skip
            way("upload", label="用文件报", query_params=here.view.place().address())
