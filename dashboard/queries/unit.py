"""Questions of the profile of one unit or district; `unit` decides when both are given."""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.access import EVERYTHING
from dashboard.queries.asking import Reading, ask
from dashboard.queries.frame import places


def facts(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """One row: what the place is, and how its tasks and reports stand."""
    return ask(reading, "unit/facts", period=period, district=district, unit=unit)


def indicators(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """Seven rows: own value, and the other peers' median, quartiles (low, high), number n and own rank, null below five peers.

    The standings: the one place where a place in scope is held against rows that the reader may not read. Who
    doesn't see all gets no quartiles, which of five peers are two of their very values. Of a place outside the
    scope only rows within it are read.
    """
    if reading.scope.sees_all or not _is_own(reading, district, unit):
        return ask(reading, "unit/indicators", period=period, district=district, unit=unit)
    wide = replace(reading, scope=EVERYTHING)
    answer = ask(wide, "unit/indicators", period=period, district=district, unit=unit)
    return answer.assign(low=float("nan"), high=float("nan"))


def reports(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """One row a month, newest first: due_date, reports owed, handed in and punctual, when the first and the last came."""
    return ask(reading, "unit/reports", period=period, district=district, unit=unit)


def _is_own(reading: Reading, district: str | None, unit: str | None) -> bool:
    scope = reading.scope
    if unit is None:
        return district in scope.districts
    listed = places(reading)
    homes = listed.loc[(listed["level"] == "unit") & (listed["code"] == unit), "parent"]
    return unit in scope.units or bool(homes.isin(scope.districts).any())
