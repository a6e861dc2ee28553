"""Questions of the overview: key figures, the map's tiles, rankings, attention, changes."""

from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask
from dashboard.queries.case_cells import ARREARS, arrears


def key_figures(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """Eight rows in order: figure, value, previous month's, the year before's, target, status, as_of date of the data."""
    return ask(reading, "overview/key_figures", period=period, district=district, unit=unit)


def key_series(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """Up to twelve months of each key figure, oldest first: figure, period, value; a share is 100 × part ÷ whole, a count part."""
    return ask(reading, "overview/key_series", period=period, district=district, unit=unit)


def tiles(reading: Reading, period: date, figure: str) -> pd.DataFrame:
    """One row a district: value and status of a key figure or of `deviation`, reports that came and were owed, silent periods.

    A share is 100 × part ÷ whole, a count part; a deviation has neither.
    """
    if figure == "deviation":
        return ask(reading, "overview/tiles_deviation", period=period)
    return ask(reading, "overview/tiles", period=period, figure=figure)


def districts(reading: Reading, period: date) -> pd.DataFrame:
    """Districts by deviation (value, points), best first, unreported last and without a rank; moved is up in ranks."""
    return ask(reading, "overview/ranking", period=period, among="districts")


def departments(reading: Reading, period: date) -> pd.DataFrame:
    """Departments by deviation (value, points), best first, unreported last and without a rank; moved is up in ranks."""
    return ask(reading, "overview/ranking", period=period, among="departments")


def attention(reading: Reading, period: date) -> pd.DataFrame:
    """Who needs asking, the gravest first: kind, subject, code, name, status, word, reason (Chinese), since month, order."""
    return ask(reading, "overview/attention", period=period)


def changes(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """What changed since last month: kind (closed, overdue, district, arrears), code, name, before, after as text.

    Arrears of one place are one category of it: who may not read cases one by one gets them as far as case_cells.py does, else
    null.
    """
    frame = ask(reading, "overview/changes", period=period, district=district, unit=unit)
    if reading.scope.reads_cases or not (district or unit):
        return frame
    first = (pd.Timestamp(period) - pd.DateOffset(months=1)).date()
    told = [None if unit else arrears(reading, month, district) for month in (first, period)]
    frame = frame[frame["kind"] != "arrears"]
    if told == ["0", "0"]:
        return frame
    return pd.concat(
        [frame, pd.DataFrame([("arrears", None, ARREARS, *told)], columns=frame.columns)], ignore_index=True
    )
