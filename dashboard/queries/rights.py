"""The questions of the rights page, a typed function each; the SQL heads name the columns.

`unit` is the handling unit. `months` counts back from the period: 1 is the month, 12 the year ending with it. Who may
not read cases one by one is answered as far as published.py says, and reads amounts and people of the whole city only.
"""

from datetime import date
from typing import TypedDict, Unpack

import pandas as pd

from dashboard.queries.asking import Reading, Value, ask
from dashboard.queries.published import refuse_unpublished

_RECOVERED = ("recovered", "helped", "recovered_a_person")
_PERSONAL = ("collective", "amount", *_RECOVERED)
"""What the summary keeps from who may not read cases one by one."""
_MANY = 10
"""Of fewer cases in the whole city nobody's number of people is told."""


class Filters(TypedDict, total=False):
    """What narrows every answer: the codes of the case's district and handling unit, its category and worker group."""

    district: str | None
    unit: str | None
    category: str | None
    worker_group: str | None


def summary(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Two rows, `span` month and year (to date): flows of the span, stocks at its end, a year before.

    `received` counts numbers; `matters`, people, amounts (yuan) and `helped` leave out repeats of a matter.
    `uncovered_year` is the first year of an open case's deadline that the holiday table lacks, else null.
    """
    refuse_unpublished(reading, "rights/summary", filters)
    frame = _ask(reading, "rights/summary", period, filters)
    if reading.scope.reads_cases:
        return frame
    is_told = (not any(filters.values())) & (frame["span"] == "month") & (frame["received"] >= _MANY)
    return frame.assign(people=frame["people"].where(is_told), **dict.fromkeys(_PERSONAL, float("nan")))


def flow(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a month, two years: cases received, closed, open at its end, received a year before."""
    refuse_unpublished(reading, "rights/flow", filters)
    return _ask(reading, "rights/flow", period, filters)


def grid(reading: Reading, period: date, *, months: int = 12, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a category × group that has cases; a small count is null in `value`, '<3' in `value_text`."""
    refuse_unpublished(reading, "rights/grid", filters)
    return _ask(reading, "rights/grid", period, filters, months=months)


def units(reading: Reading, period: date, *, months: int = 1, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a handling unit, ranked within its category; small samples have neither rank nor light."""
    refuse_unpublished(reading, "rights/units", filters)
    return _ask(reading, "rights/units", period, filters, months=months)


def districts(reading: Reading, period: date, *, months: int = 1, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a district, the best on-time rate first; `per_10k` is cases for 10,000 reported workers."""
    refuse_unpublished(reading, "rights/districts", filters)
    return _ask(reading, "rights/districts", period, filters, months=months)


def ages(reading: Reading, period: date, *, by: str = "unit", **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a handling unit, or a district: open cases with half the time left (ample), less, and overdue by 30 days or more."""
    refuse_unpublished(reading, f"rights/ages {by}", filters)
    return _ask(reading, "rights/ages", period, filters, by=by)


def amounts(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a month, two years: yuan claimed in cases received, recovered in cases closed, and a person.

    Who may not read cases one by one gets no sum of fewer cases than the threshold of small cells: null.
    """
    refuse_unpublished(reading, "rights/amounts", filters)
    frame = _ask(reading, "rights/amounts", period, filters)
    if reading.scope.reads_cases or frame.empty:
        return frame
    cases = ask(reading, "rights/amount_cases").set_index("period").reindex(frame["period"]).reset_index()
    least = cases["least_shown"].max()
    few_claimed, few_recovered = (cases[name].between(1, least - 1) for name in ("claimed", "recovered"))
    return frame.assign(
        amount=frame["amount"].mask(few_claimed),
        **{name: frame[name].astype(float).mask(few_recovered) for name in _RECOVERED},
    )


def channels(reading: Reading, period: date, *, months: int = 12, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a channel, the busiest first."""
    refuse_unpublished(reading, "rights/channels", filters)
    return _ask(reading, "rights/channels", period, filters, months=months)


def industries(
    reading: Reading, period: date, *, months: int = 12, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """One row an industry (null: not stated) with arrears of wages, the most cases first."""
    refuse_unpublished(reading, "rights/industries", filters)
    return _ask(reading, "rights/industries", period, filters, months=months)


def cases(
    reading: Reading,
    period: date,
    *,
    kind: str = "all",
    months: int = 1,
    employer: str | None = None,
    channel: str | None = None,
    industry: str | None = None,
    collective: bool | None = None,
    limit: int = 500,
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """The cases behind a number, open ones first by deadline.

    `kind` is received, closed or due (within the months), open, overdue (at as-of), cluster (arrears of the months at
    an employer with so many that it needs asking), collective (of the months or still open, the largest first) or all. `days_over` is negative while days are left; `is_sensitive`
    cases belong in no leader's list: `total` counts all, `sensitive` these, beyond the limit too.
    """
    return _ask(
        reading,
        "rights/cases",
        period,
        filters,
        kind=kind,
        months=months,
        employer=employer,
        channel=channel,
        industry=industry,
        collective=collective,
        limit=limit,
    )


def case(reading: Reading, case_no: str) -> pd.DataFrame:
    """One row: everything known about a case, its clock as of today; none outside the person's scope.

    `uncovered_year` is the year of the deadline if the holiday table lacks it, else null; `linked` are the numbers that
    name this case as related, joined by 、.
    """
    return ask(reading, "rights/case", case_no=case_no)


def _ask(reading: Reading, name: str, period: date, filters: Filters, **values: Value) -> pd.DataFrame:
    return ask(
        reading,
        name,
        period=period,
        district=filters.get("district"),
        unit=filters.get("unit"),
        category=filters.get("category"),
        worker_group=filters.get("worker_group"),
        **values,
    )
