"""How the texts of one column are read: as numbers, days, choices, names of what the store knows, or lists of them."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from datetime import date

from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.intake.reading import percents
from dashboard.intake.reading.cells import (
    BLANKS,
    Parsed,
    Refused,
    clean,
    is_damaged,
    is_month,
    is_total,
    parse,
)
from dashboard.intake.reading.lookups import Lookups, Names
from dashboard.intake.reading.mapping import Mapping

LIST_MARK = "；"
_SPLIT = re.compile(r"[;；、,，]")
_NEAREST_FOR = 200
"""Suggestions are sought for so many unknown names; a file with more is the wrong file."""
_TOTAL = Refused("total_row", "合计行", "")


@dataclass(frozen=True)
class Reader:
    """What a text of a column stands for, and what to tell the clerk about it."""

    read: Callable[[str], Parsed]
    notice: str = ""


def choose_readers(
    mapping: Mapping,
    texts: MappingABC[str, Sequence[str]],
    lookups: Lookups,
    own: Iterable[tuple[str | None, ...]],
    *,
    percent_answer: percents.Scale | None,
) -> dict[str, Reader]:
    """The readers of the columns that have texts; `own` are the names that the file itself brings."""
    own_names = Names.of(own)
    found: dict[str, Reader] = {}
    for name, distinct in texts.items():
        column = mapping.dataset.column(name)
        if column.kind is Kind.PERCENT:
            found[name] = _percents(column, distinct, percent_answer)
        elif column.refers:
            names = lookups.names(column.refers)
            if column.refers == mapping.dataset.name:
                names = names.merged(own_names)
            reference = _Reference(column, names, named(column.refers))
            found[name] = _list(reference.read) if column.kind is Kind.LIST else Reader(reference.read)
        elif column.choices:
            found[name] = Reader(_chooser(column))
        elif column.kind is Kind.LIST:
            found[name] = _list(clean)
        else:
            found[name] = _plain(column, distinct, lookups.today)
    return found


def _plain(column: Column, texts: Sequence[str], today: date) -> Reader:
    def read(text: str) -> Parsed:
        return _TOTAL if is_total(text) else parse(column, text, today=today)

    vague = [text for text in texts if is_month(text)] if column.kind is Kind.DATE else []
    notice = f"“{column.header}”里只写了月份的（如 {vague[0].strip()}），按月末那天读" if vague else ""
    return Reader(read, notice)


def _percents(column: Column, texts: Sequence[str], answer: percents.Scale | None) -> Reader:
    scale = percents.scale(column, texts, answer)
    if isinstance(scale, Refused):
        whole = percents.Scale.WHOLE
        return Reader(
            lambda text: scale if percents.in_doubt(column, text) else percents.read(column, text, whole)
        )
    fractions = scale is percents.Scale.FRACTION
    notice = f"“{column.header}”里的小数按比例读：0.85 读作 85%" if fractions else ""
    return Reader(lambda text: percents.read(column, text, scale), notice)


def _chooser(column: Column) -> Callable[[str], Parsed]:
    words = {word: choice.value for choice in column.choices for word in (choice.value, *choice.aliases)}
    known = {_closed(word): value for word, value in words.items()}
    refused = dict(column.refused)
    offered = "、".join(choice.value for choice in column.choices)

    def choose(text: str) -> Parsed:
        cell = _closed(text)
        if cell in known:
            return known[cell]
        if cell in refused:
            return Refused("ambiguous_value", refused[cell], f"写成名称，可选：{offered}")
        if is_total(text):
            return _TOTAL
        if cell in BLANKS:
            return None
        near = difflib.get_close_matches(cell, known, n=1, cutoff=0.6)
        hint = f"，是不是“{known[near[0]]}”" if near else ""
        return Refused("bad_choice", f"“{cell[:30]}”不是可选的{column.header}{hint}", f"可选：{offered}")

    return choose


def _closed(text: str) -> str:
    """A choice without any spaces."""
    return re.sub(r"\s", "", clean(text))


class _Reference:
    """Resolves the names of one referred dataset; counts the suggestions it has sought."""

    def __init__(self, column: Column, names: Names, refers: Dataset) -> None:
        self.column = column
        self.names = names
        self.refers = refers
        self.sought = 0

    def read(self, text: str) -> Parsed:
        """The code that a text stands for."""
        cell = clean(text)
        if cell in self.names.codes:
            code = self.names.codes[cell]
            if code is None:
                reason = f"{self.refers.title}里不止一个“{cell[:30]}”"
                return Refused("ambiguous_value", reason, f"改填{self.refers.columns[0].header}")
            return code
        if is_total(text):
            return _TOTAL
        if cell in BLANKS:
            return None
        if is_damaged(cell):
            return Refused(
                "damaged_number", f"被 Excel 变成科学计数（{cell}）", "把这一列设为文本格式后重新填写"
            )
        hint = self._suggest(cell)
        title = self.refers.title
        remedy = f"按{title}里的编号、名称或简称填写；确实是新的，请办公室先在{title}里添加"
        return Refused("unknown_reference", f"{self.column.header}“{cell[:30]}”不在{title}里{hint}", remedy)

    def _suggest(self, cell: str) -> str:
        self.sought += 1
        if self.sought > _NEAREST_FOR or len(cell) > 60:
            return ""
        near = difflib.get_close_matches(cell, self.names.codes, n=1, cutoff=0.75 if cell.isascii() else 0.5)
        return f"，是否为“{near[0]}”" if near else ""


def _list(read: Callable[[str], Parsed]) -> Reader:
    """Reads lists whose parts are read by `read`; one part that can't be read refuses the cell."""

    def read_list(text: str) -> Parsed:
        values: list[str] = []
        for part in _SPLIT.split(clean(text)):
            value = read(part)
            if isinstance(value, Refused):
                return value
            if value and value not in values and value not in BLANKS:
                values.append(value)
        return LIST_MARK.join(values) or None

    return Reader(read_list)
