"""The reporting board: what is looked at, the sentence over it, and how punctual the reports are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.catalog.view import View
from dashboard.figures import small_trend
from dashboard.queries import board as questions
from dashboard.ui.board_words import period_of
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import Link, headline, panel, state

ORDER = ("progress", "indicators", "cases", "exchange", "skills", "development")
OFFICES, DEPARTMENT = ("县区", "开发区"), "部门"
_NAMED = 3
_LETTERS = 42
"""Of a headline on one line."""


@dataclass(frozen=True)
class Board:
    """The obligations that are looked at (`cells`, the gravest first), and all of them with those of other places."""

    cells: pd.DataFrame
    everywhere: pd.DataFrame
    datasets: tuple[str, ...]
    """Those that anyone owes, in the order of the columns."""

    @property
    def owing(self) -> pd.DataFrame:
        """What is overdue or was sent back, the longest first."""
        return self.cells[self.cells["is_owing"].astype(bool)]

    @property
    def has_departments(self) -> bool:
        """Whether any department owes anything."""
        return bool((self.cells["category"] == DEPARTMENT).any())

    def of(self, dataset: str) -> pd.DataFrame:
        """The obligations of a dataset."""
        return self.cells[self.cells["dataset"] == dataset]


def made(here: Here, period: date) -> Board:
    """The board of the period, dataset and place that are looked at."""
    known = here.view.dataset if here.view.dataset in ORDER else None
    everywhere = load(questions.cells, period, known)
    everywhere = everywhere.assign(left=(everywhere["due_date"] - pd.Timestamp(here.today)).dt.days)
    district = here.view.district if here.view.district != here.city else None
    cells = everywhere[everywhere["district_code"] == district] if district else everywhere
    listed = tuple(name for name in ORDER if (everywhere["dataset"] == name).any())
    return Board(cells, everywhere, listed)


def is_inside(here: Here) -> bool:
    """Whether one district is looked at, and not the whole city."""
    return here.view.district not in (None, here.city)


def widths(here: Here, board: Board) -> Sequence[int]:
    """The widths of the page's three columns: two matrices and the list, or one matrix that stands alone."""
    return (30, 41, 29) if not is_inside(here) and board.has_departments else (45, 25, 30)


def cell_view(here: Here, row: Any) -> View:
    """The view in which a report is open."""
    return here.view.but(cell=f"{row['dataset']}/{row['unit_code']}", rows=None)


def say_who_owes(here: Here, board: Board) -> None:
    """How many should have handed in the first dataset, how many have, and who is missing; then the others."""
    if board.cells.empty:
        headline(
            [f"{here.place_name}这一期没有要报的表"], ["报送责任里没有它的类别，或者还没有到第一次报的时候。"]
        )
        with panel("看别的"):
            state("换一个期次、报表或县区", "谁报什么、什么时候报，写在参考数据“报送责任”里。")
        return
    certain = [name for name in board.datasets if not board.of(name)["is_occasional"].all()]
    first = next((name for name in certain if not board.of(name).empty), board.datasets[0])
    rows = board.of(first)
    headline(
        _first(here, first, rows),
        [*_mine(here, board), *_others(board, [name for name in certain if name != first], rows)],
    )


def _first(here: Here, dataset: str, rows: pd.DataFrame) -> Sequence[str | Link]:
    due = rows[rows["state"] != "nothing"]
    if due.empty:
        return [f"{named(dataset).title}没有要报的"]
    row = due.iloc[0]
    handed = int(due["state"].isin(["in_time", "late"]).sum())
    where = here.name(here.view.district) if is_inside(here) else ""
    said = f"{where}{period_of(row['frequency'], row['period'])}{named(dataset).title}应报 {len(due)} 家，"
    owing = due[due["is_owing"].astype(bool)]
    if owing.empty:
        if handed == len(due):
            return [f"{said}都已报"]
        return [f"{said}已报 {handed} 家，{wording.day(row['due_date'])}截止"]
    shown = owing.head(_NAMED).to_dict("records")
    opening = f"{said}已报 {handed} 家，{len(owing)} 家还欠："
    parts: list[str | Link] = [opening]
    length = len(opening)
    for place, each in enumerate(shown):
        length += len(each["name"]) + 1
        if place and length > _LETTERS:
            break
        parts += ["、"] if place else []
        parts.append(Link(each["name"], "board", cell_view(here, each)))
    named_ = sum(isinstance(part, Link) for part in parts)
    return [*parts, "等"] if len(owing) > named_ else parts


def _mine(here: Here, board: Board) -> Sequence[str | tuple[str]]:
    rows = board.everywhere[board.everywhere["unit_code"] == here.view.unit]
    rows = rows[rows["is_owing"].astype(bool)].to_dict("records")
    if not rows:
        return []
    listed = (f"{period_of(row['frequency'], row['period'])}{named(row['dataset']).title}" for row in rows)
    return [f"{here.name(here.view.unit)}还差 ", (f"{len(rows)}",), f" 份：{wording.listing(listed)}。全市："]


def _others(board: Board, names: Sequence[str], first: pd.DataFrame) -> Sequence[str | tuple[str]]:
    below: list[str | tuple[str]] = []
    for name in names:
        rows = board.of(name)
        if rows.empty:
            continue
        period, late = (
            period_of(rows["frequency"].iloc[0], rows["period"].iloc[0]),
            int(rows["is_owing"].sum()),
        )
        below += [f"{period}{named(name).title}应报 {len(rows)} 家，"]
        below += [(f"{late}",), " 家还欠；"] if late else ["都没有欠；"]
    late = int((first["state"] == "late").sum())
    returned = int((board.cells["state"] == "returned").sum())
    said = [f"{named(first['dataset'].iloc[0]).title}迟报 {late} 家" if late else "没有迟报的"]
    below.append("，".join([*said, f"退回 {returned} 份"] if returned else said) + "。")
    return below


def punctuality(here: Here, board: Board) -> None:
    """The share of units in time over the last twelve periods of a dataset."""
    dataset = here.view.dataset if here.view.dataset in board.datasets else board.datasets[0]
    district = here.view.district if here.view.district != here.city else None
    frame = load(questions.trend, here.month, dataset, district)
    frequency = board.everywhere.loc[board.everywhere["dataset"] == dataset, "frequency"].iloc[0]
    with panel("按时率", f"{named(dataset).title}，按时报齐的占应报的，近 {len(frame)} 期"):
        if frame.empty:
            state("还没有到期的", "第一个截止日过后才有按时率。")
            return
        line = pd.DataFrame(
            {
                "period": [
                    f"{day.year % 100}年{period_of(frequency, day).removesuffix('度')}"
                    for day in frame["period"]
                ],
                "series": "按时",
                "value": frame["share"],
                "strong": True,
            }
        )
        figure = small_trend.draw(line, here.theme, here.scale, digits=0)
        chart(here, figure, "punctuality", height=200, alt=small_trend.alt_text(line, digits=0))
