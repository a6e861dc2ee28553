"""Questions of the reporting board: who owes what, what became of it, and the tasks that a unit reports on."""

from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask


def cells(
    reading: Reading, period: date, dataset: str | None = None, district: str | None = None
) -> pd.DataFrame:
    """One row an obligation of the month, or of the newest quarter or year ended by then; the gravest first.

    `state` is returned, in_time, late, pending (not due yet), nothing (an occasional report with nothing in it),
    partial or missing; `days` is how late it came, or how long it has been overdue today. `owed` and `reported` count
    tasks or indicators where these are owed singly, else 1. `received` and `entry` belong to the latest part.
    """
    return ask(reading, "board/cells", period=period, dataset=dataset, district=district)


def trend(
    reading: Reading, period: date, dataset: str | None = None, district: str | None = None
) -> pd.DataFrame:
    """One row a period whose day has passed, oldest first, twelve at most; share in % of the units in time."""
    return ask(reading, "board/trend", period=period, dataset=dataset, district=district)


def open_tasks(reading: Reading, period: date, unit: str) -> pd.DataFrame:
    """One row a task that the unit owes a report on, by planned end; progress and state as last reported, texts as in this period."""
    return ask(reading, "board/open_tasks", period=period, unit=unit)
