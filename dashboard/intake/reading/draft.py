"""A file read whole: what was understood, every problem, and the good rows as canonical Parquet. Writes no store.

Everything here happens in a private engine inside one folder, so that it can run in a process of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.catalog.dataset import Dataset, Level
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.intake.files.coded import MOST_CODED
from dashboard.intake.files.contents import Text, Undecided, open_text
from dashboard.intake.files.sheet import NoHeader, Sheet, find_sheet
from dashboard.intake.reading.answers import NOTHING_ANSWERED, Answers
from dashboard.intake.reading.extra import list_extra
from dashboard.intake.reading.headerless import explain
from dashboard.intake.reading.headers import fingerprint
from dashboard.intake.reading.heading import choose_dataset, match_columns
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.mapping import Guess, Mapping, with_examples
from dashboard.intake.reading.personal import (
    refuse_personal_headers,
    refuse_personal_names,
    refuse_personal_titles,
)
from dashboard.intake.reading.problem import Problem, Unreadable
from dashboard.intake.reading.questions import Asked, Question
from dashboard.intake.reading.recognition import score
from dashboard.intake.reading.repairs import Repair
from dashboard.intake.reading.rows import Table, read_rows
from dashboard.intake.reading.sheets import choose_sheet
from dashboard.intake.reading.unknown import Unknown
from dashboard.store import scratch

_REMEMBERED = 1_000
"""What a row is worth that is the header of an earlier file: more than any other."""


@dataclass(frozen=True)
class Draft:
    """What a file turned out to be. `parquet` holds the rows without errors, None when the file is unreadable."""

    name: str
    dataset: Dataset | None = None
    sha256: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    mapping: Mapping | None = None
    rows_read: int = 0
    rows_good: int = 0
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()
    """What was put right by itself."""
    parquet: Path | None = None
    raw: Path | None = None
    """The rows with errors as the file writes them: `line`, then `c0`, `c1` … by the places of the guesses."""
    version: int = 0
    """The version of the store whose names the cells were resolved by."""
    answers: Answers = NOTHING_ANSWERED
    kind: str = ""
    """What the file is by its content: text, xlsx, xls, ods, xlsb."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """The worksheet that was read, and all that hold anything."""
    previews: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(codec, first lines) where no encoding fits and a person has to choose."""
    guesses: tuple[Guess, ...] = ()
    fingerprint: str = ""
    """The digest of the whole set of headers, under which a choice of columns is remembered."""
    confidence: float = 0.0
    """From 0 to 1: how sure it is that the file is of this dataset."""
    candidates: tuple[tuple[str, float], ...] = ()
    """(dataset, confidence) of the likeliest, the best first."""
    questions: tuple[Question, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep rows, or the file, out."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)

    @property
    def names_persons(self) -> bool:
        """Whether it was refused for personal information, so that nothing of it may be kept."""
        return any(problem.code == "personal_information" for problem in self.problems)

    @property
    def handled(self) -> tuple[str, ...]:
        """The repairs in sentences."""
        return tuple(repair.said for repair in self.repairs)


def read_file(
    source: Path,
    name: str,
    folder: Path,
    lookups: Lookups,
    answers: Answers = NOTHING_ANSWERED,
    *,
    stages: Callable[[str], None] = lambda _: None,
    limits: Limits | None = None,
    most_coded: int = MOST_CODED,
) -> Draft:
    """Read one file inside `folder` as far as `answers` decide it; never raises for what is in the file.

    `stages` hears each stage as it begins, in Chinese; `most_coded` sets how columns are held, and changes nothing else.
    """
    reading = _Reading(source, name, folder, lookups, answers, stages, limits, most_coded)
    try:
        reading.read()
    except Asked as error:
        return replace(reading.draft, problems=error.problems, questions=error.questions)
    except Undecided as error:
        return replace(reading.draft, problems=error.problems, previews=error.previews)
    except Unreadable as error:
        return replace(reading.draft, problems=error.problems)
    return reading.draft


class _Reading:
    """The draft as it becomes known: what refuses a file leaves what was understood before."""

    def __init__(
        self,
        source: Path,
        name: str,
        folder: Path,
        lookups: Lookups,
        answers: Answers,
        stages: Callable[[str], None],
        limits: Limits | None,
        most_coded: int,
    ) -> None:
        self.source = source
        self.folder = folder
        self.lookups = lookups
        self.answers = answers
        self.stages = stages
        self.limits = limits
        self.most_coded = most_coded
        dataset = named(answers.dataset) if answers.dataset else None
        self.draft = Draft(name, dataset, version=lookups.version, answers=answers)

    def read(self) -> None:
        """Go all the way; raises Unreadable where it ends."""
        text, sheet = self._find_sheet(self._open())
        table = self._match(text, sheet)
        with scratch(self.folder) as cursor:
            rows = read_rows(
                cursor,
                table,
                self.folder,
                self.lookups,
                self.answers,
                stages=self.stages,
                limits=self.limits,
                most_coded=self.most_coded,
            )
        self._know(
            rows_read=rows.read,
            rows_good=rows.good,
            problems=(*list_extra(table.mapping, self.draft.guesses, sheet.header_row), *rows.problems),
            repairs=rows.repairs,
            parquet=rows.parquet,
            raw=rows.raw,
            questions=rows.questions,
            unknown=rows.unknown,
        )

    def _open(self) -> Text:
        if self.limits:
            self.limits.refuse_bytes(self.source.stat().st_size)
        refuse_personal_names([Path(self.draft.name).stem], "文件名")
        self.stages("识别编码")
        text = open_text(self.source, self.folder, encoding=self.answers.encoding, sheet=self.answers.sheet)
        self._opened(text)
        if self.limits and text.lines is not None:
            self.limits.refuse_rows(text.lines)
        return text

    def _opened(self, text: Text) -> None:
        self._know(
            sha256=text.sha256, encoding=text.encoding, kind=text.kind, sheet=text.sheet, sheets=text.sheets
        )

    def _find_sheet(self, text: Text) -> tuple[Text, Sheet]:
        self.stages("找表头")
        text = choose_sheet(text, self.source, self.folder, self.answers, self._recognise, self._opened)
        try:
            sheet = find_sheet(text, self._recognise, off=self.answers.off)
        except NoHeader as error:
            raise explain(error, text, self.draft.dataset) from error
        refuse_personal_titles(sheet.above)
        refuse_personal_headers(sheet.headers, row=sheet.header_row)
        self._know(delimiter=sheet.delimiter, header_row=sheet.header_row)
        return text, sheet

    def _match(self, text: Text, sheet: Sheet) -> Table:
        choice = choose_dataset(sheet, self.answers, self.lookups)
        self._know(
            dataset=choice.dataset,
            confidence=choice.confidence,
            candidates=choice.candidates,
            fingerprint=choice.fingerprint,
        )
        matched = match_columns(sheet, choice, self.answers)
        self._know(mapping=matched.mapping, guesses=with_examples(matched.guesses, sheet.sample))
        if matched.questions:
            raise Asked(matched.questions, matched.problems)
        if matched.problems:
            raise Unreadable(*matched.problems)
        return Table(text, sheet, matched.mapping, self._recognise)

    def _recognise(self, row: Sequence[str]) -> int:
        """How well a row would do as the header: by the datasets, by earlier files, by what the person said."""
        if any(digest == fingerprint(row) for _, digest, _, _ in self.lookups.headings):
            return _REMEMBERED
        said = {header for header, _ in self.answers.columns}
        if said and len(said.intersection(row)) == len(said):
            return _REMEMBERED
        dataset = self.draft.dataset
        known = UPLOADED if dataset is None or dataset in UPLOADED else (dataset, *UPLOADED)
        return max(score(row, each) for each in known)

    def _know(self, **facts: object) -> None:
        self.draft = replace(self.draft, **facts)  # type: ignore[arg-type]  # the fields of a draft
