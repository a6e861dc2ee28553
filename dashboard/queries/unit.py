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

    Read over everyone's rows when the place is within the reader's scope, else within that scope alone.
    """
    wide = replace(reading, scope=EVERYTHING) if _is_own(reading, district, unit) else reading
    return ask(wide, "unit/indicators", period=period, district=district, unit=unit)


def reports(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """One row a month, newest first: due_date, reports owed, handed in and punctual, when the first and the last came."""
    return ask(reading, "unit/reports", period=period, district=district, unit=unit)


def _is_own(reading: Reading, district: str | None, unit: str | None) -> bool:
    scope = reading.scope
    if unit is None:
        return scope.sees_all or district in scope.districts
    listed = places(reading)
    homes = listed.loc[(listed["level"] == "unit") & (listed["code"] == unit), "parent"]
    return scope.sees_all or unit in scope.units or bool(homes.isin(scope.districts).any())
