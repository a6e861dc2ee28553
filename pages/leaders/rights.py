"""权益维护: how many cases came, whether they were closed in time, where they pile up.

Who doesn't read cases one by one gets the same page, but at its end, instead of the list, district × category.
"""

import streamlit as st

from dashboard.catalog.case_kinds import BY_NAME
from dashboard.ui import case_overview, rights
from dashboard.ui.case_list import cases, counts, kind_of
from dashboard.ui.case_panel import case_panel
from dashboard.ui.case_reach import reads_rows
from dashboard.ui.empty import no_data, nothing_here
from dashboard.ui.here import Here, here
from dashboard.ui.once import once


def sentence(at: Here) -> bool:
    """The month in one sentence, and every figure with its number; False where there is no case."""
    if not rights.say_how_cases_stand(at):
        return False
    counts(at, at.month)
    return True


def panels(at: Here) -> None:
    """What comes and goes, where it piles up, what it is about; the collective cases last."""
    case_overview.totals(at, lambda place: rights.collective(place, place.month))


at = here()
if at.period is None:
    no_data(at)
    st.stop()
if not reads_rows():
    once(case_overview.draw, at)
    st.stop()

if not once(sentence, at):
    nothing_here(at, "案件")
    st.stop()
if at.view.case:
    case_panel(at, at.view.case)
chosen = kind_of(at)
if chosen:
    cases(at, at.period, chosen)
once(panels, at)
if not chosen:
    cases(at, at.period, BY_NAME["open"])
