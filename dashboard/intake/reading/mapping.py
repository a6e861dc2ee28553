"""Which column of a file is which column of a dataset: by name, by alias, as remembered, or as a person said.

A header that is only like a column's name is offered, and taken once a person has confirmed it.
"""

from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from dashboard.catalog.dataset import Column, Dataset, Level
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.headers import Found, How, closed, find_column, likeness, split_unit
from dashboard.intake.reading.person import find_number
from dashboard.intake.reading.problem import Problem, shown
from dashboard.intake.reading.questions import Question, ask_about_column

_CLEAR, _AHEAD = 75, 10
"""From 0 to 100: how like a name a header must be to be offered for it, and by how much more than the next."""
_NEAR = 40
_SURE = {How.EXACT: 1.0, How.PERSON: 1.0, How.REMEMBERED: 0.99, How.ALIAS: 0.95, How.NONE: 0.0}


@dataclass(frozen=True)
class Guess:
    """One header of a file and the column that it is taken for, None for one that isn't imported.

    What is only FUZZY isn't imported until a person has confirmed it.
    """

    place: int
    header: str
    column: str | None
    how: How
    confidence: float
    """From 0 to 1."""
    example: str = ""
    """The first cell that holds anything, cut short; empty until the rows were read."""


@dataclass(frozen=True)
class Mapping:
    """A dataset and, for each of its columns found, the column's place in the file (from 0)."""

    dataset: Dataset
    places: tuple[tuple[str, int], ...]
    extra: tuple[str, ...]
    by_alias: tuple[tuple[str, str], ...]
    """(header in the file, canonical header) where they differ."""
    units: tuple[tuple[str, str], ...] = ()
    """(column, unit) where the file states a unit."""

    def place(self, name: str) -> int | None:
        """Where a column stands in the file."""
        return dict(self.places).get(name)

    def unit(self, name: str) -> str:
        """The unit of money that the file states for a column."""
        return dict(self.units).get(name, "")


@dataclass(frozen=True)
class Matched:
    """What came of tying headers to columns; `problems` keep the file out."""

    mapping: Mapping
    guesses: tuple[Guess, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]


