"""How the texts of one column are read: as numbers, days, choices, names of what the store knows, or lists of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.reading import percents
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.cells import BLANKS, Parsed, Refused, clean
from dashboard.intake.reading.damage import find_damage
from dashboard.intake.reading.dates import find_order, is_month
from dashboard.intake.reading.lookups import Lookups, Names
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.questions import Question, ask_about_dates, ask_about_percents
from dashboard.intake.reading.references import Reference
from dashboard.intake.reading.repairs import Repair, RepairKind
from dashboard.intake.reading.values import Way, parse

LIST_MARK = "；"
_SPLIT = re.compile(r"[;；、,，\n]")
_NEAR_CHOICE = 60
"""From 0 to 100: how like a choice a text must be to be taken for a slip of it."""


@dataclass(frozen=True)
class Reader:
    """What a text of a column stands for, what to tell the clerk about it, and what to ask."""

    read: Callable[[str], Parsed]
    repair: Repair | None = None
    question: Question | None = None


def choose_readers(
    mapping: Mapping,
    texts: MappingABC[str, Sequence[str]],
    lookups: Lookups,
    own: Iterable[tuple[str | None, ...]],
    answers: Answers,
) -> dict[str, Reader]:
    """The readers of the columns that have texts; `own` are the names that the file itself brings."""
    own_names = Names.of(own)
    found: dict[str, Reader] = {}
    for name, distinct in texts.items():
        column = mapping.dataset.column(name)
        if column.kind is Kind.PERCENT:
            found[name] = _percents(column, distinct, answers, mapping.unit(name))
        elif column.refers:
            names = lookups.names(column.refers)
            if column.refers == mapping.dataset.name:
                names = names.merged(own_names)
            names = names.with_aliases(
                (alias, code) for dataset, alias, code in answers.aliases if dataset == column.refers
            )
            reference = Reference(column, names)
            found[name] = (
                _list(column, reference.read) if column.kind is Kind.LIST else Reader(reference.read)
            )
        elif column.choices:
            found[name] = Reader(_chooser(column))
        elif column.kind is Kind.LIST:
            found[name] = _list(column, clean)
        else:
            found[name] = _plain(column, distinct, lookups.today, answers, mapping.unit(name))
    return found


def _plain(column: Column, texts: Sequence[str], today: date, answers: Answers, unit: str) -> Reader:
    if column.kind is not Kind.DATE:
        way = Way(unit=unit)
        return Reader(lambda text: parse(column, text, today=today, way=way), _in_units(column, unit))
    order = find_order(column, texts, answers.dates)
    asked = isinstance(order, Refused) and order.code == "needs_answer"
    way = Way(order, month_end=RepairKind.MONTH_END not in answers.off)
    vague = [text for text in texts if way.month_end and is_month(text)]
    said = f"“{column.header}”里只写了月份的（如 {vague[0].strip()}），按月末那天读" if vague else ""
    return Reader(
        lambda text: parse(column, text, today=today, way=way),
        Repair(RepairKind.MONTH_END, said) if vague else None,
        ask_about_dates(column.header, order.reason) if asked and isinstance(order, Refused) else None,
    )


def _in_units(column: Column, unit: str) -> Repair | None:
    if not unit or unit == column.unit:
        return None
    return Repair(RepairKind.UNITS, f"“{column.header}”的列名写的是{unit}，已换算成{column.unit}")


def _percents(column: Column, texts: Sequence[str], answers: Answers, unit: str) -> Reader:
    plain = percents.Scale.WHOLE if RepairKind.FRACTIONS in answers.off else None
    scale = percents.scale(column, texts, answers.percents or plain, unit)
    if isinstance(scale, Refused):
        whole = percents.Scale.WHOLE
        return Reader(
            lambda text: scale if percents.in_doubt(column, text) else percents.read(column, text, whole),
            question=ask_about_percents(column.header, scale.reason),
        )
    fractions = scale is percents.Scale.FRACTION
    said = f"“{column.header}”里的小数按比例读：0.85 读作 85%"
    repair = Repair(RepairKind.FRACTIONS, said) if fractions else None
    return Reader(lambda text: percents.read(column, text, scale), repair)


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
        if cell in BLANKS:
            return None
        if damage := find_damage(column, cell):
            return damage
        near = process.extractOne(cell, known, scorer=fuzz.ratio, score_cutoff=_NEAR_CHOICE)
        hint = f"，是不是“{near[0]}”" if near else ""
        return Refused("bad_choice", f"“{cell[:30]}”不是可选的{column.header}{hint}", f"可选：{offered}")

    return choose


def _closed(text: str) -> str:
    """A choice without any spaces."""
    return re.sub(r"\s", "", clean(text))


def _list(column: Column, read: Callable[[str], Parsed]) -> Reader:
    """Reads lists whose parts are read by `read`; one part that can't be read refuses the cell."""

    def read_list(text: str) -> Parsed:
        if damage := find_damage(column, clean(text)):
            return damage
        values: list[str] = []
        for part in _SPLIT.split(clean(text)):
            value = read(part.strip())
            if isinstance(value, Refused):
                return value
            if value and value not in values and value not in BLANKS:
                values.append(value)
        return LIST_MARK.join(values) or None

    return Reader(read_list)
