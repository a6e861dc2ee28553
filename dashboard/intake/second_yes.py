"""The second yes: what is unusual about a file is a warning that a person has to look at and confirm."""

from dashboard.catalog.dataset import Level
from dashboard.intake.reading.problem import Problem

_SURE = "核对这一处；确认无误请勾选（命令行加 --confirm-unusual）"


def ask_for_yes(line: int | None, column: str, value: str, reason: str, remedy: str = _SURE) -> Problem:
    """A warning that keeps the file out until it is confirmed; `line` None speaks of the whole file."""
    return Problem(line, column, value, Level.WARNING, "needs_answer", reason, remedy)


def asks_for_yes(problem: Problem) -> bool:
    """Whether a problem is one of those that only ask whether it is really so."""
    return problem.code == "needs_answer" and problem.level is Level.WARNING
