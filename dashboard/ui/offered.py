"""The cells that a grid offered to be changed: nothing else that a browser sends for it is believed."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd


def taken(shown: pd.DataFrame, sent: object, offered: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a grid with the offered cells as the browser changed them.

    `sent` is the state of its data_editor. Rows that were added, deleted or never there, and columns that are only
    shown, stay as the server drew them.
    """
    rows: list[dict[str, Any]] = [{str(name): row[name] for name in row} for row in shown.to_dict("records")]
    for place, cells in _edited(sent).items():
        if isinstance(place, int) and 0 <= place < len(rows) and isinstance(cells, Mapping):
            rows[place].update({name: cells[name] for name in offered if name in cells})
    return rows


def _edited(sent: object) -> Mapping[Any, Any]:
    edited = sent.get("edited_rows") if isinstance(sent, Mapping) else None
    return edited if isinstance(edited, Mapping) else {}
