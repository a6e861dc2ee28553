"""What the office has locked: a file that would change a locked period is refused by its rows."""

from datetime import date

from dashboard.catalog.dataset import Dataset, Level
from dashboard.intake.difference import CHANGING
from dashboard.intake.reading.problem import Problem
from dashboard.intake.whose import period_of
from dashboard.store import LIVE, Cursor

_MOST = 200
_REMEDY = "请联系办公室；确需更正，由办公室写明原因后导入（命令行加 --reason 原因）"


def find_locked(cursor: Cursor, dataset: Dataset) -> tuple[Problem, ...]:
    """The rows by which the difference on the cursor would change a locked period, the first of them."""
    column = period_of(dataset)
    locks = cursor.execute(
        f"select 1 from locks_rows where ended = {LIVE} and dataset = $1 limit 1", [dataset.name]
    ).fetchone()
    if column is None or locks is None:
        return ()
    month = f"date_trunc('month', {column.name})::date"
    rows = cursor.execute(
        f"""
        with touched as (
          select line, {month} as period, {column.name} as day from {CHANGING}
          union all
          select null as line, {month} as period, {column.name} as day from leaving
        )
        select touched.line, touched.period, touched.day
        from touched
        join locks_rows on locks_rows.period = touched.period
        where locks_rows.ended = {LIVE} and locks_rows.dataset = $1
        order by touched.line nulls last, touched.day
        limit {_MOST}
        """,
        [dataset.name],
    ).fetchall()
    named = [row for row in rows if row[0] is not None]
    return tuple(_problem(column.header, *row) for row in named or rows[:1])


def _problem(header: str, line: int | None, period: date, day: date) -> Problem:
    reason = f"{period.year}年{period.month}月已锁定，不能导入"
    return Problem(line, header, day.isoformat(), Level.ERROR, "locked", reason, _REMEDY)
