"""Laying out texts as the sheet stage does, in as few words as a test needs."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.intake.files.decode import decode
from dashboard.intake.files.sheet import Sheet, find_sheet
from dashboard.intake.files.staging import Staged, stage
from dashboard.intake.files.table import Table, read_table
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading.repairs import RepairKind
from dashboard.store import scratch

NAMES = ("期次", "县区", "单位", "人数", "其中女", "备注", "经费")
NOTHING: frozenset[RepairKind] = frozenset()

Cells = tuple[int | str | None, ...]


def recognise(row: Sequence[str]) -> int:
    """Two of the names make a header; a joined one is known by any of its parts."""
    known = sum(bool(set(name.split("/")) & set(NAMES)) for name in row)
    return known if known > 1 else 0


def lay(
    content: str,
    *,
    off: frozenset[RepairKind] = NOTHING,
    kind: str = "text",
    merged: tuple[tuple[int, int, int, int], ...] = (),
) -> tuple[Sheet, list[Cells], Staged]:
    """The sheet, the rows of its stage with their row numbers, and what was put right."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given"
        path.write_bytes(content.encode())
        text = replace(decode(path, Path(folder)), kind=kind, merged=merged)
        sheet = find_sheet(text, recognise, off=off)
        with scratch(Path(folder)) as cursor:
            staged = stage(cursor, text, sheet, off=off, recognise=recognise)
            return sheet, cursor.execute("select * from stage order by line").fetchall(), staged


def rows_of(content: str, *off: RepairKind) -> list[Cells]:
    """The rows of the stage."""
    return lay(content, off=frozenset(off))[1]


def repairs_of(content: str, *off: RepairKind) -> list[str]:
    """The sentences of all repairs."""
    sheet, _, staged = lay(content, off=frozenset(off))
    return [repair.said for repair in (*sheet.repairs, *staged.repairs)]


def refused(content: str, *off: RepairKind) -> tuple[str, int | None, str] | None:
    """The code, row and reason of a refusal; None where the text is taken."""
    try:
        lay(content, off=frozenset(off))
    except Unreadable as error:
        problem = error.problems[0]
        return problem.code, problem.row, problem.reason
    return None


def table_of(content: str | bytes) -> Table:
    """What is read when nothing is known."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "unknown"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(path)
