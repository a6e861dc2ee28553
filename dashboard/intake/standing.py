"""Which later entries stand on an entry, so that it can't be undone before them."""

from dashboard.catalog.dataset import Column, Dataset, Kind, Merge
from dashboard.catalog.datasets import DATASETS, named
from dashboard.intake.difference import same_key
from dashboard.store import LIVE, Cursor


def standing_on(cursor: Cursor, number: int) -> dict[int, str]:
    """The later entries that stand on entry `number`, each with why, newest first."""
    cancelled = _cancelled(cursor, number)
    found: dict[int, str] = {}
    for dataset in DATASETS:
        for later in _touched_again(cursor, dataset, number):
            if later not in cancelled:
                found[later] = f"改过同样的{dataset.title}"
    for other in DATASETS:
        for column in other.columns:
            if column.refers:
                referred = named(column.refers)
                for later in _using_what_goes(cursor, other, column, referred, number, cancelled):
                    found.setdefault(later, f"里的{other.title}用到了它带来的{referred.title}")
                for later in _withdrawing_what_returns(cursor, other, column, referred, number):
                    if later not in cancelled:
                        found.setdefault(later, f"撤下了它要恢复的{other.title}用到的{referred.title}")
    return dict(sorted(found.items(), reverse=True))


def find_undos(cursor: Cursor) -> dict[int, int]:
    """The undo of each entry that is undone now; an undo that was itself undone doesn't count."""
    rows = cursor.execute(
        "select number, undoes from entries where undoes is not null order by number desc"
    ).fetchall()
    found: dict[int, int] = {}
    for own, undone in rows:
        if int(own) not in found:
            found[int(undone)] = int(own)
    return found


def _cancelled(cursor: Cursor, number: int) -> set[int]:
    """Entries after `number` that were undone, and their undos: together they changed nothing."""
    undos = find_undos(cursor)
    return {entry for undone, undo in undos.items() if undone > number for entry in (undone, undo)}


def _touched_again(cursor: Cursor, dataset: Dataset, number: int) -> list[int]:
    """Later entries that wrote or ended the keys, or the scopes, that the entry touched."""
    unit = dataset.scope if dataset.merge is Merge.BY_SCOPE else dataset.key
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
        select distinct later.entry from later join touched on {same_key(unit, "later", "touched")}
    """
    return [int(entry) for (entry,) in cursor.execute(statement, {"number": number, "live": LIVE}).fetchall()]


def _using_what_goes(
    cursor: Cursor, other: Dataset, column: Column, referred: Dataset, number: int, cancelled: set[int]
) -> list[int]:
    """Entries whose live rows refer to codes that nothing would hold any more.

    Of a row that an undo brought back, the entry is the one that first wrote it: the latest not cancelled.
    """
    code = referred.named_by[0]
    brought = f"select 1 from {referred.table} as brought where brought.begun = $number"
    own = (
        f"and not exists ({brought} and {same_key(referred.key, 'users', 'brought')})"
        if other is referred
        else ""
    )
    statement = f"""
        with gone as (
          select {code} as code from {referred.table} where begun = $number
          except
          select {code} from {referred.table} where ended = $number
          except
          select {code} from {referred.table} as live
          where ended = $live and not exists ({brought} and {same_key(referred.key, "live", "brought")})
        )
        select distinct max(writer.begun) as entry
        from (
          select users.rowid as place, users.*, {_codes(column)} as used
          from {other.table} as users
          where ended = $live and begun <> $number {own}
        ) as users
        join {other.table} as writer
          on {same_key(other.key, "users", "writer")}
          and writer.begun <= users.begun
          and not list_contains($cancelled::bigint[], writer.begun)
        where users.used in (select code from gone)
        group by users.place
        having max(writer.begun) <> $number
    """
    values = {"number": number, "live": LIVE, "cancelled": sorted(cancelled)}
    return [int(entry) for (entry,) in cursor.execute(statement, values).fetchall()]


def _withdrawing_what_returns(
    cursor: Cursor, other: Dataset, column: Column, referred: Dataset, number: int
) -> list[int]:
    """Later entries that ended rows which the returning rows refer to."""
    code = referred.named_by[0]
    statement = f"""
        with needed as (
          select distinct code from (select {_codes(column)} as code from {other.table} where ended = $number)
          where code is not null
          except
          select {code} from {referred.table} where ended in ($live, $number)
        )
        select distinct ended from {referred.table}
        where {code} in (select code from needed) and ended > $number and ended < $live
    """
    return [int(entry) for (entry,) in cursor.execute(statement, {"number": number, "live": LIVE}).fetchall()]


def _codes(column: Column) -> str:
    return f"unnest({column.name})" if column.kind is Kind.LIST else column.name
