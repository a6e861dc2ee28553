"""Indicators in per cent: 0.925 beside 90 of the same indicator may be 92.5."""

from collections.abc import Iterable

from dashboard.catalog.dataset import Level, Rule
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.percents import EITHER_UP_TO, Scale
from dashboard.intake.reading.problem import Problem
from dashboard.intake.reading.questions import Question, QuestionKind

_DEFINITIONS = "indicator_definitions"
_REASON = "同一指标既有大于 2 的数，又有小于 1 的数，分不清是不是按比例填的（0.925 是 92.5% 还是 0.925%）"


def share_rules(mapping: Mapping, known: frozenset[str], answer: Scale | None) -> list[Rule]:
    """The condition over `checked` that finds such parts of one; `known` are the registers at hand.

    None once a person has said that numbers are to be read as they stand.
    """
    declared = next((column for column in mapping.dataset.columns if column.refers == _DEFINITIONS), None)
    if (
        declared is None
        or _DEFINITIONS not in known
        or answer is Scale.WHOLE
        or mapping.place("value") is None
    ):
        return []
    code, in_percent = (
        declared.name,
        f"select indicator_code from known_{_DEFINITIONS} where value_unit = '%'",
    )
    condition = (
        f"value > 0 and value < 1 and {code} in ({in_percent}) "
        f"and {code} in (select {code} from checked where value > {EITHER_UP_TO})"
    )
    remedy = "指标以 % 计，请统一写成 92.5 这样；确实不到 1%，命令行加 --percents whole"
    return [Rule(condition, "value", _REASON, remedy, Level.ERROR, "ambiguous_value")]


def ask_about_shares(problems: Iterable[Problem]) -> tuple[Question, ...]:
    """The question for those that were found: only the numbers as they stand can be taken without mending."""
    found = next((problem for problem in problems if problem.reason == _REASON), None)
    if found is None:
        return ()
    options = (("whole", "照写的数读：0.925 就是 0.925%"),)
    return (Question(QuestionKind.PERCENTS, found.column, f"{_REASON}，请改正，或选定读法", options),)
