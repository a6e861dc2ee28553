"""Leaders' tables: a few rows under an ink rule, each row a link; and the full list in a grid that can be sorted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog.view import View
from dashboard.ui.covered import Cover, covered
from dashboard.ui.here import Here, go
from dashboard.ui.printed_list import MOST, printed_list
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
    words = [escape(head.words) for head in heads]
    head = _row(words, heads, widths, "columnheader")
    # Who hears the page hears the heads within the table; who sees it, above the rows that links cover.
    body = f'<div role="table">{head.replace("row", "row heard", 1)}' + "".join(
        _row(line.cells, heads, widths, "cell") for line in lines
    )
    with st.container(key=f"table_{name}", gap=None):
        st.html(f'<div aria-hidden="true">{head}</div>')
        covers = [Cover(line.label, line.page, line.view) for line in lines if line.view is not None]
        if len(covers) == len(lines) and lines:
            covered(name, body + "</div>", covers)
        elif lines:
            st.html(body + "</div>")


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
    if here.view.paper:
        st.html(printed_list(frame, columns, MOST if here.view.rows else rows))
        return
    # The scale too: a grid keeps the type size that it was first drawn with.
    key = f"{name}-{here.scale}-{'-'.join(here.view.address().values())}"
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


def _row(cells: Sequence[str], heads: Sequence[Head], widths: str, role: str) -> str:
    drawn = "".join(
        f'<div role="{role}" class="{"number" if head.number else ""}">{cell}</div>'
        for cell, head in zip(cells, heads, strict=True)
    )
    kind = "row head" if role == "columnheader" else "row"
    return f'<div class="{kind}" role="row" style="grid-template-columns:{widths}">{drawn}</div>'
