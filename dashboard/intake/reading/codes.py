"""Codes whose leading zeros a spreadsheet has cut: shorter than their likes, or known with zeros before them."""

from dashboard.catalog.dataset import Column, Kind, Level, Rule
from dashboard.intake.reading.damage import AS_TEXT
from dashboard.intake.reading.mapping import Mapping
from dashboard.store import Cursor

_SHARE = 0.95
"""Of counting numbers at most nine tenths have the same length."""
_SHORTEST = 5
_REASON = "前面的 0 像是被 Excel 去掉了"


def lost_zero_rules(cursor: Cursor, mapping: Mapping, known: frozenset[str]) -> list[Rule]:
    """Conditions over `checked` that find codes without their zeros; `known` are the registers that are at hand."""
    rules: list[Rule] = []
    for column in mapping.dataset.columns:
        if (
            not column.code
            or column.refers
            or column.kind is not Kind.TEXT
            or mapping.place(column.name) is None
        ):
            continue
        if width := _fixed_width(cursor, column):
            condition = f"regexp_full_match({column.name}, '[0-9]+') and length({column.name}) < {width}"
            rules.append(_rule(column, condition, f"{_REASON}：别的编号都是 {width} 位"))
        if mapping.dataset.name in known and mapping.dataset.named_by[0] == column.name:
            register = f"known_{mapping.dataset.name}"
            condition = (
                f"regexp_full_match({column.name}, '[1-9][0-9]*') "
                f"and {column.name} not in (select {column.name} from {register}) "
                f"and {column.name} in (select ltrim({column.name}, '0') from {register} "
                f"where regexp_full_match({column.name}, '0+[1-9][0-9]*'))"
            )
            rules.append(_rule(column, condition, f"{_REASON}：名录里的这个编号前面有 0"))
    return rules


def _fixed_width(cursor: Cursor, column: Column) -> int:
    """The one length of a column's codes where some are shorter only for want of zeros, else 0."""
    rows = cursor.execute(
        f"select length({column.name}) as width, count(*), bool_or(starts_with({column.name}, '0')) from checked "
        f"where regexp_full_match({column.name}, '[0-9]+') group by width order by width"
    ).fetchall()
    padded = {int(width) for width, _, zero in rows if zero}
    total = sum(int(count) for _, count, _ in rows)
    longest = int(rows[-1][0]) if rows else 0
    alike = int(rows[-1][1]) if rows else 0
    if len(rows) < 2 or (padded and padded != {longest}):
        return 0
    plain = alike >= _SHARE * total and longest >= _SHORTEST
    return longest if padded or plain else 0


def _rule(column: Column, condition: str, reason: str) -> Rule:
    return Rule(condition, column.name, reason, AS_TEXT, Level.ERROR, "damaged_number")
