"""What the views of a cursor show: one version, within one scope, on one day; without it they show nothing."""

from datetime import date

from dashboard.access import Scope
from dashboard.store.engine import Cursor

_LAST = 9_223_372_036_854_775_806
"""A version that no store reaches; only rows that nothing has ended are live at it."""
_SET_READING = """
set variable reading = {
  'version': $version::bigint,
  'today': $today::date,
  'sees_all': $sees_all::boolean,
  'units': $units::varchar[],
  'districts': $districts::varchar[],
  'reads_cases': $reads_cases::boolean,
  'names_employers': $names_employers::boolean,
  'aggregate': $aggregate::boolean,
  'entries': $entries::bigint[],
  'ledger': $ledger::bigint[]
}
"""
_FIND_OWN = """
with recursive homes as (
  select unit_code
  from units_rows
  where begun <= $version and $version < ended and list_contains($districts::varchar[], district_code)
),
own as (
  select number, true as brings
  from entries
  where number <= $version
    and (list_contains($units::varchar[], reporter) or reporter in (select unit_code from homes))
  union
  select entries.number, not own.brings as brings
  from own
  join entries on entries.undoes = own.number and entries.number <= $version
)
select coalesce(list(number) filter (where brings), []), coalesce(list(number), [])
from own
"""
"""An undo of an own entry brings back what others had written; only the undo of that brings the own rows back."""


def see(cursor: Cursor, scope: Scope, *, today: date, version: int, aggregate: bool = False) -> None:
    """Let the views of a cursor show `version` within `scope`, with `today` as the clock.

    `aggregate` lets cases through that may be counted but not read one by one, and their employers' codes to be
    grouped by: only for what gives neither.
    """
    entries, ledger = _own_entries(cursor, scope, version)
    cursor.execute(
        _SET_READING,
        {
            "version": version,
            "today": today,
            "sees_all": scope.sees_all,
            "units": list(scope.units),
            "districts": list(scope.districts),
            "reads_cases": scope.reads_cases,
            "names_employers": scope.names_employers,
            "aggregate": aggregate,
            "entries": entries,
            "ledger": ledger,
        },
    )


def sees_entry(cursor: Cursor, scope: Scope, number: int) -> bool:
    """Whether an entry of the ledger is within a scope: handed in for its units, or an undo of such a one."""
    return scope.sees_all or number in _own_entries(cursor, scope, _LAST)[1]


def _own_entries(cursor: Cursor, scope: Scope, version: int) -> tuple[list[int], list[int]]:
    """The entries that units in scope handed in, and these with all that undid them; none for who sees all anyway."""
    if scope.sees_all or not (scope.units or scope.districts):
        return [], []
    row = cursor.execute(
        _FIND_OWN, {"version": version, "units": list(scope.units), "districts": list(scope.districts)}
    ).fetchone()
    assert row is not None, "an aggregate always gives a row"
    return list(row[0]), list(row[1])
