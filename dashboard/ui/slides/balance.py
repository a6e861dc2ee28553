"""均衡榜: how far districts lie apart, each against its own plan, and which departments are furthest behind."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.freeze import Freeze
from dashboard.catalog.view import View
from dashboard.queries import overview as questions
from dashboard.sentences.meeting import of_balance
from dashboard.sentences.say import title
from dashboard.sentences.standing import MINIMUM, reported
from dashboard.ui.covered import Cover
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.marks import sign
from dashboard.ui.slides.parts import Half, Point, Shown, calm, draw, figure, points
from dashboard.ui.text import escape

_FIRST, _LAST = 2, 6
"""Of more districts than fit, so many of the best and of the worst are shown."""
_WORST_DEPARTMENTS = 2
_NUMBERED = ("late", "over")


def draw_slide(here: Here, _freeze: Freeze) -> None:
    """Draw the slide as it was when the meeting began."""
    draw(built(make_balance, here))


def make_balance(here: Here) -> Shown:
    """Ask how districts and departments stand against their plans."""
    districts, departments = load(questions.districts, here.month), load(questions.departments, here.month)
    lines = title("meeting_balance", of_balance(districts, departments))
    if districts["value"].notna().sum() < 2:
        few = calm("报了的县区不到两个，比不了", "未报不按零计算，也不参加排名。", status="none")
        return Shown(lines, [few], [_behind(here, departments)])
    return Shown(lines, [_spread(here, districts), _behind(here, departments)], [_ranking(here, districts)])


def _spread(here: Here, districts: pd.DataFrame) -> Half:
    values = districts["value"].dropna()
    html = figure("区县最好与最差相差", f"{wording.rounded(values.max() - values.min(), 1)}", "个百分点")
    cover = Cover("区县差距：看进展均衡", "balance", here.view.city())
    return Half(f'<div class="gauge short">{html}</div>', [cover])


def _behind(here: Here, departments: pd.DataFrame) -> Half:
    told = reported(departments)
    low = (
        told[told["status"].isin(_NUMBERED) & (told["tasks"] >= MINIMUM)]
        .sort_values("value")
        .head(_WORST_DEPARTMENTS)
    )
    if low.empty:
        return calm("部门都没有落后", status="ok")
    return points([*_departments(here.view.city(), low)])


def _departments(city: View, low: pd.DataFrame) -> Iterator[Point]:
    for row in low.to_dict("records"):
        name, words = row["short_name"], "严重落后" if row["status"] == "over" else "落后"
        yield Point(
            row["status"], f"{name}{words}", f"比应有进度少 {wording.points(row['value'])}",
            Cover(f"{name}：看总览", "overview", city.at(unit=row["code"])),
        )  # fmt: skip


def _ranking(here: Here, districts: pd.DataFrame) -> Half:
    head = "区县进展，比应有进度（百分点）"
    if len(districts) > _FIRST + _LAST:
        head = f"{head}：前 {_FIRST} 名和后 {_LAST} 名，共 {len(districts)} 个"
        districts = pd.concat([districts.head(_FIRST), districts.tail(_LAST)])
    values = districts["value"].dropna()
    low, high = min(values.min(), 0.0), max(values.max(), 0.0)
    first = districts.index[0]
    html, covers = "", []
    for place, row in zip(districts.index, districts.to_dict("records"), strict=True):
        numbered = place == first or row["status"] in _NUMBERED
        html += _row(row, low, high, numbered)
        where = here.view.city().at(district=row["code"])
        covers.append(Cover(f"{row['name']}：{_said(row)}", "overview", where))
    return Half(f'<div class="league">{html}</div>', covers, head)


def _row(row: dict[str, Any], low: float, high: float, numbered: bool) -> str:
    """A name, a bar from the zero line, and its number where it is worth one."""
    status = row["status"] if isinstance(row["status"], str) else "none"
    start = f'<div class="lane"><span class="name">{sign(status)}{escape(row["name"])}</span>'
    if pd.isna(row["value"]):
        return f'{start}<span class="track silent">{escape(_said(row))}</span></div>'
    zero, end = _place(0, low, high), _place(row["value"], low, high)
    left, width = min(zero, end), abs(end - zero)
    number = f'<em style="left:{max(zero, end):.2f}%">{wording.signed(row["value"])}</em>' if numbered else ""
    return (
        f'{start}<span class="track"><i class="{escape(status)}" style="left:{left:.2f}%;width:{width:.2f}%"></i>'
        f'<u style="left:{zero:.2f}%"></u>{number}</span></div>'
    )


def _said(row: dict[str, Any]) -> str:
    if pd.isna(row["value"]):
        return f"连续 {row['silent']:.0f} 期未报，不排名" if row["silent"] > 1 else "本期未报，不排名"
    return wording.deviation(row["value"])


def _place(value: float, low: float, high: float) -> float:
    """Where a value lies on the track, in percent of its width; room is left for the number at the right."""
    return 80 * (value - low) / ((high - low) or 1)
