"""The files in hand: which one is looked at, how far each is, and the ones that are ready handed in together."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.catalog.dataset import Level
from dashboard.catalog.datasets import UPLOADED
from dashboard.catalog.roles import Right
from dashboard.intake.answer import asks_for_yes
from dashboard.intake.commit import Terms
from dashboard.intake.difference import Difference
from dashboard.intake.granting import NOT_ALLOWED
from dashboard.intake.manner import Manner
from dashboard.ui.desk import desk
from dashboard.ui.hand import File, Hand, State
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import today
from dashboard.ui.marks import light
from dashboard.ui.panel import panel
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.upload_questions import unconfirmed
from dashboard.ui.who import caller, must

_EVERY = 0.5
"""Seconds between two looks at files that are being read."""
_HEADS = (Head("文件", 2.4), Head("读作", 1.1), Head("情形", 1.6))


def looked_at(here: Here, hand: Hand) -> File | None:
    """The file that the address names, else the first that is still to be decided."""
    number = here.view.file or ""
    named = hand.file(int(number)) if number.isdecimal() else None
    return named or next(iter(hand.open), None)


def list_files(here: Here, hand: Hand, held: File | None) -> None:
    """The files with the state of each, as long as there are several; one line opens one."""
    if len(hand.files) < 2:
        return
    ready = in_order(file for file in hand.files if is_ready(file))
    with panel(f"手上的 {len(hand.files)} 个文件", "点一行，看这一份", _tally(hand)):
        watch = st.fragment(_draw, run_every=_EVERY if hand.busy else None)
        watch(here, hand.token, held.number if held else None, {file.number for file in hand.busy})
        if hand.open:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key="hand_foot"):
                if len(ready) > 1 and st.button(f"一起提交 {len(ready)} 个", key="together"):
                    _ask_together(here, hand, ready)
                more = here.view.but(file="0", entry=None)
                st.button("再选几个", type="tertiary", key="more_files", on_click=go, args=(more,))
                st.button("全部放下", type="tertiary", key="drop_all", on_click=_drop_all, args=(here, hand))


def _draw(here: Here, token: str, number: int | None, busy: set[int]) -> None:
    """The lines; when one of the files that were at work is done, the whole page is drawn anew."""
    hand = desk().look(token)
    if hand is None or busy - {file.number for file in hand.busy}:
        st.rerun()
    table("hand", _HEADS, [_line(here, file, file.number == number) for file in hand.files])


def _tally(hand: Hand) -> str:
    done = len(hand.files) - len(hand.open)
    return f"已收下 {done} 个" if done else ""


def _line(here: Here, file: File, chosen: bool) -> Line:
    dataset = file.draft.dataset
    name = f"<b>{escape(file.name)}</b>" if chosen else escape(file.name)
    status, said = standing(file)
    cells = (name, escape(dataset.title if dataset else "—"), light(status, said))
    return Line(cells, file.name, "upload", here.view.but(file=str(file.number), entry=None))


def standing(file: File) -> tuple[str, str]:
    """How far a file is: a status and its word."""
    draft, found = file.draft, file.review
    match file.state:
        case State.READING:
            return "none", f"读取中　{file.stage}"
        case State.WRITING:
            return "none", "正在写入"
        case State.FAILED:
            return "over", "没有读完"
        case State.COMMITTED:
            return "done", f"已收下　第 {file.answer.import_no} 号" if file.answer else "已收下"
    if draft.previews:
        return "near", "要选文字编码"
    questions = len(draft.questions) or (unconfirmed(draft) is not None)
    if questions:
        return "near", "有一问" if questions == 1 else f"有 {questions} 问"
    if draft.parquet is None:
        return "over", "没读懂"
    if draft.errors:
        return "late", f"要改 {len(draft.errors)} 处"
    if found is None or (found.difference.empty and not file.unusual):
        return "done", "库里都有了"
    if stops(file):
        return (
            ("late", "要写原因")
            if file.manner is Manner.WITHDRAW or is_locked(file)
            else ("over", "不能提交")
        )
    if file.unusual:
        return "late", f"{len(file.unusual)} 处要核对"
    return "ok", "可以提交"


def stops(file: File) -> bool:
    """Whether something other than a second yes stands against handing it in."""
    return any(problem.level is Level.ERROR for problem in file.unusual)


def is_barred(file: File) -> bool:
    """Whether it has rows that are not the person's to report."""
    return any(problem.code == NOT_ALLOWED for problem in file.unusual)


def is_locked(file: File) -> bool:
    """Whether it would change a period that the office has locked."""
    return any(problem.code == "locked" for problem in file.unusual)


def asked_about(file: File) -> int:
    """How many unusual things wait for a second yes."""
    return sum(asks_for_yes(problem) for problem in file.unusual)


def is_ready(file: File) -> bool:
    """Whether nothing is left to decide but to hand it in."""
    return file.state is State.READ and standing(file)[0] == "ok"


def in_order(files: Iterable[File]) -> list[File]:
    """Files in the order in which their datasets build on each other."""
    places = {dataset.name: place for place, dataset in enumerate(UPLOADED)}
    return sorted(
        files, key=lambda file: places.get(file.draft.dataset.name if file.draft.dataset else "", 0)
    )


def in_words(difference: Difference) -> str:
    """新增 12 行、更新 31 行; what is zero is left out."""
    counts = {"新增": difference.inserted, "更新": difference.updated, "停用": difference.ended}
    return "、".join(f"{word} {count} 行" for word, count in counts.items() if count) or "没有变化"


@st.dialog("一起提交")
def _ask_together(here: Here, hand: Hand, ready: Sequence[File]) -> None:
    lines = [
        Line((escape(file.name), escape(file.draft.dataset.title), escape(in_words(file.review.difference))))
        for file in ready
        if file.draft.dataset and file.review
    ]
    table("together", (Head("文件", 1.8), Head("读作", 1), Head("提交后", 1.6)), lines)
    left = len(hand.open) - len(ready)
    st.html(
        f'<p class="note">每个文件各是一条记录，可以分别撤销。{f"另外 {left} 个还要处理，不在其中。" if left else ""}</p>'
    )
    if st.button(
        f"提交这 {len(ready)} 个",
        type="primary",
        key="together_yes",
        on_click=_hand_in,
        args=(here, hand, ready),
    ):
        st.rerun()


def _hand_in(here: Here, hand: Hand, ready: Sequence[File]) -> None:
    for file in ready:
        desk().hand_in(hand.token, file.number, terms_of(file), caller())
    go(here.view.but(file=None))


def terms_of(file: File, *, accept_good_rows: bool = False, reason: str | None = None) -> Terms:
    """As what a file is handed in on the page; what is unusual about it was confirmed before."""
    day, by = today(), must(Right.REPORT, file.name)
    return Terms(
        by.person.name,
        day,
        day,
        grant=by.grant,
        accept_good_rows=accept_good_rows,
        reporter=file.reporter,
        manner=file.manner,
        confirmed=asked_about(file) > 0,
        reason=reason,
    )


def _drop_all(here: Here, hand: Hand) -> None:
    desk().drop(hand.token)
    if desk().look(hand.token) is None:
        go(here.view.but(hand=None, file=None))
