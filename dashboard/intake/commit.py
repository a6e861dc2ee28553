"""Taking a draft into the store: all or nothing, one entry, journalled before it commits."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dashboard.catalog.dataset import Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.errors import StoreChanged
from dashboard.intake import journal
from dashboard.intake.answer import Answer, Status
from dashboard.intake.difference import Difference, apply_difference, find_difference
from dashboard.intake.ledger import Entry, facts, holds_demonstration, take_number, write_line
from dashboard.intake.reading.draft import Draft
from dashboard.store import Cursor, Store, newest


@dataclass(frozen=True)
class Terms:
    """By whom, when and how a file is handed in; `received` is the day it counts as handed in."""

    person: str
    today: date
    received: date
    kind: str = "import"
    accept_good_rows: bool = False
    demonstration: bool = False


def preview(store: Store, draft: Draft, terms: Terms) -> Answer:
    """What importing the draft would do; changes nothing."""
    accepted = _accepted(draft, terms)
    if accepted is None:
        return replace(_refusal(draft), dry_run=True)
    with store.cursor() as cursor:
        difference = find_difference(cursor, *accepted)
        answer = _answer(cursor, draft, accepted[0], difference)
    return replace(answer, dry_run=True)


def commit(store: Store, draft: Draft, original: Path, terms: Terms) -> Answer:
    """Import the draft as the next entry; refuses a draft with errors unless its good rows were asked for.

    Raises StoreChanged when a name that the file refers to was withdrawn since the file was read.
    """
    accepted = _accepted(draft, terms)
    if accepted is None:
        return _refusal(draft)
    dataset, parquet = accepted
    with store.writing(today=terms.today) as cursor:
        difference = find_difference(cursor, dataset, parquet)
        if draft.version != newest(cursor):
            _refuse_stale_names(cursor, dataset)
        answer = _answer(cursor, draft, dataset, difference)
        if difference.empty:
            return answer
        number = take_number(cursor)
        apply_difference(cursor, dataset, difference, number)
        entry = write_line(
            cursor,
            Entry(
                terms.kind,
                terms.received,
                terms.person,
                dataset.name,
                demonstration=terms.demonstration or holds_demonstration(cursor),
                file_name=draft.name,
                file_sha256=draft.sha256,
                encoding=draft.encoding,
                delimiter=draft.delimiter,
                header_row=draft.header_row,
                rows_read=draft.rows_read,
                rows_rejected=answer.rejected,
                handled=draft.handled,
                difference=difference,
                number=number,
            ),
        )
        journal.record(store.journal, number, facts(entry), original=original, parquet=parquet)
    return replace(answer, import_no=number)


def _accepted(draft: Draft, terms: Terms) -> tuple[Dataset, Path] | None:
    """What is to be taken in, and where it lies; None when the file is refused."""
    if draft.dataset is None or draft.parquet is None or not draft.rows_good:
        return None
    if draft.errors and not terms.accept_good_rows:
        return None
    return draft.dataset, draft.parquet


def _refusal(draft: Draft) -> Answer:
    said = f"有 {len(draft.errors)} 处要改，什么都没有保存；改好再传，原来的数据不变。"
    rejected = draft.rows_read - draft.rows_good
    return Answer(Status.REJECTED, draft, None, rejected=rejected, problems=draft.problems, said=said)


def _answer(cursor: Cursor, draft: Draft, dataset: Dataset, difference: Difference) -> Answer:
    """The answer for an accepted draft, not yet numbered."""
    rejected = draft.rows_read - draft.rows_good
    if not difference.empty:
        said = f"{dataset.title}：{_counts(difference)}。"
        return Answer(Status.IMPORTED, draft, None, difference, rejected, draft.problems, said)
    row = cursor.execute(
        "select strftime(received, '%Y-%m-%d') from entries where file_sha256 = $1 order by number desc limit 1",
        [draft.sha256],
    ).fetchone()
    known = f"该文件已于 {row[0]} 导入" if row else "文件里的内容库里都有了"
    said = f"{known}，无需重复上传，数据没有变化。"
    return Answer(Status.UNCHANGED, draft, None, difference, rejected, draft.problems, said)


def _refuse_stale_names(cursor: Cursor, dataset: Dataset) -> None:
    """The names were resolved before the transaction: what was withdrawn since must not be written."""
    for column in dataset.columns:
        if not column.refers or column.refers == dataset.name:
            continue
        value = f"unnest({column.name})" if column.kind is Kind.LIST else column.name
        code = named(column.refers).named_by[0]
        row = cursor.execute(
            f"select code from (select distinct {value} as code from incoming) "
            f"where code is not null and code not in (select {code} from {column.refers}) limit 1"
        ).fetchone()
        if row:
            raise StoreChanged(f"检查之后，{column.header}“{row[0]}”已从名录里撤下。请重新检查这个文件。")


def _counts(difference: Difference) -> str:
    words = (
        ("新增", difference.inserted),
        ("更新", difference.updated),
        ("不变", difference.unchanged),
        ("停用", difference.ended),
    )
    return "，".join(f"{word} {count} 行" for word, count in words if count)
