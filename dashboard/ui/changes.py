"""What a file would change: in the store, and in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.review import Change, Fate, Review
from dashboard.ui.cells import written
from dashboard.ui.here import Here
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.row_names import KeyPart, key_in_words, row_name
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

Cells = tuple[str, str, str, str]
_PLAIN = 2
_WIDTHS = (2.6, 1, 2.2, 1.2)
_NEW = ("无", "新增一行")
_UNNAMED, _WITHDRAWN = ("有", "停用：文件里没有这一行"), ("有", "作废")


@dataclass(frozen=True)
class _Telling:
    """How the changes are told: rows that go were withdrawn or no longer named; `shared` is the same in every row."""

    here: Here
    gone: tuple[str, str]
    shared: tuple[KeyPart, ...]


def changes(here: Here, found: Review, *, lines: int, withdrawn: bool = False) -> None:
    """Draw the first changes and the counts of all; `withdrawn`: rows go because the file names them."""
    counts = found.difference
    note = f"新增 {counts.inserted} 行　更新 {counts.updated} 行　不变 {counts.unchanged} 行　{'作废' if withdrawn else '停用'} {counts.ended} 行"
    telling = _Telling(here, _WITHDRAWN if withdrawn else _UNNAMED, _shared(found.changes))
    said = _lines(telling, found)
    with st.container(key="with_corner_changes", gap=None):
        with panel("与库里的差别", note):
            if said:
                table("changes", _heads(telling), [line for _, line in said[:lines]])
            else:
                state("和库里一样", "没有新增，也没有更新。")
        if len(said) > lines:
            with st.container(key="corner_changes"):
                if st.button("看更多", type="tertiary"):
                    _all(telling, found)


@st.dialog("与库里的差别", width="large")
def _all(telling: _Telling, found: Review) -> None:
    row, *_ = _heads(telling)
    cells = [cells for cells, _ in _lines(telling, found)]
    frame = pd.DataFrame(cells, columns=[row.words, "列", "库里", "文件里"])
    touched = found.difference.inserted + found.difference.updated + found.difference.ended
    if len(found.changes) < touched:
        st.html(f'<p class="note">先列 {len(found.changes)} 行，共 {touched} 行。</p>')
    st.dataframe(frame, hide_index=True, placeholder="", height=round(560 * max(telling.here.scale, 1)))


def _shared(found: Sequence[Change]) -> tuple[KeyPart, ...]:
    """The parts of the key that are the same in all of several rows: said once, over them."""
    if len(found) < 2:
        return ()
    keys = [change.key for change in found]
    return tuple(part for part in keys[0][:-1] if all(part in key for key in keys))


def _heads(telling: _Telling) -> tuple[Head, ...]:
    """The heads; the first says what all rows have in common: 行（2026-10）."""
    said = key_in_words(telling.here, telling.shared)
    words = (f"行（{said}）" if said else "行", "列", "库里 → 文件里", "请看一眼")
    return tuple(Head(word, width) for word, width in zip(words, _WIDTHS, strict=True))


def _lines(telling: _Telling, found: Review) -> list[tuple[Cells, Line]]:
    """Each changed cell, and each new or leaving row, as plain cells and as a line; what looks like a slip comes first."""
    return [(cells, line) for _, cells, line in sorted(_cells(telling, found), key=lambda item: item[0])]


def _cells(telling: _Telling, found: Review) -> Iterator[tuple[int, Cells, Line]]:
    for change in found.changes:
        row = row_name(telling.here, change, telling.shared)
        for column, before, after in change.cells:
            old, new = written(column, before), written(column, after)
            pair = f"<small>{escape(old)}</small> → <b>{escape(new)}</b>"
            weight, doubt = _doubt(column, before, after)
            line = Line((escape(row), escape(column.header), pair, doubt))
            yield weight, (row, column.header, old, new), line
        if not change.cells:
            old, new = _NEW if change.fate is Fate.INSERTED else telling.gone
            pair = f"<small>{old}</small> → <b>{new}</b>"
            yield _PLAIN, (row, "", old, new), Line((escape(row), "—", pair, ""))


def _doubt(column: Column, before: Any, after: Any) -> tuple[int, str]:
    """A progress that falls and a cell that is emptied are most often slips of the pen."""
    if column.kind is Kind.PERCENT and before is not None and after is not None and after < before:
        return 0, light("late", f"降了 {before - after:.0f}，核对")
    if before not in (None, []) and after in (None, []):
        return 1, light("late", "会清空")
    return _PLAIN, ""
