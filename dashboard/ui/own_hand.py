"""The hand of who is signed in: files go into it, and nobody else finds it by its token."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.roles import Right
from dashboard.ui.desk import desk
from dashboard.ui.hand import Hand, Handed
from dashboard.ui.who import caller, must

_TURNS = "files_handed_over"


def receive(files: Sequence[Handed], token: str | None = None, reporter: str | None = None) -> str:
    """Take this visitor's files in hand; gives the token for the address. Raises NoRoom."""
    st.session_state[_TURNS] = turn() + 1
    by = must(Right.REPORT, "交文件")
    return desk().receive(files, visitor(), token, reporter, grant=by.grant)


def held(token: str | None, *, patience: float = 0.0) -> Hand | None:
    """This visitor's hand of a token, as it is now; nobody else's, whatever the address says."""
    hand = desk().look(token)
    return desk().held(token, patience=patience) if hand and hand.visitor == visitor() else None


def visitor() -> str:
    """Whose hands are looked at: an account's; of a role that the demonstration lends, those of one session."""
    by = caller()
    return by.signed.key if by.person.demonstration else by.person.account


def turn() -> int:
    """How often this visitor has handed files over: each time there is a fresh uploader.

    The browser keeps a file with its uploader for a moment longer, and pressing 取消 then would hand it in again.
    """
    turns: int = st.session_state.get(_TURNS, 0)
    return turns
