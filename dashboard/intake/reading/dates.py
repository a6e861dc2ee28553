"""Days and months as offices write them; the order of day and month is one for a whole column, or is asked."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from dashboard.catalog.dataset import Column
from dashboard.intake.reading.answers import DateOrder
from dashboard.intake.reading.cells import Parsed, Refused, clean

YEARS_OFF = 45
"""A date further than this from today is taken for a slip of the pen."""
_TIME = r"(?:[ T]*(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?"
_DAY = re.compile(
    rf"(?P<year>\d{{4}})(?: *(?P<sign>[-/.]) *(?P<month>\d{{1,2}}) *(?P=sign) *(?P<day>\d{{1,2}})"
    rf"| *年 *(?P<m>\d{{1,2}}) *月 *(?P<d>\d{{1,2}}) *[日号]?){_TIME}"
)
"""2026.7-9 is a span of months, no day."""
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月份?|(\d{2}))")
_MONTH_LAST = re.compile(r"(\d{1,2})[-/](\d{4})")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}")
_LOST_ZERO = re.compile(r"\d{4}\.1")
_SERIAL = re.compile(r"\d{5}")
_SERIAL_FROM = date(1899, 12, 30)
_DAY_REMEDY = "写成 2024-03-01 这样的日期"
_MONTH_REMEDY = "写成 2026-10 这样的月份"


def find_order(column: Column, texts: Iterable[str], answer: DateOrder | None) -> DateOrder | Refused | None:
    """The one order that fits all of 03/04/2026 and the like in a column; None when nothing depends on it.

    A refusal when no order fits all, or when either would and nobody has answered.
    """
    written = [match for text in texts if (match := _YEAR_LAST.fullmatch(clean(text)))]
    told = [match for match in written if int(match[1]) != int(match[2])]
    day_first = [match for match in told if int(match[1]) > 12]
    month_first = [match for match in told if int(match[2]) > 12]
    if day_first and month_first:
        return Refused(
            "ambiguous_value",
            f"“{column.header}”中 {day_first[0][0]} 是日在前，{month_first[0][0]} 是月在前，分不清日和月",
            f"请统一{_DAY_REMEDY}",
        )
    if day_first:
        return DateOrder.DAY_FIRST
    if month_first:
        return DateOrder.MONTH_FIRST
    if answer or not told:
        return answer
    return Refused(
        "needs_answer",
        f"“{column.header}”里的 {told[0][0]} 分不清哪个是日、哪个是月",
        f"{_DAY_REMEDY}；或上传时选定读法，命令行加 --dates day-first（日在前）或 --dates month-first（月在前）",
    )


def is_month(text: str) -> bool:
    """Whether a cell names a month and no day."""
    return _MONTH.fullmatch(clean(text)) is not None


def parse_day(
    cell: str, today: date, order: DateOrder | Refused | None = None, *, month_end: bool = True
) -> Parsed:
    """One clean cell as an ISO day; a month alone is its last day if `month_end`."""
    refused = Refused("bad_date", f"“{cell[:30]}”不是有效日期", _DAY_REMEDY)
    try:
        if match := _DAY.fullmatch(cell):
            value = date(
                int(match["year"]), int(match["month"] or match["m"]), int(match["day"] or match["d"])
            )
        elif match := _COMPACT.fullmatch(cell):
            value = date(int(match[1]), int(match[2]), int(match[3]))
        elif _SERIAL.fullmatch(cell):
            value = _SERIAL_FROM + timedelta(days=int(cell))
        elif match := _YEAR_LAST.fullmatch(cell):
            first, second = int(match[1]), int(match[2])
            if first != second and not isinstance(order, DateOrder):
                return order or refused
            day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
            value = date(int(match[3]), month, day)
        elif month_end and (parts := _month_parts(cell)):
            if _LOST_ZERO.fullmatch(cell):
                return _lost_zero(cell)
            value = date(*parts, monthrange(*parts)[1])
        else:
            return refused
    except ValueError:
        return refused
    return _near(value, cell, today, _DAY_REMEDY)


def parse_month(cell: str, column: Column, today: date) -> Parsed:
    """One clean cell as the first of its month; a month of a key that has not begun is refused."""
    if _LOST_ZERO.fullmatch(cell):
        return _lost_zero(cell)
    parts = _month_parts(cell)
    if not parts and (_DAY.fullmatch(cell) or _COMPACT.fullmatch(cell)):
        day = parse_day(cell, today)
        if not isinstance(day, str):
            return Refused("bad_date", f"“{cell[:30]}”不是有效日期", _MONTH_REMEDY)
        parts = int(day[:4]), int(day[5:7])
    if not parts and (match := _MONTH_LAST.fullmatch(cell)):
        parts = int(match[2]), int(match[1])
    if not parts and _SERIAL.fullmatch(cell):
        first = _SERIAL_FROM + timedelta(days=int(cell))
        parts = first.year, first.month
    if not parts:
        return Refused("bad_date", f"“{cell[:30]}”不是有效月份", _MONTH_REMEDY)
    if not 1 <= parts[1] <= 12:
        return Refused("bad_date", f"没有 {parts[1]} 月", _MONTH_REMEDY)
    value = date(max(parts[0], 1), parts[1], 1)
    if column.key and value > today and abs(value.year - today.year) <= YEARS_OFF:
        return Refused("locked", f"{value.year}年{value.month}月尚未开始，不能导入", "核对期次")
    return _near(value, cell, today, _MONTH_REMEDY)


def _month_parts(cell: str) -> tuple[int, int] | None:
    match = _MONTH.fullmatch(cell)
    return (int(match[1]), int(match[2] or match[3] or match[4])) if match else None


def _lost_zero(cell: str) -> Refused:
    """A spreadsheet takes 2026.10 for a number and shows 2026.1."""
    return Refused(
        "ambiguous_value",
        f"“{cell}”分不清是 1 月还是 10 月：Excel 会去掉小数末尾的 0",
        f"{_MONTH_REMEDY}，并把这一列设为文本格式",
    )


def _near(value: date, cell: str, today: date, remedy: str) -> Parsed:
    if abs(value.year - today.year) > YEARS_OFF:
        return Refused("bad_date", f"“{cell}”离今天太远，像是写错了", f"核对年份，{remedy}")
    return value.isoformat()
