"""The facts of the slides' titles that no page opens with: red tasks, the gap between districts, exchange, decisions."""

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.sentences.rule import Fact, Facts
from dashboard.sentences.standing import best, worst

_RED = "over"


def of_red(now: pd.Series, before: pd.Series, red: pd.DataFrame) -> Facts:
    """The rows of reform/summary of the month and the month before, and the red rows of reform/tasks."""
    facts: dict[str, Fact] = {"reds": int(now[_RED])}
    if before["tasks"]:
        more = int(now[_RED]) - int(before[_RED])
        facts |= {"more": more, "fewer": -more}
    holders = red["unit_name"].value_counts()
    if len(holders) > 1 and holders.iloc[0] > holders.iloc[1]:
        facts |= {"holder": str(holders.index[0]), "held": int(holders.iloc[0])}
    return facts


def of_balance(districts: pd.DataFrame, departments: pd.DataFrame) -> Facts:
    """The rows of overview/ranking of districts and of departments."""
    values = districts["value"].dropna()
    low, high = worst(districts), best(districts)
    silent = districts[(districts["status"] == "none") & (districts["silent"] > 0)]
    last = worst(departments)
    return {
        "reported": len(values),
        "spread": float(wording.rounded(values.max() - values.min(), 1)) if len(values) > 1 else None,
        "worst": low.name if low else None,
        "best": high.name if high else None,
        "silents": len(silent),
        "silent": str(silent["name"].iloc[0]) if len(silent) else None,
        "department": last.name if last and last.value < 0 else None,
    }


def of_exchange(entries: pd.DataFrame) -> Facts:
    """The rows of meeting/exchange, all of them."""
    problems = entries[entries["is_open"].astype(bool)]
    experiences = entries[entries["kind"] == "经验"]
    return {
        "entries": len(entries),
        "open": len(problems),
        "late": int((problems["days"].fillna(0) > 0).sum()),
        "experiences": len(experiences),
        "teller": str(experiences["unit_name"].iloc[0]) if len(experiences) else None,
    }


def of_last(decisions: pd.DataFrame) -> Facts:
    """The rows of meeting/last_decisions without the withdrawn ones."""
    last, older = decisions[decisions["is_last"].astype(bool)], decisions[~decisions["is_last"].astype(bool)]
    return {
        "items": len(decisions),
        "decided": len(last),
        "done": int((last["state"] == "done").sum()),
        "open": int((last["state"] != "done").sum()),
        "late": int((decisions["state"] == _RED).sum()),
        "older": len(older),
    }


def of_deciding(decisions: pd.DataFrame) -> Facts:
    """The rows of meeting/decisions of this meeting without the withdrawn ones."""
    first = wording.day(decisions["due_date"].min()) if len(decisions) else None
    return {"decided": len(decisions), "first": first}
