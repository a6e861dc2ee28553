"""Where the person is: the view of the address, the theme, the places, and the period that is shown."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.catalog.tokens import DARK, LIGHT, Theme
from dashboard.catalog.view import View, parse_view
from dashboard.queries import frame as questions
from dashboard.ui import viewport
from dashboard.ui.loaders import load, today


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

    def name(self, code: str | None) -> str:
        """A district's name, or a unit's short name, as charts write it."""
        column = "short_name" if self.level(code) == "unit" else "name"
        return "全市" if code in (None, self.city) else self._cell(code, column) or "全市"

    def parent(self, code: str | None) -> str | None:
        """The district of a unit, None for the city's own and for districts."""
        found = self._cell(code, "parent")
        return None if found == self.city else found

    def level(self, code: str | None) -> str | None:
        """city, district or unit."""
        return self._cell(code, "level")

    @property
    def city(self) -> str | None:
        """The code of the city itself."""
        found = self.places.loc[self.places["level"] == "city", "code"]
        return None if found.empty else str(found.iloc[0])

    @property
    def place_name(self) -> str:
        """The place that is looked at, in words."""
        return self.name(self.view.unit or self.view.district)

    def _cell(self, code: str | None, column: str) -> str | None:
        if code is None:
            return None
        found = self.places.loc[self.places["code"] == code, column]
        return None if found.empty or pd.isna(found.iloc[0]) else str(found.iloc[0])


def here() -> Here:
    """Read the address once a run; places and periods that don't exist are dropped from the view."""
    places, periods = load(questions.places), load(questions.periods)
    view = parse_view(st.query_params)
    codes = set(places["code"])
    shown = [day.date() for day in periods["period"]]
    default = periods.loc[periods["is_default"].astype(bool), "period"]
    fallback = default.iloc[0].date() if not default.empty else shown[0] if shown else None
    period = view.period if view.period in shown else fallback
    kept = replace(
        view,
        district=view.district if view.district in codes else None,
        unit=view.unit if view.unit in codes else None,
        period=None if period == fallback else period,
    )
    theme = DARK if st.context.theme.type == "dark" else LIGHT
    return Here(kept, period, periods, places, theme, viewport.scale(), today())


def go(view: View) -> None:
    """Move to another view of this page; call it from a callback, so that it is one step of the browser's history."""
    st.query_params.from_dict(view.address())
