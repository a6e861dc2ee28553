"""The agendas on the office's page: the list, and one that is opened to be used, changed, copied or taken down."""

import math
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.agenda import (
    BY_NAME,
    LONGEST,
    SECONDS,
    SHORTEST,
    SLIDES,
    STANDARD,
    STANDARD_TITLE,
    Agenda,
    Turn,
)
from dashboard.catalog.navigation import page
from dashboard.catalog.roles import Right
from dashboard.errors import UsageError
from dashboard.intake import meetings
from dashboard.intake.meetings import MOST_IN_NAME, MOST_IN_TITLE
from dashboard.ui.acting import act
from dashboard.ui.agendas import saved_agendas
from dashboard.ui.copying import copy_button
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.offered import taken
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.ways import way
from dashboard.ui.who import may, writer

_HEADS = (Head("议程", 1.35), Head("放哪几页", 4.4), Head("用时", 1, number=True))
_LISTED = 5
"""Slides of an agenda that its row names one by one."""
_PX_OF_ROW, _PX_OF_HEAD = 33, 40


def list_agendas(here: Here) -> None:
    """Every agenda, the standard one first; each row opens it."""
    agendas = [STANDARD, *saved_agendas()]
    with panel("议程", "点一份，打开、改或另存", f"{len(agendas)} 份"):
        table("agendas", _HEADS, [_line(here, agenda) for agenda in agendas])


def _line(here: Here, agenda: Agenda) -> Line:
    name = agenda.name or STANDARD_TITLE
    cells = (escape(name), escape(_contents(agenda)), f"{agenda.minutes} 分钟")
    return Line(cells, f"议程：{name}", "meetings", here.view.but(agenda=name, cell=None))


def _contents(agenda: Agenda) -> str:
    """The slides in a row; of many the first and the last."""
    shorts = [turn.slide.short for turn in agenda.turns]
    if len(shorts) <= _LISTED:
        return wording.listing(shorts)
    return f"{len(shorts)} 页：{wording.listing(shorts[: _LISTED - 2])}……{shorts[-1]}"


def _steps(agenda: Agenda) -> str:
    return " → ".join(turn.slide.short for turn in agenda.turns)


def opened(here: Here, name: str) -> None:
    """The agenda of a name with its slides in a grid; the standard one can only be saved under another name."""
    agenda = next((each for each in saved_agendas() if each.name == name), STANDARD)
    key = f"agenda-{agenda.name}-{_steps(agenda)}-{[turn.seconds for turn in agenda.turns]}"
    with panel(agenda.name or STANDARD_TITLE, "先后写 1、2、3……，不放的空着；双击一格就能改"):
        _use(here, agenda)
        shown = pd.DataFrame(_rows(agenda))
        st.data_editor(
            shown,
            column_config=_columns(),
            disabled=["slide", "asks"],
            hide_index=True,
            num_rows="fixed",
            row_height=round(_PX_OF_ROW * max(here.scale, 1)),
            height=round((_PX_OF_ROW * len(SLIDES) + _PX_OF_HEAD) * max(here.scale, 1)),
            placeholder="",
            key=key,
            alt="议程的各页、先后和秒数",
        )
        with st.container(horizontal=True, gap="small"):
            called = st.text_input("议程的名字", agenda.name, max_chars=MOST_IN_NAME, key=f"{key}-name", placeholder="例：季度调度会")  # fmt: skip
            title = st.text_input("会议名称（写在每页上方，可空）", agenda.title, max_chars=MOST_IN_TITLE, key=f"{key}-title", placeholder="例：协调小组第四季度会议")  # fmt: skip
        rows = taken(shown, st.session_state.get(key), ("place", "seconds"))
        if may(Right.DECIDE):
            _save(here, agenda, rows, called, title)


def _use(here: Here, agenda: Agenda) -> None:
    """What is done with an agenda as it is: a meeting by it, its link, and closing it."""
    asked = {"agenda": agenda.name} if agenda.name else {}
    with st.container(key="agenda_use", horizontal=True, gap="small", vertical_alignment="center"):
        way("meeting", label="按它开会 ›", query_params=asked, width="content")
        copy_button("agenda", "复制链接", link_of(st.context.url or "", asked))
        st.button(
            "关上", type="tertiary", key="close_agenda", on_click=go, args=(here.view.but(agenda=None),)
        )


