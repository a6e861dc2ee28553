"""A hand: the files that a person handed over together, and how far each of them is."""

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from dashboard.access.grant import NO_GRANT, Grant
from dashboard.intake.answer import Answer
from dashboard.intake.manner import Manner
from dashboard.intake.reading.answers import NOTHING_ANSWERED, Answers
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem
from dashboard.intake.review import Review

NOT_READ = Draft("")


@dataclass(frozen=True)
class Handed:
    """A file as it is handed over; `size` in bytes."""

    name: str
    size: int
    content: BinaryIO


class State(StrEnum):
    """How far a file is."""

    READING = "reading"
    """It waits to be read, or is read; it can be called off."""
    READ = "read"
    """Its draft is there, for better or worse; the person decides."""
    WRITING = "writing"
    """It is written into the store, wholly or not at all; too late to call it off."""
    COMMITTED = "committed"
    """Its answer is there, and its bytes lie in the journal."""
    FAILED = "failed"
    """Something went wrong that has nothing to do with the file."""


BUSY = (State.READING, State.WRITING)


@dataclass(frozen=True)
class File:
    """One file in hand; `number` is its place in the hand, from 1, and never given twice."""

    number: int
    name: str
    size: int
    folder: Path
    state: State = State.READING
    stage: str = ""
    share: float = 0.0
    """How much of the work lies behind, from 0 to 1."""
    since: float = 0.0
    """When its work began, by the monotonic clock."""
    answers: Answers = NOTHING_ANSWERED
    manner: Manner = Manner.MERGE
    reporter: str | None = None
    """The code of the unit for which it is handed in."""
    grant: Grant = NO_GRANT
    """What the person who handed it over may write."""
    draft: Draft = NOT_READ
    """What reading it gave; empty until then."""
    read_for: str | None = None
    """The reporter for whom the draft was read."""
    weighed_as: Manner = Manner.MERGE
    """The manner in which the draft was held against the store."""
    review: Review | None = None
    unusual: tuple[Problem, ...] = ()
    """What stands against handing it in, besides what is wrong with the file itself."""
    answer: Answer | None = None
    refusal: str = ""
    """Why the last attempt to read it or to hand it in failed."""

    @property
    def original(self) -> Path:
        """The bytes as they were sent."""
        return self.folder / "original"

    @property
    def was_read(self) -> bool:
        """Whether its draft says anything."""
        return bool(self.draft.rows_read or self.draft.problems)

    @property
    def busy(self) -> bool:
        """Whether something is being done to it."""
        return self.state in BUSY

    @property
    def stays(self) -> bool:
        """Whether it takes room: what was committed has left its bytes to the journal."""
        return self.state is not State.COMMITTED


@dataclass(frozen=True)
class Hand:
    """Files handed over together; `token` stands in the address, `visitor` says whose room they take."""

    token: str
    visitor: str
    touched: float
    """When it was last looked at, by the monotonic clock."""
    files: tuple[File, ...] = ()
    given: int = 0
    """The last number that was given to a file."""

    @property
    def busy(self) -> tuple[File, ...]:
        """The files that something is being done to."""
        return tuple(file for file in self.files if file.busy)

    @property
    def open(self) -> tuple[File, ...]:
        """The files that are still to be decided, in the order in which they were handed over."""
        return tuple(file for file in self.files if file.stays)

    @property
    def entries(self) -> tuple[int, ...]:
        """The numbers of the entries that its files became."""
        return tuple(file.answer.import_no for file in self.files if file.answer and file.answer.import_no)

    def file(self, number: int) -> File | None:
        """The file of a number; None when it was let go."""
        return next((file for file in self.files if file.number == number), None)


def wipe(folder: Path) -> None:
    """Leave nothing of a file that names persons; what was found is told without its words."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
