"""会议: what meetings decided and where it stands, and the agendas by which they are held."""

import streamlit as st

from dashboard.ui import agenda_panel, decision_panel, meetings
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()
decisions = meetings.made(at)
meetings.say_what_was_decided(at, decisions)
left, right = st.columns(meetings.widths(at), gap="medium")
with left, st.container(gap="xsmall"):
    meetings.list_decisions(at, decisions)
with right, st.container(gap="xsmall"):
    shown = decisions.narrowed(at)
    item = decisions.find(at.view.cell) or next(iter(shown), None)
    if at.view.agenda:
        agenda_panel.opened(at, at.view.agenda)
    elif item is not None:
        decision_panel.opened(at, item, decisions.task(item))
    agenda_panel.list_agendas(at)
