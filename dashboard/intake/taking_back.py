"""Before an entry is undone: the first rows that would come back or go, and all that must be undone before it."""

from dashboard.access import EVERYTHING, Scope
from dashboard.catalog.dataset import Dataset, Kind, Merge
from dashboard.catalog.datasets import DATASETS, named
from dashboard.intake.difference import same_key
from dashboard.intake.ledger import refuse_unseen
from dashboard.intake.review import Change, Fate, list_cells, list_rows, name_changes, within
from dashboard.intake.standing import find_undos, standing_on
from dashboard.store import LIVE, Cursor, Store


def foresee_rows(
    store: Store, number: int, most: int, *, scope: Scope = EVERYTHING
) -> list[tuple[Dataset, Change]]:
    """The first rows that undoing an entry would change back, end and write again, with their datasets.

    Of a row that is changed back, `cells` holds (column, as it is now, as it would be again). Raises UnknownName for
    an entry that isn't within the scope.
    """
    found: list[tuple[Dataset, Change]] = []
    with store.cursor() as cursor:
        refuse_unseen(cursor, scope, number)
        for dataset in DATASETS:
            if len(found) < most:
                changes = _changes(cursor, dataset, number, most - len(found))
                found += [(dataset, change) for change in within(scope, dataset, changes)]
    return found


def list_before(store: Store, number: int) -> list[int]:
    """All entries that must be undone before an entry, newest first: those on it, those on them, and so on."""
    with store.cursor() as cursor:
        lines = cursor.execute(
            "select number, dataset, rows_ended > 0 from entries where number >= $1", [number]
        ).fetchall()
        datasets = {int(each): dataset for each, dataset, _ in lines}
        undos = find_undos(cursor)
        cancelled = {each for undone, undo in undos.items() if undone > number for each in (undone, undo)}
        rewritten: dict[int, set[int]] = {}
        for dataset in DATASETS:
            for earlier, later in _rewritten(cursor, dataset, number):
                rewritten.setdefault(earlier, set()).add(later)
        found: set[int] = set()
        waiting = {number}
        while waiting:
            entry = min(waiting)  # the oldest brings the most, and then the others need not be asked
            waiting.remove(entry)
            waiting |= rewritten.get(entry, set()) - cancelled - found
            if any(
                each > entry and each not in found and _may_refer(datasets[entry], dataset, bool(ends))
                for each, dataset, ends in lines
            ):
                waiting |= set(standing_on(cursor, entry)) - found
            found |= waiting
            if not waiting:
                waiting = _live_again(cursor, number, found) - cancelled
                found |= waiting
    return sorted(found, reverse=True)


def _live_again(cursor: Cursor, number: int, found: set[int]) -> set[int]:
    """Entries whose rows come back with the undoing of those found, and refer to what is gone by then."""
    going = sorted(found | {number})
    again: set[int] = set()
    for other in DATASETS:
        for column in other.columns:
            if not column.refers:
                continue
            referred = named(column.refers)
            used = f"unnest({column.name})" if column.kind is Kind.LIST else column.name
            rows = cursor.execute(
                f"""
                with going as (select unnest($going::bigint[]) as entry)
                select distinct begun
                from (
                  select begun, {used} as used from {other.table}
                  where ended in (from going) and begun > $number and begun not in (from going)
                )
                where used is not null and used not in (
                  select {referred.named_by[0]} from {referred.table}
                  where begun not in (from going) and (ended = $live or ended in (from going))
                )
                """,
                {"going": going, "number": number, "live": LIVE},
            ).fetchall()
            again |= {int(begun) for (begun,) in rows}
    return again


def _rewritten(cursor: Cursor, dataset: Dataset, number: int) -> list[tuple[int, int]]:
    """Pairs of entries from a number on: the later wrote or ended keys, or scopes, that the earlier had touched."""
    unit = dataset.scope if dataset.merge is Merge.BY_SCOPE else dataset.key
    columns = ", ".join(unit)
    rows = cursor.execute(
        f"""
        with touched as (
          select begun as entry, {columns} from {dataset.table} where begun >= $number
          union
          select ended as entry, {columns} from {dataset.table} where ended >= $number and ended < $live
        )
        select distinct earlier.entry, later.entry
        from touched as earlier
        join touched as later on {same_key(unit, "later", "earlier")} and later.entry > earlier.entry
        """,
        {"number": number, "live": LIVE},
    ).fetchall()
    return [(int(earlier), int(later)) for earlier, later in rows]


def _may_refer(earlier: str | None, later: str | None, ends: bool) -> bool:
    """Whether an entry can use what an earlier one brought, or, where it ends rows, end what that refers to.

    Asking the rows takes a hundred times longer.
    """
    if earlier is None or later is None:
        return True
    return _refers(later, earlier) or (ends and _refers(earlier, later))


def _refers(one: str, other: str) -> bool:
    return any(column.refers == other for column in named(one).columns)


def _changes(cursor: Cursor, dataset: Dataset, number: int, most: int) -> tuple[Change, ...]:
    table, keys = dataset.table, ", ".join(dataset.key)
    cursor.execute(
        f"create or replace temp table going as select live.*, live.rowid as line from {table} as live "
        f"semi join (select {keys} from {table} where begun = $1) as written "
        f"on {same_key(dataset.key, 'live', 'written')} where live.ended = {LIVE}",
        [number],
    )
    cursor.execute(
        f"create or replace temp table coming as select *, rowid as line from {table} where ended = $1",
        [number],
    )
    on = same_key(dataset.key, "going", "coming")
    columns = [column for column in dataset.columns if not column.key]
    changes = list_cells(cursor, dataset, columns, ("going", "coming"), f"going join coming on {on}", most)
    for fate, name, other in ((Fate.ENDED, "going", "coming"), (Fate.INSERTED, "coming", "going")):
        alone = f"{name} anti join {other} on {on} order by {name}.line"
        changes += list_rows(cursor, dataset, fate, alone, most - len(changes))
    own = "(select * from going union all by name select * from coming)"
    return name_changes(cursor, dataset, changes, own)
