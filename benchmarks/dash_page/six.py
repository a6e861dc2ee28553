"""The six figures of the page, for the city or one district: places, plan, ladder, shares, cases, claims."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.figures import category_grid, columns, ladder, plan_curve, ranking, small_trend
from dashboard.queries import frame as questions
from dashboard.queries import overview, reform, rights, skills
from dashboard.queries.asking import Reading

WIDTH = 900
HEIGHT = 300
"""Px of each chart, in both."""


@dataclass(frozen=True)
class Chart:
    """A figure with its title and its words; `codes` are the districts of its rows, where rows lead to districts."""

    title: str
    figure: go.Figure
    alt: str
    codes: tuple[str, ...] = ()


def newest_month(reading: Reading) -> date:
    """The month that the cockpit shows first."""
    periods = questions.periods(reading)
    month: date = periods.loc[periods["is_default"].astype(bool), "period"].iloc[0].date()
    return month


def six(reading: Reading, period: date, district: str | None, theme: Theme) -> tuple[Chart, ...]:
    """Ask and draw; each figure tells in its layout's `meta` which district it shows, and where its rows lead."""
    made = [draw(reading, period, district, theme) for draw in _CHARTS]
    for chart in made:
        chart.figure.layout.meta = {"district": district or "", "codes": list(chart.codes)}
    return tuple(made)


def _districts(reading: Reading, period: date, _: str | None, theme: Theme) -> Chart:
    frame = overview.districts(reading, period)
    frame = frame.assign(
        note=[f"{row['reported']:.0f}/{row['owed']:.0f}" for row in frame.to_dict("records")]
    )
    figure = ranking.draw(frame, theme, width=WIDTH)
    return Chart("区县进展", figure, ranking.alt_text(frame), tuple(frame["code"]))


def _plan(reading: Reading, period: date, district: str | None, theme: Theme) -> Chart:
    frame = reform.curve(reading, period, district)
    return Chart("应有与实际", plan_curve.draw(frame, theme, width=WIDTH), plan_curve.alt_text(frame))


def _ladder(reading: Reading, period: date, district: str | None, theme: Theme) -> Chart:
    frame = skills.ladder(reading, period, district=district)
    drawn = frame.assign(
        level_order=frame["position"],
        share_text=["" if pd.isna(share) else f"{share:.1f}%" for share in frame["share"]],
        change_text="",
        skilled=frame["is_skilled"].astype(bool),
        high=frame["is_high"].astype(bool),
    )
    return Chart("八级工", ladder.draw(drawn, theme, width=WIDTH), ladder.alt_text(drawn))


def _shares(reading: Reading, period: date, district: str | None, theme: Theme) -> Chart:
    frame = skills.trend(reading, period, district=district)
    quarters = [f"{day:%Y-%m}" for day in frame["as_of_date"]]
    drawn = pd.concat(
        pd.DataFrame({"period": quarters, "series": name, "value": frame[column], "strong": strong})
        for name, column, strong in (("技术工人", "skilled_share", False), ("高技能", "high_share", True))
    )
    return Chart("两个占比", small_trend.draw(drawn, theme), small_trend.alt_text(drawn))


def _cases(reading: Reading, period: date, district: str | None, theme: Theme) -> Chart:
    year = rights.flow(reading, period, district=district).tail(12)
    series = {"received": "received", "closed": "closed", "backlog": "open_cases"}
    long = pd.DataFrame(
        [
            (row["period"].date(), key, row[column])
            for row in year.to_dict("records")
            for key, column in series.items()
        ],
        columns=["month", "series", "value"],
    )
    return Chart(
        "收案与办结", columns.draw(long, theme, width=WIDTH), columns.alt_text(long, columns.SERIES, "件")
    )


def _claims(reading: Reading, period: date, district: str | None, theme: Theme) -> Chart:
    frame = rights.grid(reading, period, district=district)
    drawn = frame.assign(
        row_code=frame["category"], row_name=frame["category"], column_code=frame["worker_group"],
        column_name=frame["worker_group"],
    )  # fmt: skip
    figure = category_grid.draw(drawn, theme, width=WIDTH, letters=2)
    return Chart("类别 × 群体", figure, category_grid.alt_text(drawn))


_CHARTS: tuple[Callable[[Reading, date, str | None, Theme], Chart], ...] = (
    _districts,
    _plan,
    _ladder,
    _shares,
    _cases,
    _claims,
)
