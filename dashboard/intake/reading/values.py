"""One cell of a number, date, month or flag column, read the way in which its whole column is."""

from dataclasses import dataclass
from datetime import date

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.reading.answers import DateOrder
from dashboard.intake.reading.cells import BLANKS, Parsed, Refused, clean, parse_flag, parse_number
from dashboard.intake.reading.damage import find_damage
from dashboard.intake.reading.dates import parse_day, parse_month


@dataclass(frozen=True)
class Way:
    """How a column is written, the same for all its cells."""

    order: DateOrder | Refused | None = None
    month_end: bool = True
    """Whether a month counts as its last day."""
    unit: str = ""
    """The unit of money that the header names, where it isn't the column's own."""


PLAIN_WAY = Way()


def parse(column: Column, text: str, *, today: date, way: Way = PLAIN_WAY) -> Parsed:
    """The value of one cell as text that the store casts."""
    cell = clean(text)
    if damage := find_damage(column, cell):
        return damage
    if column.kind is Kind.FLAG:
        return parse_flag(cell)
    if cell in BLANKS:
        return None
    if column.kind is Kind.DATE:
        day = parse_day(cell, today, way.order, month_end=way.month_end)
        if column.key and isinstance(day, str) and day > today.isoformat():
            return Refused("locked", f"“{cell}”还没有到，不能导入", "核对日期")
        return day
    if column.kind is Kind.MONTH:
        return parse_month(cell, column, today)
    return parse_number(cell, column, way.unit)
