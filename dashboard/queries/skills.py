"""The questions of the skills page, a typed function each; the SQL heads name the columns."""

from datetime import date
from typing import TypedDict, Unpack

import pandas as pd

from dashboard.queries.asking import Reading, Value, ask


class Filters(TypedDict, total=False):
    """What narrows every answer: codes of district and unit, an industry, migrant workers or the others."""

    district: str | None
    unit: str | None
    industry: str | None
    migrant: bool | None


def summary(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row: workers, skilled, highly skilled, shares in %, the same a year before, and who reported.

    `as_of_date` is the newest quarter end that anyone reported; `reported` of `owed` units did so for it.
    `high_target` in % is meant for `target_year`, null where the target's remark names none.
    """
    return _ask(reading, "skills/summary", period, filters)


def ladder(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a level, the highest first, 学徒工 last; `share` in % of the skilled, null for 学徒工."""
    return _ask(reading, "skills/ladder", period, filters)


def trend(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a reported quarter end up to the period, in order: that day's stock and its shares in %."""
    return _ask(reading, "skills/trend", period, filters)


def districts(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a district, the highest share first; those silent for the newest quarter last, status none.

    The silent keep their last values and date. Otherwise `status` is the light of the high share, null
    without a target.
    """
    return _ask(reading, "skills/districts", period, filters)


def units(reading: Reading, period: date, *, minimum: int = 30, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row a unit, the highest share first; the silent and those under `minimum` workers have no rank."""
    return _ask(reading, "skills/units", period, filters, minimum=minimum)


def industries(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """One row an industry (null: not stated), the largest first."""
    return _ask(reading, "skills/industries", period, filters)


def occupations(
    reading: Reading, period: date, *, minimum: int = 100, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """One row an occupation of at least `minimum` workers, the fastest first.

    `pace` is this year's new highly skilled in % of the skilled, `city_pace` that of all occupations.
    """
    return _ask(reading, "skills/occupations", period, filters, minimum=minimum)


def migrants(
    reading: Reading,
    period: date,
    district: str | None = None,
    unit: str | None = None,
    industry: str | None = None,
) -> pd.DataFrame:
    """Two rows, 农民工 first: share of the workers, shares of skill in %, certified in the current year."""
    return ask(reading, "skills/migrants", period=period, district=district, unit=unit, industry=industry)


def benchmarks(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Reference marks and our own values; only rows of one indicator and denominator belong in one chart."""
    return _ask(reading, "skills/benchmarks", period, filters)


def lines(
    reading: Reading,
    period: date,
    *,
    occupation: str | None = None,
    level: str | None = None,
    member: str | None = None,
    limit: int = 500,
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """The reported lines that make up the stock, by district, unit, occupation and level.

    `member` (skilled, high) keeps what a share counts; every row says how many lines and workers there are in all.
    """
    return _ask(
        reading,
        "skills/lines",
        period,
        filters,
        occupation=occupation,
        level=level,
        member=member,
        limit=limit,
    )


def links(reading: Reading, period: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Five rows, 培训 to 激励, sums of twelve months; every row says how many units did any and all five."""
    return _ask(reading, "skills/links", period, filters)


def activities(
    reading: Reading, period: date, *, link: str | None = None, limit: int = 500, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """The reported lines of twelve months behind the five links, the newest first; every row says how many in all."""
    return _ask(reading, "skills/activities", period, filters, link=link, limit=limit)


def _ask(reading: Reading, name: str, period: date, filters: Filters, **values: Value) -> pd.DataFrame:
    return ask(
        reading,
        name,
        period=period,
        district=filters.get("district"),
        unit=filters.get("unit"),
        industry=filters.get("industry"),
        migrant=filters.get("migrant"),
        **values,
    )
