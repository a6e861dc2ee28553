"""What is unusual about a file that is right in every cell: too few rows, a district gone, closed tasks open, great jumps.

None of it is an error, so each is a warning that asks for a second yes.
"""

from dashboard.catalog.dataset import Dataset, Merge
from dashboard.intake.difference import CHANGING, Difference, same_key
from dashboard.intake.jumps import Before, find_jumps
from dashboard.intake.manner import Manner
from dashboard.intake.reading.problem import Problem
from dashboard.intake.reading.typed import folded, is_free_text
from dashboard.intake.second_yes import ask_for_yes
from dashboard.intake.whose import district_of, owner_of, period_of, period_words
from dashboard.store import LIVE, Cursor

_SHRUNK = 0.6
"""Of the rows before; with fewer the file may have been cut off."""
_FEWEST = 10
"""Fewer rows before than this go up and down by chance."""
_FEWEST_OF_A_SCOPE = 4
"""What a scope holds is reported whole, so that even a few rows don't go by chance."""
_A_REPORT = 3
"""By key, fewer rows than this are an addition to a report, not a report."""
_ALIKE = 0.25
"""A file that names so much of what the file before named is a file of the same kind."""
_MOST_LISTED = 50
_MOST_COMPARED = 200_000
"""More new rows than this aren't held against those that stand: they come from a program."""


def find_unusual(
    cursor: Cursor, dataset: Dataset, difference: Difference, manner: Manner, reporter: str | None
) -> tuple[Problem, ...]:
    """Look at the difference that lies on a cursor whose views show the newest version; empty for a usual file."""
    if manner is Manner.WITHDRAW or difference.empty:
        return ()
    problems = _fewer_in_scope(cursor, dataset, difference)
    problems += _written_otherwise(cursor, dataset, difference)
    before = _find_before(cursor, dataset)
    if before:
        problems += _fewer_than_before(cursor, dataset, before, reporter)
    if dataset.name == "progress":
        problems += _opened_again(cursor)
    return (*problems, *find_jumps(cursor, dataset, difference, before))


def _written_otherwise(cursor: Cursor, dataset: Dataset, difference: Difference) -> list[Problem]:
    """New rows whose key differs from one that stands only in width, case or spaces: they would stand beside it."""
    texts = [column for column in dataset.columns if column.key and is_free_text(column)]
    if dataset.merge is not Merge.BY_KEY or not texts or not 0 < difference.inserted <= _MOST_COMPARED:
        return []
    names = [column.name for column in texts]
    same = " and ".join(f"{folded(f'live.{name}')} = {folded(f'incoming.{name}')}" for name in names)
    others = tuple(name for name in dataset.key if name not in names)
    column = texts[-1]
    rows = cursor.execute(
        f"select incoming.line, incoming.{column.name}, live.{column.name} from incoming join {dataset.table} as live "
        f"on {same} and {same_key(others) or 'true'} and live.ended = {LIVE} "
        f"where incoming.line not in (select line from matched) order by incoming.line limit {_MOST_LISTED}"
    ).fetchall()
    return [
        ask_for_yes(
            line,
            column.header,
            written,
            f"“{written}”与库里的“{standing}”只差全半角、大小写或空格，会成为另外一行",
            "是同一个，就按库里的写法改；确实是两个，请勾选（命令行加 --confirm-unusual）",
        )
        for line, written, standing in rows
    ]


def _fewer_in_scope(cursor: Cursor, dataset: Dataset, difference: Difference) -> list[Problem]:
    """The rows of the file against those that stand in its scopes."""
    if dataset.merge is not Merge.BY_SCOPE or not difference.ended:
        return []
    standing = _count(cursor, "standing")
    now = _count(cursor, f"incoming semi join standing on {same_key(dataset.scope, 'standing')}")
    if standing < _FEWEST_OF_A_SCOPE or now >= _SHRUNK * standing:
        return []
    scope = "×".join(dataset.column(name).header for name in dataset.scope)
    less = round(100 * (standing - now) / standing)
    return [
        ask_for_yes(
            None, "", str(now), f"同样的 {scope} 库里现有 {standing} 行，文件里只有 {now} 行，少了 {less}%"
        )
    ]


def _find_before(cursor: Cursor, dataset: Dataset) -> Before | None:
    """Lay `arriving(who, district)`, the owners of the newest period; None when they have no earlier one."""
    column = period_of(dataset)
    if column is None:
        return None
    cursor.execute(
        f"create or replace temp table arriving as select distinct {_who(dataset, 'incoming')} as who, "
        f"{district_of(dataset, 'incoming')} as district, {column.name} as period "
        f"from incoming where {column.name} = (select max({column.name}) from incoming)"
    )
    row = cursor.execute(
        f"select max(arriving.period), (select max(live.{column.name}) from {dataset.table} as live "
        f"where live.ended = {LIVE} and live.{column.name} < (select max(period) from arriving) "
        f"and {_who(dataset, 'live')} in (select who from arriving)) from arriving"
    ).fetchone()
    assert row is not None, "an aggregate always gives a row"
    return None if row[1] is None else Before(column, row[0], row[1])


