"""Heat map of units × aspects: the deviation in every cell, tinted by status, hatched where unreported."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED, listing, signed
from dashboard.figures.canvas import Row, empty, lettered, read
from dashboard.figures.grid import Cell, lay

COLUMNS = ("row_code", "row_name", "column_code", "column_name", "value", "status")


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    digits: int = 0,
    total: bool = True,
    width: float = 900,
    letters: int = 6,
) -> go.Figure:
    """One cell a row: row_code, row_name, column_code, column_name, value, status, in order of appearance.

    Status none is 未报; a missing status (or a missing row of the frame) is no task and stays paper.
    With `total` the first row is the total. Clickable: the cells.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    cells = [_cell(r, theme, digits) for r in rows]
    return lay(rows, cells, theme, scale, total=total, width=width, letters=letters)


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: the worst and the best cell, and who did not report."""
    rows = read(frame, *COLUMNS)
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: r["value"])
    silent = list(dict.fromkeys(r["row_name"] for r in rows if r["status"] == "none"))
    parts = ["单位与方面的偏差，单位为个百分点"]
    for word, row in (("最高", known[-1]), ("最低", known[0])) if known else ():
        parts.append(f"{word} {row['row_name']}的{row['column_name']} {signed(row['value'])}")
    if silent:
        parts.append(f"未报 {listing(silent)}")
    return "；".join(parts) + "。"


def _cell(row: Row, theme: Theme, digits: int) -> Cell:
    status = row["status"]
    if status is None or (row["value"] is None and status != "none"):
        return Cell(theme.paper, "", theme.ink2, drawn=False)
    look = theme.statuses[status]
    if status == "none":
        return Cell(look.tint, UNREPORTED, look.text, hatched=True)
    text = signed(row["value"], digits)
    if status in ("ok", "done"):
        return Cell(theme.tile(status), text, theme.ink2)
    return Cell(look.tint, f"{look.sign} <b>{text}</b>", look.text)
