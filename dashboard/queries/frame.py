"""Questions of the frame: which months and places can be shown, and what state they are in."""

from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask


def periods(reading: Reading) -> pd.DataFrame:
    """One row a month, newest first: period, as_of, due_date, units that reported and owed, is_open (报送中), is_default."""
    return ask(reading, "frame/periods")


def places(reading: Reading) -> pd.DataFrame:
    """One row a place: code, name, short_name, level (city, district, unit), parent code, category, position; the city first."""
    return ask(reading, "frame/places")


def status(reading: Reading, period: date) -> pd.DataFrame:
    """One row: as_of, due_date, units that reported and owed, whether it is a demonstration, version."""
    return ask(reading, "frame/status", period=period)
