"""Taking a draft into the store: all or nothing, one entry, journalled before it commits."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dashboard.access import EVERYTHING
from dashboard.access.grant import Grant
from dashboard.catalog.dataset import Dataset
from dashboard.errors import StoreError
from dashboard.intake import journal
from dashboard.intake.answer import Answer, Status, say_counts, say_refused
from dashboard.intake.decisions import decisions_of
from dashboard.intake.difference import Difference, apply_difference, find_difference
from dashboard.intake.granting import find_not_granted
from dashboard.intake.ledger import Entry, facts, holds_demonstration, take_number, write_line
from dashboard.intake.locking import find_locked
from dashboard.intake.manner import Manner
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem
from dashboard.intake.room import free_bytes, refuse_without_room
from dashboard.intake.staleness import refuse_overtaken, refuse_stale_names
from dashboard.intake.unusual import find_unusual
from dashboard.intake.withdrawing import NO_REASON, find_absent, find_in_use
from dashboard.store import Cursor, Store, newest


@dataclass(frozen=True)
class Terms:
    """By whom, when and how a file is handed in; `received` is the day it counts as handed in."""

    person: str
    today: date
    received: date
    grant: Grant = field(kw_only=True)
    """What the person may write; there is no default, so that nobody forgets to say it."""
    kind: str = "import"
    accept_good_rows: bool = False
    demonstration: bool = False
    reporter: str | None = None
    """The code of the unit for which the file is handed in."""
    manner: Manner = Manner.MERGE
    confirmed: bool = False
    """Whether what is unusual about the file was looked at and found right."""
    reason: str | None = None
    """Why rows are withdrawn, or a locked period is corrected."""

    @property
    def sure(self) -> bool:
        """Whether nothing is asked: the person has confirmed, or the files are the product's own."""
        return self.confirmed or self.demonstration or self.kind == "seed"


def preview(store: Store, draft: Draft, terms: Terms) -> Answer:
    """What importing the draft would do, with what stands against it; changes nothing."""
    accepted = accepted_rows(draft, terms)
    if accepted is None:
        return replace(_refusal(draft), dry_run=True)
    with store.reading(EVERYTHING, today=terms.today) as cursor:
        difference = find_difference(cursor, *accepted, terms.manner)
        barred = find_not_granted(cursor, accepted[0], terms.grant, terms.reporter)
        if barred:
            return replace(_refusal(draft, barred), dry_run=True)
        answer = _answer(cursor, store.journal, draft, accepted[0], difference, terms)
    return replace(answer, dry_run=True)


def commit(store: Store, draft: Draft, original: Path, terms: Terms) -> Answer:
    """Import the draft as the next entry; refuses a draft with errors unless its good rows were asked for.

    Raises StoreChanged when, since the file was read, others wrote what it would change or withdrew names that it
    refers to; StoreError when the disk is too full.
    """
    accepted = accepted_rows(draft, terms)
    if accepted is None:
        return _refusal(draft)
    dataset, parquet = accepted
    refuse_without_room(free_bytes(store.path.parent), original.stat().st_size)
    number = 0
    try:
        with store.writing(today=terms.today) as cursor:
            difference = find_difference(cursor, dataset, parquet, terms.manner)
            barred = find_not_granted(cursor, dataset, terms.grant, terms.reporter)
            if barred:
                return _refusal(draft, barred)
            if draft.version != newest(cursor) and not difference.empty:
                refuse_stale_names(cursor, dataset)
                refuse_overtaken(cursor, dataset, draft.version)
            answer = _answer(cursor, store.journal, draft, dataset, difference, terms)
            if answer.status is not Status.IMPORTED:
                return answer
            number = take_number(cursor)
            apply_difference(cursor, dataset, difference, number)
            entry = write_line(cursor, entry_of(cursor, answer, terms, number))
            journal.record(store.journal, number, facts(entry), original=original, parquet=parquet)
    except StoreError:
        if number:  # a commit that reports an error may be durable all the same
            journal.doubt(store.journal, number)
        raise
    return replace(answer, import_no=number)


