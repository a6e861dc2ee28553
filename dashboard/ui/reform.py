"""The panels of the reform page: the gap to the plan, aspects, units × aspects, roadmap, tasks."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.figures import gantt, plan_curve
from dashboard.figures.canvas import ROW
from dashboard.queries import reform as questions
from dashboard.sentences.say import Sentence, say
from dashboard.ui.chart import chart
from dashboard.ui.corner import back, corner
from dashboard.ui.covered import Cover, covered
from dashboard.ui.empty import nothing_here
from dashboard.ui.facts.reform import reform_facts
from dashboard.ui.gap import opened, planned
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.marks import progress_bar, sign
from dashboard.ui.panel import explain, headline, linked, note_down, panel
from dashboard.ui.table import table
from dashboard.ui.tasks import TASK_HEADS, task_lines
from dashboard.ui.text import escape

_WIDTH, _UPPER, _GANTT_FRAME = 914, 330, 54
"""Px on the wall of a column, of the upper panels, and of what stands around the rows of the roadmap."""
_SHOWN = 8
_BESIDE = "　" * 7
"""Room for the corner's link beside the words at the right of a panel."""
_NODE_STATES = {"done": "done", "missed": "missed", "coming": "todo"}


def say_where_the_gap_is(here: Here) -> None:
    """How far behind the plan, since which month, and through which aspects or units."""
    headline(*linked(built(_sentence, here), here.view))


def _sentence(here: Here) -> Sentence:
    return say("reform", reform_facts(here))


def aspects(here: Here, period: date) -> None:
    """Every aspect in one strip; a click filters by it, another click takes the filter off."""
    frame = load(questions.aspects, period, here.view.district, here.view.unit)
    drawn, covers = [], []
    for row in frame.to_dict("records"):
        chosen = row["aspect"] == here.view.aspect
        drawn.append(_aspect(row, chosen))
        words = f"{row['aspect']}：{row['tasks']:.0f} 项任务，{row['overdue']:.0f} 项逾期，{'看全部方面' if chosen else '只看这个方面'}"
        covers.append(Cover(words, "reform", here.view.but(aspect=None if chosen else row["aspect"])))
    note_down("reform/aspects")
    html = f'<div class="aspects">{"".join(drawn)}</div>{explain("reform/aspects")}'
    covered("strip", html, covers, shape="aspects")


def _aspect(row: dict[str, Any], chosen: bool) -> str:
    deviation = "—" if pd.isna(row["deviation"]) else wording.signed(row["deviation"])
    progress = None if pd.isna(row["progress"]) else row["progress"]
    expected = None if pd.isna(row["expected"]) else row["expected"]
    overdue = f"<i>{row['overdue']:.0f} 逾期</i>" if row["overdue"] else f"<i>{row['tasks']:.0f} 项</i>"
    status = "done" if pd.isna(row["status"]) else row["status"]
    bar = '<span class="quiet">不计进度</span>' if progress is None else progress_bar(progress, expected)
    return (
        f'<div class="aspect {escape(status)}{" chosen" if chosen else ""}">'
        f"<p>{sign(status)}<span>{escape(row['aspect'])}</span><b>{deviation}</b></p><p>{bar}{overdue}</p></div>"
    )


def curve(here: Here, period: date) -> None:
    """What the plan expected and what was reached, month by month."""
    frame = _curve(here, period)
    since = opened(frame)
    why = f"{since.month}月起：缺口此后没有小于现在的四分之一" if since else "下：每月偏差（百分点）"
    with panel("应有与实际", "任务按里程碑加权的完成度，各项平均", why, exhibit="reform/curve"):
        if frame.empty:
            nothing_here(here, "有应有进度的任务")
            return
        until = f"{frame['month'].iloc[-1].year}年{frame['month'].iloc[-1].month}月 完成"
        figure = plan_curve.draw(frame, here.theme, here.scale, until=until, since=since, width=_WIDTH)
        chart(
            here,
            figure,
            "curve",
            height=_UPPER,
            alt=plan_curve.alt_text(frame),
            leads=lambda place: _month(here, frame, place),
        )


def _month(here: Here, frame: pd.DataFrame, place: int) -> View | None:
    """The same page in the month that was clicked, if it can be shown."""
    month = frame["month"].iloc[place].date()
    shown = {day.date() for day in here.periods["period"]}
    return here.view.but(period=month) if month in shown else None


def roadmap(here: Here, period: date, *, whole: bool = False) -> None:
    """Spans, what is done of them, milestones, today: the key tasks first, or all of them."""
    view = here.view
    frame = load(questions.roadmap, period, view.district, view.unit, view.aspect, view.light)
    key = load(questions.roadmap, period, view.district, view.unit, view.aspect, view.light, True)
    chosen = key if len(key) >= _SHOWN and not whole else frame
    shown = chosen if whole else chosen.head(_SHOWN)
    note = f"{'重点任务' if chosen is key else '任务'} {len(shown)}/{len(chosen)} 项，按灯色与期限"
    with panel("路线图", note, f"◆ 已完成节点　◇ 未到节点　■ 逾期节点{_BESIDE}", exhibit="reform/roadmap"):
        if shown.empty:
            nothing_here(here, "任务")
            return
        drawn = shown.rename(
            columns={"task_code": "code", "task_name": "name", "planned_start": "start", "planned_end": "end"}
        )
        nodes = load(questions.nodes, period, view.district, view.unit, view.aspect, view.light).rename(
            columns={"task_code": "code", "planned_date": "planned", "actual_date": "actual"}
        )
        nodes["state"] = nodes["state"].map(_NODE_STATES)
        as_of = _curve_end(here, period)
        figure = gantt.draw(
            drawn,
            nodes,
            here.theme,
            here.scale,
            today=here.today,
            as_of=as_of,
            width=_WIDTH * (2 if whole else 1),
        )
        codes = shown["task_code"].tolist()
        chart(
            here, figure, "roadmap", height=_GANTT_FRAME + ROW * len(shown), alt=gantt.alt_text(drawn),
            leads=lambda place: view.but(task=codes[place], rows=None),
        )  # fmt: skip
        if whole:
            back(view.but(rows=None))
        else:
            corner(f"全部 {len(frame)} 项 ›", view.but(rows="roadmap"), "roadmap")


def tasks(here: Here, period: date) -> None:
    """The first tasks by light, and the way to all of them."""
    frame = _tasks(here, period)
    with panel("任务", "按灯色与偏差排序", exhibit="reform/tasks"):
        if frame.empty:
            nothing_here(here, "任务")
            return
        table("tasks", TASK_HEADS, task_lines(here, frame.head(_SHOWN)))
        corner(f"全部 {len(frame)} 项 ›", here.view.but(rows="all"), "tasks")


def _tasks(here: Here, period: date, *, every_light: bool = False) -> pd.DataFrame:
    view = here.view
    return load(
        questions.tasks, period, view.district, view.unit, view.aspect, None if every_light else view.light
    )


def _curve(here: Here, period: date) -> pd.DataFrame:
    return planned(load(questions.curve, period, here.view.district, here.view.unit, here.view.aspect))


def _curve_end(here: Here, period: date) -> date | None:
    """The day that the month's figures are of."""
    found = here.periods.loc[here.periods["period"] == pd.Timestamp(period), "as_of"]
    day: date | None = None if found.empty else found.iloc[0].date()
    return day
