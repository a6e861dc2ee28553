"""会议模式: the slides of a meeting over data that stays as it was when the meeting began."""

import streamlit as st

from dashboard.ui.empty import no_data
from dashboard.ui.here import here
from dashboard.ui.meeting import show_meeting

at = here()
if at.freeze is None or at.period is None:
    no_data(at)
    st.stop()
show_meeting(at, at.freeze)
