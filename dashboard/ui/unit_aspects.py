"""Units × aspects: where the reform is behind, by who leads and by what it is about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog.view import View
from dashboard.figures import heat_map
from dashboard.figures.canvas import ROW
from dashboard.queries import reform as questions
from dashboard.ui.chart import chart
from dashboard.ui.corner import back, corner
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import panel

_WIDTH, _UPPER, _HEAD = 914, 330, 51
"""Px on the wall of a column, of the upper panels, and of the names over the cells."""
_DISTRICTS = 4
"""Districts of the heat map's first rows when no place is chosen; departments fill the rest."""


def heat(here: Here, period: date, *, whole: bool = False) -> None:
    """Units × aspects: the whole city, the place looked at, then who is furthest behind; `whole` shows all."""
    frame = load(questions.grid, period)
    if here.view.district:
        own = load(questions.grid, period, here.view.district)
        frame = pd.concat([frame, own]).drop_duplicates(["code", "aspect"])
    codes = _ranked(here, frame, whole=True)
    fitting = codes if whole else _ranked(here, frame, whole=False)[: (_UPPER - _HEAD) // ROW]
    drawn = _cells(here, frame, fitting)
    count = (
        f"{len(codes) - 1} 家"
        if len(fitting) == len(codes)
        else f"落后最多的 {len(fitting) - 1} 家，共 {len(codes) - 1} 家"
    )
    with panel("单位 × 方面", f"{count}；比应有进度（百分点），空格无任务", exhibit="reform/heat"):
        if drawn.empty:
            nothing_here(here, "任务")
            return
        figure = heat_map.draw(
            drawn, here.theme, here.scale, width=_WIDTH * (2 if whole else 1), letters=9 if whole else 3
        )
        leads = [_cell_view(here, row) for row in drawn.to_dict("records")]
        chart(
            here,
            figure,
            "heat",
            height=_HEAD + ROW * len(fitting),
            alt=heat_map.alt_text(drawn),
            leads=lambda place: leads[place],
        )
        if whole:
            back(here.view.but(rows=None))
        elif len(fitting) < len(codes):
            corner(f"全部 {len(codes) - 1} 家 ›", here.view.but(rows="units"), "units")


def _ranked(here: Here, frame: pd.DataFrame, whole: bool) -> Sequence[str]:
    """Row codes: the city (""), the place looked at, districts (the worst unless `whole`), departments; 未报 last."""
    judged = frame.assign(
        code=frame["code"].fillna(""), weight=frame["tasks"], points=frame["deviation"] * frame["tasks"]
    )
    if here.view.aspect:
        judged = judged[(judged["aspect"] == here.view.aspect) | (judged["code"] == "")]
    sums = judged.groupby(["level", "code"], sort=False)[["points", "weight"]].sum(min_count=1).reset_index()
    sums["mean"] = sums["points"] / sums["weight"]
    sums = sums.sort_values("mean", kind="stable")
    silent = set(frame.loc[frame["status"] == "none", "code"])
    first = [code for code in ("", here.view.district, here.view.unit) if code in set(sums["code"])]
    own = (
        set(here.places.loc[here.places["parent"] == here.view.district, "code"])
        if here.view.district
        else set()
    )
    rest = sums[~sums["code"].isin(first)]
    units = sorted(
        rest.loc[rest["level"] == "unit", "code"], key=lambda code: (code not in own, code in silent)
    )
    first += [code for code in units if code in own]
    districts = rest.loc[rest["level"] == "district", "code"].tolist()
    worst = [
        *(code for code in districts if code in silent),
        *(code for code in districts if code not in silent),
    ]
    if not whole:
        worst = worst[:_DISTRICTS]
    return [
        *first,
        *sorted(worst, key=lambda code: code in silent),
        *(code for code in units if code not in own),
    ]


def _cells(here: Here, frame: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """The chosen rows as the heat map reads them; columns in the policy's order."""
    columns = frame.sort_values("aspect_no", kind="stable")["aspect"].drop_duplicates().tolist()
    found = frame.assign(code=frame["code"].fillna("")).set_index(["code", "aspect"])[["deviation", "status"]]
    every = pd.MultiIndex.from_product([list(codes), columns], names=["row_code", "column_code"])
    cells = found.reindex(every.set_names(["code", "aspect"])).set_axis(every).reset_index()
    names = {code: here.name(code or None) for code in codes}
    return cells.assign(
        row_name=cells["row_code"].map(names), column_name=cells["column_code"], value=cells["deviation"]
    )


def _cell_view(here: Here, row: dict[str, Any]) -> View:
    """The tasks of a cell: its place and its aspect."""
    code = row["row_code"]
    place = {"district": code} if here.level(code) == "district" else {"unit": code} if code else {}
    return here.view.at(**place).but(aspect=row["column_code"])
