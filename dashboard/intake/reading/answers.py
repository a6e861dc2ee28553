"""What a person has decided about a file: every question that reading it can ask, answered or still open.

A file is read again from its bytes with its answers; nothing else of a conversation is kept.
"""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind


class DateOrder(StrEnum):
    """How 03/04/2026 is to be read."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True)
class Answers:
    """The decisions; what is None or empty was left to the file."""

    dataset: str | None = None
    """The name of the dataset that the file is said to be."""
    encoding: str | None = None
    """The codec that the person chose by its preview."""
    sheet: str | None = None
    """The worksheet of a workbook."""
    columns: tuple[tuple[str, str | None], ...] = ()
    """(header as the file writes it, column name or None for not imported) where the person, or an earlier file
    with the same headers, decided; other headers are guessed."""
    percents: Scale | None = None
    dates: DateOrder | None = None
    fill_down: bool | None = None
    """Whether empty cells below a merged one get its text."""
    aliases: tuple[tuple[str, str, str], ...] = ()
    """(dataset of the register, text in the file, code) that the person tied together for this file."""
    mends: tuple[tuple[int, str, str], ...] = ()
    """(row as Excel counts, column name, new text) that the person wrote in place of what the file says."""
    dropped: tuple[int, ...] = ()
    """Rows that the person left out."""
    off: frozenset[RepairKind] = frozenset()
    """The repairs that were switched off."""


NOTHING_ANSWERED = Answers()
"""Everything is left to the file."""
