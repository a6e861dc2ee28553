"""审计日志: who did what, when and from where."""

import streamlit as st

from dashboard.ui import trail
from dashboard.ui.here import here

at = here()
trail.say_what_happened()
asked = trail.ask()
left, right = st.columns([76, 24], gap="medium")
with left, st.container(gap="xsmall"):
    trail.list_lines(at, asked)
with right, st.container(gap="xsmall"):
    trail.checking()
