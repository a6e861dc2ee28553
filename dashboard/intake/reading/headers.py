"""One header of a file: the column that it names by its own name, an alias, or a part of it, and the unit it states."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import sha256

from rapidfuzz import fuzz

from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.intake.reading.cells import FACTORS, clean

SERIAL = frozenset({"序号", "序", "行号", "编号", "No", "No.", "NO", "NO.", "#"})
"""Headers of columns that only count the rows, where the dataset knows no such column."""

_LONGEST = 200
"""Characters of a header; what is longer has no unit that anybody would look for."""
_BRACKET = re.compile(r"(.+?)[(\[【]([^()\[\]【】]*)[)\]】]")
_MARK = re.compile(
    r"必填|选填|可空|可选|可不填|全称|单选|多选|下拉选择?|数字|文本|日期|数值|小数|整数|[yYmMdD年月日/.\-]+|(?:如|例|例如|格式|填|请填)[:：]?.*"
)
"""What may stand in brackets behind a header without changing what it means."""
_FITTING = {
    "元": frozenset(FACTORS),
    "%": frozenset({"%", "百分比", "百分数"}),
    "人": frozenset({"人", "人数", "名", "个", "位"}),
    "人次": frozenset({"人次", "人", "次"}),
    "场": frozenset({"场", "次", "期", "场次"}),
}
_UNITS = frozenset().union(*_FITTING.values()) | {
    "万人", "千人", "百人", "万人次", "百元", "百万元", "千万元", "美元", "万美元", "家", "件", "项", "起", "户", "‰", "天", "个月",
}  # fmt: skip
_NUMBERS = (Kind.INT, Kind.DECIMAL, Kind.PERCENT)
_WHOLES = frozenset({"合计", "总计", "小计", "总数", "数量", "人数", "计", "数", "名称", "全称", "全部"})
"""Lower halves of a joined header that say no more than its upper half."""


class How(StrEnum):
    """How a header came to its column."""

    EXACT = "exact"
    ALIAS = "alias"
    FUZZY = "fuzzy"
    REMEMBERED = "remembered"
    PERSON = "person"
    NONE = "none"


@dataclass(frozen=True)
class Found:
    """A column that a header names, and the unit that it states."""

    column: Column
    how: How
    unit: str = ""

    @property
    def fits(self) -> bool:
        """Whether the stated unit is one in which the column can be read."""
        own = self.column.unit
        if not self.unit or not own or self.column.kind not in _NUMBERS:
            return True
        return self.unit in _FITTING.get(own, {own})


def find_column(header: str, dataset: Dataset) -> Found | None:
    """The column that a header names, whole, or without what stands in brackets, or by a part of a joined one."""
    word = closed(header)
    if found := _known(word, dataset):
        return found
    name, unit = split_unit(word)
    if name != word and (found := _known(name, dataset)):
        return Found(found.column, How.ALIAS, unit)
    if "/" not in word:
        return None
    upper, lower = word.split("/", 1)[0], word.rsplit("/", 1)[1]
    if lower in _UNITS and (found := find_column(word.rsplit("/", 1)[0], dataset)):
        return Found(found.column, How.ALIAS, lower)
    part = find_column(lower, dataset)
    if not part and lower in _WHOLES:
        part = find_column(upper, dataset)
    return Found(part.column, How.ALIAS, part.unit) if part else None


def split_unit(word: str) -> tuple[str, str]:
    """A header without the unit or the mark that stands in brackets behind it, and the unit."""
    if (
        len(word) <= _LONGEST
        and (match := _BRACKET.fullmatch(word))
        and (match[2] in _UNITS or _MARK.fullmatch(match[2]))
    ):
        name, inner = split_unit(match[1])
        return name, inner or (match[2] if match[2] in _UNITS else "")
    for unit in ("万元", "千元", "亿元", "元", "%"):
        if word.endswith(unit) and len(word) > len(unit) + 1:
            return word.removesuffix(unit).rstrip("-_:、,"), unit
    return word, ""


def is_unit(text: str) -> bool:
    """Whether a cell under the header states a unit."""
    return clean(text).strip("()") in _UNITS


def likeness(header: str, column: Column) -> float:
    """From 0 to 100: how like the name of a column, or one of its aliases, a header is."""
    word = closed(header)
    return max(fuzz.ratio(word, closed(name)) for name in (column.header, *column.aliases))


def fingerprint(headers: Iterable[str]) -> str:
    """A digest of a whole set of headers, whatever their order."""
    words = sorted({closed(header) for header in headers} - {""})
    return sha256("\n".join(words).encode()).hexdigest()[:32]


@lru_cache(maxsize=10_000)
def closed(header: str) -> str:
    """A header without spaces, colons and the marks of required columns."""
    return re.sub(r"\s", "", clean(header)).strip("*^:★")


def _known(word: str, dataset: Dataset) -> Found | None:
    column = _headers(dataset.name).get(word)
    if column is None:
        return None
    return Found(column, How.EXACT if word == closed(column.header) else How.ALIAS, split_unit(word)[1])


@cache
def _headers(dataset: str) -> MappingABC[str, Column]:
    """Every way of writing the headers of a dataset; a canonical header wins over an alias."""
    columns = named(dataset).columns
    found = {closed(column.header): column for column in columns}
    for column in columns:
        for name in (*column.aliases, column.name):
            found.setdefault(closed(name), column)
    return found
