"""Where the person is: the view of the address, the theme, the places, and the period that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

import pandas as pd
import streamlit as st

from dashboard.catalog.freeze import Freeze, parse_freeze
from dashboard.catalog.navigation import LEADERS, Page
from dashboard.catalog.roles import Right, Role
from dashboard.catalog.tokens import PRINT, PRINT_SCALE, THEMES, Theme
from dashboard.catalog.view import A4, View, parse_view
from dashboard.errors import UsageError
from dashboard.queries import frame as questions
from dashboard.ui import viewport
from dashboard.ui.loaders import Moment, built, hold, load, newest
from dashboard.ui.meeting_look import meeting_look
from dashboard.ui.own_places import BEGINS_AT_HOME, confined
from dashboard.ui.who import may, person

_BEGUN = "meeting_begun"


@dataclass(frozen=True)
class Place:
    """A district or unit; `parent` is the code of its district."""

    name: str
    level: str
    parent: str | None


@dataclass(frozen=True)
class Here:
    """What every page needs. `view` holds only places and a period that exist; `period` is None in an empty store."""

    view: View
    period: date | None
    periods: pd.DataFrame
    places: pd.DataFrame
    theme: Theme
    scale: float
    today: date
    version: int
    """The version of the store that this run of the page reads."""
    known: Mapping[str, Place]
    city: str | None
    """The code of the city itself."""
    freeze: Freeze | None = None
    """The meeting in whose frozen data the page is shown."""

    @property
    def month(self) -> date:
        """The period of a page that has data; raises UsageError in an empty store."""
        if self.period is None:
            raise UsageError("还没有数据，没有可看的期次。请先到“数据上报”交县区名录。")
        return self.period

    @property
    def look(self) -> tuple[str, float]:
        """What a figure depends on besides the data."""
        return self.theme.type, self.scale

    def name(self, code: str | None) -> str:
        """A district's name, or a unit's short name, as charts write it; 全市 for None, 市本级 for the city's own."""
        if code is None or code not in self.known:
            return "全市"
        return "市本级" if code == self.city else self.known[code].name

    def parent(self, code: str | None) -> str | None:
        """The district of a unit, None for the city's own and for districts."""
        found = self.known[code].parent if code and code in self.known else None
        return None if found == self.city else found

    def level(self, code: str | None) -> str | None:
        """city, district or unit."""
        return self.known[code].level if code and code in self.known else None

    @property
    def place_name(self) -> str:
        """The place that is looked at, in words."""
        return self.name(self.view.unit or self.view.district)


@dataclass(frozen=True)
class _Asked:
    """The address as it was asked for, and the look of the window."""

    view: View
    look: tuple[str, float]
    version: int
    today: date
    freeze: Freeze | None


def arrive(chosen: Page) -> Here:
    """Find out where the person is, by the address, the theme and the window; once a run, in the frame.

    In a meeting the leaders' pages are read as it found them; the office always works on what is there now. A meeting
    that is opened without a token begins now, and keeps that moment until the browser has it in the address.
    """
    view, moment = parse_view(st.query_params), newest()
    freeze = _freeze(view.meeting, moment) if chosen.section == LEADERS else None
    if chosen.name != "meeting":
        st.session_state.pop(_BEGUN, None)
    elif freeze is None:
        freeze = st.session_state.setdefault(_BEGUN, begin_meeting())
    look: tuple[str, float] = (st.context.theme.type or "light", viewport.scale())
    if freeze is None:
        view = view.but(meeting=None)
    else:
        view, moment = view.but(meeting=freeze.token), Moment(freeze.version, freeze.day)
        look = meeting_look(), viewport.scale()
    if view.paper == A4 and chosen.section == LEADERS and chosen.in_menu and may(Right.TAKE):
        look = PRINT.type, PRINT_SCALE
    else:
        view = view.but(paper=None)
    if not may(Right.CASE_ROWS):
        view = view.but(case=None)
        if chosen.name == "rights":
            view = view.but(group=None, months=None)
    hold(moment)
    at = built(_find, _Asked(view, look, moment.version, moment.today, freeze))
    if person().role is Role.REPORTER:
        parents = {code: place.parent for code, place in at.known.items()}
        own = confined(at.view, person(), parents, at_home=chosen.name in BEGINS_AT_HOME)
        at = replace(at, view=own)
    st.session_state["here"] = at
    return at


def begin_meeting() -> Freeze:
    """The freeze of a meeting that begins now: the newest version, the day that counts as today, the server's clock."""
    now = newest()
    clock = datetime.now().time().replace(second=0, microsecond=0)
    return Freeze(now.version, datetime.combine(now.today, clock))


def _freeze(token: str | None, now: Moment) -> Freeze | None:
    """The freeze of a token, unless the store has no such version yet or the day is still to come."""
    freeze = parse_freeze(token)
    return freeze if freeze and freeze.version <= now.version and freeze.day <= now.today else None


def here() -> Here:
    """Where the person is, as the frame found it."""
    at: Here = st.session_state["here"]
    return at


def _find(asked: _Asked) -> Here:
    """Places and periods that don't exist are dropped from the view; the default period isn't in the address."""
    places, periods = load(questions.places), load(questions.periods)
    rows = places.to_dict("records")
    known = {
        row["code"]: Place(
            row["short_name"] if row["level"] == "unit" else row["name"],
            row["level"],
            None if pd.isna(row["parent"]) else row["parent"],
        )
        for row in rows
    }
    city = next((row["code"] for row in rows if row["level"] == "city"), None)
    shown = [day.date() for day in periods["period"]]
    default = periods.loc[periods["is_default"].astype(bool), "period"]
    fallback = default.iloc[0].date() if not default.empty else shown[0] if shown else None
    view = asked.view
    period = view.period if view.period in shown else fallback
    kept = replace(
        view,
        district=view.district if view.district in known else None,
        unit=view.unit if view.unit in known else None,
        period=None if period == fallback else period,
    )
    theme, scale = THEMES[asked.look[0]], asked.look[1]
    return Here(
        kept, period, periods, places, theme, scale, asked.today, asked.version, known, city, asked.freeze
    )


def go(view: View) -> None:
    """Move to another view of this page; call it from a callback, so that it is one step of the browser's history."""
    st.query_params.from_dict(view.address())
