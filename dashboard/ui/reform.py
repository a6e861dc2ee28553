"""The panels of the reform page: the gap to the plan, aspects, units × aspects, roadmap, tasks."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.figures import gantt, plan_curve
from dashboard.figures.canvas import ROW
from dashboard.queries import reform as questions
from dashboard.ui.chart import chart
from dashboard.ui.corner import back, corner
from dashboard.ui.covered import Cover, covered
from dashboard.ui.empty import nothing_here
from dashboard.ui.gap import Part, opened, parts, planned, tenths
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import progress_bar, sign
from dashboard.ui.panel import Link, headline, panel
from dashboard.ui.table import table
from dashboard.ui.tasks import TASK_HEADS, task_lines
from dashboard.ui.text import escape

_WIDTH, _UPPER, _GANTT_FRAME = 914, 330, 54
"""Px on the wall of a column, of the upper panels, and of what stands around the rows of the roadmap."""
_SHOWN = 8
_BESIDE = "　" * 7
"""Room for the corner's link beside the words at the right of a panel."""
_NODE_STATES = {"done": "done", "missed": "missed", "coming": "todo"}


def say_where_the_gap_is(here: Here, period: date) -> None:
    """How far behind the plan, since which month, and through which aspects or units."""
    view = here.view
    now = load(questions.summary, period, view.district, view.unit, view.aspect).iloc[0]
    place = "" if here.place_name == "全市" else here.place_name
    subject = f"{place}{'的' if place and view.aspect else ''}{view.aspect or ''}"
    if not now["tasks"]:
        headline([f"{here.place_name}没有{view.aspect or ''}任务"], ["换一个方面，或从路径回到全市。"])
        return
    tasks = _tasks(here, period, every_light=True)
    headline(
        [f"{subject}{_against_plan(now['deviation'])}", *_since(here, period), *_through(here, tasks)],
        _counted(now, tasks, period),
    )


def _against_plan(deviation: float | None) -> str:
    if deviation is None or pd.isna(deviation):
        return "还没有应有进度"
    if round(abs(deviation), 1) == 0:
        return "进度与应有进度持平"
    return f"进度{'领先' if deviation > 0 else '落后'} {wording.points(deviation)}"


def _since(here: Here, period: date) -> list[str]:
    month = opened(_curve(here, period))
    if month is None:
        return []
    if month == period:
        return ["，缺口本月拉开"]
    return [f"，缺口从{f'{month.month}月' if month.year == period.year else wording.month(month)}起拉开"]


def _through(here: Here, tasks: pd.DataFrame) -> list[str | Link]:
    """The parts of the gap by name: aspects, or who leads where one aspect is looked at."""
    view = here.view
    if view.aspect and view.unit:
        return []
    by = "unit_code" if view.aspect else "aspect"
    found = parts(tasks, by) if len(tasks[by].unique()) > 1 else ()
    if not found:
        return []
    said: list[str | Link] = ["；"]
    for place, part in enumerate(found):
        said += ["与"] * (place == len(found) - 1 and place > 0) + ["、"] * (0 < place < len(found) - 1)
        said.append(_part(here, part, by))
    return [*said, f"占缺口的{tenths(sum(part.share for part in found))}"]


def _part(here: Here, part: Part, by: str) -> Link:
    if by == "aspect":
        return Link(part.key, "reform", here.view.but(aspect=part.key))
    return Link(here.name(part.key), "reform", here.view.at(unit=part.key))


def _counted(now: pd.Series, tasks: pd.DataFrame, period: date) -> list[str | tuple[str]]:
    """The tasks by light; the lights add up to all of them."""
    words = {
        "closed": "已销号",
        "ok": "正常",
        "near": "临近",
        "late": "落后",
        "over": "逾期或严重落后",
        "neutral": "长期坚持或暂缓",
    }
    said: list[str | tuple[str]] = [f"{now['tasks']:.0f} 项任务："]
    for name, word in words.items():
        if now[name]:
            said += [(f"{now[name]:.0f}",), f" {word}，"]
    ending = tasks["planned_end"].dt.to_period("M") == pd.Period(period, "M")
    finished = tasks.loc[ending, "state"].isin(("已完成待销号", "已销号"))
    month = (
        f"{period.month}月到期 {ending.sum()} 项，办结 {finished.sum()} 项"
        if ending.any()
        else f"{period.month}月没有到期的任务"
    )
    return [*said, f"{month}。"]


def aspects(here: Here, period: date) -> None:
    """Every aspect in one strip; a click filters by it, another click takes the filter off."""
    frame = load(questions.aspects, period, here.view.district, here.view.unit)
    drawn, covers = [], []
    for row in frame.to_dict("records"):
        chosen = row["aspect"] == here.view.aspect
        drawn.append(_aspect(row, chosen))
        words = f"{row['aspect']}：{row['tasks']:.0f} 项任务，{row['overdue']:.0f} 项逾期，{'看全部方面' if chosen else '只看这个方面'}"
        covers.append(Cover(words, "reform", here.view.but(aspect=None if chosen else row["aspect"])))
    covered("strip", f'<div class="aspects">{"".join(drawn)}</div>', covers, shape="aspects")


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
    with panel("应有与实际", "任务按里程碑加权的完成度，各项平均", why):
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
    with panel("路线图", note, f"◆ 已完成节点　◇ 未到节点　■ 逾期节点{_BESIDE}"):
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
    with panel("任务", "按灯色与偏差排序"):
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
