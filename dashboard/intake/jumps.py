"""Numbers that leap: ten times what stands in the store or stood in the period before, a tenth of it, or of another sign."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.intake.difference import Difference, same_key
from dashboard.intake.reading.problem import Problem
from dashboard.intake.second_yes import ask_for_yes
from dashboard.intake.whose import district_of, name_of, owner_of
from dashboard.store import LIVE, Cursor

_JUMP = 10
_LARGE = 20
"""Counts that stay below this jump by chance."""
_MOST_COMPARED = 200_000
"""More changed rows than this aren't looked at one by one: it would take as long as the import."""
_MOST_LISTED = 50
_REMEDY = "不对就改正再传（命令行确认加 --confirm-unusual）"


@dataclass(frozen=True)
class Before:
    """The newest period of a file, and the one before it in the store."""

    column: Column
    newest: date
    previous: date


def find_jumps(
    cursor: Cursor, dataset: Dataset, difference: Difference, before: Before | None
) -> list[Problem]:
    """Numbers that are ten times those in the store, or a tenth, or of another sign; new rows are held against the period before."""
    if difference.inserted + difference.updated > _MOST_COMPARED:
        return []
    columns = [column for column in dataset.columns if _is_measured(column)]
    sources: list[str] = []
    values: dict[str, date | int] = {}
    if difference.updated:
        sources.append(
            f"select matched.line, live.rowid as place from matched join {dataset.table} as live "
            "on live.rowid = matched.place where not matched.same"
        )
    if difference.inserted and before:
        others = tuple(name for name in dataset.key if name != before.column.name)
        sources.append(
            f"select incoming.line, live.rowid as place from incoming join {dataset.table} as live "
            f"on {same_key(others)} and live.{before.column.name} = $previous "
            f"and live.ended = $live and incoming.{before.column.name} = $newest "
            "where incoming.line not in (select line from matched)"
        )
        values = {"previous": before.previous, "newest": before.newest, "live": LIVE}
    if not columns or not sources:
        return []
    cursor.execute(f"create or replace temp table pairs as {' union all '.join(sources)}", values)
    return [problem for column in columns for problem in _jumps_of(cursor, dataset, column)]


def _jumps_of(cursor: Cursor, dataset: Dataset, column: Column) -> list[Problem]:
    if dataset.named_by:
        name = f"found.{dataset.named_by[1]}"
    else:
        name = name_of(owner_of(dataset, "found"), district_of(dataset, "found"))
    figure = f"'{column.header}'"
    if "indicator_code" in dataset.names:
        figure = """(select indicator_name from indicator_definitions
                      where indicator_definitions.indicator_code = found.indicator_code)"""
        figure += "" if column.name == "value" else f" || '的{column.header}'"
    rows = cursor.execute(
        f"""
        with found as (
          select incoming.*, live.{column.name} as former, count(*) over () as total
          from pairs
          join incoming on incoming.line = pairs.line
          join {dataset.table} as live on live.rowid = pairs.place
          where {_leaps(column, f"live.{column.name}::double", f"incoming.{column.name}::double")}
          order by incoming.line
          limit {_MOST_LISTED}
        )
        select line, {name}, {figure}, former, {column.name}, total
        from found
        order by line
        """
    ).fetchall()
    problems = [
        ask_for_yes(
            line,
            column.header,
            _plain(new),
            f"{who}{what}由 {_plain(old)} 变为 {_plain(new)}，变化 {round(100 * (new - old) / abs(old))}%，确认无误请勾选",
            _REMEDY,
        )
        for line, who, what, old, new, _ in rows
    ]
    more = rows[0][-1] - len(rows) if rows else 0
    if more:
        problems.append(ask_for_yes(None, column.header, "", f"“{column.header}”还有 {more} 处这样的变化"))
    return problems


def _is_measured(column: Column) -> bool:
    """Whether a column says how much there is; numbers without a unit of measure are ranks and order numbers."""
    if column.key:
        return False
    return column.kind in (Kind.DECIMAL, Kind.PERCENT) or (column.kind is Kind.INT and bool(column.unit))


def _leaps(column: Column, old: str, new: str) -> str:
    """The condition of a jump, over doubles since decimals overflow.

    Percentages only fall: a task's progress may well leap up in a good month.
    """
    if column.kind is Kind.PERCENT:
        return f"{old} >= {_JUMP} and {new} * {_JUMP} <= {old}"
    high, low = f"greatest(abs({old}), abs({new}))", f"least(abs({old}), abs({new}))"
    large = f" and {high} >= {_LARGE}" if column.kind is Kind.INT else ""
    return f"({old} * {new} < 0 or ({low} > 0 and {high} >= {_JUMP} * {low}{large}))"


def _plain(number: Decimal | int) -> str:
    return f"{Decimal(number).normalize():f}"
