"""What `reporting` grants a writer: every row of a file, and every row that it would change, must be the writer's to report."""

from dashboard.access.grant import Grant
from dashboard.catalog.dataset import Dataset, Level
from dashboard.errors import NotAllowed
from dashboard.intake.reading.problem import Problem
from dashboard.intake.whose import district_of, name_of, owner_of
from dashboard.store import Cursor

NOT_ALLOWED = "not_allowed"
_MOST = 50
_REMEDY = "只交归您报的行；该由您报的，请办公室在“报送责任”里添上"
_OTHERS = "别的单位"
"""Whose a row is that stands under a key of the file: the writer isn't told."""

_GRANTEES = """
  select unit_code, category, district_code
  from units
  where list_contains($units::varchar[], unit_code)
     or (category in ('县区', '开发区') and list_contains($districts::varchar[], district_code))
"""
"""The units for which the writer reports: its own, and those that report for its districts."""


def find_not_granted(
    cursor: Cursor, dataset: Dataset, grant: Grant, reporter: str | None
) -> tuple[Problem, ...]:
    """The rows of the difference on the cursor that the writer may not report: the first of them, and how many more.

    Rows that change nothing count too, else a writer could guess what others reported until nothing would change.
    """
    if grant.whole:
        return ()
    forged = _find_forged(cursor, grant, reporter)
    cursor.execute(f"create or replace temp table barred as {_barred(dataset)}", _values(dataset, grant))
    rows = cursor.execute(
        f"select line, whose from barred order by line nulls last, whose limit {_MOST}"
    ).fetchall()
    column = _blamed(dataset)
    named = tuple(
        _problem(line, column, str(whose or dataset.title), f"“{whose or dataset.title}”")
        for line, whose in rows
    )
    return (*forged, *named, *_rest(cursor, len(rows)))


def refuse_foreign(cursor: Cursor, dataset: Dataset, number: int, grant: Grant) -> None:
    """Raise NotAllowed where undoing entry `number` would end or bring back rows that the writer may not report."""
    if grant.whole:
        return
    touched = f"select null::bigint as line, * from {dataset.table} where begun = $number or ended = $number"
    row = cursor.execute(
        f"select whose from ({_barred(dataset, touched)}) limit 1",
        {**_values(dataset, grant), "number": number},
    ).fetchone()
    if row is not None:
        raise NotAllowed(
            f"您没有修改“{row[0] or dataset.title}”数据的权限，第 {number} 号没有撤销；请联系办公室。"
        )


def refuse_reporter(cursor: Cursor, grant: Grant, reporter: str | None) -> None:
    """Raise NotAllowed when the writer doesn't report for a unit; None is everyone, for whom only the office speaks."""
    if not grant.whole and (reporter is None or _find_forged(cursor, grant, reporter)):
        raise NotAllowed("您没有替这家单位报送的权限，什么都没有保存；请在“我的单位”里选自己的单位。")


def _find_forged(cursor: Cursor, grant: Grant, reporter: str | None) -> tuple[Problem, ...]:
    if reporter is None:
        return ()
    row = cursor.execute(
        f"select {name_of('$reporter', 'null')}, $reporter in (select unit_code from ({_GRANTEES}))",
        {"reporter": reporter, "units": list(grant.units), "districts": list(grant.districts)},
    ).fetchone()
    if row is None or row[1]:
        return ()
    reason = f"您没有替“{row[0] or reporter}”报送的权限"
    return (Problem(None, "", reporter, Level.ERROR, NOT_ALLOWED, reason, "在“我的单位”里选自己的单位再交"),)


def _values(dataset: Dataset, grant: Grant) -> dict[str, str | list[str]]:
    return {"dataset": dataset.name, "units": list(grant.units), "districts": list(grant.districts)}


def _barred(dataset: Dataset, touched: str | None = None) -> str:
    """The rows that no duty of the writer's covers, one a line: `line` (null for rows that only stand) and `whose`."""
    own = touched or "select line, true as is_handed, * exclude (line) from incoming"
    others = (
        "select matched.line, false as is_handed, standing.* exclude (place) from standing "
        "join matched on matched.place = standing.place union all by name "
        "select null::bigint as line, false as is_handed, * exclude (place) from leaving"
    )
    handed = "true" if touched else "rows.is_handed"
    sources = own if touched else f"{own} union all by name {others}"
    indicator = "rows.indicator_code" if "indicator_code" in dataset.names else "null::varchar"
    return f"""
      with grantees as ({_GRANTEES}),
      granted as (
        select distinct reporting.extent, reporting.indicator_code, grantees.unit_code, grantees.district_code
        from reporting
        join grantees
          on reporting.unit_code = grantees.unit_code
          or (reporting.unit_code is null and reporting.category = grantees.category)
        where reporting.dataset = $dataset
      ),
      rows as ({sources}),
      owned as (
        select rows.line,
               {handed} as is_handed,
               {indicator} as indicator,
               {owner_of(dataset, "rows")} as owner,
               {district_of(dataset, "rows")} as district
        from rows
      ),
      placed as (
        select owned.*, units.district_code as home
        from owned
        left join units
          on units.unit_code = owned.owner
      )
      select line,
             arg_max(case when is_handed then {name_of("placed.owner", "placed.district")} else '{_OTHERS}' end,
                     is_handed) as whose
      from placed
      where not exists (
        select 1
        from granted
        where (granted.indicator_code is null or granted.indicator_code = placed.indicator)
          and case granted.extent
                when '全市' then true
                when '本单位' then granted.unit_code = placed.owner
                else granted.district_code = coalesce(placed.district, placed.home)
                     and granted.district_code = coalesce(placed.home, placed.district)
              end)
      group by all
    """


def _blamed(dataset: Dataset) -> str:
    """The header of the column that says whose a row is."""
    column = owner_of(dataset, "").removeprefix(".")
    return dataset.column(column).header if column in dataset.names else ""


def _problem(line: int | None, column: str, value: str, whose: str) -> Problem:
    reason = f"您没有修改{whose}数据的权限"
    return Problem(line, column, value, Level.ERROR, NOT_ALLOWED, reason, _REMEDY)


def _rest(cursor: Cursor, told: int) -> tuple[Problem, ...]:
    row = cursor.execute("select count(*) from barred").fetchone()
    more = (int(row[0]) if row else 0) - told
    if more <= 0:
        return ()
    reason = f"另有 {more} 行，您也没有修改的权限"
    return (Problem(None, "", "", Level.ERROR, NOT_ALLOWED, reason, _REMEDY),)
