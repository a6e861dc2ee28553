"""The rows of the stage that aren't data: blank ones, notes below the table, and totals."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass

from dashboard.intake.cells import SPACES, TOTALS
from dashboard.intake.mapping import Mapping
from dashboard.intake.words import Words
from dashboard.store import Cursor

_NOTES = (
    "注", "说明", "备注", "填报", "填表", "制表", "审核", "联系", "负责人", "单位负责人", "数据来源", "以上",
)  # fmt: skip


@dataclass(frozen=True)
class Aside:
    """How many notes were put aside, the lines of the totals, and whether anything was put aside at all."""

    notes: int
    totals: tuple[int, ...]
    any: bool


def put_aside(cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], width: int) -> Aside:
    """Make the table `aside(line)` of the rows that aren't data, and `totals(line, grand)` of those with totals."""
    cursor.execute("create table aside (line bigint)")
    cells = [f"nullif(trim(c{place}, $spaces), '')" for place in range(width)]
    blank = _insert(cursor, f"select line from stage where coalesce({', '.join(cells)}) is null", spaces=SPACES)
    notes = 0
    if width > 1:
        starts = " or ".join(f"starts_with(trim(c0, $spaces), '{note}')" for note in _NOTES)
        rest = f"coalesce({', '.join(cells[1:])}) is null"
        notes = _insert(cursor, f"select line from stage where {rest} and ({starts})", spaces=SPACES)
    totals = _find_totals(cursor, mapping, words, width)
    return Aside(notes, totals, bool(blank or notes or totals))


def _find_totals(
    cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], width: int
) -> tuple[int, ...]:
    by_place = {place: name for name, place in mapping.places}
    cursor.execute("create table totals (line bigint, grand boolean)")
    for place in range(width):
        cell, name = f"stage.c{place}", by_place.get(place)
        if name in words:
            if words[name].totals:
                cursor.execute(
                    f"insert into totals select line, {_grand(cell)} from stage join words_{name} as word on {cell} = word.raw "
                    "where word.code = 'total_row'"
                )
        else:
            cursor.execute(
                f"insert into totals select line, {_grand(cell)} from stage "
                f"where (contains({cell}, '计') or contains({cell}, '計') or contains({cell}, '其中')) "
                f"and rtrim(translate({cell}, $spaces, ''), ':：') in (select unnest($totals))",
                {"spaces": SPACES, "totals": list(TOTALS)},
            )
    _insert(cursor, "select distinct line from totals")
    rows = cursor.execute("select distinct line from totals order by line").fetchall()
    return tuple(int(line) for (line,) in rows)


def _grand(cell: str) -> str:
    """Whether a cell marks the total of everything, not of a part."""
    return f"not contains({cell}, '小') and not contains({cell}, '其中')"


def _insert(cursor: Cursor, lines: str, **values: str) -> int:
    row = cursor.execute(f"insert into aside {lines}", values).fetchone()
    return int(row[0]) if row else 0
