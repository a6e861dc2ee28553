"""The page of six charts in the cockpit: its script, as any of pages/; `ours.py` puts it in a page's place."""

import streamlit as st

from benchmarks.dash_page.six import HEIGHT, Chart, six
from dashboard.access import EVERYTHING
from dashboard.queries.asking import Reading
from dashboard.ui.chart import chart
from dashboard.ui.here import Here, here
from dashboard.ui.loaders import store
from dashboard.ui.once import once
from dashboard.ui.panel import headline, panel


def make(at: Here) -> tuple[Chart, ...]:
    """The figures of what is looked at."""
    reading = Reading(store(), EVERYTHING, at.version, at.today)
    return six(reading, at.month, at.view.district, at.theme)


def draw(at: Here) -> None:
    """The sentence and the charts, in two columns."""
    headline([f"{at.place_name}六图"])
    columns = st.columns(2, gap="medium")
    for place, drawn in enumerate(make(at)):
        with columns[place % 2], panel(drawn.title):
            codes = drawn.codes
            leads = (lambda row, codes=codes: at.view.at(district=codes[row])) if codes else None
            chart(at, drawn.figure, f"six_{place}", height=HEIGHT, alt=drawn.alt, leads=leads)


once(draw, here())
