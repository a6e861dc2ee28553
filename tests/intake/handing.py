"""Handing in files as a clerk does, in as few words as a test needs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.access.grant import WHOLE, Grant
from dashboard.catalog.datasets import named
from dashboard.intake.answer import Answer
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.intake.manner import Manner
from dashboard.intake.reading.answers import NOTHING_ANSWERED, Answers
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.percents import Scale
from dashboard.store import LIVE, Store

TODAY = date(2026, 11, 22)

SKILLS = "统计时点,县区,单位,行业门类,职业工种,技能等级,群体,人数,其中女,当年新增"
PROGRESS = "期次,任务编号,完成进度,状态,进展摘要"


def hand_in(
    store: Store,
    content: str | bytes,
    dataset: str | None = None,
    *,
    name: str = "上报.csv",
    received: date = TODAY,
    accept_good_rows: bool = False,
    dry_run: bool = False,
    percents: Scale | None = None,
    answers: Answers = NOTHING_ANSWERED,
    place: Path | None = None,
    demonstration: bool = False,
    manner: Manner = Manner.MERGE,
    confirmed: bool = False,
    reason: str | None = None,
    reporter: str | None = None,
    person: str = "测试",
    grant: Grant = WHOLE,
) -> Answer:
    """Import a file with this content, written to `place`; a str is written as UTF-8."""
    path = place or store.path.parent / "handed in"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    terms = Terms(
        person,
        TODAY,
        received,
        grant=grant,
        accept_good_rows=accept_good_rows,
        demonstration=demonstration,
        reporter=reporter,
        manner=manner,
        confirmed=confirmed,
        reason=reason,
    )
    given = replace(answers, dataset=dataset or answers.dataset, percents=percents or answers.percents)
    return import_file(store, path, terms, given, dry_run=dry_run, name=name)


def draft_of(store: Store, text: str, lookups: Lookups, answers: Answers = NOTHING_ANSWERED) -> Draft:
    """The draft of a file of these words, with nothing asked of the store beyond `lookups`."""
    folder = store.path.parent / "reading"
    folder.mkdir(exist_ok=True)
    (folder / "original").write_text(text, encoding="utf-8")
    return read_file(folder / "original", "file.csv", folder, lookups, answers)


def rows(store: Store, dataset: str, *columns: str) -> list[tuple[object, ...]]:
    """The live rows of a dataset, sorted by their text."""
    chosen = ", ".join(columns or named(dataset).names)
    with store.cursor() as cursor:
        found = cursor.execute(f"select {chosen} from {named(dataset).table} where ended = {LIVE}").fetchall()
    return sorted(found, key=str)


def said(answer: Answer) -> list[tuple[int | None, str, str]]:
    """The problems as (row, column, reason)."""
    return [(problem.row, problem.column, problem.reason) for problem in answer.problems]


def codes(answer: Answer) -> list[str]:
    """The codes of the problems."""
    return [problem.code for problem in answer.problems]


def sample(dataset: str) -> str:
    """The text of a sample file."""
    folder = Path(__file__).resolve().parents[2] / "data" / "samples"
    return (folder / f"{dataset}.csv").read_text(encoding="utf-8")
