"""What a profile has: which of the three areas, and the tiles of their key figures."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.catalog.key_figures import KEY_FIGURES
from dashboard.catalog.view import View
from dashboard.queries import rights, skills
from dashboard.queries import unit as questions
from dashboard.ui.here import Here
from dashboard.ui.key_tiles import key_covers, key_tiles
from dashboard.ui.loaders import load
from dashboard.ui.tiles import tiles


def place_of(view: View) -> tuple[str | None, str | None]:
    """The district and unit as the questions take them: the unit decides."""
    return (None, view.unit) if view.unit else (view.district, None)


def has_tasks(here: Here, period: date) -> bool:
    """Whether the place leads tasks that are in force."""
    return bool(load(questions.facts, period, *place_of(here.view)).iloc[0]["tasks"])


def has_skills(here: Here, period: date) -> bool:
    """Whether anyone reported skill levels for the place."""
    district, unit = place_of(here.view)
    return not pd.isna(load(skills.summary, period, district=district, unit=unit).iloc[0]["workers"])


def has_cases(here: Here, period: date) -> bool:
    """Whether the place received or still has cases, as the handling unit or as the district."""
    district, unit = place_of(here.view)
    rows = load(rights.summary, period, district=district, unit=unit)
    return bool(rows["received"].fillna(0).sum() + rows["open_cases"].fillna(0).sum())


def facts_on_top(here: Here, period: date) -> None:
    """The key figures of the areas that the place has: a firm without tasks has no tile of tasks."""
    place = place_of(here.view)
    has = {
        "reform": has_tasks(here, period),
        "skills": has_skills(here, period),
        "rights": has_cases(here, period),
    }
    shown = [figure for figure in KEY_FIGURES if has[figure.page]]
    if not shown:
        return
    drawn, covers = key_tiles(here, period, *place, shown), key_covers(here, shown)
    spare = len(KEY_FIGURES) - len(shown)
    # fewer tiles stay as wide as eight are
    with st.columns([len(shown), spare], gap="medium")[0] if spare else st.container():
        tiles("figures", drawn, covers)
