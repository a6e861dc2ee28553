"""The whole lists behind 进展均衡: every district or department with rank and movement, everyone who has not begun to act."""

from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.queries import balance as questions
from dashboard.queries.balance import Among
from dashboard.ui.balance_pictures import reported, unranked
from dashboard.ui.balance_watch import draw_groups, explained, groups
from dashboard.ui.corner import corner
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import light
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

LISTS: dict[str, str] = {"districts": "区县", "departments": "部门", "watchlist": "未行动"}
"""What `rows` may name on this page."""


def _heads(what: str) -> tuple[Head, ...]:
    return (
        Head("名次", 0.5, number=True),
        Head("灯", 0.9),
        Head(what, 1.6),
        Head("比应有进度", 1, number=True),
        Head("较上月", 0.7, number=True),
        Head("升降", 0.6, number=True),
        Head("完成 / 应有（%）", 1.3, number=True),
        Head("任务", 0.6, number=True),
        Head("拉动平均", 0.9, number=True),
        Head("已报", 0.7, number=True),
        Head("不排名的原因", 1.8),
    )


def listing(here: Here, rows: str) -> None:
    """The list that the address names."""
    if rows == "watchlist":
        _watchlist(here)
    elif rows == "districts":
        _standing(here, "districts")
    else:
        _standing(here, "departments")


def _standing(here: Here, among: Among) -> None:
    frame = load(questions.standing, here.month, among)
    what = LISTS[among]
    ranked = int(frame["rank"].notna().sum())
    headline(
        [f"{what}进展：{ranked} 家参加排名，{len(frame) - ranked} 家不参加"],
        [f"{wording.month(here.month)}；未报的和任务太少的列在后面，没有名次。条与块分开排名。"],
    )
    with panel(f"{what}进展", "拉动平均各家相加，得全体的平均偏差（百分点）", exhibit=f"balance/{among}"):
        if frame.empty:
            state(f"还没有{what}承担任务")
        else:
            table(
                f"standing_{among}",
                _heads(what),
                [_line(here, row, among) for row in frame.to_dict("records")],
            )
        corner("‹ 回到进展均衡", here.view.but(rows=None), "back", to="balance")


def _line(here: Here, row: dict[str, Any], among: Among) -> Line:
    code, name = str(row["code"]), str(row["name"])
    at = here.view.but(rows=None)
    cells = (
        _number(row["rank"], "{:.0f}"),
        light(str(row["status"]), subject="unit"),
        escape(name),
        f"<b>{_signed(row['value'])}</b>",
        _signed(row["value_moved"]),
        "" if pd.isna(row["moved"]) else wording.moved(int(row["moved"])),
        f"{_number(row['progress'], '{:.1f}')} / {_number(row['expected'], '{:.1f}')}",
        f"{row['tasks']} 项",
        _signed(row["contribution"]),
        reported(row),
        f"<small>{escape(_why(row))}</small>",
    )
    view = at.at(district=code) if among == "districts" else at.at(unit=code)
    return Line(cells, name, "balance", view)


def _why(row: dict[str, Any]) -> str:
    if row["status"] != "none" and row["is_few"]:
        return f"只有 {row['tasks']} 项，不参加排名"
    return unranked(row)


def _signed(value: Any) -> str:
    return wording.UNCHANGED if pd.isna(value) else wording.signed(float(value))


def _number(value: Any, form: str) -> str:
    return wording.UNCHANGED if pd.isna(value) else form.format(value)


def _watchlist(here: Here) -> None:
    frame = load(questions.watchlist, here.month)
    found = groups(here, frame)
    count = int(frame["order"].nunique())
    inactive = int(frame.loc[frame["word"] == "未行动", "order"].nunique())
    headline([f"{inactive} 家未行动，{count - inactive} 家关注"], [explained()])
    with panel("未行动", f"{wording.month(here.month)}，触发多的在前", exhibit="balance/watchlist"):
        if not count:
            state("没有触发的", status="ok")
        draw_groups(found)
        corner("‹ 回到进展均衡", here.view.but(rows=None), "back", to="balance")
