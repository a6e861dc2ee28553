"""What is wrong with a file or a row, said to a clerk."""

from dataclasses import asdict, dataclass

from dashboard.catalog.dataset import Level
from dashboard.errors import CockpitError


@dataclass(frozen=True)
class Problem:
    """One problem; `row` is the row number that Excel or WPS shows, None for the whole file."""

    row: int | None
    column: str
    value: str
    level: Level
    code: str
    reason: str
    remedy: str

    def as_json(self) -> dict[str, str | int | None]:
        """The problem in the shape that datasets.md fixes."""
        return asdict(self)


class Unreadable(CockpitError):
    """The file as a whole can't be taken; carries the problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].reason)
        self.problems = problems


def refusal(
    code: str, reason: str, remedy: str, *, row: int | None = None, column: str = "", value: str = ""
) -> Unreadable:
    """The whole file refused for one reason."""
    return Unreadable(Problem(row, column, value, Level.ERROR, code, reason, remedy))


def shown(value: str, limit: int = 40) -> str:
    """A cell's text fit for a sentence: one line, cut short."""
    line = " ".join(value.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
