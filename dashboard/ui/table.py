"""Leaders' tables: a few rows under an ink rule, each row a link; and the full list in a grid that can be sorted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog.view import View
from dashboard.ui.covered import Cover, covered
from dashboard.ui.here import Here, go
from dashboard.ui.text import escape


@dataclass(frozen=True)
class Head:
    """A column of a table: its words, its share of the width, and whether it holds numbers."""

    words: str
    share: float = 1
    number: bool = False


@dataclass(frozen=True)
class Line:
    """A row: cells as HTML made by `marks` or `escape`, and where it leads."""

    cells: Sequence[str]
    label: str = ""
    page: str = ""
    view: View | None = None


def table(name: str, heads: Sequence[Head], lines: Sequence[Line]) -> None:
    """Draw a table of few rows; where every row has a view, each leads there."""
    widths = " ".join(f"minmax(0, {head.share}fr)" for head in heads)
    rows = [
        f'<div class="row{kind}" style="grid-template-columns:{widths}">{_cells(cells, heads)}</div>'
        for kind, cells in [
            (" head", [escape(head.words) for head in heads]),
            *(("", line.cells) for line in lines),
        ]
    ]
    with st.container(key=f"table_{name}", gap=None):
        st.html(rows[0])
        covers = [Cover(line.label, line.page, line.view) for line in lines if line.view is not None]
        if len(covers) == len(lines) and lines:
            covered(name, "".join(rows[1:]), covers)
        elif lines:
            st.html("".join(rows[1:]))


def grid(
    here: Here,
    name: str,
    frame: pd.DataFrame,
    columns: dict[str, Any],
    *,
    leads: Callable[[int], View | None] | None = None,
    rows: int = 12,
) -> None:
    """Draw a long list that can be sorted; `columns` maps the frame's columns to their heads or column_config.

    Choosing a row leads to the view that `leads` gives for its place in the frame.
    """
    key = f"{name}-{'-'.join(here.view.address().values())}"
    shown = frame[list(columns)]
    height = round(31 * (min(len(shown), rows) + 1) * max(here.scale, 1)) + 13
    shared: dict[str, Any] = {
        "column_config": columns,
        "hide_index": True,
        "row_height": round(31 * max(here.scale, 1)),
        "height": height,
        "placeholder": "",
    }
    if leads is None:
        st.dataframe(shown, key=key, **shared)
        return

    def chosen() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        view = leads(picked[0]) if picked else None
        if view is not None:
            go(view)

    st.dataframe(shown, key=key, on_select=chosen, selection_mode="single-row", **shared)


def _cells(cells: Sequence[str], heads: Sequence[Head]) -> str:
    return "".join(
        f'<div class="{"number" if head.number else ""}">{cell}</div>'
        for cell, head in zip(cells, heads, strict=True)
    )
