"""Undoing an entry by the next one: its live rows end, and what it had ended is written again."""

from datetime import date

from dashboard.catalog.dataset import Dataset, Merge
from dashboard.catalog.datasets import DATASETS
from dashboard.errors import UndoRefused, UnknownName
from dashboard.intake import journal
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import Entry, facts, holds_demonstration, take_number, write_line
from dashboard.store import LIVE, Cursor, Store


def undo(store: Store, number: int, *, person: str, today: date, reason: str | None = None) -> Entry:
    """Undo entry `number`; raises UnknownName, or UndoRefused naming the later entries that stand on it."""
    with store.writing(today=today) as cursor:
        line = cursor.execute("select dataset from entries where number = $1", [number]).fetchone()
        if line is None:
            raise UnknownName(f"没有第 {number} 号记录，先看报送记录里的编号。")
        _refuse_if_stood_on(cursor, number)
        own = take_number(cursor)
        difference = _swap(cursor, number, own)
        entry = Entry(
            "undo",
            today,
            person,
            dataset=line[0],
            undoes=number,
            reason=reason,
            demonstration=_demonstration_after(cursor, number),
            difference=difference,
            number=own,
        )
        entry = write_line(cursor, entry)
        journal.record(store.journal, own, facts(entry))
    return entry


def standing_on(cursor: Cursor, number: int) -> dict[int, str]:
    """The later entries that stand on entry `number`, each with why, newest first."""
    found: dict[int, str] = {}
    for dataset in DATASETS:
        for later in _touched_again(cursor, dataset, number):
            found[later] = f"改过同样的{dataset.title}"
        for later, title in _referring(cursor, dataset, number):
            found.setdefault(later, f"里的{title}用到了它带来的{dataset.title}")
    return dict(sorted(found.items(), reverse=True))


def _refuse_if_stood_on(cursor: Cursor, number: int) -> None:
    row = cursor.execute(
        "select number from entries where undoes = $1 order by number desc limit 1", [number]
    ).fetchone()
    found = standing_on(cursor, number)
    if row is not None and int(row[0]) in found:
        raise UndoRefused(
            f"第 {number} 号已经由第 {row[0]} 号撤销过了；要恢复它，请撤销第 {row[0]} 号。", (int(row[0]),)
        )
    if found:
        named_entries = "、".join(f"第 {later} 号（{why}）" for later, why in list(found.items())[:10])
        rest = f"等 {len(found)} 条" if len(found) > 10 else ""
        raise UndoRefused(
            f"第 {number} 号不能撤销，后面的 {named_entries}{rest} 建在它上面；请从新到旧先撤销这些。",
            tuple(found),
        )


def _touched_again(cursor: Cursor, dataset: Dataset, number: int) -> list[int]:
    """Later entries that wrote or ended the keys, or the scopes, that the entry touched."""
    unit = dataset.scope if dataset.merge is Merge.BY_SCOPE else dataset.key
    same = " and ".join(f"later.{name} is not distinct from touched.{name}" for name in unit)
    columns = ", ".join(unit)
    statement = f"""
        with touched as (
          select distinct {columns} from {dataset.table} where begun = $number or ended = $number
        ),
        later as (
          select begun as entry, {columns} from {dataset.table} where begun > $number
          union all
          select ended as entry, {columns} from {dataset.table} where ended > $number and ended < $live
        )
        select distinct later.entry from later join touched on {same} order by 1 desc
    """
    return [int(entry) for (entry,) in cursor.execute(statement, {"number": number, "live": LIVE}).fetchall()]


def _referring(cursor: Cursor, dataset: Dataset, number: int) -> list[tuple[int, str]]:
    """Entries whose live rows refer to codes that would be gone without the entry."""
    if not dataset.named_by:
        return []
    code = dataset.named_by[0]
    found: list[tuple[int, str]] = []
    for other in DATASETS:
        for column in other.columns:
            if column.refers != dataset.name:
                continue
            value = f"unnest({column.name})" if column.kind == "list" else column.name
            statement = f"""
                with gone as (
                  select {code} as code from {dataset.table} where begun = $number and ended = $live
                  except
                  select {code} from {dataset.table} where ended = $number
                ),
                users as (
                  select begun as entry, {value} as code from {other.table} where ended = $live
                )
                select distinct entry from users where code in (select code from gone) and entry <> $number order by 1 desc
            """
            rows = cursor.execute(statement, {"number": number, "live": LIVE}).fetchall()
            found += [(int(entry), other.title) for (entry,) in rows]
    return found


def _swap(cursor: Cursor, number: int, own: int) -> Difference:
    """End the live rows of an entry and write again, as entry `own`, what it had ended."""
    ended = inserted = 0
    for dataset in DATASETS:
        columns = ", ".join(dataset.names)
        values = {"number": number, "own": own, "live": LIVE}
        ended += _changed(
            cursor, f"update {dataset.table} set ended = $own where begun = $number and ended = $live", values
        )
        inserted += _changed(
            cursor,
            f"insert into {dataset.table} ({columns}, begun, ended) "
            f"select {columns}, $own, $live from {dataset.table} where ended = $number",
            values,
        )
    return Difference(inserted, 0, 0, ended)


def _changed(cursor: Cursor, statement: str, values: dict[str, int]) -> int:
    row = cursor.execute(statement, values).fetchone()
    return int(row[0]) if row else 0


def _demonstration_after(cursor: Cursor, number: int) -> bool:
    """What the entry had changed about holding demonstration data is taken back; else it stays as it is."""
    row = cursor.execute(
        """
        select
          (select demonstration from entries where number = $number),
          coalesce((select demonstration from entries where number < $number order by number desc limit 1), false)
        """,
        {"number": number},
    ).fetchone()
    assert row is not None, "a select without from always gives a row"
    at_entry, before = bool(row[0]), bool(row[1])
    return before if at_entry != before else holds_demonstration(cursor)


def clear(store: Store, *, person: str, today: date) -> Entry:
    """Empty the store of everything uploaded, in one entry that can be undone; reference data stays."""
    with store.writing(today=today) as cursor:
        number = take_number(cursor)
        ended = 0
        for dataset in DATASETS:
            if not dataset.reference:
                ended += _changed(
                    cursor,
                    f"update {dataset.table} set ended = $number where ended = $live",
                    {"number": number, "live": LIVE},
                )
        entry = Entry(
            "clear",
            today,
            person,
            reason="清空演示数据",
            difference=Difference(0, 0, 0, ended),
            number=number,
        )
        entry = write_line(cursor, entry)
        journal.record(store.journal, number, facts(entry))
    return entry
