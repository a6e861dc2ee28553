"""One entry of the ledger: its facts, and what can be done with it: undo, compare, take the original away."""

import io
import re
from collections.abc import Mapping

import streamlit as st

from dashboard.access import EVERYTHING, Scope
from dashboard.catalog.navigation import page
from dashboard.catalog.roles import Right
from dashboard.errors import CockpitError, StoreError
from dashboard.intake.compare import original_of
from dashboard.intake.ledger import Entry
from dashboard.intake.mended import cells_before
from dashboard.store import Store
from dashboard.ui import own_hand
from dashboard.ui.book import Book
from dashboard.ui.download import download
from dashboard.ui.entries import deed_of, facts_of
from dashboard.ui.entry_decisions import decisions_of
from dashboard.ui.hand import Handed
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store
from dashboard.ui.panel import panel, state
from dashboard.ui.room import NoRoom
from dashboard.ui.undoing import ask_before_undoing
from dashboard.ui.who import may, person

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""What no system takes in a file's name, and marks that turn the direction of writing, which hide an ending."""
_LONGEST = 120


def opened(here: Here, book: Book, entry: Entry) -> None:
    """The panel of an entry."""
    with panel(f"第 {entry.number} 号", deed_of(entry)):
        decisions = decisions_of(here, entry, _before(entry))
        facts = facts_of(entry, matter=book.matter(entry), reporter=book.reporter(entry), decisions=decisions)
        st.html(f'<dl class="facts two taken">{facts}</dl>')
        if entry.rows_rejected and entry.kind == "import":
            st.html('<p class="note">未收的行和原因没有另存；点“再看一遍”，照原始文件重新列出来。</p>')  # fmt: skip
        undone = book.undone.get(entry.number)
        if undone is not None:
            state(f"已由第 {undone} 号撤销", f"要恢复它，请撤销第 {undone} 号。")
        if entry.kind == "seed":
            state("参考数据不在这里撤销", "它随程序带来，时限、节假日、门槛都靠它。")
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="entry_ways"):
            if undone is not None:
                st.button(f"看第 {undone} 号", on_click=go, args=(here.view.but(entry=str(undone)),))
            elif entry.kind != "seed" and _is_own(entry) and st.button("撤销", key="undo"):
                ask_before_undoing(here, entry.number)
            if entry.file_sha256 and may(Right.TAKE) and is_readable(entry):
                _original(here, entry)
        if entry.kind == "import" and is_readable(entry):
            pick_against(here, book, entry)


def _is_own(entry: Entry) -> bool:
    """Whether the person may take it back: the office anything, others what they handed in themselves."""
    return may(Right.REVIEW) or (may(Right.REPORT) and entry.person == person().name)


def is_readable(entry: Entry) -> bool:
    """Whether the rows of its file may be read: those of cases only by who reads cases one by one."""
    return entry.dataset != "cases" or may(Right.CASE_ROWS)


def pick_against(here: Here, book: Book, entry: Entry) -> None:
    """Choose another file of the same dataset to compare with; the nearest is offered first."""
    words = {str(other.number): _other(book, entry, other) for other in book.comparable(entry)}
    if not words:
        return
    key = f"against_{entry.number}"
    chosen = here.view.against if here.view.against in words else None
    st.session_state[key] = chosen
    st.selectbox(
        "与另一次比较",
        list(words),
        format_func=words.__getitem__,
        key=key,
        index=None,
        placeholder="与另一次比较……",
        label_visibility="collapsed",
        on_change=lambda: go(here.view.but(entry=str(entry.number), against=st.session_state[key])),
    )


def _other(book: Book, entry: Entry, other: Entry) -> str:
    when = "以前" if other.number < entry.number else "以后"
    said = [
        f"{when}的第 {other.number} 号",
        f"{other.received:%Y-%m-%d}",
        book.reporter(other),
        other.file_name or "",
    ]
    return "　".join(filter(None, said))


def _before(entry: Entry) -> Mapping[tuple[int, str], str]:
    """What mended cells had said; nothing where the original is not to be read, which its own line says."""
    if not is_readable(entry):
        return {}
    try:
        return cells_before(store(), entry)
    except CockpitError:
        return {}


def _original(here: Here, entry: Entry) -> None:
    """The original for taking away, once its bytes are proved to be those that were handed in."""
    try:
        original_of(store(), entry.number, scope=person().scope)
    except StoreError as error:
        state("原始文件取不出来", str(error), status="over")
        return
    held, number, scope = store(), entry.number, person().scope
    download(
        "下载原始文件",
        lambda: original_bytes(held, number, scope),
        cleaned_name(entry.file_name or ""),
        "application/octet-stream",
        about=f"第 {number} 号的原始文件 {entry.file_name or ''}",
        key="original",
    )
    if entry.kind == "import" and may(Right.REPORT) and st.button("再看一遍", key="read_again", help="把原始文件拿到数据上报重新检查，提交前什么都不保存"):  # fmt: skip
        _read_again(here, entry)


def original_bytes(held: Store, number: int, scope: Scope = EVERYTHING) -> bytes:
    """The bytes that were handed in, proved by their sha256; raises StoreError when they are gone or damaged."""
    original = original_of(held, number, scope=scope)
    return original.read_bytes() if original else b""


def cleaned_name(name: str) -> str:
    """The last part of a file's name without what could hide its ending or lead elsewhere."""
    last = re.split(r"[/\\]", name)[-1]
    cleaned = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    if len(cleaned) > _LONGEST:
        stem, dot, ending = cleaned.rpartition(".")
        cleaned = f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}" if dot else cleaned[:_LONGEST]
    return cleaned or "原始文件"


def _read_again(here: Here, entry: Entry) -> None:
    """Take the original in hand on the upload page, where its problems are listed anew."""
    content = original_bytes(store(), entry.number, person().scope)
    handed = Handed(cleaned_name(entry.file_name or ""), len(content), io.BytesIO(content))
    try:
        token = own_hand.receive([handed], reporter=entry.reporter)
    except NoRoom as full:
        state("没有拿过去", str(full), status="over")
        return
    st.switch_page(page("upload").path, query_params=here.view.place().but(hand=token).address())
