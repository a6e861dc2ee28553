"""Questions of the upload page: what the store holds of each dataset, and who owes what by when."""

import pandas as pd

from dashboard.queries.asking import Reading, ask


def stock(reading: Reading) -> pd.DataFrame:
    """One row a dataset: its rows, and the day and number of the last file that was not undone (null without one)."""
    return ask(reading, "upload/stock")


def duties(reading: Reading) -> pd.DataFrame:
    """One row a duty: dataset, who reports, frequency (月, 季, 年), due_day as days after the period."""
    return ask(reading, "upload/duties")
