"""One cell's text to a value: the odd forms that offices write, each refused or read without guessing."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dashboard.catalog.dataset import Column, Kind

BLANKS = frozenset(
    {
        "", "/", "-", "--", "—", "——", "–", "―", "─", "−", "\\", "无", "暂无", "N/A", "n/a", "NA", "…", "……", "...", "......",
        ".", "null", "NULL", "None", "／", "－", "－－", "＼", "Ｎ／Ａ",
    }
)  # fmt: skip
"""What stands for an empty cell, full-width forms included."""
SPACES = " \t\r\n\u00a0\u3000\u200b\ufeff"
"""What is trimmed from texts; the engine's own trim knows only the first."""
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""Marks that Windows copies along, as a class of a regular expression."""
DASHES = "‐‑‒–—―−﹣－"
"""What stands for a hyphen in codes."""
FACTORS = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
"""What a unit of money stands for in 元."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_MARKED = re.compile("([²³¹⁰-₟⅐-⅟①-⓿❶-➓㈠-㉃㊀-㊰¼-¾])")
"""Marks that half-width forms would make digits of: 36① is not 361."""
_QUOTED = re.compile(r"'(.+)|=\"(.+)\"")
_HYPHENS = str.maketrans(dict.fromkeys(DASHES, "-"))
_YES = frozenset({"是", "有", "Y", "YES", "1", "√", "✓", "✔", "TRUE", "对"})
_NO = frozenset({"否", "无", "N", "NO", "0", "×", "X", "FALSE"})
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.\d+)?|\.\d+")
_IN_UNITS = re.compile(r"(.*?)(?<! ) *([千万亿]?元?)")


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
    if text.isascii():
        return text.strip()
    parts = _MARKED.split(_INVISIBLE.sub("", text))
    return "".join(
        part if place % 2 else unicodedata.normalize("NFKC", part) for place, part in enumerate(parts)
    ).strip()


def clean_code(text: str) -> str:
    """A code without the quotes that kept it a text, with plain hyphens."""
    cell = clean(text)
    match = _QUOTED.fullmatch(cell)
    return (match[1] or match[2] if match else cell).translate(_HYPHENS)


def folded_code(text: str) -> str:
    """A code as it is compared: q-009a and Q-009A are one."""
    return clean_code(text).upper()


def parse_flag(cell: str) -> Parsed:
    """是 or 否, in the ways in which they are ticked."""
    word = cell.upper()
    if word in _YES:
        return "true"
    if word in _NO:
        return "false"
    if cell in BLANKS:
        return None
    return Refused("bad_choice", f"“{cell[:30]}”不是“是”或“否”", "填 是 或 否")


def parse_number(cell: str, column: Column, unit: str = "") -> Parsed:
    """The number of a clean cell; `unit` is the unit of money that the header names, if it isn't the column's own."""
    in_words = f"请填写以{unit or column.unit}计的数" if column.unit else "请填写数字"
    refused = Refused("bad_number", f"“{cell[:20]}”不是数字", in_words)
    if len(cell) > 30:
        return refused
    bare = cell.replace("−", "-").replace("\u00a0", " ").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1] if negative else bare
    bare = bare.lstrip("¥￥ ")
    if bare[:1] in ("+", "-") and not negative:
        negative, bare = bare[0] == "-", bare[1:]
    bare = bare.lstrip("¥￥ ")
    factor = FACTORS.get(unit, 1)
    if column.unit == "元" and (match := _IN_UNITS.fullmatch(bare)) and match[2]:
        named = match[2].removesuffix("元") + "元"
        if unit not in ("", "元", named):
            return Refused("ambiguous_value", f"列名以{unit}计，这一格又写了“{match[2]}”", in_words)
        bare, factor = match[1], FACTORS[named]
    elif column.unit and bare.endswith(column.unit):
        bare = bare.removesuffix(column.unit).strip()
    if not _NUMBER.fullmatch(bare):
        return refused
    try:
        value = Decimal(bare.replace(",", "").replace(" ", "")) * factor * (-1 if negative else 1)
    except InvalidOperation:
        return refused
    if column.kind is Kind.INT and value != value.to_integral_value():
        return Refused("bad_number", f"“{cell}”不是整数", in_words)
    if abs(value) >= Decimal(10) ** 14:
        return refused
    return str(int(value)) if column.kind is Kind.INT else format(value.normalize(), "f")
