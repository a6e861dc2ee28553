"""Who owes what on the reporting board: the list, the reminder to all of them, and the list as a file."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.documents.csv_files import write_csv
from dashboard.ui.board import Board, cell_view
from dashboard.ui.board_words import STATUS, period_of, reminders, sentence_of, words_of
from dashboard.ui.copying import copy_button
from dashboard.ui.download import download
from dashboard.ui.here import Here
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

_HEADS = (Head("状态", 1.25), Head("单位", 1.4), Head("报表", 1.5), Head("逾期", 0.75, number=True))
_LISTED = (18, 8, 0)
"""Rows of the list: alone, below one other panel, and below two."""
_COLUMNS = (
    "单位编号", "单位名称", "单位类别", "县区", "数据集", "期次", "截止日", "状态", "逾期天数", "应报项", "已报项", "退回原因", "说明",
)  # fmt: skip


def owing(here: Here, board: Board) -> None:
    """What is overdue or was sent back, the longest first, with the reminder to all and the list as CSV."""
    frame = board.owing
    most = _LISTED[bool(here.view.cell) + bool(here.view.unit)]
    shown = frame.head(most)
    note = f"逾期久的在前{f'，先列 {len(shown)} 份' if 0 < len(shown) < len(frame) else ''}"
    count = f"{frame['unit_code'].nunique()} 家 {len(frame)} 份" if len(frame) else ""
    with panel("谁还欠什么", note if count else "", count):
        if frame.empty:
            pending = int((board.cells["state"] == "pending").sum())
            state(
                "没有欠的",
                f"还有 {pending} 份没有到期。" if pending else "该报的都报了。",
                status="ok",
            )
            return
        names = {code: here.name(code) for code in here.known if here.level(code) == "district"}
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            copy_button(
                "all", f"复制全部催报（{frame['unit_code'].nunique()} 家）", reminders(frame, here.today)
            )
            download(
                "下载名单 CSV", lambda: owing_csv(frame, names), f"未报名单{here.month:%Y-%m}.csv", "text/csv",
                type="tertiary",
            )  # fmt: skip
        lines = [
            Line(
                (
                    light(STATUS[row["state"]], words_of(row).split(" ")[0]),
                    escape(row["name"]),
                    f"{escape(named(row['dataset']).title)}<small>　{escape(period_of(row['frequency'], row['period']))}</small>",
                    f"{row['days']:.0f} 天",
                ),
                f"{row['name']}的{named(row['dataset']).title}",
                "board",
                cell_view(here, row),
            )
            for row in shown.to_dict("records")
        ]
        if lines:
            table("owing", _HEADS, lines)


def owing_csv(frame: pd.DataFrame, districts: Mapping[str, str]) -> bytes:
    """Who owes what, a row each; `districts` names those of the districts that aren't the city itself."""
    rows = [
        (
            row["unit_code"],
            row["unit_name"],
            row["category"],
            districts.get(row["district_code"], ""),
            named(row["dataset"]).title,
            f"{row['period']:%Y-%m}",
            wording.iso(row["due_date"]),
            words_of(row).split(" ")[0],
            f"{row['days']:.0f}",
            f"{row['owed']:.0f}",
            f"{row['reported']:.0f}",
            row["reason"] if isinstance(row["reason"], str) else "",
            sentence_of(row),
        )
        for row in frame.to_dict("records")
    ]
    return write_csv(_COLUMNS, rows)
