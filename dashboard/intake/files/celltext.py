"""A worksheet's cell as the text that its reader expects: ISO dates, plain numbers, and damage left visible."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

UNCALCULATED = "#未计算"
"""Stands where a formula was saved without its result; the reading refuses it like #N/A."""

_MOST_EXACT = 10**15
"""Spreadsheets keep 15 digits; of a longer number the rest is invented."""
_LAST = datetime(9999, 12, 31)

Value = int | float | str | bool | time | date | datetime | timedelta


_COLOUR = re.compile(r"\[[^\]]*\]")
_UNIT = re.compile("[百千万亿]+元?|%|‰")
_SCALED = re.compile(r"[0#?],+(?![0#?])|[0#?][!\\]\.")


def shown_unit(code: str) -> str:
    """The unit that a number format writes behind a number: 万元 of 0.0"万元", for then 3.6 is shown as 36,000.

    A format that itself divides what it shows leaves the number in 元: 36000 of 0!.0,"万元".
    """
    bare = _COLOUR.sub("", code)
    said = "".join(re.findall(r'"([^"]*)"', bare)) + re.sub(r'"[^"]*"|\\(?=.)', "", bare.replace("%", ""))
    found = _UNIT.search(said)
    if not found:
        return ""
    return "元" if _SCALED.search(bare) else found[0]


def cell_text(value: Value, *, percent: bool = False, digits: int = 0, unit: str = "") -> str:
    """The text of one value; `percent` when it is shown as one, `digits` and `unit` when zeros before it, or a unit behind it, are shown."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return str(value)
        return _percent(value) if percent else _number(value, digits) + unit
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _clock(value.hour, value.minute, value.second)
    seconds = round(value.total_seconds())
    return ("-" if seconds < 0 else "") + _clock(*_split(abs(seconds)))


def _number(value: float, digits: int) -> str:
    if abs(value) >= _MOST_EXACT:
        return _scientific(value)
    if value == int(value):
        return str(int(value)).zfill(digits)
    plain = format(value, ".15g")
    return format(Decimal(plain), "f") if "e" in plain else plain


def _percent(value: float) -> str:
    if abs(value) >= _MOST_EXACT:
        return _scientific(value)
    return format((Decimal(format(value, ".15g")) * 100).normalize(), "f") + "%"


def _scientific(value: float) -> str:
    """5.1E+17: the way in which the damage shows in a spreadsheet."""
    size, power = format(Decimal(format(value, ".15g")).normalize(), "E").split("E")
    return f"{size}E+{int(power):02d}"


def _moment(value: datetime) -> str:
    if value < _LAST:  # a fraction of a second is only the rounding of the serial number
        value += timedelta(microseconds=500_000)
    value = value.replace(microsecond=0)
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ")


def _split(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600, seconds // 60 % 60, seconds % 60


def _clock(hours: int, minutes: int, seconds: int) -> str:
    return f"{hours}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
