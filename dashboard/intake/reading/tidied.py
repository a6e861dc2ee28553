"""What was put right in the cells themselves, said column by column: spaces, full-width characters, dashes for empty."""

from collections.abc import Mapping as MappingABC

import pyarrow as pa

from dashboard.catalog.dataset import Column
from dashboard.intake.files.coded import Coded, show
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.repairs import Repair, RepairKind
from dashboard.intake.reading.typed import at_edge, folded, is_blank_mark, is_own_code, is_widened
from dashboard.intake.reading.words import Words
from dashboard.store import Cursor

_KINDS = (RepairKind.SPACES, RepairKind.WIDTH, RepairKind.BLANKS)
_SAID = {
    RepairKind.SPACES: "去掉了单元格首尾的空格",
    RepairKind.WIDTH: "全角的编号和数字已按半角读，编号的大小写以库里的为准",
    RepairKind.BLANKS: "“—”“/”“无”这样的格按空格处理",
}


def list_tidied(
    cursor: Cursor, coded: Coded, mapping: Mapping, words: MappingABC[str, Words], off: frozenset[RepairKind]
) -> list[Repair]:
    """The repairs of cells, from the distinct texts of each column."""
    found: dict[RepairKind, list[str]] = {kind: [] for kind in _KINDS}
    for word in words.values():
        for kind, true in zip(_KINDS, (word.spaced, word.widened, word.blanked), strict=True):
            if true:
                found[kind].append(word.column.header)
    texts = [mapping.dataset.column(name) for name, _ in mapping.places if name not in words]
    for column in texts:
        for kind in _of_texts(cursor, coded, mapping, column, off):
            found[kind].append(column.header)
    return [
        Repair(kind, f"{_SAID[kind]}（{'、'.join(f'“{header}”' for header in headers)}列）")
        for kind, headers in found.items()
        if headers
    ]


def _of_texts(
    cursor: Cursor, coded: Coded, mapping: Mapping, column: Column, off: frozenset[RepairKind]
) -> list[RepairKind]:
    place = mapping.place(column.name)
    assert place is not None, "the column stands in the file"
    own = is_own_code(column, mapping)
    recased = " or own.code <> trim(cell, getvariable('spaces'))" if own else ""
    join = f"left join own_codes as own on own.folded = {folded('cell')}" if own else ""
    conditions = {
        RepairKind.SPACES: at_edge("cell"),
        RepairKind.WIDTH: f"{is_widened('cell')}{recased}" if column.code else "false",
        RepairKind.BLANKS: is_blank_mark("cell"),
    }
    show(cursor, "tidied", pa.table({"cell": coded.texts(place)}))
    asked = ", ".join(f"coalesce(bool_or({condition}), false)" for condition in conditions.values())
    row = cursor.execute(f"select {asked} from tidied {join}").fetchone()
    cursor.unregister("tidied")
    assert row is not None, "an aggregate always gives a row"
    return [kind for kind, true in zip(conditions, row, strict=True) if true and kind not in off]
