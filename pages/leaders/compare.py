"""对比: what changed between two months, and how far each place is from its peers' median and from the best."""

import streamlit as st

from dashboard.ui import compare
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()
if not compare.has_two_months(at):
    st.stop()

compare.say_what_changed(at)
compare.multiples(at)
