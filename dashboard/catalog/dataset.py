"""What a dataset is: the words in which every uploaded table is declared once."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.errors import UnknownName


class Kind(StrEnum):
    """How a cell is read and stored."""

    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"
    PERCENT = "percent"
    MONTH = "month"
    DATE = "date"
    FLAG = "flag"
    LIST = "list"


class Merge(StrEnum):
    """How a file meets the rows that are already live."""

    BY_KEY = "by key"
    BY_SCOPE = "by scope"


class Level(StrEnum):
    """How much a problem weighs: an error keeps the row out, the others are only said."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True)
class Choice:
    """One allowed value of a column and the other ways in which offices write it."""

    value: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column: `name` in the store, `header` in files (canonical, fixed by datasets.md)."""

    name: str
    header: str
    kind: Kind
    meaning: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    key: bool = False
    choices: tuple[Choice, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    """Values that look like a choice and must not be guessed: (value, why)."""
    refers: str = ""
    """The dataset whose rows this column names; stored is that row's code."""
    unit: str = ""
    example: str = ""
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    """The value must be strictly greater than this."""
    max_length: int = 200
    default: str | None = None
    code: bool = False
    """Holds identifiers, so it isn't searched for bank cards."""
    fills_down: bool = False
    """Offices merge its cells over several rows, so an empty cell may stand for the one above it."""


@dataclass(frozen=True)
class Rule:
    """A condition over one row, in SQL over the typed columns, that is true when something is wrong.

    The rows are `checked`; what the store knows of other datasets are the tables `known_units`, `known_tasks` …
    """

    condition: str
    column: str
    reason: str
    remedy: str
    level: Level = Level.ERROR
    problem: str = "rule"


@dataclass(frozen=True)
class Dataset:
    """One table that is uploaded: its grain, columns, key, rules and manner of merging."""

    name: str
    title: str
    grain: str
    columns: tuple[Column, ...]
    merge: Merge = Merge.BY_KEY
    scope: tuple[str, ...] = ()
    """For `Merge.BY_SCOPE`: the columns whose tuples in a file are replaced whole."""
    rules: tuple[Rule, ...] = ()
    reference: bool = False
    """Ships with the product and is seeded from data/reference/."""
    kept: bool = False
    """Written by the pages themselves, row by row; no file of it is handed in."""
    named_by: tuple[str, ...] = ()
    """The columns by which other datasets may refer to a row, the code first."""

    @property
    def table(self) -> str:
        """The table of all versions of the rows."""
        return f"{self.name}_rows"

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the key columns, in order."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns that a file must have."""
        return tuple(column for column in self.columns if column.required)

    def __reduce__(self) -> tuple[Callable[[str], "Dataset"], tuple[str]]:
        """Between processes a dataset travels as its name, so that it stays the one declaration."""
        from dashboard.catalog.datasets import named

        return named, (self.name,)

    def column(self, name: str) -> Column:
        """The column stored under a name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownName(f"数据集“{self.title}”里没有 {name} 这一列。")


def choices(*values: str) -> tuple[Choice, ...]:
    """Plain choices without aliases."""
    return tuple(Choice(value) for value in values)
