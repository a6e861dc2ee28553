"""Counts of category × group: a sequential tint and the number in every cell; small counts are withheld."""

import math

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import number
from dashboard.figures.canvas import Row, empty, lettered, read
from dashboard.figures.grid import Cell, lay

COLUMNS = ("row_code", "row_name", "column_code", "column_name", "value", "value_text")


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    total: bool = False,
    total_column: bool = False,
    width: float = 900,
    letters: int = 5,
) -> go.Figure:
    """One cell a row: row_code, row_name, column_code, column_name, value, value_text, in order of appearance.

    A missing value is suppressed and shows `value_text` (<3, 略); without `value_text` the number is written.
    With `total` the first row is the total and gets no tint, with `total_column` the first column. Clickable: the cells.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    sums = rows[0]["row_code"] if total else None
    ends = rows[0]["column_code"] if total_column else None
    is_sum = [r["row_code"] == sums or r["column_code"] == ends for r in rows]
    most = max(
        (r["value"] for r, sum_ in zip(rows, is_sum, strict=True) if r["value"] is not None and not sum_),
        default=0,
    )
    cells = [_cell(r, theme, most, sum_) for r, sum_ in zip(rows, is_sum, strict=True)]
    return lay(rows, cells, theme, scale, total=total, width=width, letters=letters)


def alt_text(frame: pd.DataFrame, what: str = "类别与群体") -> str:
    """One sentence: the largest and the smallest shown count, and how many are suppressed."""
    rows = read(frame, *COLUMNS)
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: r["value"])
    parts = [f"{what}的件数"]
    for word, row in (("最多", known[-1]), ("最少", known[0])) if known else ():
        parts.append(f"{word} {row['row_name']}、{row['column_name']} {number(row['value'])} 件")
    if len(known) < len(rows):
        parts.append(f"{len(rows) - len(known)} 格件数太少，不显示")
    return "；".join(parts) + "。"


def step(value: float, most: float) -> int:
    """The sequential step 0 to 9 of a count, by its root, so that a skewed table keeps its middle."""
    return min(9, math.floor(10 * math.sqrt(value / most))) if most > 0 else 0


def _cell(row: Row, theme: Theme, most: float, is_sum: bool) -> Cell:
    if row["value"] is None:
        return Cell(theme.raised, row["value_text"] or "", theme.ink2)
    text = row["value_text"] or number(row["value"])
    if is_sum:
        return Cell(theme.raised, f"<b>{text}</b>", theme.ink)
    if not row["value"]:
        return Cell(theme.raised, text, theme.ink3)
    at = step(row["value"], most)
    return Cell(theme.sequential[at], text, theme.on_step(at))
