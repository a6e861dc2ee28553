"""What the header says: which dataset the table is, which column is which, and in what units its numbers are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.catalog.dataset import Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.intake.files.sheet import Sheet
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.cells import FACTORS, clean
from dashboard.intake.reading.headers import Found, How, fingerprint, is_unit
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.mapping import Mapping, Matched, match, misfit
from dashboard.intake.reading.problem import Problem, refusal
from dashboard.intake.reading.questions import Asked, ask_about_dataset
from dashboard.intake.reading.recognition import confidence, rank, rivals, score
from dashboard.intake.reading.repairs import RepairKind

_CANDIDATES = 3
_REMEMBERED = 0.99
_TITLE_UNIT = re.compile(r"(?:单位|金额|经费|资金)[^0-9,，。;；]{0,6}?(千元|万元|亿元)")


@dataclass(frozen=True)
class Choice:
    """The dataset that a table is taken for."""

    dataset: Dataset
    confidence: float
    candidates: tuple[tuple[str, float], ...]
    """(dataset, confidence) of the likeliest, the best first."""
    decided: tuple[tuple[str, tuple[str | None, How]], ...]
    """By header: the column that a person or an earlier file said."""
    fingerprint: str


def choose_dataset(sheet: Sheet, answers: Answers, lookups: Lookups) -> Choice:
    """What the table is: as a person said, as remembered for this set of headers, or as its headers say.

    Raises Unreadable for a table that is plainly another than was said, Asked when two fit alike.
    """
    digest = fingerprint(sheet.headers)
    ranked = rank(sheet.headers)
    candidates = tuple((dataset.name, sure) for dataset, sure in ranked[:_CANDIDATES])
    said = named(answers.dataset) if answers.dataset else None
    kept = [heading for heading in lookups.headings if heading[1] == digest]
    if said:
        kept = [heading for heading in kept if heading[2] == said.name]
    if kept:
        dataset, sure = named(kept[-1][2]), _REMEMBERED
    elif said:
        dataset, sure = said, confidence(sheet.headers, said)
    else:
        alike = rivals(ranked, sheet.headers)
        if len(alike) > 1:
            question = ask_about_dataset(alike)
            remedy = f"上传时选定；命令行加 --dataset {alike[0].name} 这样的选项"
            raise Asked([question], [question.as_problem(remedy, sheet.header_row)])
        dataset, sure = ranked[0]
    decided: dict[str, tuple[str | None, How]] = {}
    if kept:
        for pair in kept[-1][3]:
            header, _, column = pair.rpartition("=")
            if not column or column in dataset.names:
                decided[header] = (column or None, How.REMEMBERED)
    for header, name in answers.columns:
        decided[header] = (_column(dataset, name, sheet.header_row) if name else None, How.PERSON)
    if said and not decided and not score(sheet.headers, said):
        raise _wrong(ranked[0][0], said, sheet.header_row)
    return Choice(dataset, sure, candidates, tuple(decided.items()), digest)


def match_columns(sheet: Sheet, choice: Choice, answers: Answers) -> Matched:
    """Tie the columns of the sheet to those of the dataset, and find the units of its numbers."""
    dataset = choice.dataset
    matched = match(sheet.headers, dataset, row=sheet.header_row, decided=dict(choice.decided))
    missing = any(problem.code == "missing_column" for problem in matched.problems)
    other, _ = rank(sheet.headers)[0]
    if missing and other is not dataset and not dataset.reference and not choice.decided:
        found = {name for name, _ in match(sheet.headers, other, row=sheet.header_row).mapping.places}
        if found.issuperset(column.name for column in other.required):
            raise _wrong(other, dataset, sheet.header_row)
    mapping, problems = _with_units(sheet, matched.mapping, answers)
    return replace(matched, mapping=mapping, problems=(*matched.problems, *problems))


def _column(dataset: Dataset, name: str, row: int) -> str:
    """The column of a name or a canonical header."""
    for column in dataset.columns:
        if name in (column.name, column.header):
            return column.name
    raise refusal("missing_column", f"“{dataset.title}”里没有“{name}”这一列", "按模板里的列名填写", row=row)


def _with_units(sheet: Sheet, mapping: Mapping, answers: Answers) -> tuple[Mapping, list[Problem]]:
    """The mapping with the units that a title or a row under the header states, and those that can't be."""
    below = _unit_row(sheet)
    title = _title_unit(sheet.above)
    units: dict[str, str] = dict(mapping.units)
    problems: list[Problem] = []
    for name, place in mapping.places:
        column = mapping.dataset.column(name)
        if column.kind not in (Kind.INT, Kind.DECIMAL, Kind.PERCENT):
            continue
        stated = clean(below[place]).strip("()") if place < len(below) and is_unit(below[place]) else ""
        if not stated and column.unit == "元":
            stated = title
        unit = units.get(name) or stated
        found = Found(column, How.EXACT, unit)
        converted = column.unit == "元" and unit in FACTORS and unit != "元"
        refused = (name not in units and not found.fits) or (converted and RepairKind.UNITS in answers.off)
        if refused:
            problems.append(misfit(sheet.headers[place], found, sheet.header_row))
        if unit:
            units[name] = unit
    return replace(mapping, units=tuple(units.items())), problems


def with_noted_unit(mapping: Mapping, notes: str, answers: Answers) -> Mapping:
    """The mapping with the unit of money that the notes below the table state."""
    match = _TITLE_UNIT.search(re.sub(r"\s", "", notes))
    if not match or RepairKind.UNITS in answers.off:
        return mapping
    stated = dict(mapping.units)
    columns = [mapping.dataset.column(name) for name, _ in mapping.places]
    noted = {column.name: match[1] for column in columns if column.unit == "元" and column.name not in stated}
    return replace(mapping, units=tuple({**stated, **noted}.items()))


def _unit_row(sheet: Sheet) -> Sequence[str]:
    """The row of units under the header, if there is one."""
    rows = sheet.written[sheet.header_row - sheet.first_header_row + 1 :]
    return rows[0] if rows else ()


def _title_unit(above: Sequence[Sequence[str]]) -> str:
    """The unit of money that a row over the header states for the whole table."""
    for row in reversed(above):
        for cell in row:
            if match := _TITLE_UNIT.search(re.sub(r"\s", "", clean(cell))):
                return match[1]
    return ""


def _wrong(other: Dataset, said: Dataset, row: int) -> Exception:
    reason = f"这像是“{other.title}”，不是“{said.title}”"
    return refusal("wrong_dataset", reason, f"改选“{other.title}”，或核对文件", row=row)
