"""The matrices of the reporting board: units and districts by what they owe; a cell opens its report."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.catalog.datasets import named
from dashboard.catalog.view import View
from dashboard.figures import report_grid
from dashboard.figures.canvas import name_room
from dashboard.ui.board import DEPARTMENT, OFFICES, Board, cell_view, is_inside
from dashboard.ui.board_words import STATUS, period_of, words_of
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape

_NARROW, _WIDE, _ALONE, _HIGH, _ROW, _LEAST = 546, 752, 822, 706, 31, 24
"""Px on the wall: widths of the matrices, height of the highest, of a row, and of a row where there are many."""
_GRAVITY = ("returned", "missing", "partial", "late", "in_time", "pending", "nothing")


def units(here: Here, board: Board) -> None:
    """The departments, or all units of the district that is looked at, the own one first."""
    inside = is_inside(here)
    rows = board.cells if inside else board.cells[board.cells["category"] == DEPARTMENT]
    codes = _ranked(here, rows)
    asked = rows[rows["unit_code"].isin(codes)]
    idle = rows["unit_code"].nunique() - len(codes)
    most = _HIGH // _LEAST
    shown = codes[:most]
    rest = f"；{_rest(asked, codes[most:])}" if len(codes) > most else ""
    quiet = f"，另 {idle} 家不用报" if idle else ""
    title = here.name(here.view.district) if inside else "部门"
    with panel(title, f"点一格看详情，空格不用报{rest}", f"{len(codes)} 家{quiet}"):
        if not shown:
            state("没有要报的", f"{title}这一期没有要报的表。")
            return
        _matrix(
            here, board, asked[asked["unit_code"].isin(shown)], shown, "units", _ALONE if inside else _NARROW
        )


def _rest(rows: pd.DataFrame, codes: Sequence[str]) -> str:
    """What to know of the units that found no room: the gravest come first, so mostly they have handed in."""
    states = rows.loc[rows["unit_code"].isin(codes) & (rows["state"] != "nothing"), "state"]
    return f"其余 {len(codes)} 家{'都已报' if states.isin(['in_time', 'late']).all() else '没有列出'}"


def _ranked(here: Here, rows: pd.DataFrame) -> list[str]:
    """Units with anything to hand in or handed in: the own first, then who owes longest."""
    asked = rows[rows["state"] != "nothing"]
    grave = asked.assign(gravity=[_GRAVITY.index(state) for state in asked["state"]])
    order = grave.groupby("unit_code")["gravity"].min().reset_index().sort_values(["gravity", "unit_code"])
    codes = [str(code) for code in order["unit_code"]]
    return sorted(codes, key=lambda code: code != here.view.unit)


def _matrix(
    here: Here, board: Board, rows: pd.DataFrame, codes: Sequence[str], name: str, across: float
) -> None:
    at = {(row["unit_code"], row["dataset"]): row for row in rows.to_dict("records")}
    columns = [dataset for dataset in board.datasets if (rows["dataset"] == dataset).any()]
    names = dict(zip(rows["unit_code"], rows["name"], strict=True))
    drawn, leads = [], list[View | None]()
    for code in codes:
        for dataset in columns:
            row = at.get((code, dataset))
            called = f"→ {names[code]}" if code == here.view.unit else names[code]
            drawn.append(
                (code, called, dataset, named(dataset).title, words_of(row) if row else "", STATUS.get(row["state"]) if row else None)
            )  # fmt: skip
            leads.append(cell_view(here, row) if row else None)
    _draw(here, board, pd.DataFrame(drawn, columns=list(report_grid.COLUMNS)), leads, name, across)


def districts(here: Here, board: Board) -> None:
    """The districts: what their offices owe, and how many of their enterprises and schools do."""
    everyone = board.everywhere
    offices = everyone[everyone["category"].isin(OFFICES)]
    others = everyone[~everyone["category"].isin((*OFFICES, DEPARTMENT))]
    listed = [code for code in here.known if here.level(code) == "district"]
    mine = here.view.district or here.parent(here.view.unit)
    listed = [code for code in listed if (everyone["district_code"] == code).any()]
    listed.sort(key=lambda code: code != mine)
    with panel("县区", "技能等级和五位一体是它的企业院校，点一格看是哪些", f"{len(listed)} 个"):
        if not listed:
            state("没有要报的县区")
            return
        drawn, leads = [], list[View | None]()
        for code in listed:
            called = f"→ {here.name(code)}" if code == mine else here.name(code)
            for dataset in board.datasets:
                own = offices[(offices["district_code"] == code) & (offices["dataset"] == dataset)]
                below = others[(others["district_code"] == code) & (others["dataset"] == dataset)]
                words, status, view = _of_district(here, code, own, below)
                drawn.append((code, called, dataset, named(dataset).title, words, status))
                leads.append(view)
        _draw(
            here,
            board,
            pd.DataFrame(drawn, columns=list(report_grid.COLUMNS)),
            leads,
            "districts",
            _WIDE if board.has_departments else _ALONE,
        )


def _of_district(
    here: Here, code: str, own: pd.DataFrame, below: pd.DataFrame
) -> tuple[str, str | None, View | None]:
    """The cell of a district: its office's report, or the sum over its enterprises and schools."""
    if not own.empty:
        row = own.to_dict("records")[0]
        return words_of(row), STATUS.get(row["state"]), cell_view(here, row)
    if below.empty:
        return "", None, None
    view = here.view.but(district=code, cell=None)
    states = below["state"]
    owing, late = int(below["is_owing"].sum()), int((states == "late").sum())
    handed = int(states.isin(["in_time", "late"]).sum())
    if below["is_occasional"].all():
        return (f"{handed} 家有", None, view) if (states != "pending").any() else ("未到期", None, view)
    if owing:
        return f"欠 {owing}/{len(below)}", "none", view
    if handed < len(below):
        return f"未到期 {handed}/{len(below)}", None, view
    return (f"迟 {late}/{len(below)}", "late", view) if late else (f"{handed}/{len(below)}", "done", view)


def _draw(
    here: Here, board: Board, frame: pd.DataFrame, leads: Sequence[View | None], name: str, across: float
) -> None:
    """Heads of the columns with the day they are due and a lock, then the cells."""
    rows = frame["row_code"].nunique()
    columns = list(dict.fromkeys(frame["column_code"]))
    width = name_room(frame["row_name"].unique(), signs=False) / across
    heads = "".join(_head(board, dataset) for dataset in columns)
    st.html(
        f'<div class="heads" style="grid-template-columns:{width:.2%} repeat({len(columns)},minmax(0,1fr))"><span></span>{heads}</div>'
    )
    figure = report_grid.draw(frame.assign(column_name=" "), here.theme, here.scale, width=across)
    figure.update_layout(margin_t=0)
    row = max(_LEAST, min(_ROW, _HIGH // rows))
    chart(
        here,
        figure,
        name,
        height=row * rows,
        alt=report_grid.alt_text(frame),
        leads=lambda place: leads[place],
    )


def _head(board: Board, dataset: str) -> str:
    found = board.everywhere[board.everywhere["dataset"] == dataset].iloc[0]
    period = period_of(found["frequency"], found["period"])
    lock = '<s class="lock" role="img" aria-label="已锁定"></s>' if found["is_locked"] else ""
    return (
        f"<span><b>{lock}{escape(named(dataset).title)}</b>"
        f"<i>{escape(period)} <em>{found['due_date'].month}-{found['due_date'].day:02}</em></i></span>"
    )
