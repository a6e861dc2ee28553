"""Questions of the meeting: saved agendas, what was decided and where it stands, experiences and problems."""

from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask


def agendas(reading: Reading) -> pd.DataFrame:
    """One row a saved agenda, by name; slides and seconds are lists side by side (catalog/agenda.py reads them)."""
    return ask(reading, "meeting/agendas")


def decisions(reading: Reading, meeting: str | None = None) -> pd.DataFrame:
    """One row an item: of one meeting in its own order, or of all, the newest meeting first, the gravest in it first.

    `state` is over, near, open, done or withdrawn; `days` of an open item is how long it is past its limit on the
    reading's day (negative before it), of one that is done how long past its limit that was.
    """
    return ask(reading, "meeting/decisions", meeting=meeting)


def last_decisions(reading: Reading, before: str) -> pd.DataFrame:
    """What the last meeting that began before the token `before` decided, in its order, then older items still open.

    Columns as of `decisions`, and `is_last`. Read it at the newest version: the freeze would hide what was settled.
    """
    return ask(reading, "meeting/last_decisions", before=before)


def tasks(reading: Reading, period: date) -> pd.DataFrame:
    """One row a task that any decision names, at the month: name, light (status, word, overdue_days), progress, expected."""
    return ask(reading, "meeting/tasks", period=period)


def exchange(reading: Reading, period: date, limit: int | None = None) -> pd.DataFrame:
    """The latest experiences, then the problems: open ones first, the longest past their limit before the others.

    At most `limit` of either kind, reported by the end of the month; `days` past the limit (negative before it) of open ones.
    """
    return ask(reading, "meeting/exchange", period=period, limit=limit)
