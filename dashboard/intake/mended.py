"""What cells that a person mended on the page had said in the file."""

import csv
import json
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import named
from dashboard.intake.compare import original_of
from dashboard.intake.files.contents import open_text
from dashboard.intake.ledger import Entry
from dashboard.intake.reading.headers import closed, find_column
from dashboard.store import Store

_LARGEST = 20 * 1024 * 1024
"""Bytes of an original that is read again to show old cells."""


def cells_before(store: Store, entry: Entry) -> dict[tuple[int, str], str]:
    """The old text of each mended cell, by row and column name; none where the file doesn't easily tell.

    Raises StoreError when the original is gone or damaged, Unreadable when it can't be read any more.
    """
    facts: Mapping[str, Any] = json.loads(entry.decisions or "{}")
    original = original_of(store, entry.number) if "mends" in facts else None
    if original is None or entry.dataset is None or original.stat().st_size > _LARGEST:
        return {}
    with TemporaryDirectory() as folder:
        text = open_text(original, Path(folder), encoding=facts.get("encoding"), sheet=facts.get("sheet"))
        last = max(int(row) for row, *_ in facts["mends"])
        with text.path.open(encoding=text.codec, newline="") as file:
            rows = list(islice(csv.reader(file, delimiter=entry.delimiter or ","), last))
    header = rows[entry.header_row - 1] if entry.header_row and entry.header_row <= len(rows) else []
    places = _places(named(entry.dataset), header, dict(facts.get("columns", ())))
    return {
        (row, column): rows[row - 1][places[column]]
        for row, column, _ in facts["mends"]
        if column in places and row <= len(rows) and places[column] < len(rows[row - 1])
    }


def _places(dataset: Dataset, header: list[str], given: Mapping[str, str | None]) -> dict[str, int]:
    """Where each column of the dataset stands in the file: as was decided, else by its name."""
    decided = {closed(word): name for word, name in given.items()}
    places: dict[str, int] = {}
    for place, word in enumerate(header):
        found = find_column(word, dataset)
        name = decided.get(closed(word), found.column.name if found else None)
        if name:
            places.setdefault(name, place)
    return places
