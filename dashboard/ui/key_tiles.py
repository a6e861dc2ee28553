"""The tiles of the eight key figures for a place and period, as the overview and the profile show them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.key_figures import KEY_FIGURES, KeyFigure
from dashboard.queries import overview as questions
from dashboard.ui.covered import Cover
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.tiles import TileFacts, tile

_FEW = 30
"""Counts below this are compared in numbers, not in percent."""


def key_tiles(
    here: Here,
    period: date,
    district: str | None,
    unit: str | None,
    figures: Sequence[KeyFigure] = KEY_FIGURES,
) -> list[str]:
    """The tiles as HTML, in the order of the figures."""
    values = load(questions.key_figures, period, district, unit).set_index("figure")
    series = load(questions.key_series, period, district, unit)
    return [
        tile(figure, _facts(figure, values.loc[figure.name], series), here.theme, here.scale)
        for figure in figures
    ]


def key_covers(here: Here, figures: Sequence[KeyFigure] = KEY_FIGURES) -> list[Cover]:
    """Where the tiles lead: to the rows that each figure counts, at the same place and period."""
    where = here.view.place()
    return [
        Cover(f"{figure.title}：查看明细", figure.page, where.but(rows=figure.rows)) for figure in figures
    ]


def _facts(figure: KeyFigure, row: pd.Series, series: pd.DataFrame) -> TileFacts:
    line = [_known(one) for one in series.loc[series["figure"] == figure.name, "value"]]
    value, before = _known(row["value"]), _known(row["year_before"])
    earlier = line[-1 - figure.months] if len(line) > figure.months else None
    return TileFacts(
        value,
        None if value is None or earlier is None else value - earlier,
        _known(row["target"]),
        None if pd.isna(row["status"]) else str(row["status"]),
        line,
        None if pd.isna(row["as_of"]) else row["as_of"].date(),
        _year_on_year(value, before) if figure.name == "cases" else "",
    )


def _year_on_year(value: float | None, before: float | None) -> str:
    """Against the same month of the year before: in percent, or in cases where a percentage would make too much of few."""
    if value is None or before is None:
        return ""
    if before < _FEW:
        return f"同比 {wording.change(value - before, '件')}"
    return f"同比 {wording.signed((value - before) / before * 100)}%"


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
