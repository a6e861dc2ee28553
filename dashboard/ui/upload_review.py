"""数据上报 with a file in hand: the sentence over the page, and which parts stand on it in which state."""

import streamlit as st

from dashboard.catalog.dataset import Level
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.ui.bad_rows import BadRow
from dashboard.ui.changes import changes
from dashboard.ui.desk import desk
from dashboard.ui.desk_progress import show_progress
from dashboard.ui.hand import File, Hand, State
from dashboard.ui.here import Here
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import panel, state
from dashboard.ui.problems import glance, why_not
from dashboard.ui.upload import say
from dashboard.ui.upload_decision import choose_manner, confirm_unusual, foot, leave
from dashboard.ui.upload_effect import headline_numbers
from dashboard.ui.upload_hand import asked_about, in_words, is_barred, is_locked, list_files
from dashboard.ui.upload_mapping import mapping
from dashboard.ui.upload_mending import bad_rows_of, mending
from dashboard.ui.upload_names import unknown_names
from dashboard.ui.upload_questions import ask, in_a_sentence
from dashboard.ui.upload_understood import choose_encoding, understood
from dashboard.ui.who import person

_READ_ELSEWHERE = "可以先去看别的页面，回到这个地址还在。"


def show(here: Here, hand: Hand, held: File) -> None:
    """The whole page: understood at the left, to decide at the right, the buttons at the foot."""
    say_how_far(held)
    with st.container(key="upload_body"):
        left, right = st.columns([40, 60], gap="medium")
    with left, st.container(gap="xsmall"):
        list_files(here, hand, held)
    if held.busy:
        with right:
            show_progress(hand.token, held.number)
        return
    if held.state is State.FAILED:
        with right:
            _failed(here, hand, held)
        return
    rows = bad_rows_of(held)
    with left, st.container(gap="xsmall"):
        understood(here, hand, held)
        mapping(here, hand, held)
    with right, st.container(gap="xsmall"):
        asked, sure = _to_decide(here, hand, held, rows)
    foot(here, hand, held, rows, sure=sure, asked=asked)
    if not asked:
        with left, st.container(gap="xsmall"):
            headline_numbers(here, held)


def _to_decide(here: Here, hand: Hand, held: File, rows: tuple[BadRow, ...]) -> tuple[bool, bool]:
    """The right side; says whether something is asked, and whether the file may be handed in."""
    draft = held.draft
    if held.refusal:
        state("这次没有提交", held.refusal, status="over")
    if draft.previews:
        choose_encoding(hand, held)
        return True, False
    if ask(hand, held):
        return True, False
    if draft.parquet is None:
        why_not(here, held.name, [each for each in draft.problems if each.code != "extra_column"])
        return False, False
    unknown_names(here, hand, held)
    mending(here, held, rows)
    sure = confirm_unusual(held) if not draft.errors or draft.rows_good else False
    nothing = draft.errors and held.review and held.review.difference.empty
    if held.review is not None and not (nothing and held.manner is Manner.MERGE):
        wall = here.scale >= 1
        taken = min(len(rows), 5) + 2 * len(draft.unknown[:4]) + 2 * min(len(held.unusual), 5)
        lines = max(3, (15 if wall else 10) - 2 * taken)
        changes(here, held.review, lines=lines, withdrawn=held.manner is Manner.WITHDRAW)
        choose_manner(hand, held)
    glance(here, held.name, [each for each in draft.problems if each.level is not Level.ERROR])
    return False, sure


def _failed(here: Here, hand: Hand, held: File) -> None:
    with panel("没有读完"):
        state("出了意外", held.refusal, status="over")
        with st.container(horizontal=True, gap="small"):
            st.button(
                "再读一次",
                type="primary",
                key="again",
                on_click=desk().answer,
                args=(hand.token, held.number),
            )
            st.button("放下这一份", type="tertiary", key="leave", on_click=leave, args=(here, hand, held))


def say_how_far(held: File) -> None:
    """What was read, what is to be done next, and on which step that is."""
    draft, found = held.draft, held.review
    bad = draft.rows_read - draft.rows_good
    touched = found.difference.inserted + found.difference.updated + found.difference.ended if found else 0
    asked = in_a_sentence(draft)
    if held.state is State.WRITING:
        say(4, "正在写入，写完就好", _READ_ELSEWHERE)
    elif held.state is State.READING:
        say(2, "正在读文件，读完就给你看", _READ_ELSEWHERE)
    elif held.state is State.FAILED:
        say(2, "这个文件没有读完，数据没有改动", "不是表的问题；可以再读一次。")
    elif draft.previews:
        say(2, "认不出文字编码，请选一种读得通的", "选了就接着读，文件不用重传。")
    elif asked:
        say(2, asked, "在右边选一个，文件不用重传。")
    elif draft.parquet is None:
        say(2, "这个文件没有读懂，什么都没有保存", "原来的数据不变；改好后重新选文件。")
    elif draft.errors:
        say(3, f"读懂 {draft.rows_read} 行，可更新 {touched} 行；{bad} 行要改，改好再提交", f"在右边的格子里改，改好点“重新检查”{'；也可以先收好的' if touched else ''}。")  # fmt: skip
    elif is_barred(held):
        say(4, "有的行不归您报，什么都没有保存", "在右边看是哪些行；从文件里删掉，或请办公室来报。")
    elif found is None or (found.difference.empty and not held.unusual):
        say(4, f"文件里的 {draft.rows_read} 行库里都有了，不用再交", _same_file(draft.sha256))
    elif is_locked(held):
        say(
            4,
            f"读懂 {draft.rows_read} 行；{_locked(held)}，要改先写更正原因",
            "不是要更正，就不用交；有疑问请联系办公室。",
        )
    elif held.manner is Manner.WITHDRAW:
        say(
            4,
            f"读懂 {draft.rows_read} 行，要作废库里的 {found.difference.ended} 行；写明原因再交",
            "作废的行不再计数；这也是一条记录，可以撤销。",
        )
    elif asked_about(held):
        say(4, f"读懂 {draft.rows_read} 行，没有要改的；有 {asked_about(held)} 处不寻常，核对了再提交", "确实如此就打勾；不对就放下，改好再选。")  # fmt: skip
    else:
        say(4, f"读懂 {draft.rows_read} 行，没有要改的；提交后{in_words(found.difference)}", "看一眼右边的差别，对了就提交。")  # fmt: skip


def _locked(held: File) -> str:
    said = next(problem.reason for problem in held.unusual if problem.code == "locked")
    return said.removesuffix("，不能导入")


def _same_file(sha256: str) -> str:
    for entry in list_entries(store(), today=today(), scope=person().scope):
        if entry.file_sha256 == sha256:
            return f"同一个文件 {entry.received:%Y-%m-%d} 已经收下，是第 {entry.number} 号；数据没有变化。"
    return "内容和库里一样；如果本期有变动，请核对是不是选错了文件。"
