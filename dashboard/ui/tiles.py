"""The tiles of the key figures: number, trend, change, light; a tile leads to the rows that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.catalog import wording
from dashboard.catalog.key_figures import KeyFigure
from dashboard.catalog.tokens import Theme
from dashboard.figures.sparkline import sparkline_svg
from dashboard.ui.covered import Cover, covered
from dashboard.ui.marks import light
from dashboard.ui.panel import explain, note_down
from dashboard.ui.text import escape


@dataclass(frozen=True)
class TileFacts:
    """The values of one figure; None where nothing was reported."""

    value: float | None
    change: float | None
    target: float | None
    status: str | None
    series: Sequence[float | None]
    as_of: date | None = None
    note: str = ""


def tile(figure: KeyFigure, facts: TileFacts, theme: Theme, scale: float) -> str:
    """The tile of a figure as HTML; its as-of date stands at the top right."""
    value = figure.missing if facts.value is None else wording.number(facts.value, figure.digits)
    unit = "" if facts.value is None else figure.unit
    change = wording.change(facts.change, figure.change, figure.digits)
    judged = light(facts.status, subject="indicator") if facts.status else ""
    spark = sparkline_svg(facts.series, facts.target, theme, facts.status, scale)
    as_of = f"{facts.as_of.month}-{facts.as_of.day:02}" if facts.as_of else ""
    return (
        f'<div class="tile {facts.status or ""}">'
        f'<div class="name">{escape(figure.title)}<i>{as_of}</i></div>{explain(f"figures/{figure.name}")}'
        f'<div class="value">{escape(value)}<small>{escape(unit)}</small></div>'
        f'<img class="spark" alt="近 {len(facts.series)} 个月走势" src="{spark}">'
        f'<div class="change">{escape(figure.since)} {escape(change)}</div>'
        f'<div class="aim">{judged}<span>{escape(facts.note or _aim(figure, facts.target))}</span></div></div>'
    )


def tiles(name: str, drawn: Sequence[str], covers: Sequence[Cover]) -> None:
    """Draw tiles in a row, each leading to the rows that it counts."""
    note_down("figures/all")
    covered(name, f'<div class="tiles">{"".join(drawn)}</div>', covers, shape="tiles")


def _aim(figure: KeyFigure, target: float | None) -> str:
    if target is None:
        return ""
    return f"目标 {'≤ ' if figure.at_most and target else ''}{target:g}{'%' if figure.unit == '%' else ''}"
