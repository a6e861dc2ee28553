"""Months, working days and the distance to the Spring Festival."""

import csv
from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"

SPRING_FESTIVALS = (
    date(2020, 1, 25),
    date(2021, 2, 12),
    date(2022, 2, 1),
    date(2023, 1, 22),
    date(2024, 2, 10),
    date(2025, 1, 29),
    date(2026, 2, 17),
    date(2027, 2, 6),
    date(2028, 1, 26),
    date(2029, 2, 13),
    date(2030, 2, 3),
    date(2031, 1, 23),
    date(2032, 2, 11),
    date(2033, 1, 31),
    date(2034, 2, 19),
    date(2035, 2, 8),
)


def newest_full_month(today: date) -> date:
    """The first day of the last month that has ended."""
    return shift_month(today, -1)


def shift_month(day: date, months: int) -> date:
    """The first day of the month that lies so many months after that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def is_working(day: date) -> bool:
    """Whether offices work on a day; years without a table fall back to Monday to Friday."""
    kind = _exceptions().get(day)
    return kind == "班" if kind else day.weekday() < 5


def add_working_days(day: date, count: int) -> date:
    """The so-manieth working day after a day, which itself isn't counted."""
    days = _working_days()
    return days[bisect_right(days, day) + count - 1]


def add_natural_days(day: date, count: int) -> date:
    """The day so many days later, moved to the next working day when offices are closed."""
    days = _working_days()
    return days[bisect_left(days, day + timedelta(days=count))]


def days_to_spring_festival(day: date) -> int:
    """Days until the next Spring Festival, 0 on the day itself."""
    return (SPRING_FESTIVALS[bisect_left(SPRING_FESTIVALS, day)] - day).days


@cache
def _exceptions() -> dict[date, str]:
    with (REFERENCE / "holidays.csv").open(encoding="utf-8", newline="") as lines:
        return {date.fromisoformat(row["日期"]): row["类型"] for row in csv.DictReader(lines)}


@cache
def _working_days() -> list[date]:
    first = SPRING_FESTIVALS[0]
    span = (SPRING_FESTIVALS[-1] - first).days
    return [day for offset in range(span) if is_working(day := first + timedelta(days=offset))]
