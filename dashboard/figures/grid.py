"""Cells in rows and columns, drawn as one bar trace, because a heat map trace takes no click."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.figures.canvas import NOTE, Row, bare, compose, name_room, ruled
from dashboard.figures.marks import FADED, KEPT, words

_SIZE = 18
_HEAD = 30  # px over the cells for one line of column names
_LINE = 21  # px for each further line


@dataclass(frozen=True)
class Cell:
    """What one cell shows; a cell without text and fill is left as paper."""

    fill: str
    text: str
    colour: str
    hatched: bool = False
    drawn: bool = True


def names(rows: Sequence[Row], code: str, name: str) -> dict[str, str]:
    """Codes with their names in the order of first appearance."""
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row[code], row[name])
    return found


def lay(
    rows: Sequence[Row],
    cells: Sequence[Cell],
    theme: Theme,
    scale: float,
    *,
    total: bool,
    width: float,
    letters: int,
) -> go.Figure:
    """The grid of `rows` (row_code, row_name, column_code, column_name) with one cell each, in that order.

    `total` closes the first row with a line; column names break after `letters`. Clickable: the cells.
    """
    row_names, column_names = names(rows, "row_code", "row_name"), names(rows, "column_code", "column_name")
    row_at = {code: len(row_names) - 1 - i for i, code in enumerate(row_names)}
    column_at = {code: i for i, code in enumerate(column_names)}
    heads = [_broken(h, letters) for h in column_names.values()]
    lines = max(h.count("<br>") for h in heads) + 1
    left = name_room(row_names.values(), signs=False)
    # Names stand on the axis of the cells, left of them: of two axes over each other only the upper takes clicks.
    edge = round(-0.5 - left * len(heads) / (width - left), 3)
    n = len(row_names)
    hatch = theme.statuses["none"]
    layers = [
        words([edge] * n, [row_at[c] + 0.44 for c in row_names], list(row_names.values()), theme.ink, _SIZE),
        words(list(column_at.values()), [n] * len(heads), heads, theme.ink2, NOTE, "top center"),
        {
            "type": "bar",
            "x": [column_at[r["column_code"]] for r in rows],
            "y": [0.92 if c.drawn else None for c in cells],
            "base": [row_at[r["row_code"]] + 0.04 for r in rows],
            "width": 0.95,
            "marker": {
                "color": [c.fill for c in cells],
                "line": {"width": 0},
                "pattern": {
                    "shape": ["/" if c.hatched else "" for c in cells],
                    "fgcolor": theme.rule,
                    "bgcolor": hatch.tint,
                    "size": 6,
                    "solidity": 0.3,
                },
            },
            "text": [c.text for c in cells],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
            "textfont": {"size": NOTE, "color": [c.colour for c in cells]},
            "hoverinfo": "none",
            "unselected": {**FADED, "textfont": {"color": theme.ink}},
            "selected": KEPT,
        },
    ]
    closing = [ruled(theme.ink, 1.2, xref="paper", x0=0, x1=1, y0=n - 1, y1=n - 1)] if total and n > 1 else []
    return compose(
        layers,
        theme,
        scale,
        margin=(0, 0, _HEAD + _LINE * (lines - 1), 0),
        shapes=closing,
        xaxis=bare(edge, len(heads) - 0.5),
        yaxis=bare(0, n),
    )


def _broken(text: str, letters: int) -> str:
    """A long column name in lines of even length."""
    lines = -(-len(text) // letters)
    size = -(-len(text) // lines)
    return "<br>".join(text[i : i + size] for i in range(0, len(text), size))
