"""Units × datasets: what became of each report, told apart by shape, word and tint."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import listing
from dashboard.figures.canvas import Row, empty, lettered, read
from dashboard.figures.grid import Cell, lay

COLUMNS = ("row_code", "row_name", "column_code", "column_name", "words", "status")


def draw(frame: pd.DataFrame, theme: Theme, scale: float = 1, *, width: float = 620) -> go.Figure:
    """One cell a row: row_code, row_name, column_code, column_name, words, status, in order of appearance.

    Status done is handed in, none is missing, None is what needs nothing now (its words stay quiet, or there are none).
    Clickable: the cells.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    return lay(rows, [_cell(r, theme) for r in rows], theme, scale, total=False, width=width, letters=99)


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: who has not handed in what, and how many cells are handed in."""
    rows = read(frame, *COLUMNS)
    missing = [
        f"{r['row_name']}的{r['column_name']}" for r in rows if r["status"] in ("none", "over", "near")
    ]
    done = sum(r["status"] in ("done", "late") for r in rows)
    return f"各单位各份表的报送：已报 {done} 格；还欠 {listing(missing) or '无'}。"


def _cell(row: Row, theme: Theme) -> Cell:
    status, words = row["status"], row["words"] or ""
    if status is None:
        return Cell(theme.paper, words, theme.ink3, drawn=bool(words))
    look = theme.statuses[status]
    if status == "none":
        return Cell(look.tint, f"{look.sign} <b>{words}</b>", theme.statuses["over"].text, hatched=True)
    if status == "done":
        return Cell(theme.raised, f"{look.sign} {words}", theme.ink2)
    return Cell(look.tint, f"{look.sign} <b>{words}</b>", look.text)
