"""The rows of the stage that aren't data: blank ones, notes below the table, and totals."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass

from dashboard.intake.reading.cells import SPACES, TOTALS
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.words import Words
from dashboard.store import Cursor

_NOTES = (
    "注", "说明", "备注", "填报", "填表", "制表", "审核", "联系", "负责人", "单位负责人", "数据来源", "以上",
)  # fmt: skip
_TOTALS = ", ".join(f"'{word}'" for word in TOTALS)


@dataclass(frozen=True)
class Aside:
    """How many notes were put aside, the lines of the totals, and whether anything was put aside at all."""

    notes: int
    totals: tuple[int, ...]
    any: bool


def put_aside(cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], width: int) -> Aside:
    """Make the table `aside(line)` of the rows that aren't data, and `totals(line, grand)` of those with totals."""
    cursor.execute("create table aside (line bigint)")
    empty = [_is_blank(f"c{place}") for place in range(width)]
    blank = _insert(cursor, f"select line from stage where {' and '.join(empty)}")
    notes = 0
    if width > 1:
        starts = f"regexp_matches(c0, '^[{SPACES}]*({'|'.join(_NOTES)})')"
        notes = _insert(cursor, f"select line from stage where {' and '.join(empty[1:])} and {starts}")
    totals = _find_totals(cursor, mapping, words, width)
    return Aside(notes, totals, bool(blank or notes or totals))


def _is_blank(cell: str) -> str:
    """Cheaper than trimming, which the engine is slow at."""
    return f"({cell} is null or regexp_full_match({cell}, '[{SPACES}]*'))"


def _find_totals(
    cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], width: int
) -> tuple[int, ...]:
    by_place = {place: name for name, place in mapping.places}
    found: list[str] = []
    for place in range(width):
        cell, name = f"stage.c{place}", by_place.get(place, "")
        of_cell = (
            f"select line, not contains({cell}, '小') and not contains({cell}, '其中') as grand from stage"
        )
        if name not in words:
            marked = f"contains({cell}, '计') or contains({cell}, '計') or contains({cell}, '其中')"
            found.append(
                f"{of_cell} where ({marked}) and rtrim(translate({cell}, '{SPACES}', ''), ':：') in ({_TOTALS})"
            )
        elif words[name].totals:
            found.append(
                f"{of_cell} join words_{name} as word on {cell} = word.raw where word.code = 'total_row'"
            )
    rows = " union all ".join(found) or "select 0, false limit 0"
    cursor.execute(
        f"create table totals as select line, bool_and(grand) as grand from ({rows}) as t(line, grand) group by line"
    )
    _insert(cursor, "select line from totals")
    lines = cursor.execute("select line from totals order by line").fetchall()
    return tuple(int(line) for (line,) in lines)


def _insert(cursor: Cursor, lines: str) -> int:
    row = cursor.execute(f"insert into aside {lines}").fetchone()
    return int(row[0]) if row else 0
