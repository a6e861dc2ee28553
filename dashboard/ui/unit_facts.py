"""What a profile has: which of the three areas, and the tiles of their key figures."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.key_figures import KEY_FIGURES, KeyFigure
from dashboard.catalog.view import View
from dashboard.queries import overview, rights, skills
from dashboard.queries import unit as questions
from dashboard.ui.covered import Cover
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.tiles import TileFacts, tile, tiles


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
    values = load(overview.key_figures, period, *place).set_index("figure")
    series = load(overview.key_series, period, *place)
    drawn = [
        tile(figure, _facts(figure, values.loc[figure.name], series), here.theme, here.scale)
        for figure in shown
    ]
    view = here.view.place()
    covers = [Cover(f"{figure.title}：查看明细", figure.page, view.but(rows=figure.rows)) for figure in shown]
    spare = len(KEY_FIGURES) - len(shown)
    # fewer tiles stay as wide as eight are
    with st.columns([len(shown), spare], gap="medium")[0] if spare else st.container():
        tiles("figures", drawn, covers)


def _facts(figure: KeyFigure, row: pd.Series, series: pd.DataFrame) -> TileFacts:
    line = [_known(one) for one in series.loc[series["figure"] == figure.name, "value"]]
    value, before = _known(row["value"]), _known(row["year_before"])
    earlier = line[-1 - figure.months] if len(line) > figure.months else None
    grown = "" if value is None or not before else f"同比 {wording.signed((value - before) / before * 100)}%"
    return TileFacts(
        value,
        None if value is None or earlier is None else value - earlier,
        _known(row["target"]),
        None if pd.isna(row["status"]) else str(row["status"]),
        line,
        None if pd.isna(row["as_of"]) else row["as_of"].date(),
        grown if figure.name == "cases" else "",
    )


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
