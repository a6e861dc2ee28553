"""Putting a map up and taking it down: one entry each, journalled and undoable like any other."""

from datetime import date

from dashboard.catalog.datasets.kept import SHAPES
from dashboard.errors import UsageError
from dashboard.intake.keeping import Row, withdraw_rows, write_rows
from dashboard.intake.ledger import Entry
from dashboard.intake.shapes.draft import MapDraft
from dashboard.store import LIVE, Cursor, Store

_LAYER = "县区"
_LONGEST = 60


def hang_map(store: Store, draft: MapDraft, *, person: str, today: date) -> Entry | None:
    """Keep the shapes of a map in place of those before; None when they stand already. Raises UsageError for none."""
    if not draft.shapes:
        raise UsageError("这个文件里没有可以画的县区，没有换上。请先看清说明，改好再传。")
    name = draft.name[-_LONGEST:]

    def made(cursor: Cursor) -> list[Row]:
        standing = {
            (code, geometry): day
            for code, geometry, day in cursor.execute(
                f"select district_code, geometry, given_date from {SHAPES.table} "
                f"where ended = {LIVE} and layer = $1 and file_name = $2",
                [_LAYER, name],
            ).fetchall()
        }
        return [
            {
                "layer": _LAYER,
                "district_code": shape.code,
                "geometry": shape.geometry,
                "label": shape.label,
                "file_name": name,
                "given_date": standing.get((shape.code, shape.geometry), today),
            }
            for shape in draft.shapes
        ]

    return write_rows(store, SHAPES, made, person=person, today=today)


def take_down_map(store: Store, *, person: str, today: date) -> Entry | None:
    """End all shapes, so that the tiles come back; None when there are none."""
    with store.cursor() as cursor:
        codes = cursor.execute(
            f"select district_code from {SHAPES.table} where ended = {LIVE} and layer = $1", [_LAYER]
        ).fetchall()
    rows: list[Row] = [{"layer": _LAYER, "district_code": code} for (code,) in codes]
    return withdraw_rows(store, SHAPES, rows, person=person, today=today) if rows else None
