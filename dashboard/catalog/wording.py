"""Chinese wording of numbers, dates and changes, so that every page says them alike."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
UNREPORTED = "未报"
UNCHANGED = "—"
GUIDE_SHEET = "填表说明"
"""The second sheet of a template; it holds no data, and tells a template from other workbooks."""
REASONS_HEADER = "问题（改好后可直接上传）"
"""Heads the last column of 问题数据.xlsx; a file that is handed in with it has it passed over."""

_MYRIAD = Decimal(10_000)
_HUNDRED_MILLION = Decimal(100_000_000)

Number = int | float | Decimal


def rounded(value: Number, digits: int) -> Decimal:
    """Round half away from zero, as the store and Excel do; str() keeps 27.25 from becoming 27.2."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def number(value: Number, digits: int = 0) -> str:
    """2.75 万 from ten thousand, 1.20 亿 from a hundred million, below 1,458; a minus is U+2212."""
    size = abs(rounded(value, digits))
    if rounded(size / _MYRIAD, 2) >= _MYRIAD:
        text = f"{rounded(size / _HUNDRED_MILLION, 2):,} 亿"
    elif size >= _MYRIAD:
        text = f"{rounded(size / _MYRIAD, 2):,} 万"
    else:
        text = f"{size:,}"
    return f"{MINUS}{text}" if value < 0 and size else text


def counted(value: Number, unit: str, digits: int = 0) -> str:
    """A number with its measure word: 7 项, 2.75 万人."""
    text = number(value, digits)
    return f"{text}{unit}" if text.endswith(("万", "亿")) else f"{text} {unit}"


def money(yuan: Number) -> str:
    """An amount: 126.30 万元, 8,500 元."""
    return counted(yuan, "元")


def percent(value: Number, digits: int = 1) -> str:
    """A share on the scale 0 to 100: 93.1%."""
    return f"{MINUS if value < 0 else ''}{abs(rounded(value, digits))}%"


def signed(value: Number, digits: int = 1) -> str:
    """A deviation with + or −; what rounds to zero has no sign."""
    size = rounded(value, digits)
    sign = "+" if size > 0 else MINUS if size < 0 else ""
    return f"{sign}{abs(size):,}"


def points(value: Number, digits: int = 1) -> str:
    """The size of a difference of two percentages: 4.2 个百分点."""
    return f"{abs(rounded(value, digits))} 个百分点"


def deviation(value: Number, digits: int = 1) -> str:
    """A signed difference of two percentages: −4.2 个百分点."""
    return f"{signed(value, digits)} 个百分点"


def change(value: Number | None, unit: str, digits: int = 0) -> str:
    """A change since before: ↑ 2 项, ↓ 2.1 个百分点, — when nothing moved or nothing is known."""
    if value is None or not rounded(value, digits):
        return UNCHANGED
    size = abs(rounded(value, digits))
    return f"{'↑' if value > 0 else '↓'} {counted(size, unit, digits)}"


def moved(places: int | None) -> str:
    """A change of rank: ↑1 one place up, ↓3 three down, — none; empty when there was no rank before."""
    if places is None:
        return ""
    return UNCHANGED if places == 0 else f"{'↑' if places > 0 else '↓'}{abs(places)}"


def iso(day: date) -> str:
    """2026-10-31."""
    return f"{day:%Y-%m-%d}"


def day(value: date) -> str:
    """11月5日, without the year."""
    return f"{value.month}月{value.day}日"


def month(value: date) -> str:
    """2026年10月."""
    return f"{value.year}年{value.month}月"


def listing(names: Iterable[str]) -> str:
    """Names in a row: 松岭县、白石县."""
    return "、".join(names)
