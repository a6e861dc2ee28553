"""What form a cell's text has: a number, a date, a time, an address, a code; and which form a column keeps."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

TEXT = "text"
EMPTY = ""
_FORMS = (
    ("number", re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[,，]\d{3})+)?[.]?\d+(?:[eE][+-]?\d+)?")),
    ("money", re.compile(r"[-+]?(?:[$€£¥￥]|USD|EUR|CNY|RMB)\s?-?[\d,.]+(?:万|亿)?元?|-?[\d,.]+\s?(?:[$€£¥￥元]|万元|亿元)")),
    ("percent", re.compile(r"[+-]?\d+(?:\.\d+)?\s?[%％]")),
    ("time", re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?")),
    ("date", re.compile(r"\d{1,4}([-/.])\d{1,2}(?:\1\d{1,4})?|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日")),
    ("moment", re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")),
    ("address", re.compile(r"(?:https?|ftp)://\S+|www\.\S+|[^\s@,;]+@[^\s@,;]+\.\w+")),
)  # fmt: skip
_RUNS = re.compile(r"\d+|[^\W\d_]+")
_OWN_FORMS = frozenset(name for name, _ in _FORMS)
_STEADY = 0.8
"""A column has a form when so large a part of its filled cells has it."""


@lru_cache(maxsize=100_000)
def form_of(text: str) -> str:
    """The form of one cell: EMPTY, one of those above, the outline of a code such as “A-9”, or TEXT."""
    cell = text.strip()
    if not cell:
        return EMPTY
    if len(cell) > 200:
        return "address" if cell.startswith(("http://", "https://")) else TEXT
    for name, pattern in _FORMS:
        if pattern.fullmatch(cell):
            return name
    if len(cell) <= 40 and len(cell.split()) == 1 and any(map(str.isdigit, cell)):
        return _RUNS.sub(lambda run: "9" if run[0][0].isdigit() else "A", cell)
    return TEXT


def forms_of(rows: Iterable[Sequence[str]], width: int) -> list[str]:
    """The form of each column: EMPTY where nothing stands, TEXT where it has no steady one."""
    counts: list[Counter[str]] = [Counter() for _ in range(width)]
    for row in rows:
        for count, cell in zip(counts, row, strict=False):
            if form := form_of(cell):
                count[form] += 1
    return [_steady(count) for count in counts]


def _steady(count: Counter[str]) -> str:
    if not count:
        return EMPTY
    form, times = count.most_common(1)[0]
    return form if times >= _STEADY * count.total() else TEXT


def agreement(row: Sequence[str], forms: Sequence[str]) -> tuple[int, int]:
    """In how many columns of a form of their own a row keeps it, and in how many it has plain text instead."""
    kept = broken = 0
    for cell, form in zip(row, forms, strict=False):
        if form not in (EMPTY, TEXT) and cell.strip():
            own = form_of(cell)
            kept += own == form
            broken += own == TEXT or (own != form and not any(map(str.isdigit, cell)))
    return kept, broken


def looks_like_a_header(row: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a row has text where the columns keep another form."""
    kept, broken = agreement(row, forms)
    return broken > kept


def looks_like_names(row: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a first row has names, with digits in them perhaps, where the columns hold numbers, dates and the like."""
    kept, _ = agreement(row, forms)
    names = sum(
        form in _OWN_FORMS and form_of(cell) != form and any(map(str.isalpha, cell))
        for cell, form in zip(row, forms, strict=False)
    )
    return names > kept
