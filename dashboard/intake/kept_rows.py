"""What the pages have kept so far: every row with the entry that wrote it, for the ledger and the list of names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import KEPT, named
from dashboard.catalog.datasets.kept import ALIASES
from dashboard.store import LIVE, Cursor, Store


@dataclass(frozen=True)
class KeptRow:
    """One version of a row; `ended` is None while it is live, `name` is what an alias stands for."""

    dataset: Dataset
    values: Mapping[str, Any]
    begun: int
    ended: int | None
    name: str = ""


def list_kept(store: Store) -> list[KeptRow]:
    """All versions of all rows, the latest written first."""
    with store.cursor() as cursor:
        rows = [row for dataset in KEPT for row in _rows(cursor, dataset)]
    return sorted(rows, key=lambda row: -row.begun)


def _rows(cursor: Cursor, dataset: Dataset) -> list[KeptRow]:
    names = _names(cursor) if dataset is ALIASES else {}
    found = cursor.execute(
        f"select begun, nullif(ended, {LIVE}), {', '.join(dataset.names)} from {dataset.table}"
    ).fetchall()
    kept = []
    for begun, ended, *cells in found:
        values = dict(zip(dataset.names, cells, strict=True))
        name = names.get((values.get("dataset"), values.get("code")), "")
        kept.append(KeptRow(dataset, values, begun, ended, name))
    return kept


def _names(cursor: Cursor) -> dict[tuple[Any, Any], str]:
    """What the codes of aliases are called, by register and code; what has left its register has no name."""
    registers = cursor.execute(f"select distinct dataset from {ALIASES.table}").fetchall()
    found: dict[tuple[Any, Any], str] = {}
    for (register,) in registers:
        code, name, *_ = named(register).named_by
        rows = cursor.execute(
            f"select {code}, {name} from {named(register).table} where ended = {LIVE} "
            f"and {code} in (select code from {ALIASES.table} where dataset = $1)",
            [register],
        ).fetchall()
        found |= {(register, row[0]): str(row[1]) for row in rows}
    return found
