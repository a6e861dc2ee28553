"""How a place stands against its plan, for the sentences of the overview, the reform page and the profile."""

from datetime import date

import pandas as pd

from dashboard.catalog.sentences.rule import Facts
from dashboard.queries import overview, reform, unit
from dashboard.sentences import overview as facts
from dashboard.sentences.overview import Months
from dashboard.ui.here import Here
from dashboard.ui.loaders import load


def month_before(here: Here) -> date | None:
    """The month before, if anyone reported in it and the month that is shown is no longer being reported."""
    before = (here.month.replace(day=1) - pd.Timedelta(days=1)).replace(day=1)
    shown = {day.date() for day in here.periods["period"]}
    return before if before in shown and not still_open(here) else None


def still_open(here: Here) -> Facts:
    """How many have reported while a month is still being reported; nothing once its last day has passed."""
    row = here.periods[here.periods["period"] == pd.Timestamp(here.month)].iloc[0]
    return {"open_reported": int(row["reported"]), "open_owed": int(row["owed"])} if row["is_open"] else {}


def months(here: Here, aspect: str | None = None) -> Months:
    """The month and the month before of the place that is looked at."""
    view, before = here.view, month_before(here)
    now = load(reform.summary, here.month, view.district, view.unit, aspect).iloc[0]
    return Months(
        now, load(reform.summary, before, view.district, view.unit, aspect).iloc[0] if before else None
    )


def of_place(here: Here, aspect: str | None = None) -> Facts:
    """The district or unit that is looked at, among its peers."""
    place, before = (here.view.district, here.view.unit), month_before(here)
    reports = Months(
        load(unit.facts, here.month, *place).iloc[0],
        load(unit.facts, before, *place).iloc[0] if before else None,
    )
    return facts.of_place(
        here.place_name,
        str(here.view.unit or here.view.district),
        months(here, aspect),
        reports,
        load(overview.departments if here.view.unit else overview.districts, here.month),
        load(overview.attention, here.month),
        among="departments" if here.view.unit else "districts",
        period=here.month,
    )