@dataclass
class _Claims:
    """The headers that claim each column, as they are read."""

    dataset: Dataset
    row: int
    by_column: dict[str, list[tuple[int, str, Found]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def settle(self) -> dict[str, tuple[int, str, Found]]:
        """One header for each column; a decision wins over a guess, else rivals are refused or asked about."""
        settled: dict[str, tuple[int, str, Found]] = {}
        for name, claims in self.by_column.items():
            decided = [claim for claim in claims if claim[2].how in (How.PERSON, How.REMEMBERED)] or claims
            if len(decided) == 1:
                settled[name] = decided[0]
                continue
            column = self.dataset.column(name)
            headers = [header for _, header, _ in decided]
            if len(set(map(closed, headers))) < len(headers):
                self.problems.append(_twice(headers, self.row))
                continue
            question = ask_about_column(column.header, headers)
            self.questions.append(question)
            remedy = f"删去其中一列；或上传时选定，命令行加 --columns {headers[0]}={column.header} 这样的选项"
            self.problems.append(question.as_problem(remedy, self.row))
        return settled


def match(
    headers: Sequence[str],
    dataset: Dataset,
    *,
    row: int,
    decided: MappingABC[str, tuple[str | None, How]] | None = None,
) -> Matched:
    """Tie headers to columns; `decided` holds, by header, the column that a person or an earlier file said."""
    said = {closed(header): decision for header, decision in (decided or {}).items()}
    claims = _Claims(dataset, row)
    for place, header in enumerate(headers):
        found = find_column(header, dataset)
        if closed(header) in said:
            chosen, how = said[closed(header)]
            unit = found.unit if found else split_unit(closed(header))[1]
            found = Found(dataset.column(chosen), how, unit) if chosen else None
        if found and not found.fits:
            claims.problems.append(misfit(clean(header), found, row))
        if found:
            claims.by_column.setdefault(found.column.name, []).append((place, clean(header), found))
    settled = claims.settle()
    taken = {place: (name, found) for name, (place, _, found) in settled.items()}
    contested = {place for each in claims.by_column.values() for place, _, _ in each} - set(taken)
    free = [
        place
        for place, header in enumerate(headers)
        if closed(header) and place not in taken and place not in contested and closed(header) not in said
    ]
    offers = _offer(headers, free, [each for each in dataset.columns if each.name not in claims.by_column])
    extra = tuple(
        clean(header) for place, header in enumerate(headers) if closed(header) and place not in taken
    )
    missing = [column for column in dataset.required if column.name not in claims.by_column]
    unused = [clean(headers[place]) for place in free]
    claims.problems.extend(_missing(column, unused, row) for column in missing)
    mapping = Mapping(
        dataset,
        tuple((name, place) for name, (place, _, _) in settled.items()),
        extra,
        tuple(
            (h, dataset.column(n).header) for n, (_, h, _) in settled.items() if h != dataset.column(n).header
        ),
        tuple((name, found.unit) for name, (_, _, found) in settled.items() if found.unit),
    )
    guesses = tuple(
        _guess(place, clean(header), taken.get(place), offers.get(place))
        for place, header in enumerate(headers)
    )
    return Matched(mapping, guesses, tuple(claims.problems), tuple(claims.questions))


def _offer(
    headers: Sequence[str], places: Sequence[int], columns: Sequence[Column]
) -> dict[int, tuple[str, float]]:
    """For headers that nothing knows, the one column whose name each is clearly like, and how like."""
    offers: dict[int, tuple[str, float]] = {}
    for place in places:
        ordered = sorted(
            ((likeness(headers[place], column), column.name) for column in columns), reverse=True
        )
        second = ordered[1][0] if len(ordered) > 1 else 0
        if ordered and ordered[0][0] >= _CLEAR and ordered[0][0] - second >= _AHEAD:
            offers[place] = ordered[0][1], ordered[0][0] / 100
    wanted = [name for name, _ in offers.values()]
    return {place: offer for place, offer in offers.items() if wanted.count(offer[0]) == 1}


def _guess(
    place: int, header: str, taken: tuple[str, Found] | None, offer: tuple[str, float] | None
) -> Guess:
    if taken:
        return Guess(place, header, taken[0], taken[1].how, _SURE[taken[1].how])
    if offer:
        return Guess(place, header, offer[0], How.FUZZY, round(offer[1], 2))
    return Guess(place, header, None, How.NONE, 0.0)


def with_examples(guesses: Sequence[Guess], sample: Sequence[str]) -> tuple[Guess, ...]:
    """The guesses with the first text of each column; numbers of persons hidden, since no cell was searched yet."""
    return tuple(replace(guess, example=_shown(sample[guess.place])) for guess in guesses)


def _shown(text: str) -> str:
    hit = find_number(text)
    return hit.masked if hit else shown(text)


def _missing(column: Column, extra: Sequence[str], row: int) -> Problem:
    near = process.extractOne(column.header, extra, scorer=fuzz.ratio, score_cutoff=_NEAR)
    hint = f"，文件中相近的列是“{near[0]}”" if near else ""
    remedy = (
        f"把列名“{near[0]}”改成“{column.header}”" if near else f"补上“{column.header}”一列，或下载模板对照"
    )
    return Problem(
        row, column.header, "", Level.ERROR, "missing_column", f"缺少列“{column.header}”{hint}", remedy
    )


def _twice(headers: Sequence[str], row: int) -> Problem:
    header = max(headers, key=headers.count)
    reason = f"列名“{header}”出现 {headers.count(header)} 次"
    return Problem(row, header, "", Level.ERROR, "duplicate_column", reason, "请删除或改名")


def misfit(header: str, found: Found, row: int) -> Problem:
    """A column whose unit can't be read as that of the dataset."""
    reason = f"列名“{header}”以{found.unit}计，这一列应以{found.column.unit}计"
    remedy = f"换算成{found.column.unit}，列名写成“{found.column.header}”"
    return Problem(row, found.column.header, header, Level.ERROR, "ambiguous_value", reason, remedy)
