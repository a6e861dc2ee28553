"""One cell's text to a value: the odd forms that offices write, each refused or read without guessing."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from dashboard.catalog.dataset import Column, Kind

BLANKS = frozenset(
    {"", "/", "-", "--", "—", "——", "–", "无", "暂无", "N/A", "n/a", "NA", "…", "……", "...", "......", "."}
)
TOTALS = ("合计", "总计", "小计", "共计", "合計", "总合计", "其中")
SPACES = " \t\r\n\u00a0\u3000\u200b\ufeff"
"""What is trimmed from texts; the engine's own trim knows only the first."""
YEARS_OFF = 45
"""A date further than this from today is taken for a slip of the pen."""

_YES = frozenset({"是", "有", "Y", "YES", "1", "√", "TRUE", "对"})
_NO = frozenset({"否", "无", "N", "NO", "0", "×", "X", "FALSE"})
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月(?:份)?|(\d{2}))")
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_DAMAGED = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_SERIAL_FROM = date(1899, 12, 30)


@dataclass(frozen=True)
class Refused:
    """Why a cell can't be read: a code of datasets.md, the reason, and what to write instead."""

    code: str
    reason: str
    remedy: str


Parsed = str | None | Refused
"""The value as text that the store casts, None for an empty cell, or a refusal."""


def clean(text: str) -> str:
    """A cell without the spaces around it and with full-width letters and digits made half-width."""
    return unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\ufeff", "").strip()


def is_month(text: str) -> bool:
    """Whether a cell names a month and no day."""
    return _MONTH.fullmatch(clean(text)) is not None


def is_damaged(cell: str) -> bool:
    """Whether a spreadsheet turned a long code into scientific notation."""
    return _DAMAGED.fullmatch(cell) is not None


def is_total(text: str) -> bool:
    """Whether a cell marks a row of totals."""
    return re.sub(r"\s", "", clean(text)).rstrip(":") in TOTALS


def parse(column: Column, text: str, *, today: date) -> Parsed:
    """The value of one cell of a number, date, month or flag column."""
    cell = clean(text)
    if column.kind is Kind.FLAG:
        return _flag(cell)
    if cell in BLANKS:
        return None
    if column.kind is Kind.DATE:
        return _date(cell, today)
    if column.kind is Kind.MONTH:
        return _month(cell, column, today)
    return _number(cell, column)


def _flag(cell: str) -> Parsed:
    word = cell.upper()
    if word in _YES:
        return "true"
    if word in _NO:
        return "false"
    if cell in BLANKS:
        return None
    return Refused("bad_choice", f"“{cell}”不是“是”或“否”", "填 是 或 否")


def _date(cell: str, today: date) -> Parsed:
    remedy = "写成 2024-03-01 这样的日期"
    refused = Refused("bad_date", f"“{cell}”不是有效日期", remedy)
    match = _DATE.fullmatch(cell) or _COMPACT.fullmatch(cell)
    try:
        if match:
            value = date(*(int(part) for part in match.groups()))
        elif re.fullmatch(r"\d{5}", cell):
            value = _SERIAL_FROM + timedelta(days=int(cell))
        elif month := _MONTH.fullmatch(cell):
            year, number = int(month[1]), int(month[2] or month[3] or month[4])
            value = date(year, number, monthrange(year, number)[1])
        else:
            return refused
    except ValueError:
        return refused
    if abs(value.year - today.year) > YEARS_OFF:
        return Refused("bad_date", f"“{cell}”离今天太远，像是写错了", f"核对年份，{remedy}")
    return value.isoformat()


def _month(cell: str, column: Column, today: date) -> Parsed:
    remedy = "写成 2026-10 这样的月份"
    match = _MONTH.fullmatch(cell) or _DATE.fullmatch(cell) or _COMPACT.fullmatch(cell)
    if not match:
        return Refused("bad_date", f"“{cell}”不是有效月份", remedy)
    parts = [int(part) for part in match.groups() if part]
    try:
        value = date(parts[0], parts[1], 1)
    except ValueError:
        return Refused("bad_date", f"没有 {parts[1]} 月", remedy)
    if abs(value.year - today.year) > YEARS_OFF:
        return Refused("bad_date", f"“{cell}”离今天太远，像是写错了", f"核对年份，{remedy}")
    if column.key and value > today:
        return Refused("locked", f"{value.year}年{value.month}月尚未开始，不能导入", "核对期次")
    return value.isoformat()


def _number(cell: str, column: Column) -> Parsed:
    in_words = f"请填写以{column.unit}计的数" if column.unit else "请填写数字"
    refused = Refused("bad_number", f"“{cell[:20]}”不是数字", in_words)
    if len(cell) > 30:
        return refused
    if is_damaged(cell):
        return Refused(
            "damaged_number", f"被 Excel 变成科学计数（{cell}）", "把这一列设为文本或数值格式后重新填写"
        )
    bare = cell.replace(" ", "").replace("\u00a0", "").lstrip("¥$")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1] if negative else bare
    factor = Decimal(1)
    if column.unit and bare.endswith(column.unit):
        bare = bare.removesuffix(column.unit)
    if column.unit == "元" and bare.endswith("万"):
        bare, factor = bare.removesuffix("万"), Decimal(10_000)
    if not _NUMBER.fullmatch(bare):
        return refused
    try:
        value = Decimal(bare.replace(",", "")) * factor * (-1 if negative else 1)
    except InvalidOperation:
        return refused
    if column.kind is Kind.INT and value != value.to_integral_value():
        return Refused("bad_number", f"“{cell}”不是整数", in_words)
    if abs(value) >= Decimal(10) ** 14:
        return refused
    return str(int(value)) if column.kind is Kind.INT else format(value.normalize(), "f")
