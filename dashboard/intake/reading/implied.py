"""Totals without the word: a row that leaves open what others name, and counts exactly what they count together."""

from dashboard.catalog.dataset import Column, Kind, Merge
from dashboard.intake.reading.mapping import Mapping
from dashboard.store import Cursor

_MOST_ROWS = 200_000
_MOST_TOTALS = 1_000
_FEWEST_PARTS = 2
_WHOLE = "^(全部|所有|各|全)"
"""How a text begins that names all occupations instead of one."""


def find_implied_totals(cursor: Cursor, mapping: Mapping) -> list[tuple[int, str]]:
    """The rows, with what they count, that are the sum of two others or more of the same file.

    Only of datasets that are replaced scope by scope, and of files that a person may have added up.
    """
    dataset = mapping.dataset
    counted = next((column for column in dataset.columns if not column.key and column.required), None)
    if dataset.merge is not Merge.BY_SCOPE or counted is None:
        return []
    size = cursor.execute("select count(*) from checked").fetchone()
    if size is None or not _FEWEST_PARTS < size[0] <= _MOST_ROWS:
        return []
    open_keys = [column for column in dataset.columns if column.key and _may_be_open(column)]
    fixed = [column for column in dataset.columns if column.key and not _may_be_open(column)]
    city = "(select district_code from known_districts where category = '市本级')"
    is_open = " or ".join(_is_open(column, "checked", city) for column in open_keys)
    within = " and ".join(
        [f"part.{column.name} is not distinct from total.{column.name}" for column in fixed]
        + [
            f"({_is_open(column, 'total', city)} or part.{column.name} = total.{column.name})"
            for column in open_keys
        ]
    )
    rows = cursor.execute(
        f"with total as (select * from checked where ({is_open}) and {counted.name} > 0 order by line limit {_MOST_TOTALS}) "
        f"select total.line, any_value(total.{counted.name}) as whole from total join checked as part on {within} "
        f"and part.line <> total.line and part.line not in (select line from total) "
        f"group by total.line having count(*) >= {_FEWEST_PARTS} and sum(part.{counted.name}) = whole order by total.line"
    ).fetchall()
    return [(int(line), str(whole)) for line, whole in rows]


def _may_be_open(column: Column) -> bool:
    """Whether a total leaves a column out, or names the whole city in it."""
    names_place = column.refers == "districts"
    return names_place or (column.kind is Kind.TEXT and not column.required and column.default is None)


def _is_open(column: Column, row: str, city: str) -> str:
    cell = f"{row}.{column.name}"
    if column.refers == "districts":
        return f"({cell} in {city})"
    whole = "" if column.refers or column.choices else f" or regexp_matches({cell}, '{_WHOLE}')"
    return f"({cell} is null{whole})"
