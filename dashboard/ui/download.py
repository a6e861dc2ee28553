"""Taking something along: a button for those who may, the file built when it is asked for, and a line in the trail."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Right
from dashboard.ui.loaders import Moment, moment, reading_at
from dashboard.ui.who import Caller, acting, anew, caller, may, note, refuse


def download(
    label: str,
    build: Callable[[], bytes],
    file_name: str,
    mime: str,
    *,
    about: str = "",
    right: Right = Right.TAKE,
    **looks: Any,
) -> None:
    """Draw the button; nothing for whom the right is missing. `about` says in the trail what `file_name` doesn't."""
    if not may(right):
        return
    taken = taking(build, about or file_name, right)
    st.download_button(label, taken, file_name, mime, on_click="ignore", **looks)


def taking(build: Callable[[], bytes], about: str, right: Right = Right.TAKE) -> Callable[[], bytes]:
    """What builds a file later, in a thread of the server, as the person and at the moment of this run.

    Whoever was signed out meanwhile, or has lost the right, gets nothing.
    """
    by, read = caller(), moment()

    def build_now() -> bytes:
        return _build(build, about, right, by, read)

    return build_now


def _build(build: Callable[[], bytes], about: str, right: Right, by: Caller, read: Moment) -> bytes:
    now = anew(by)
    with acting(now), reading_at(read):
        if not now.person.may(right):
            refuse("您没有取走数据的权限", about, now)
        content = build()
    note(Act.EXPORT, about, known=now, bytes=len(content))
    return content
