"""The corpus: files as clerks leave them, each with the answer that was written by hand beside it.

`tests/corpus/NNN-name.ext` is the file, `NNN-name.json` says what the clerk did and what must come of it:
`expect` the answer (a list for a zip), `stored` and `gone` rows that must and must not be live afterwards, `hidden`
words of persons of which nothing may be said or kept, `or_refused` cells by which the file may be refused instead,
`after` files that are imported before, `locked` (dataset, month) that the office has locked.
In problems, `*` stands for any row, column or code, and a code may name several: `bad_date|needs_answer`.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.access.grant import WHOLE
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.answer import Answer, Status
from dashboard.intake.commit import Terms
from dashboard.intake.files.archive import unpack
from dashboard.intake.importing import import_file
from dashboard.intake.keeping import lock_period
from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading.repairs import RepairKind
from dashboard.store import Store, open_store
from tests.conftest import TODAY, copied
from tests.intake.handing import rows

FOLDER = Path(__file__).parents[1] / "corpus"
CASES = {path.stem: path for path in sorted(FOLDER.glob("*.json"))}
SHOWN_BY_FILES = {f"I{number:02d}" for number in range(1, 36)} - {"I32", "I33", "I34"}
"""The other three are a benchmark, a foreign corpus and a property test."""

Facts = Mapping[str, Any]


@dataclass
class City:
    """A store of the samples, copied again once a case has written to it."""

    sampled: Path
    folder: Path
    _store: Store | None = None

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """The store as the samples made it."""
        if self._store is None:
            self._store = open_store(copied(self.sampled, self.folder))
        before = self._store.version()
        try:
            yield self._store
        finally:
            if self._store.version() != before:
                self.clear()

    def clear(self) -> None:
        """Leave nothing behind."""
        if self._store:
            self._store.close()
            self._store = None
            shutil.rmtree(self.folder)


@pytest.fixture(scope="module")
def city(_sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    found = City(_sampled, tmp_path_factory.mktemp("corpus") / "city")
    yield found
    found.clear()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if place % 8 == 0 else pytest.mark.long)
        for place, name in enumerate(CASES)
    ],
)
def test_a_file_is_read_right_or_refused(name: str, city: City, tmp_path: Path) -> None:
    case: Facts = json.loads(CASES[name].read_text(encoding="utf-8"))
    with city.lent() as store:
        prepare(store, case)
        before = store.version()
        answers = hand_in(store, file_of(name), case, tmp_path)
        shapes = [answer.as_json() for answer in answers]
        faults = compare(shapes, case, store, before)
        if faults and "or_refused" in case and is_refusal_of(shapes, case, store, before):
            faults = []
        text = json.dumps(shapes, ensure_ascii=False)
        faults += [f"says {word}" for word in case.get("hidden", ()) if word in text]
        faults += [f"keeps {word}" for word in case.get("hidden", ()) if keeps(city.folder, word)]
    assert not faults, "\n".join([case["says"], *faults])


def test_every_file_of_the_corpus_has_its_answer() -> None:
    files = [path.stem for path in FOLDER.iterdir() if path.is_file() and path.suffix not in (".json", ".py")]
    assert sorted(files) == sorted(CASES)


def test_the_corpus_covers_every_row_that_files_can_show() -> None:
    assert len(CASES) >= 80
    named = {row for path in CASES.values() for row in json.loads(path.read_text(encoding="utf-8"))["rows"]}
    assert sorted(SHOWN_BY_FILES - named) == []


def test_the_corpus_holds_every_dataset_right_and_refused() -> None:
    expected = [json.loads(path.read_text(encoding="utf-8"))["expect"] for path in CASES.values()]
    seen = {(each.get("dataset"), each["status"]) for each in expected if isinstance(each, dict)}
    assert {(each.name, status) for each in UPLOADED for status in ("imported", "rejected")} <= seen


def prepare(store: Store, case: Facts) -> None:
    for dataset, month in case.get("locked", ()):
        lock_period(store, dataset, date.fromisoformat(month), person="办公室", today=TODAY)
    for name in case.get("after", ()):
        answer = import_file(store, FOLDER / name, Terms("测试", TODAY, TODAY, grant=WHOLE))
        assert answer.status is Status.IMPORTED, answer.problems


def file_of(name: str) -> Path:
    (path,) = (path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".json")
    return path


def hand_in(store: Store, path: Path, case: Facts, folder: Path) -> list[Answer]:
    """The answers for a file, or for each member of a zip, as the command line gives them."""
    options: Facts = case.get("options", {})
    terms = Terms(
        "测试",
        TODAY,
        TODAY,
        grant=WHOLE,
        accept_good_rows=options.get("accept_good_rows", False),
        confirmed=options.get("confirmed", False),
    )
    given = Answers(
        dataset=options.get("dataset"),
        sheet=options.get("sheet"),
        columns=tuple((header, column) for header, column in options.get("columns", ())),
        percents=Scale(options["percents"]) if "percents" in options else None,
        dates=DateOrder(options["dates"]) if "dates" in options else None,
        fill_down=options.get("fill_down"),
        aliases=tuple((dataset, text, code) for dataset, text, code in options.get("aliases", ())),
        off=frozenset(map(RepairKind, options.get("off", ()))),
    )
    members = folder / "members"
    members.mkdir()
    try:
        unpacked = unpack(path, members)
    except Unreadable as error:
        return [Answer(Status.REJECTED, Draft(path.name, problems=error.problems), problems=error.problems)]
    if unpacked is None:
        return [import_file(store, path, terms, given)]
    return [import_file(store, member.path, terms, given, name=member.name) for member in unpacked]


def compare(shapes: Sequence[Facts], case: Facts, store: Store, before: int) -> list[str]:
    """What differs from the answer that was written by hand, in words."""
    expected = case["expect"] if isinstance(case["expect"], list) else [case["expect"]]
    if len(shapes) != len(expected):
        return [f"{len(shapes)} answers for {len(expected)}"]
    faults = [
        fault for shape, wanted in zip(shapes, expected, strict=True) for fault in differing(shape, wanted)
    ]
    if not any(shape["status"] == "imported" for shape in shapes) and store.version() != before:
        faults.append("the store has changed")
    faults += [
        f"stored {found} times: {row}" for row, found in counted(store, case.get("stored", {})) if found != 1
    ]
    faults += [f"still live: {row}" for row, found in counted(store, case.get("gone", {})) if found]
    return faults


def differing(shape: Facts, wanted: Facts) -> Iterator[str]:
    got = {**shape["file"], **shape, "problems": None}
    for name in ("status", "name", "dataset", "encoding", "header_row", "rows"):
        if name in wanted and got[name] != wanted[name]:
            yield f"{name}: {got[name]}, not {wanted[name]}"
    problems = [problem for problem in shape["problems"] if weighs(problem)]
    others = [problem for problem in shape["problems"] if not weighs(problem)]
    yield from differing_problems(problems, wanted["problems"])
    for each in wanted.get("also", ()):
        if not any(fits(problem, each) for problem in others):
            yield f"not said: {each}"
    for fragment in wanted.get("handled", ()):
        if not any(fragment in sentence for sentence in shape["handled"]):
            yield f"not among what was handled: {fragment}; but {shape['handled']}"


def weighs(problem: Facts) -> bool:
    """Whether a problem keeps rows or the file out: an error, or a question that is open."""
    return bool(problem["level"] == "error" or problem["code"] == "needs_answer")


def differing_problems(problems: Sequence[Facts], wanted: Sequence[Sequence[Any]]) -> Iterator[str]:
    """An expected problem without `*` answers for one problem, one with it for one or more."""
    open_ones = list(problems)
    for each in sorted(wanted, key=lambda each: "*" in each):
        found = [problem for problem in open_ones if fits(problem, each)]
        if not found:
            yield f"no problem {each}"
        for problem in found if "*" in each else found[:1]:
            open_ones.remove(problem)
    for problem in open_ones:
        yield "unexpected problem " + " ".join(
            str(problem[name]) for name in ("row", "column", "code", "value", "reason")
        )


def fits(problem: Facts, wanted: Sequence[Any]) -> bool:
    row, column, code = wanted
    return (
        row in ("*", problem["row"])
        and column in ("*", problem["column"])
        and (code == "*" or problem["code"] in code.split("|"))
    )


def is_refusal_of(shapes: Sequence[Facts], case: Facts, store: Store, before: int) -> bool:
    """Whether nothing was stored and each of the cells that may be refused is named; None stands for any."""
    (shape,) = shapes
    problems = [problem for problem in shape["problems"] if weighs(problem)]
    return (
        shape["status"] == "rejected"
        and store.version() == before
        and all(
            any(row in (None, problem["row"]) and column in (None, problem["column"]) for problem in problems)
            for row, column in case["or_refused"]
        )
    )


def counted(store: Store, wanted: Mapping[str, Sequence[Facts]]) -> Iterator[tuple[str, int]]:
    """How many live rows there are of each that was asked for."""
    for dataset, each in wanted.items():
        for cells in each:
            live = [[plain(value) for value in row] for row in rows(store, dataset, *cells)]
            yield f"{dataset} {cells}", live.count(list(cells.values()))


def plain(value: object) -> object:
    """A cell of the store as JSON writes it."""
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def keeps(folder: Path, word: str) -> bool:
    """Whether any file below holds the word, in UTF-8 or as it was handed in by a workbook."""
    return any(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
