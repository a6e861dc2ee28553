"""Questions of the comparison: every place on the shared measures in two months."""

from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask


def places(reading: Reading, period: date, other: date, unit: str | None = None) -> pd.DataFrame:
    """One row a measure and place, the city first, then districts in their order, or the units of a unit's category.

    value and base (what the value is a share of, or the number behind it) at `period`, before and base_before at
    `other`; null where nothing was reported.
    """
    return ask(reading, "compare/places", period=period, other=other, unit=unit)