def _fewer_than_before(
    cursor: Cursor, dataset: Dataset, before: Before, reporter: str | None
) -> list[Problem]:
    """The rows and districts of the newest period, once the file is in, against those of the period before.

    The period before counts as far as its owners report again, and whole when the file is of the same kind as the
    one that brought it: from the same reporter, and naming a good part of the same owners.
    """
    column = before.column.name
    if dataset.merge is Merge.BY_KEY:
        rows = _count(cursor, f"incoming where {column} = date '{before.newest}'")
        if rows < _A_REPORT:
            return []
    open_rows = "and live.state <> '已销号'" if dataset.name == "progress" else ""
    cursor.execute(
        f"""
        create or replace temp table earlier as
        with reported as (
          select {_who(dataset, "live")} as who, {district_of(dataset, "live")} as district, live.begun as entry
          from {dataset.table} as live
          where live.ended = {LIVE} and live.{column} = $previous {open_rows}
        ),
        alike as (
          select entry
          from reported
          join entries on entries.number = reported.entry and entries.reporter is not distinct from $reporter
          group by entry
          having count(distinct who) filter (where who in (select who from arriving)) >= {_ALIKE} * count(distinct who)
        )
        select who, district
        from reported
        where who in (select who from arriving) or entry in (select entry from alike)
        """,
        {"previous": before.previous, "reporter": reporter},
    )
    cursor.execute(
        f"""
        create or replace temp table afterwards as
        select {_who(dataset, "incoming")} as who, {district_of(dataset, "incoming")} as district
        from incoming
        where incoming.line not in (select line from matched) and incoming.{column} = $newest
        union all
        select {_who(dataset, "live")} as who, {district_of(dataset, "live")} as district
        from {dataset.table} as live
        where live.ended = {LIVE} and live.{column} = $newest and live.rowid not in (select place from leaving)
        """,
        {"newest": before.newest},
    )
    then, now = period_words(dataset, before.previous), period_words(dataset, before.newest)
    problems = []
    rows_then = _count(cursor, "earlier")
    rows_now = _count(
        cursor, "afterwards where who in (select who from earlier) or who in (select who from arriving)"
    )
    if rows_then >= _FEWEST and rows_now < _SHRUNK * rows_then:
        less = round(100 * (rows_then - rows_now) / rows_then)
        said = f"上一期（{then}）报了 {rows_then} 行，这一期（{now}）只有 {rows_now} 行，少了 {less}%"
        problems.append(ask_for_yes(None, "", str(rows_now), said))
    for name, rows in _districts_gone(cursor):
        said = f"上一期（{then}）有{name}的 {rows} 行，这一期（{now}）一行也没有"
        problems.append(ask_for_yes(None, "县区", name, said))
    return problems


def _districts_gone(cursor: Cursor) -> list[tuple[str, int]]:
    """Districts (name, rows before) that no row is about any more, where the file is about most of those before."""
    return cursor.execute(
        """
        with known as (
          select earlier.district, count(*) as rows,
                 earlier.district in (select district from afterwards where district is not null) as stays
          from earlier
          where earlier.district is not null
          group by earlier.district
        )
        select coalesce(districts.short_name, districts.district_name, known.district), known.rows
        from known
        left join districts on districts.district_code = known.district
        where not known.stays
          and (select count(*) filter (where stays) >= greatest(2, count(*) / 2) from known)
        order by known.district
        """
    ).fetchall()


def _opened_again(cursor: Cursor) -> list[Problem]:
    """Tasks whose last report up to that month says 已销号."""
    rows = cursor.execute(
        f"""
        with reopened as (
          select arriving.line, arriving.task_code, arriving.state
          from (select line, task_code, period, state from {CHANGING} and state <> '已销号') as arriving
          asof join (select task_code, period, state from progress_rows where ended = {LIVE}) as known
            on known.task_code = arriving.task_code and known.period <= arriving.period
          where known.state = '已销号'
        )
        select reopened.line, reopened.state, tasks.task_name, reopened.task_code
        from reopened
        left join tasks on tasks.task_code = reopened.task_code
        order by reopened.line
        limit {_MOST_LISTED}
        """
    ).fetchall()
    return [
        ask_for_yes(line, "状态", state, f"“{name or code}”（{code}）已经销号，文件里又是“{state}”")
        for line, state, name, code in rows
    ]


def _who(dataset: Dataset, row: str) -> str:
    """Whose a row is: a unit, or else the district itself."""
    return f"coalesce({owner_of(dataset, row)}, {district_of(dataset, row)})"


def _count(cursor: Cursor, rows: str) -> int:
    row = cursor.execute(f"select count(*) from {rows}").fetchone()
    return int(row[0]) if row else 0
