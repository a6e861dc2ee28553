"""A slide of a meeting: full screen, no chrome; what is frozen on top, the slide, the agenda at the foot."""

from dataclasses import replace

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.agenda import Agenda
from dashboard.catalog.freeze import Freeze
from dashboard.queries import frame as questions
from dashboard.ui.agendas import find_agenda
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.meeting_foot import foot
from dashboard.ui.meeting_look import marks
from dashboard.ui.meeting_way import badge, leave_link
from dashboard.ui.slides import balance, decided, deciding, exchange, overall, red, rights, skills
from dashboard.ui.text import escape

_DRAWN = {
    "last_decisions": decided.draw_last,
    "overall": overall.draw_slide,
    "red": red.draw_slide,
    "balance": balance.draw_slide,
    "skills": skills.draw_slide,
    "rights": rights.draw_slide,
    "exchange": exchange.draw_slide,
    "decisions": deciding.draw_slide,
}


def show_meeting(here: Here, freeze: Freeze) -> None:
    """Draw the slide that the address names, or the agenda's first."""
    agenda = find_agenda(here.view.agenda)
    turn = agenda.turn(here.view.slide) or agenda.turns[0]
    with st.container(key="meeting", gap=None):
        st.html(_top(here, freeze, agenda, turn.slide.title))
        _DRAWN[turn.slide.name](replace(here, view=here.view.city()), freeze)
        with st.container(key="meeting_bottom", horizontal=True, gap=None):
            foot(here, agenda, turn.slide.name)
            leave_link()


def _top(here: Here, freeze: Freeze, agenda: Agenda, name: str) -> str:
    demonstration = "<b>演示数据</b>" if here.period and built(_demonstration, here) else ""
    month = f"{wording.month(here.period)} · 全市" if here.period else ""
    return (
        f'<div class="{marks()} slide_top"><p><span class="mark"></span><b>{escape(name)}</b>'
        f"<span>{escape(agenda.title)}</span><span>{month}</span></p>"
        f"<p>{badge(freeze)}{demonstration}</p></div>"
    )


def _demonstration(here: Here) -> bool:
    return bool(load(questions.status, here.month).iloc[0]["demonstration"])
