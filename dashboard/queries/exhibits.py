"""Questions about an exhibit: from which entries its rows came, and how many units reported them."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask


def sources(
    reading: Reading,
    period: date,
    datasets: Sequence[str],
    months: int | None = 1,
    district: str | None = None,
    unit: str | None = None,
) -> pd.DataFrame:
    """One row a ledger entry and dataset, newest first, with the live rows that count from it; `months` None is all before."""
    return ask(
        reading,
        "exhibits/sources",
        period=period,
        datasets=",".join(datasets),
        months=months,
        district=district,
        unit=unit,
    )


def reported(
    reading: Reading, period: date, dataset: str, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """One row a frequency (月, 季, 年): the period it stands for, and the units that handed in all, of those that owed."""
    return ask(reading, "exhibits/reported", period=period, dataset=dataset, district=district, unit=unit)
