"""Two files of one dataset held against each other: only in the first, only in the second, cells that differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.access import EVERYTHING, Scope
from dashboard.documents.csv_files import Cell, write_csv
from dashboard.errors import CockpitError
from dashboard.intake.compare import Comparison, compare
from dashboard.intake.ledger import Entry
from dashboard.intake.review import Change, Fate
from dashboard.store import Store
from dashboard.ui.book import Book
from dashboard.ui.cells import written
from dashboard.ui.download import download
from dashboard.ui.entries import changed_by, received_in_words
from dashboard.ui.here import Here, go
from dashboard.ui.ledger_entry import is_readable, pick_against
from dashboard.ui.loaders import built, store
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.row_names import row_name
from dashboard.ui.text import escape
from dashboard.ui.who import person

_SHOWN = 500
_MOST = 100_000
"""Rows listed on the page, and in the file to take away."""
_ROWS, _FEWER = 24, 14


@dataclass(frozen=True)
class _Found:
    """The comparison of a view, or why there is none."""

    comparison: Comparison | None
    why: str = ""


def show(here: Here, book: Book) -> bool:
    """Draw the comparison that the address asks for, the earlier entry first; False when it names no two entries."""
    pair = [entry for name in (here.view.entry, here.view.against) if (entry := book.find(name))]
    if len(pair) < 2 or pair[0].number == pair[1].number or not all(is_readable(entry) for entry in pair):
        return False
    first, second = sorted(pair, key=lambda entry: entry.number)
    found = built(_compare, here)
    comparison = found.comparison
    if comparison is None:
        headline([f"第 {first.number} 号和第 {second.number} 号没有可比的"], [found.why])
        _back(here)
        return True
    _say(comparison)
    left, right = st.columns([32, 68], gap="medium")
    with left, st.container(gap="xsmall"):
        _pair(here, book, first, second)
        _counts(comparison)
        _back(here)
    with right, st.container(gap="xsmall"):
        _differences(here, comparison)
    return True


def _compare(here: Here) -> _Found:
    first, second = sorted(int(name) for name in (here.view.entry or "", here.view.against or ""))
    try:
        return _Found(compare(store(), first, second, _SHOWN, scope=person().scope))
    except CockpitError as error:
        return _Found(None, str(error))


def _say(found: Comparison) -> None:
    counts = found.difference
    title = found.dataset.title
    if counts.empty:
        said = f"{title}：第 {found.first} 号和第 {found.second} 号说的一样"
    else:
        parts = {"改了": counts.updated, "多了": counts.inserted, "少了": counts.ended}
        listed = "，".join(f"{verb} {count} 行" for verb, count in parts.items() if count)
        said = f"{title}第 {found.second} 号比第 {found.first} 号{listed}"
    headline([said], ["比的是两个文件收下的行，按", "、".join(found.dataset.column(name).header for name in found.dataset.key), "对上；只比两个文件都有的列。"])  # fmt: skip


def _pair(here: Here, book: Book, first: Entry, second: Entry) -> None:
    chosen = book.find(here.view.entry) or second
    for entry, words in ((first, "前一次"), (second, "后一次")):
        with panel(f"{words}：第 {entry.number} 号", book.reporter(entry)):
            facts = {
                "文件": entry.file_name or "",
                "日期": received_in_words(entry),
                "收了": f"{entry.rows_read - entry.rows_rejected} 行　{changed_by(entry)}",
            }
            lines = "".join(f"<dt>{name}</dt><dd>{escape(said)}</dd>" for name, said in facts.items())
            st.html(f'<dl class="facts two">{lines}</dl>')
            if entry is not chosen:
                pick_against(here, book, chosen)


def _back(here: Here) -> None:
    view = here.view.but(against=None)
    st.button("‹ 回到记录", type="tertiary", key="back_to_entry", on_click=go, args=(view,))


def _counts(found: Comparison) -> None:
    counts = found.difference
    cells = sum(len(change.cells) for change in found.changes)
    whole = len(found.changes) == counts.updated + counts.inserted + counts.ended
    facts = {
        f"只在第 {found.first} 号里": f"{counts.ended} 行",
        f"只在第 {found.second} 号里": f"{counts.inserted} 行",
        "两个里都有，格不同": f"{counts.updated} 行" + (f"，{cells} 格" if whole and cells else ""),
        "两个里一样": f"{counts.unchanged} 行",
    }
    with panel("合计"):
        lines = "".join(f"<dt>{words}</dt><dd>{said}</dd>" for words, said in facts.items())
        st.html(f'<dl class="facts counts">{lines}</dl>')


def _differences(here: Here, found: Comparison) -> None:
    counts = found.difference
    touched = counts.updated + counts.inserted + counts.ended
    note = f"先列 {len(found.changes)} 行，共 {touched} 行" if len(found.changes) < touched else "改的在前"
    with st.container(key="with_corner_compare", gap=None):
        with panel("哪里不同", note):
            if not touched:
                state("没有不同", "行和格都一样。")
                return
            frame = pd.DataFrame(
                [line for change in found.changes for line in _lines(here, change)],
                columns=["行", "列", f"第 {found.first} 号", f"第 {found.second} 号"],
            )
            rows = min(len(frame), _ROWS if here.scale >= 1 else _FEWER) + 1
            high = round(31 * max(here.scale, 1))
            st.dataframe(frame, hide_index=True, placeholder="", row_height=high, height=high * rows + 13)
        with st.container(key="corner_compare"):
            held, scope = store(), person().scope
            download(
                "下载差别（CSV）",
                lambda: differences(held, found.first, found.second, scope),
                f"{found.dataset.title}第{found.first}号与第{found.second}号的差别.csv",
                "text/csv",
                type="tertiary",
                key="differences",
            )


def _lines(here: Here, change: Change) -> Sequence[tuple[str, str, str, str]]:
    row = row_name(here, change)
    if change.fate is Fate.UPDATED:
        return [
            (row, column.header, written(column, old), written(column, new))
            for column, old, new in change.cells
        ]
    return [(row, "整行", *(("有", "没有") if change.fate is Fate.ENDED else ("没有", "有")))]


def differences(held: Store, first: int, second: int, scope: Scope = EVERYTHING) -> bytes:
    """All differences as CSV: a line a cell that differs, or a row that only one of the files has."""
    found = compare(held, first, second, _MOST, scope=scope)
    keys = [found.dataset.column(name).header for name in found.dataset.key]
    heads = ["差别", *keys, "名称", "列", f"第 {first} 号", f"第 {second} 号"]
    return write_csv(heads, (line for change in found.changes for line in _records(found, change)))


def _records(found: Comparison, change: Change) -> Iterator[Sequence[Cell]]:
    row = [written(column, value) if value is not None else "" for column, value in change.key]
    if change.fate is Fate.UPDATED:
        for column, old, new in change.cells:
            yield ["格不同", *row, change.name, column.header, written(column, old), written(column, new)]
    else:
        only = found.first if change.fate is Fate.ENDED else found.second
        yield [f"只在第 {only} 号里", *row, change.name, "", "", ""]