def entry_of(cursor: Cursor, answer: Answer, terms: Terms, number: int) -> Entry:
    """The ledger line of a draft that is taken in."""
    draft = answer.draft
    return Entry(
        terms.kind,
        terms.received,
        terms.person,
        draft.dataset.name if draft.dataset else None,
        reason=terms.reason,
        demonstration=terms.demonstration or holds_demonstration(cursor),
        file_name=draft.name,
        file_sha256=draft.sha256,
        encoding=draft.encoding,
        delimiter=draft.delimiter,
        header_row=draft.header_row,
        rows_read=draft.rows_read,
        rows_rejected=answer.rejected,
        handled=draft.handled,
        difference=answer.difference,
        reporter=terms.reporter,
        manner=terms.manner.recorded,
        decisions=decisions_of(
            draft.answers,
            manner=terms.manner.recorded,
            confirmed=terms.confirmed,
            accept_good_rows=terms.accept_good_rows,
        ),
        number=number,
    )


def accepted_rows(draft: Draft, terms: Terms) -> tuple[Dataset, Path] | None:
    """What is to be taken in, and where it lies; None when the file is refused."""
    if draft.dataset is None or draft.parquet is None or not draft.rows_good:
        return None
    if draft.errors and not terms.accept_good_rows:
        return None
    return draft.dataset, draft.parquet


def _refusal(draft: Draft, barred: tuple[Problem, ...] = ()) -> Answer:
    """The answer for a draft that isn't taken in whatever it would change; that isn't told."""
    rejected = draft.rows_read - draft.rows_good
    problems = (*draft.problems, *barred)
    said = say_refused(barred or problems)
    return Answer(Status.REJECTED, draft, None, rejected=rejected, problems=problems, said=said)


def _answer(
    cursor: Cursor, records: Path, draft: Draft, dataset: Dataset, difference: Difference, terms: Terms
) -> Answer:
    """The answer for an accepted draft whose difference lies on the cursor, not yet numbered."""
    rejected = draft.rows_read - draft.rows_good
    known = _known(cursor, records, draft, terms.manner) if difference.empty else ""
    if difference.empty and (known or terms.manner is not Manner.WITHDRAW):
        said = f"{known or '文件里的内容库里都有了'}，无需重复上传，数据没有变化。"
        return Answer(Status.UNCHANGED, draft, None, difference, rejected, draft.problems, said)
    absent = find_absent(cursor, dataset) if terms.manner is Manner.WITHDRAW else ()
    objections = _objections(cursor, dataset, difference, terms)
    if not objections and not (absent and (difference.empty or not terms.accept_good_rows)):
        rejected += draft.rows_good - difference.ended if absent else 0
        problems = (*draft.problems, *absent)
        said = say_counts(dataset, difference)
        return Answer(Status.IMPORTED, draft, None, difference, rejected, problems, said)
    standing = (*absent, *objections)
    problems = (*draft.problems, *standing)
    return Answer(Status.REJECTED, draft, None, difference, rejected, problems, say_refused(standing))


def _objections(
    cursor: Cursor, dataset: Dataset, difference: Difference, terms: Terms
) -> tuple[Problem, ...]:
    """What stands against taking the difference in, besides what is wrong with the file itself."""
    problems: tuple[Problem, ...] = ()
    if terms.manner is Manner.WITHDRAW:
        problems += find_in_use(cursor, dataset)
    if not (terms.reason or "").strip():
        problems += (NO_REASON,) if terms.manner is Manner.WITHDRAW else ()
        problems += find_locked(cursor, dataset)
    if not terms.sure:
        problems += find_unusual(cursor, dataset, difference, terms.manner, terms.reporter)
    return problems


def _known(cursor: Cursor, records: Path, draft: Draft, manner: Manner) -> str:
    """When the same bytes were taken in before; empty when they were not."""
    row = cursor.execute(
        "select number, strftime(received, '%Y-%m-%d') from entries "
        "where file_sha256 = $1 and manner is not distinct from $2 order by number desc limit 1",
        [draft.sha256, manner.recorded],
    ).fetchone()
    if row is None:
        return ""
    done = "作废" if manner is Manner.WITHDRAW else "导入"
    return f"该文件已于 {row[1]} {done}{'成功' if journal.doubted(records, int(row[0])) else ''}"
