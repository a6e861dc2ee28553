"""Taking a draft into the store: all or nothing, one entry, journalled before it commits."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import named
from dashboard.errors import StoreChanged
from dashboard.intake import journal
from dashboard.intake.answer import Answer, Status
from dashboard.intake.difference import Difference, apply_difference, find_difference
from dashboard.intake.draft import Draft
from dashboard.intake.ledger import Entry, facts, holds_demonstration, take_number, write_line
from dashboard.store import Cursor, Store


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
    refused = _refused(draft, terms)
    if refused or draft.dataset is None or draft.parquet is None:
        return refused or Answer(Status.REJECTED, draft, dry_run=True)
    with store.cursor() as cursor:
        difference = find_difference(cursor, draft.dataset, draft.parquet)
    status = Status.UNCHANGED if difference.empty else Status.IMPORTED
    return Answer(
        status, draft, None, difference, draft.rows_read - draft.rows_good, draft.problems,
        _sentence(draft.dataset, difference), dry_run=True,
    )  # fmt: skip


def commit(store: Store, draft: Draft, original: Path, terms: Terms) -> Answer:
    """Import the draft as the next entry; refuses a draft with errors unless its good rows were asked for.

    Raises StoreChanged when a name that the file refers to was withdrawn since the file was read.
    """
    refused = _refused(draft, terms)
    if refused or draft.dataset is None or draft.parquet is None:
        return refused or Answer(Status.REJECTED, draft)
    with store.writing(today=terms.today) as cursor:
        difference = find_difference(cursor, draft.dataset, draft.parquet)
        rejected = draft.rows_read - draft.rows_good
        if difference.empty:
            said = _sentence(draft.dataset, difference, _same_file(cursor, draft.sha256))
            return Answer(Status.UNCHANGED, draft, None, difference, rejected, draft.problems, said)
        _refuse_stale_names(cursor, draft)
        number = take_number(cursor)
        apply_difference(cursor, draft.dataset, difference, number)
        entry = write_line(
            cursor,
            Entry(
                terms.kind,
                terms.received,
                terms.person,
                draft.dataset.name,
                demonstration=terms.demonstration or holds_demonstration(cursor),
                file_name=draft.name,
                file_sha256=draft.sha256,
                encoding=draft.encoding,
                delimiter=draft.delimiter,
                header_row=draft.header_row,
                rows_read=draft.rows_read,
                rows_rejected=rejected,
                handled=draft.handled,
                difference=difference,
                number=number,
            ),
        )
        journal.record(store.journal, number, facts(entry), original=original, parquet=draft.parquet)
    said = _sentence(draft.dataset, difference)
    return Answer(Status.IMPORTED, draft, number, difference, rejected, draft.problems, said)


def _refused(draft: Draft, terms: Terms) -> Answer | None:
    whole_file = draft.parquet is None or not draft.rows_good
    if whole_file or (draft.errors and not terms.accept_good_rows):
        rejected = draft.rows_read if whole_file else draft.rows_read - draft.rows_good
        said = f"有 {len(draft.errors)} 处要改，什么都没有保存；改好再传，原来的数据不变。"
        return Answer(Status.REJECTED, draft, None, rejected=rejected, problems=draft.problems, said=said)
    return None


def _same_file(cursor: Cursor, sha256: str) -> str | None:
    row = cursor.execute(
        "select strftime(received, '%Y-%m-%d') from entries where file_sha256 = $1 order by number desc limit 1",
        [sha256],
    ).fetchone()
    return str(row[0]) if row else None


def _refuse_stale_names(cursor: Cursor, draft: Draft) -> None:
    """The names were resolved before the transaction: what was withdrawn since must not be written."""
    dataset = draft.dataset
    assert dataset is not None, "only readable drafts get here"
    for column in dataset.columns:
        if not column.refers or column.refers == dataset.name:
            continue
        value = f"unnest({column.name})" if column.kind == "list" else column.name
        code = named(column.refers).named_by[0]
        row = cursor.execute(
            f"select code from (select distinct {value} as code from incoming) "
            f"where code is not null and code not in (select {code} from {column.refers}) limit 1"
        ).fetchone()
        if row:
            raise StoreChanged(f"检查之后，{column.header}“{row[0]}”已从名录里撤下。请重新检查这个文件。")


def _sentence(dataset: Dataset, difference: Difference, received: str | None = None) -> str:
    if difference.empty:
        same = f"这个文件已于 {received} 导入，" if received else "文件里的内容库里都有了，"
        return f"{same}无需重复上传，数据没有变化。"
    parts = [
        f"{word} {count} 行"
        for word, count in (
            ("新增", difference.inserted),
            ("更新", difference.updated),
            ("不变", difference.unchanged),
            ("停用", difference.ended),
        )
        if count
    ]
    return f"{dataset.title}：{'，'.join(parts)}。"
