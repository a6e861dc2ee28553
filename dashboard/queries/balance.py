"""Questions of the balance page: standing and contribution, spread, who has not begun to act. Districts and departments apart."""

from datetime import date
from typing import Literal

import pandas as pd

from dashboard.queries.asking import Reading, ask

Among = Literal["districts", "departments"]


def standing(reading: Reading, period: date, among: Among) -> pd.DataFrame:
    """One row a place, best first, those of too few tasks and the silent last and without rank.

    value (points, null when silent), value_moved and moved (points, places up since last month), deviation by the last
    progress known, share (percent of all their tasks), contribution (points; they add up to the mean over all tasks).
    """
    return ask(reading, "balance/standing", period=period, among=among)


def course(reading: Reading, period: date, among: Among) -> pd.DataFrame:
    """Twelve months of each place, oldest first: deviation by the last progress known; is_counted: reported, enough tasks."""
    return ask(reading, "balance/course", period=period, among=among)


def spread(reading: Reading, period: date, among: Among) -> pd.DataFrame:
    """Up to twelve months, oldest first: spread and dispersion (points), ratio of the highest to the lowest progress, gap.

    Null where fewer than two places count, the ratio also where the lowest is 0; spread_moved is null where other places
    count than in the month before.
    """
    return ask(reading, "balance/spread", period=period, among=among)


def watchlist(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """One row a place and trigger that it meets, the gravest place first: word 未行动 (two or more) or 关注, since (a day)."""
    return ask(reading, "balance/watchlist", period=period, district=district, unit=unit)


def triggers(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """The triggers of one place that the data can tell: number, whether it applies and is met, since (a day), words."""
    return ask(reading, "balance/triggers", period=period, district=district, unit=unit)


def tasks(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """The tasks in force of a place, the greatest drag first; contribution (points) adds up to the place's deviation."""
    return ask(reading, "balance/tasks", period=period, district=district, unit=unit)
