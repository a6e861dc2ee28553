"""Percent columns: 85%, 85 and 0.85 are three ways of writing, and one file must agree with itself."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.reading.cells import BLANKS, Parsed, Refused, clean, parse_number

EITHER_UP_TO = 2
"""1.2 may be 1.2 % or 120 %; above 2 a bare number is a percentage."""
_OPTION = "或上传时选定读法，命令行加 --percents whole（1 读作 1%）或 --percents fraction（1 读作 100%）"


class Scale(StrEnum):
    """How bare numbers of a percent column are to be read."""

    WHOLE = "whole"
    FRACTION = "fraction"


def scale(column: Column, texts: Iterable[str], answer: Scale | None, unit: str = "") -> Scale | Refused:
    """The one reading that fits all the cells; a refusal when they disagree or could be either.

    `unit` is what the header says: under (%) even 0.85 may be meant as it stands.
    """
    if answer is not None:
        return answer
    cells = [clean(text) for text in texts]
    signed = any(cell.endswith("%") for cell in cells)
    bare = [value for cell in cells if not cell.endswith("%") and (value := _bare(cell, column)) is not None]
    parts = [value for value in bare if 0 < value < 1]
    either = [value for value in bare if 1 <= value <= EITHER_UP_TO]
    wholes = [value for value in bare if value > EITHER_UP_TO]
    if parts and (signed or wholes):
        one = "85%" if signed else "85"
        return Refused(
            "ambiguous_value",
            f"“{column.header}”中既有 {one} 这样的写法，又有 {parts[0]}，分不清是百分之几",
            f"请统一写法，比如都写成 85%；{_OPTION}",
        )
    if parts and unit == "%":
        reason = f"“{column.header}”的列名写着 %，格里又有 {parts[0]}，分不清是 {parts[0]}% 还是 {(parts[0] * 100).normalize():f}%"
        return Refused("needs_answer", reason, f"写成 85% 这样；{_OPTION}")
    if parts:
        return Scale.FRACTION
    if either and not wholes:
        seen = "只有 0 和 1" if set(bare) <= {Decimal(0), Decimal(1)} else f"有 {max(either)}"
        least = min(either)
        return Refused(
            "needs_answer",
            f"“{column.header}”里{seen}，分不清 {least} 是 {least}% 还是 {(least * 100).normalize():f}%",
            f"写成 85% 这样；{_OPTION}",
        )
    return Scale.WHOLE


def in_doubt(column: Column, text: str) -> bool:
    """Whether a cell could be meant either way: a bare number above 0 and hardly above 1."""
    value = _bare(clean(text), column)
    return value is not None and 0 < value <= EITHER_UP_TO


def read(column: Column, text: str, scale: Scale) -> Parsed:
    """One percent cell as a number from 0 to 100."""
    cell = clean(text)
    signed = cell.endswith("%")
    value = _parse(cell.removesuffix("%"), column)
    if value is None or isinstance(value, Refused):
        return (
            Refused("bad_number", f"“{cell[:30]}”不是百分数", "写成 85% 这样")
            if isinstance(value, Refused)
            else None
        )
    factor = 1 if signed or scale is Scale.WHOLE else 100
    return format((Decimal(value) * factor).normalize(), "f")


def _bare(cell: str, column: Column) -> Decimal | None:
    value = _parse(cell, column)
    return Decimal(value) if isinstance(value, str) else None


def _parse(cell: str, column: Column) -> Parsed:
    if cell in BLANKS:
        return None
    return parse_number(cell, Column(column.name, column.header, Kind.DECIMAL, column.meaning))
