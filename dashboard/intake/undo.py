"""Undoing an entry by the next one: the rows it brought end, and what it had ended is written again."""

from datetime import date

from dashboard.access import EVERYTHING
from dashboard.access.grant import WHOLE, Grant
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import DATASETS
from dashboard.errors import NotAllowed, UndoRefused, UnknownName, UsageError
from dashboard.intake import journal
from dashboard.intake.difference import Difference, same_key
from dashboard.intake.granting import refuse_foreign
from dashboard.intake.ledger import Entry, facts, holds_demonstration, take_number, write_line
from dashboard.intake.standing import find_undos, standing_on
from dashboard.store import LIVE, Cursor, Store

_NAMED = 10
"""So many standing entries are named in the sentence; the error carries all."""


def undo(
    store: Store,
    number: int,
    *,
    person: str,
    today: date,
    reason: str | None = None,
    grant: Grant = WHOLE,
) -> Entry:
    """Undo entry `number`; raises UnknownName, or UndoRefused naming the later entries that stand on it.

    Whose grant isn't whole undoes only own entries, of rows that are its to report; raises NotAllowed.
    """
    with store.writing(today=today) as cursor:
        _refuse_others(cursor, number, person, grant)
        dataset = _refuse(cursor, number)
        demonstration = _demonstration_after(cursor, number)
        own = take_number(cursor)
        entry = Entry(
            "undo",
            today,
            person,
            dataset=dataset,
            undoes=number,
            reason=reason,
            demonstration=demonstration,
            difference=swap(cursor, number, own),
            number=own,
        )
        entry = write_line(cursor, entry)
        journal.record(store.journal, own, facts(entry))
    return entry


def foresee(store: Store, number: int, *, person: str, today: date, grant: Grant = WHOLE) -> Difference:
    """What undoing entry `number` would write again and end; raises as `undo` does, changes nothing."""
    with store.reading(EVERYTHING, today=today) as cursor:
        _refuse_others(cursor, number, person, grant)
        _refuse(cursor, number)
        inserted = ended = 0
        for dataset in DATASETS:
            inserted += _count(
                cursor, f"select count(*) from {dataset.table} where ended = $number", {"number": number}
            )
            ended += _count(
                cursor,
                f"select count(*) from {dataset.table} as live semi join {_written(dataset)} as written "
                f"on {same_key(dataset.key, 'live', 'written')} where live.ended = $live",
                {"number": number, "live": LIVE},
            )
        return Difference(inserted, 0, 0, ended)


def clear(store: Store, *, person: str, today: date) -> Entry:
    """Empty a demonstration store of everything uploaded, in one entry that can be undone; reference data stays.

    Raises UsageError when the store holds no demonstration data: a city's own is withdrawn entry by entry.
    """
    with store.writing(today=today) as cursor:
        if not holds_demonstration(cursor):
            raise UsageError("库里没有演示数据，没有清空。要撤下正式数据，请按报送记录逐条撤销。")
        number = take_number(cursor)
        ended = Difference(0, 0, 0, end_uploaded(cursor, number))
        entry = Entry("clear", today, person, reason="清空演示数据", difference=ended, number=number)
        entry = write_line(cursor, entry)
        journal.record(store.journal, number, facts(entry))
    return entry


def swap(cursor: Cursor, number: int, own: int) -> Difference:
    """End what an entry wrote and write again, as entry `own`, what it had ended.

    What it wrote may be live as a copy that a later undo brought back; nothing else can be live under its keys.
    """
    ended = inserted = 0
    for dataset in DATASETS:
        columns = ", ".join(dataset.names)
        values = {"number": number, "own": own, "live": LIVE}
        ended += _count(
            cursor,
            f"update {dataset.table} as live set ended = $own from {_written(dataset)} as written "
            f"where live.ended = $live and {same_key(dataset.key, 'live', 'written')}",
            values,
        )
        inserted += _count(
            cursor,
            f"insert into {dataset.table} ({columns}, begun, ended) "
            f"select {columns}, $own, $live from {dataset.table} where ended = $number",
            values,
        )
    return Difference(inserted, 0, 0, ended)


def end_uploaded(cursor: Cursor, number: int) -> int:
    """End every live row that was uploaded, as entry `number`; returns how many."""
    values = {"number": number, "live": LIVE}
    return sum(
        _count(cursor, f"update {dataset.table} set ended = $number where ended = $live", values)
        for dataset in DATASETS
        if not dataset.reference
    )


def _refuse_others(cursor: Cursor, number: int, person: str, grant: Grant) -> None:
    """Raise NotAllowed for an entry of somebody else, or of rows that the person may not report."""
    if grant.whole:
        return
    line = cursor.execute("select person, dataset from entries where number = $1", [number]).fetchone()
    if line is None or line[0] != person:
        raise NotAllowed(f"您没有撤销第 {number} 号的权限：只能撤销自己交的。请联系办公室。")
    for dataset in DATASETS:
        if not dataset.kept:
            refuse_foreign(cursor, dataset, number, grant)


def _refuse(cursor: Cursor, number: int) -> str | None:
    """Raise what keeps an entry from being undone; else give its dataset."""
    line = cursor.execute("select dataset from entries where number = $1", [number]).fetchone()
    if line is None:
        raise UnknownName(f"没有第 {number} 号记录，先看报送记录里的编号。")
    last = find_undos(cursor).get(number)
    if last is not None:
        raise UndoRefused(
            f"第 {number} 号已经由第 {last} 号撤销过了；要恢复它，请撤销第 {last} 号。", (last,)
        )
    if found := standing_on(cursor, number):
        listed = "、".join(f"第 {later} 号（{why}）" for later, why in list(found.items())[:_NAMED])
        rest = f"等 {len(found)} 条" if len(found) > _NAMED else ""
        raise UndoRefused(
            f"第 {number} 号不能撤销：后面的{listed}{rest}建在它上面。请从新到旧先撤销这些。", tuple(found)
        )
    dataset: str | None = line[0]
    return dataset


def _written(dataset: Dataset) -> str:
    return f"(select distinct {', '.join(dataset.key)} from {dataset.table} where begun = $number)"


def _count(cursor: Cursor, statement: str, values: dict[str, int]) -> int:
    row = cursor.execute(statement, values).fetchone()
    return int(row[0]) if row else 0


def _demonstration_after(cursor: Cursor, number: int) -> bool:
    """Whether demonstration data is held after the undo: what comes back may be some, what goes may be the last."""
    row = cursor.execute(
        """
        select
          (select demonstration from entries where number = $number),
          coalesce((select demonstration from entries where number < $number order by number desc limit 1), false),
          exists (
            select 1 from entries
            where number > $number and kind = 'import' and demonstration
              and not list_contains($undone::bigint[], number)
          )
        """,
        {"number": number, "undone": list(find_undos(cursor))},
    ).fetchone()
    assert row is not None, "a select without from always gives a row"
    at_entry, before, later = row
    if before and not at_entry:
        return True
    if at_entry and not before:
        return bool(later)
    return holds_demonstration(cursor)
