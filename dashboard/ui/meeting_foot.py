"""The foot of a slide: agenda, countdown and keys, drawn and heard in the browser so that no clock burdens the server."""

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.catalog.agenda import Agenda
from dashboard.ui.here import Here, go
from dashboard.ui.meeting_look import change_look

_KEY = "meeting_foot"
_SCRIPT = Path(__file__).with_name("meeting_foot.js")
_HTML = """
<div class="foot">
  <nav class="agenda" data-part="agenda" aria-label="议程"></nav>
  <div class="clock" data-part="clock" role="timer" aria-label="本页剩余时间">
    <span class="track"><i data-part="rest"></i></span><b data-part="left"></b>
  </div>
  <div class="controls">
    <button type="button" data-part="previous" aria-label="上一页"><kbd>←</kbd>上一页</button>
    <button type="button" data-part="pause"><kbd>空格</kbd><span data-part="pause_word"></span></button>
    <button type="button" data-part="next" aria-label="下一页"><kbd>→</kbd>下一页</button>
    <button type="button" data-part="full" aria-label="全屏"><kbd>F</kbd>全屏</button>
    <button type="button" data-part="light" aria-label="换深浅色"><kbd>L</kbd><span data-part="light_word"></span></button>
  </div>
</div>
"""


def foot(here: Here, agenda: Agenda, slide: str) -> None:
    """Draw the agenda with the slide marked, the countdown and the keys; the address follows without a step of history."""

    def turn() -> None:
        named = st.session_state[_KEY]["slide"]
        if agenda.turn(named):
            go(here.view.but(slide=named))

    _component(_KEY, _HTML)(
        key=_KEY,
        data={
            "meeting": here.view.meeting,
            "slide": slide,
            "look": here.theme.type,
            "fresh": "meeting" not in st.query_params,
            "slides": [
                {
                    "name": each.slide.name,
                    "short": each.slide.short,
                    "seconds": each.seconds,
                    "query": _query(here, each.slide.name),
                }
                for each in agenda.turns
            ],
        },
        on_slide_change=turn,
        on_look_change=change_look,
    )


def listen() -> None:
    """On a page inside a meeting: Esc leads back to the slide."""
    with st.container(key="meeting_keys"):
        _component("meeting_keys", None)(key="meeting_keys_heard", data={"slides": []})


def _query(here: Here, slide: str) -> str:
    """The address of a slide as Streamlit writes it, so that the browser sees nothing left to change."""
    return urlencode(here.view.but(slide=slide).address(), doseq=True)


@st.cache_resource(show_spinner=False)
def _component(name: str, html: str | None) -> "st.components.v2.types.ComponentRenderer":
    script = _SCRIPT.read_text(encoding="utf-8")
    return st.components.v2.component(name, html=html, js=script, isolate_styles=False)