def link_of(url: str, asked: Mapping[str, str]) -> str:
    """The address that opens a meeting, on the host by which this page was reached."""
    parts = urlsplit(url)
    path = parts.path.rsplit("/", 1)[0]
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{parts.scheme}://{parts.netloc}{path}/{page('meeting').url}{query}"


def _rows(agenda: Agenda) -> list[dict[str, Any]]:
    """The slides of the agenda in their order, then those that it leaves out."""
    used = [turn.slide for turn in agenda.turns]
    turns = [*agenda.turns, *(Turn(slide) for slide in SLIDES if slide not in used)]
    return [
        {
            "place": place if place <= len(used) else None,
            "slide": turn.slide.title,
            "asks": turn.slide.asks,
            "seconds": turn.seconds,
        }
        for place, turn in enumerate(turns, start=1)
    ]


def _columns() -> dict[str, Any]:
    return {
        "place": st.column_config.NumberColumn("先后", min_value=1, max_value=99, step=1, width=54),
        "slide": st.column_config.TextColumn("页", width=120),
        "asks": st.column_config.TextColumn("放什么", width=330),
        "seconds": st.column_config.NumberColumn(
            "停留（秒）", min_value=SHORTEST, max_value=LONGEST, step=5, default=SECONDS, width=92
        ),
    }


def _save(here: Here, agenda: Agenda, rows: Sequence[Mapping[str, Any]], name: str, title: str) -> None:
    wanted = agenda_of(name.strip(), title, rows)
    amends = bool(agenda.name) and wanted.name == agenda.name
    with st.container(key="agenda_save", horizontal=True, gap="small", vertical_alignment="center"):
        saves = st.button("保存修改" if amends else "存为新议程", type="primary", key="save_agenda")
        if agenda.name and st.button("撤下", key="drop_agenda"):
            _ask_before_dropping(here, agenda)
        said = f"{_steps(wanted)}，约 {wanted.minutes} 分钟" if wanted.turns else "还没有放任何一页"
        st.html(f'<span class="note">{escape(said)}</span>')
    if saves:
        act(here, lambda: _write(wanted, replaces=amends), here.view.but(agenda=wanted.name))


def agenda_of(name: str, title: str, rows: Sequence[Mapping[str, Any]]) -> Agenda:
    """The agenda that the grid shows: rows with a place, by it; of equal places the upper row first."""
    by_title = {slide.title: slide for slide in BY_NAME.values()}
    placed = [row for row in rows if row["place"] is not None and not math.isnan(row["place"])]
    placed.sort(key=lambda row: float(row["place"]))
    turns = tuple(Turn(by_title[row["slide"]], _seconds(row["seconds"])) for row in placed)
    return Agenda(name, title, turns)


def _seconds(value: float | None) -> int:
    return SECONDS if value is None or math.isnan(value) else int(value)


def _write(agenda: Agenda, *, replaces: bool) -> None:
    """Save it; raises UsageError where a new one would take the place of another."""
    if not replaces and any(each.name == agenda.name for each in saved_agendas()):
        raise UsageError(f"已经有一份叫“{agenda.name}”的议程。换一个名字，或打开那一份来改。")
    meetings.save_agenda(store(), agenda, person=writer(Right.DECIDE), today=today())


@st.dialog("撤下议程")
def _ask_before_dropping(here: Here, agenda: Agenda) -> None:
    """Say what taking an agenda down does, and do it."""
    state(
        f"撤下“{agenda.name}”",
        "名单里不再有它；发出去的链接改为打开标准议程。",
        "撤下是一条记录，在报送记录里可以撤销。",
    )
    if st.button("确定撤下", type="primary", key="confirm_drop"):
        act(
            here,
            lambda: meetings.drop_agenda(store(), agenda.name, person=writer(Right.DECIDE), today=today()),
            here.view.but(agenda=None),
        )
