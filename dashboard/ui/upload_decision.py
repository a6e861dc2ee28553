"""The decision: how the file is merged, what is unusual about it, and the buttons at the foot."""

from collections.abc import Callable

import streamlit as st

from dashboard.catalog.dataset import Level
from dashboard.catalog.roles import Right
from dashboard.intake.keeping import remember_headings
from dashboard.intake.manner import Manner, describe, manners_of
from dashboard.intake.reading.problem import Problem
from dashboard.ui.bad_rows import BadRow
from dashboard.ui.desk import desk
from dashboard.ui.desk_progress import PATIENCE
from dashboard.ui.hand import File, Hand, State
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape
from dashboard.ui.upload_hand import asked_about, is_locked, terms_of
from dashboard.ui.upload_mapping import REMEMBER, as_decided
from dashboard.ui.upload_mending import ask_to_check, check_again, download_bad_rows
from dashboard.ui.who import caller, must

_REASON = "reason_of_file"
_LISTED = 5


def choose_manner(hand: Hand, held: File) -> None:
    """How the file meets what stands, in words, and the other ways that make sense."""
    dataset = held.draft.dataset
    if dataset is None or held.review is None:
        return
    key = "pick_manner"
    st.session_state[key] = held.manner

    def picked() -> None:
        if st.session_state[key]:
            desk().choose(hand.token, held.number, manner=st.session_state[key])

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="manner"):
        st.segmented_control(
            "怎样合并",
            manners_of(dataset),
            format_func=lambda manner: "按规定合并" if manner is Manner.MERGE else manner.word,
            key=key,
            on_change=picked,
            label_visibility="collapsed",
            required=True,
        )
        st.html(f'<span class="note">{escape(describe(dataset, held.manner))}</span>')


def confirm_unusual(held: File) -> bool:
    """List what is unusual with a tick, and ask for a reason where one is needed; says whether it may be handed in."""
    stopping = [
        problem
        for problem in held.unusual
        if problem.level is Level.ERROR and problem.code not in ("locked", "needs_answer")
    ]
    for problem in stopping[:_LISTED]:
        state(_whole(problem), f"{problem.remedy}。", status="over")
    needs_reason = _needs_reason(held)
    if needs_reason:
        with panel(needs_reason, "写一句话就行，会留在报送记录里"):
            st.text_input(needs_reason, key=_REASON, max_chars=200, label_visibility="collapsed")
    count = asked_about(held)
    if not count:
        return not stopping
    asked = [problem for problem in held.unusual if problem.level is Level.WARNING]
    with panel(
        f"有 {count} 处不寻常", "不一定错，看一眼再定", f"先列 {_LISTED} 处" if count > _LISTED else ""
    ):
        lines = "".join(
            f'<li><span class="light late"><span class="sign late" role="presentation"></span></span>{escape(_whole(problem))}</li>'
            for problem in asked[:_LISTED]
        )
        st.html(f'<ul class="unusual">{lines}</ul>')
        sure = st.checkbox("我核对过，确实如此", key=f"sure-{held.number}-{hash(held.answers):x}")
    return sure and not stopping


def _whole(problem: Problem) -> str:
    """The reason, with its row where it doesn't name one."""
    if problem.row is None or f"第 {problem.row} 行" in problem.reason:
        return problem.reason
    return f"第 {problem.row} 行：{problem.reason}"


def _needs_reason(held: File) -> str:
    """What the reason is for; empty when none is needed."""
    if held.manner is Manner.WITHDRAW:
        return "作废原因"
    if is_locked(held):
        month = next(problem.reason for problem in held.unusual if problem.code == "locked")
        return f"{month.removesuffix('，不能导入')}，请写更正原因"
    return ""


def foot(here: Here, hand: Hand, held: File, rows: tuple[BadRow, ...], *, sure: bool, asked: bool) -> None:
    """The buttons: the one that leads on comes first."""
    draft, found = held.draft, held.review
    good = draft.rows_good if found is not None and not found.difference.empty else 0
    to_mend = bool(rows) and not asked
    with st.container(key="foot", horizontal=True, vertical_alignment="center", gap="small"):
        if to_mend:
            st.button(
                "改好了，重新检查",
                type="primary",
                key="check_again",
                on_click=ask_to_check,
                args=(held,),
            )
            check_again(hand, held, rows)
            if good:
                st.button(
                    f"先收 {good} 行好的", key="good_rows", disabled=not sure,
                    on_click=_submitter(here, hand, held, accept_good_rows=True),
                )  # fmt: skip
            download_bad_rows(held)
        elif good and not draft.errors:
            words = "作废" if held.manner is Manner.WITHDRAW else "提交"
            pressed = st.button(
                words, type="primary", key="submit", disabled=not sure,
                on_click=_submitter(here, hand, held, accept_good_rows=False),
            )  # fmt: skip
            if pressed and _lacks_reason(held):
                st.html('<span class="light over">先写原因，再提交</span>', width="content")
        elif draft.parquet is None and not asked and not draft.previews:
            st.button("重新选文件", type="primary", on_click=leave, args=(here, hand, held, draft.dataset.name if draft.dataset else None))  # fmt: skip
        st.button(
            "取消" if len(hand.files) == 1 else "放下这一份",
            type="tertiary",
            key="leave",
            on_click=leave,
            args=(here, hand, held),
        )
        st.html(
            '<span class="note">提交前什么都没有保存；提交后可以在“报送记录”里整批撤销。</span>',
            width="content",
        )


def _lacks_reason(held: File) -> bool:
    return bool(_needs_reason(held)) and not str(st.session_state.get(_REASON) or "").strip()


def _submitter(here: Here, hand: Hand, held: File, *, accept_good_rows: bool) -> Callable[[], None]:
    def submit() -> None:
        if _lacks_reason(held):
            return
        remember_columns(held)
        reason = str(st.session_state.get(_REASON) or "").strip() if _needs_reason(held) else None
        terms = terms_of(held, accept_good_rows=accept_good_rows, reason=reason)
        desk().hand_in(hand.token, held.number, terms, caller())
        now = desk().held(hand.token, patience=PATIENCE)
        done = now.file(held.number) if now else None
        if done is not None and done.answer is not None and done.state is State.COMMITTED:
            left = hand.token if now and (now.open or len(now.files) > 1) else None
            go(here.view.but(entry=str(done.answer.import_no), dataset=None, hand=left, file=None))

    return submit


def remember_columns(held: File) -> None:
    """Keep what the headers of this file mean for its unit, when the person decided any and wants it remembered."""
    draft = held.draft
    if draft.dataset and draft.fingerprint and held.reporter and st.session_state.get(REMEMBER):
        by = must(Right.REPORT)
        remember_headings(
            store(),
            draft.fingerprint,
            draft.dataset.name,
            as_decided(draft.dataset, draft.guesses, held.answers.columns),
            given_by=held.reporter,
            person=by.person.name,
            today=today(),
            grant=by.grant,
        )


def leave(here: Here, hand: Hand, held: File, dataset: str | None = None) -> None:
    """Let go of the file; with the last one the page is at its first step again."""
    desk().drop(hand.token, held.number)
    left = desk().look(hand.token)
    go(here.view.but(dataset=dataset, entry=None, file=None, hand=left.token if left else None))
