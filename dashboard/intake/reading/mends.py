"""Changes to the stage before it is read: what a person mended or left out."""

from collections.abc import Sequence

from dashboard.intake.reading.mapping import Mapping
from dashboard.store import Cursor


def thaw(cursor: Cursor) -> None:
    """Make the stage a table that can be changed; `take_back` codes it anew afterwards."""
    cursor.execute("create table thawed as from stage")
    cursor.unregister("stage")
    cursor.execute("alter table thawed rename to stage")


def mend(
    cursor: Cursor, mapping: Mapping, mends: Sequence[tuple[int, str, str]], dropped: Sequence[int]
) -> None:
    """Write the mended cells, as (row, column, text), into the stage, and leave rows out."""
    if not mends and not dropped:
        return
    thaw(cursor)
    for row, name, text in mends:
        place = mapping.place(name)
        if place is not None:
            cursor.execute(f"update stage set c{place} = nullif($1, '') where line = $2", [text, row])
    cursor.execute("delete from stage where list_contains($1::bigint[], line)", [list(dropped)])
