"""The server's application: the Streamlit app around app.py, and the sign-in routes."""

import streamlit as st

from dashboard import settings
from dashboard.serving.faults import answer_broken
from dashboard.serving.porter import Porter
from dashboard.serving.signing import Door, Forms, routes
from dashboard.settings import ROOT
from dashboard.ui.faults import answer_fault
from dashboard.ui.lending import stands
from dashboard.ui.who import house

_settings = settings.current()
porter = Porter(house())
door = Door(house(), porter, Forms(tls=_settings.tls), _settings, stands)
app = st.App(
    ROOT / "app.py",
    routes=routes(door),
    on_script_error=answer_fault,
    exception_handlers={Exception: answer_broken},
)
