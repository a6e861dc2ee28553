"""Percent columns: 85%, 85 and 0.85 are three ways of writing, and one file must agree with itself."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.reading.cells import Parsed, Refused, clean, parse

_ANY_DAY = date(2000, 1, 1)
"""Numbers don't ask what day it is."""


class Scale(StrEnum):
    """How bare numbers of a percent column are to be read."""

    WHOLE = "whole"
    FRACTION = "fraction"


def scale(column: Column, texts: Iterable[str], answer: Scale | None) -> Scale | Refused:
    """The one reading that fits all the cells; a refusal when they disagree or could be either."""
    cells = [clean(text) for text in texts]
    signed = any(cell.endswith("%") for cell in cells)
    bare = [value for cell in cells if not cell.endswith("%") and (value := _bare(cell, column)) is not None]
    parts = [value for value in bare if 0 < value < 1]
    wholes = [value for value in bare if value > 1]
    if answer is not None:
        return answer
    if parts and (signed or wholes):
        one = "85%" if signed else "85"
        return Refused(
            "ambiguous_value",
            f"“{column.header}”中既有 {one} 这样的写法，又有 {parts[0]}，分不清是百分之几",
            "请统一写法，比如都写成 85%",
        )
    if parts:
        return Scale.FRACTION
    if Decimal(1) in bare and not wholes and not signed:
        return Refused(
            "needs_answer",
            f"“{column.header}”里只有 0 和 1，分不清 1 是 1% 还是 100%",
            "上传时选定读法；命令行加 --percents whole（1 读作 1%）或 --percents fraction（1 读作 100%）",
        )
    return Scale.WHOLE


def in_doubt(column: Column, text: str) -> bool:
    """Whether a cell could be meant either way: a bare number above 0 and not above 1."""
    value = _bare(clean(text), column)
    return value is not None and 0 < value <= 1


def read(column: Column, text: str, scale: Scale) -> Parsed:
    """One percent cell as a number from 0 to 100."""
    cell = clean(text)
    signed = cell.endswith("%")
    value = _parse(cell.removesuffix("%"), column)
    if value is None or isinstance(value, Refused):
        return (
            Refused("bad_number", f"“{cell}”不是百分数", "写成 85% 这样")
            if isinstance(value, Refused)
            else None
        )
    factor = 1 if signed or scale is Scale.WHOLE else 100
    return format((Decimal(value) * factor).normalize(), "f")


def _bare(cell: str, column: Column) -> Decimal | None:
    value = _parse(cell, column)
    return Decimal(value) if isinstance(value, str) else None


def _parse(cell: str, column: Column) -> Parsed:
    number = Column(column.name, column.header, Kind.DECIMAL, column.meaning)
    return parse(number, cell, today=_ANY_DAY)
