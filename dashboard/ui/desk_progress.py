"""What is being done to a file in hand: its stage, a bar, the time it has taken, and 取消."""

import time

import streamlit as st

from dashboard.ui.desk import desk
from dashboard.ui.hand import File, State
from dashboard.ui.panel import panel
from dashboard.ui.text import plain

PATIENCE = 0.8
"""Seconds that a page waits before it draws any progress: most files are read in less."""
_EVERY = 0.5
_DOING = {State.READING: "正在读取", State.WRITING: "正在写入"}


@st.fragment(run_every=_EVERY)
def show_progress(token: str, number: int) -> None:
    """Draw what is being done to a file of a hand; the page is drawn anew when it is done.

    Call it only while the file is busy: then its clock stops with the work.
    """
    hand = desk().look(token)
    file = hand.file(number) if hand else None
    if file is None or not file.busy:
        st.rerun()
    _one(token, file)


def _one(token: str, file: File) -> None:
    seconds = int(time.monotonic() - file.since)
    with panel(f"{_DOING[file.state]} {file.name}", "", f"已用 {seconds} 秒"):
        st.progress(file.share, text=plain(file.stage))
        st.html('<div class="bones"><i></i><i></i><i></i><i></i></div>')
        if file.state is State.READING:
            st.button("取消", key=f"cancel_{file.number}", on_click=desk().cancel, args=(token, file.number))
        else:
            st.html('<p class="note">写入不能中途取消；写完后可以在“报送记录”里整批撤销。</p>')
