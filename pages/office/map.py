"""地图: the city's own map, put up, checked and taken down."""

import streamlit as st

from dashboard.ui import map_review, map_up
from dashboard.ui.here import here

at = here()
known = map_up.known()
if known.empty:
    map_up.ask_for_districts(at)
    st.stop()
file = map_up.in_hand()
draft = map_review.draft_of(at, file) if file else None
map_up.say_what_hangs(known, len(draft.shapes) if draft else None)
left, right = st.columns([40, 60], gap="medium")
with left, st.container(gap="xsmall"):
    map_up.choose()
    if draft:
        map_review.understood(at, draft)
    else:
        map_up.current(at, known)
with right, st.container(gap="xsmall"):
    if draft:
        map_review.preview(at, known, draft)
    else:
        map_up.preview(at, known)
