"""What a file would change: in the store, and in the file."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.review import Change, Fate, Review
from dashboard.ui.cells import EMPTY, written
from dashboard.ui.here import Here
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

Cells = tuple[str, str, str, str]
_PLAIN = 2
_HEADS = (Head("行", 2.6), Head("列", 1), Head("库里 → 文件里", 2.2), Head("请看一眼", 1.2))
_FATES = {Fate.INSERTED: ("无", "新增一行"), Fate.ENDED: ("有", "停用：文件里没有这一行")}


def changes(here: Here, found: Review, *, lines: int) -> None:
    """Draw the first changes and the counts of all."""
    counts = found.difference
    note = f"新增 {counts.inserted} 行　更新 {counts.updated} 行　不变 {counts.unchanged} 行　停用 {counts.ended} 行"
    said = _lines(found)
    with st.container(key="with_corner_changes", gap=None):
        with panel("与库里的差别", note):
            if said:
                table("changes", _HEADS, [line for _, line in said[:lines]])
            else:
                state("和库里一样", "没有新增，也没有更新。")
        if len(said) > lines:
            with st.container(key="corner_changes"):
                if st.button("看更多", type="tertiary"):
                    _all(here, found)


@st.dialog("与库里的差别", width="large")
def _all(here: Here, found: Review) -> None:
    frame = pd.DataFrame([cells for cells, _ in _lines(found)], columns=["行", "列", "库里", "文件里"])
    touched = found.difference.inserted + found.difference.updated + found.difference.ended
    if len(found.changes) < touched:
        st.html(f'<p class="note">先列 {len(found.changes)} 行，共 {touched} 行。</p>')
    st.dataframe(frame, hide_index=True, placeholder="", height=round(560 * max(here.scale, 1)))


def _lines(found: Review) -> list[tuple[Cells, Line]]:
    """Each changed cell, and each new or leaving row, as plain cells and as a line; what looks like a slip comes first."""
    return [(cells, line) for _, cells, line in sorted(_cells(found), key=lambda item: item[0])]


def _cells(found: Review) -> Iterator[tuple[int, Cells, Line]]:
    for change in found.changes:
        row = _row(change)
        for column, before, after in change.cells:
            old, new = written(column, before), written(column, after)
            pair = f"<small>{escape(old)}</small> → <b>{escape(new)}</b>"
            weight, doubt = _doubt(column, before, after)
            line = Line((escape(row), escape(column.header), pair, doubt))
            yield weight, (row, column.header, old, new), line
        if not change.cells:
            old, new = _FATES[change.fate]
            yield (
                _PLAIN,
                (row, "", old, new),
                Line((escape(row), "—", f"<small>{old}</small> → <b>{new}</b>", "")),
            )


def _row(change: Change) -> str:
    """2026-10 · T-018 建筑工人实名制; key columns that are empty are left out."""
    key = " · ".join(said for column, value in change.key if (said := written(column, value)) != EMPTY)
    return f"{key} {change.name}".strip()


def _doubt(column: Column, before: Any, after: Any) -> tuple[int, str]:
    """A progress that falls and a cell that is emptied are most often slips of the pen."""
    if column.kind is Kind.PERCENT and before is not None and after is not None and after < before:
        return 0, light("late", f"降了 {before - after:.0f}，核对")
    if before not in (None, []) and after in (None, []):
        return 1, light("late", "会清空")
    return _PLAIN, ""
