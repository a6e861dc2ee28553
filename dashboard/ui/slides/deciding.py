"""本次议定事项: the office writes down what is decided, by whom and until when; each stands in the list at once."""

import streamlit as st

from dashboard.catalog.freeze import Freeze
from dashboard.catalog.roles import Right
from dashboard.errors import CockpitError
from dashboard.intake.meetings import (
    Decided,
    amend_decision,
    record_decision,
    withdraw_decision,
)
from dashboard.queries import meeting as questions
from dashboard.sentences.meeting import of_deciding
from dashboard.sentences.say import title
from dashboard.ui.decision_form import decision_fields
from dashboard.ui.decision_words import Item, due
from dashboard.ui.here import Here
from dashboard.ui.loaders import load_newest, store, today
from dashboard.ui.slides.parts import draw_title
from dashboard.ui.text import escape
from dashboard.ui.who import may, writer

_SHOWN = 5
_AMENDED, _SAID, _TURN = "decision_amended", "decision_refused", "decision_turn"


def draw_slide(here: Here, freeze: Freeze) -> None:
    """Draw the form and the list, read at the newest version: the freeze would hide what was just written."""
    found = load_newest(questions.decisions, freeze.token)
    live = found[found["state"] != "withdrawn"]
    rows = live.astype(object).where(live.notna(), None).to_dict("records")
    draw_title(title("meeting_deciding", of_deciding(live)))
    amended = next((row for row in rows if row["item_no"] == st.session_state.get(_AMENDED)), None)
    with st.container(key="slide_body", horizontal=True, gap=None):
        if may(Right.DECIDE):
            with st.container(key="slide_left", gap=None):
                _form(here, freeze, amended)
        with st.container(key="slide_right", gap=None):
            _list(freeze, rows)


def _form(here: Here, freeze: Freeze, amended: Item | None) -> None:
    """The form, empty for the next item or filled with the one that is amended."""
    turn = st.session_state.get(_TURN, 0)
    head = f"改第 {amended['item_no']} 项" if amended else "记一项"
    st.html(f'<p class="slide_head">{escape(head)}</p>')
    with st.form(f"decide_{turn}", border=False):
        item = decision_fields(here, f"decide_{turn}", amended, held_on=freeze.day)
        with st.container(horizontal=True, gap="small"):
            pressed = st.form_submit_button("改好了" if amended else "记下这一项", type="primary")
            given_up = amended is not None and st.form_submit_button("不改了")
    if given_up:
        _begin_next()
    elif pressed:
        _keep(freeze, amended, item)
    if said := st.session_state.get(_SAID):
        st.html(f'<p class="refused" role="alert">{escape(said)}</p>')


def _keep(freeze: Freeze, amended: Item | None, item: Decided) -> None:
    """Write the item; where it can't stand, say why and leave the form filled."""
    try:
        if amended is None:
            record_decision(store(), freeze, item, person=writer(Right.DECIDE), today=today())
        else:
            amend_decision(
                store(), freeze.token, amended["item_no"], item, person=writer(Right.DECIDE), today=today()
            )
    except CockpitError as error:
        st.session_state[_SAID] = str(error)
        return
    _begin_next()


def _begin_next() -> None:
    """An empty form, and the list as it now stands."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_AMENDED] = st.session_state[_SAID] = None
    st.rerun()


def _list(freeze: Freeze, rows: list[Item]) -> None:
    """The items of this meeting, the newest first, each with its ways to amend and to take it off."""
    rest = len(rows) - _SHOWN
    head = f"最近 {_SHOWN} 项，前面还有 {rest} 项" if rest > 0 else "已记下的"
    st.html(f'<p class="slide_head">{head}</p>')
    if not rows:
        st.html('<div class="calm"><p>记下的事项马上列在这里；<br>下次会议从它们看起。</p></div>')
    for row in reversed(rows[-_SHOWN:]):
        with st.container(key=f"decision_{row['item_no']}", horizontal=True, gap="small"):
            st.html(
                f'<div class="decision"><p><b>{escape(row["matter"])}</b></p>'
                f'<p class="why">{escape(row["unit_name"])}　{due(row["due_date"])}</p></div>'
            )
            if may(Right.DECIDE):
                st.button("改", key=f"amend-{row['item_no']}", on_click=_amend, args=(row["item_no"],))
                st.button("撤掉", key=f"drop-{row['item_no']}", on_click=_drop, args=(freeze, row["item_no"]))


def _amend(item_no: str) -> None:
    """Fill the form, under keys of its own, with an item."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_AMENDED], st.session_state[_SAID] = item_no, None


def _drop(freeze: Freeze, item_no: str) -> None:
    """Take an item off the list; the office still sees it, with the reason."""
    st.session_state[_SAID] = None
    try:
        withdraw_decision(
            store(), freeze.token, item_no, reason="会上撤掉", person=writer(Right.DECIDE), today=today()
        )
    except CockpitError as error:
        st.session_state[_SAID] = str(error)
