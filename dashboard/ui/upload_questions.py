"""What a file leaves open, asked one thing at a time: a sentence, examples from the file, and a button for each answer."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.headers import How
from dashboard.intake.reading.mapping import Guess
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.questions import Question, QuestionKind
from dashboard.ui.bad_rows import list_written
from dashboard.ui.desk import desk
from dashboard.ui.hand import File, Hand
from dashboard.ui.panel import panel, state
from dashboard.ui.text import plain

_ASKED = {
    QuestionKind.PERCENTS: "请先说明“{}”怎么写的，再看其他问题",
    QuestionKind.DATES: "请先说明“{}”是日在前还是月在前",
    QuestionKind.FILL_DOWN: "请先说明“{}”的空格要不要补齐",
    QuestionKind.DATASET: "请先说明这是哪一份表",
    QuestionKind.SHEET: "请先选读哪一张工作表",
    QuestionKind.COLUMNS: "请先说明哪一列是“{}”",
}


def in_a_sentence(draft: Draft) -> str:
    """The first open question as a headline; empty when nothing is open."""
    if draft.questions:
        return _ASKED[draft.questions[0].kind].format(draft.questions[0].column)
    guess = unconfirmed(draft)
    if guess is None or draft.dataset is None or not guess.column:
        return ""
    return f"请先看看“{guess.header}”是不是“{draft.dataset.column(guess.column).header}”"


def unconfirmed(draft: Draft) -> Guess | None:
    """The first header that is only like the name of a required column; without it the file can't be read."""
    if draft.dataset is None or draft.parquet is not None:
        return None
    for guess in draft.guesses:
        if guess.how is How.FUZZY and guess.column and draft.dataset.column(guess.column).required:
            return guess
    return None


def ask(hand: Hand, held: File) -> bool:
    """Put the first open question, if there is one; says whether there was."""
    draft = held.draft
    guess = unconfirmed(draft)
    if draft.questions:
        _put(hand, held, draft.questions[0], len(draft.questions) - 1)
    elif guess is not None:
        _confirm(hand, held, guess)
    return bool(draft.questions) or guess is not None


def _put(hand: Hand, held: File, question: Question, more: int) -> None:
    with panel("请你定", "答了就接着读，不用重传", f"后面还有 {more} 问" if more else ""):
        state(question.asked, *_examples(held.draft, question), status="near")
        with st.container(horizontal=True, gap="small", key="options"):
            for value, words in question.options:
                st.button(
                    plain(words),
                    key=f"answer_{question.kind.value}_{value}",
                    on_click=partial(
                        desk().answer,
                        hand.token,
                        held.number,
                        **answered(held.draft, held.answers, question, value),
                    ),
                )


def _examples(draft: Draft, question: Question) -> list[str]:
    """What the file writes there."""
    found = [
        f"“{guess.header}”里写着：{'、'.join(written)}"
        for guess in draft.guesses
        if _is_about(draft, question, guess) and (written := list_written(draft, guess.place, 5))
    ]
    return found[:4]


def _is_about(draft: Draft, question: Question, guess: Guess) -> bool:
    if question.kind is QuestionKind.COLUMNS:
        return guess.header in dict(question.options)
    column = draft.dataset.column(guess.column).header if draft.dataset and guess.column else ""
    return bool(question.column) and question.column in (guess.header, column)


def answered(draft: Draft, answers: Answers, question: Question, value: str) -> Mapping[str, Any]:
    """The answers (fields of Answers) that an option of a question stands for."""
    match question.kind:
        case QuestionKind.PERCENTS:
            return {"percents": Scale(value)}
        case QuestionKind.DATES:
            return {"dates": DateOrder(value)}
        case QuestionKind.FILL_DOWN:
            return {"fill_down": value == "yes"}
        case QuestionKind.DATASET | QuestionKind.SHEET:
            return {question.kind.value: value}
        case QuestionKind.COLUMNS:
            named = {column.header: column.name for column in draft.dataset.columns} if draft.dataset else {}
            rivals: dict[str, str | None] = {header: None for header, _ in question.options}
            decided = {**dict(answers.columns), **rivals, value: named.get(question.column)}
            return {"columns": tuple(decided.items())}


def _confirm(hand: Hand, held: File, guess: Guess) -> None:
    dataset = held.draft.dataset
    assert dataset is not None, "a guess is one for a dataset"
    column = dataset.column(guess.column or "")

    def said(name: str | None) -> None:
        decided = {**dict(held.answers.columns), guess.header: name}
        desk().answer(hand.token, held.number, columns=tuple(decided.items()))

    with panel("请你定", "答了就接着读，不用重传"):
        example = f"这一列里写着：{guess.example}" if guess.example else column.meaning
        state(f"“{guess.header}”是不是“{column.header}”？", example, status="near")
        with st.container(horizontal=True, gap="small", key="options"):
            st.button(
                f"是，就是“{plain(column.header)}”", key="confirm_yes", on_click=said, args=(column.name,)
            )
            st.button("不是", key="confirm_no", on_click=said, args=(None,))
