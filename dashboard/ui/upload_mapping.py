"""列对应: each column of the file with the column that it is taken for, changed in place and remembered."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.catalog.dataset import Dataset
from dashboard.intake.reading.headers import How
from dashboard.intake.reading.mapping import Guess
from dashboard.ui.desk import desk
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here
from dashboard.ui.marks import light
from dashboard.ui.panel import panel
from dashboard.ui.text import escape, plain
from dashboard.ui.upload_reporter import reporter_name

NOT_IMPORTED = ""
REMEMBER = "remember_columns"
"""The key of the tick that a choice of columns is to be remembered."""
_ORDER = (How.FUZZY, How.NONE, How.PERSON, How.REMEMBERED, How.ALIAS, How.EXACT)
_WIDTHS = (1.15, 1.2, 0.95)
_MOST = 4


def mapping(here: Here, hand: Hand, held: File) -> None:
    """The columns that need a look; the others behind a word in the corner."""
    draft = held.draft
    if draft.dataset is None or not draft.guesses:
        return
    guesses = sorted(
        (guess for guess in draft.guesses if guess.header), key=lambda guess: _ORDER.index(guess.how)
    )
    most = _MOST if here.scale >= 1 and len(hand.files) == 1 else _MOST - 2
    sure = [guess for guess in guesses if guess.how in (How.EXACT, How.ALIAS)]
    shown = [guess for guess in guesses if guess not in sure][:most]
    same = all(guess.how is How.EXACT for guess in sure)
    note = f"{'' if len(sure) == len(guesses) else '另有 '}{len(sure)} 列{'同名' if same else '按名称或别名认出'}"
    with st.container(key="with_corner_mapping", gap=None):
        with panel("列对应", note if sure else ""):
            if shown:
                _lines(hand, held, shown, "shown")
            _remember(here, held)
        with st.container(key="corner_mapping"):
            if st.button(f"全部 {len(guesses)} 列 ›", type="tertiary", key="all_columns"):
                _all(hand, held, sorted(guesses, key=lambda guess: guess.place))


@st.dialog("列对应", width="large")
def _all(hand: Hand, held: File, guesses: Sequence[Guess]) -> None:
    _lines(hand, held, guesses, "all")


def _lines(hand: Hand, held: File, guesses: Sequence[Guess], where: str) -> None:
    dataset = held.draft.dataset
    assert dataset is not None, "there is a mapping only for a dataset"
    words = {NOT_IMPORTED: "不导入", **{column.name: column.header for column in dataset.columns}}
    with st.container(key=f"mapping_{where}", gap=None):
        st.html('<div class="row head mapped"><div>文件里的列</div><div>对应到</div><div>依据</div></div>')
        for guess in guesses:
            _line(hand, held, guess, words, where)


def _line(hand: Hand, held: File, guess: Guess, words: Mapping[str, str], where: str) -> None:
    key = f"column_{where}_{guess.place}"
    st.session_state[key] = guess.column or NOT_IMPORTED

    def picked() -> None:
        decide(hand, held, guess, st.session_state[key] or None)

    with st.container(key=f"line_{where}_{guess.place}"):
        header, column, how = st.columns(_WIDTHS, vertical_alignment="center", gap="small")
        example = f"<small>{escape(guess.example)}</small>" if guess.example else ""
        header.html(f'<p class="source" title="{escape(guess.header)}">{escape(guess.header)}{example}</p>')
        column.selectbox(
            guess.header,
            list(words),
            format_func=words.__getitem__,
            key=key,
            on_change=picked,
            label_visibility="collapsed",
        )
        with how:
            if guess.how is How.FUZZY and guess.column:
                st.button(
                    f"◆ 请确认　像 {guess.confidence:.0%}",
                    key=f"confirm_{where}_{guess.place}",
                    help=plain(f"没有确认就不导入。点一下，确认“{guess.header}”就是“{words[guess.column]}”"),
                    on_click=decide,
                    args=(hand, held, guess, guess.column),
                )
            else:
                st.html(f'<p class="source">{_how(held, guess)}</p>')


def _how(held: File, guess: Guess) -> str:
    if guess.header in dict(held.answers.columns):
        return "你选的"
    match guess.how:
        case How.EXACT:
            return "同名"
        case How.ALIAS:
            return "别名"
        case How.REMEMBERED:
            return "上次这样对应"
        case How.FUZZY:
            return light("near", "请确认")
        case _:
            return '<span class="quiet">没有这一列</span>'


def decide(hand: Hand, held: File, guess: Guess, column: str | None) -> None:
    """Tie a header to a column, or to none; another header that was tied to it by hand lets go of it."""
    decided: dict[str, str | None] = {
        header: None if other == column else other for header, other in held.answers.columns
    }
    decided[guess.header] = column
    desk().answer(hand.token, held.number, columns=tuple(decided.items()))


def _remember(here: Here, held: File) -> None:
    if not held.answers.columns:
        return
    unit = reporter_name(here, held)
    if unit:
        st.checkbox(f"记住，{plain(unit)}下次同样的表头照此办理", value=True, key=REMEMBER)
    else:
        st.html('<p class="note">选了“我的单位”，下次同样的表头就照此办理。</p>')


def as_decided(
    dataset: Dataset, guesses: Sequence[Guess], columns: Sequence[tuple[str, str | None]]
) -> dict[str, str | None]:
    """What each header of a file means once its columns were decided: header → column name, None when not imported."""
    meant: dict[str, str | None] = {
        guess.header: guess.column
        for guess in guesses
        if guess.header and guess.how not in (How.FUZZY, How.NONE) and guess.column in dataset.names
    }
    return {**meant, **dict(columns)}
