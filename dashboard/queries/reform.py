"""Questions of the reform page: plan and progress by aspect, unit and task."""

from datetime import date

import pandas as pd

from dashboard.queries.asking import Reading, ask


def summary(
    reading: Reading,
    period: date,
    district: str | None = None,
    unit: str | None = None,
    aspect: str | None = None,
) -> pd.DataFrame:
    """One row: tasks, mean progress, expected and deviation with its status, counts of tasks by light and by membership."""
    return ask(reading, "reform/summary", period=period, district=district, unit=unit, aspect=aspect)


def curve(
    reading: Reading,
    period: date,
    district: str | None = None,
    unit: str | None = None,
    aspect: str | None = None,
    task: str | None = None,
) -> pd.DataFrame:
    """One row a month over the whole plan: month, as_of, expected, actual (null after the period)."""
    return ask(reading, "reform/curve", period=period, district=district, unit=unit, aspect=aspect, task=task)


def aspects(
    reading: Reading, period: date, district: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """One row an aspect in the policy's order: tasks, progress, expected, deviation, status, overdue tasks."""
    return ask(reading, "reform/aspects", period=period, district=district, unit=unit)


def grid(reading: Reading, period: date, district: str | None = None) -> pd.DataFrame:
    """One row a cell of units × aspects, 全市 first (or the district), then districts, then departments (or its units)."""
    return ask(reading, "reform/grid", period=period, district=district)


def roadmap(
    reading: Reading,
    period: date,
    district: str | None = None,
    unit: str | None = None,
    aspect: str | None = None,
    status: str | None = None,
    key: bool | None = None,
) -> pd.DataFrame:
    """One row a task with its span, progress and light, by light, then by planned end."""
    return ask(
        reading,
        "reform/roadmap",
        period=period,
        district=district,
        unit=unit,
        aspect=aspect,
        status=status,
        key=key,
    )


def nodes(
    reading: Reading,
    period: date,
    district: str | None = None,
    unit: str | None = None,
    aspect: str | None = None,
    status: str | None = None,
    key: bool | None = None,
) -> pd.DataFrame:
    """The milestones of the roadmap's tasks, by task and date: planned_date, actual_date, state (done, missed, coming)."""
    return ask(
        reading,
        "reform/nodes",
        period=period,
        district=district,
        unit=unit,
        aspect=aspect,
        status=status,
        key=key,
    )


def tasks(
    reading: Reading,
    period: date,
    district: str | None = None,
    unit: str | None = None,
    aspect: str | None = None,
    status: str | None = None,
    key: bool | None = None,
    member: str | None = None,
) -> pd.DataFrame:
    """The task table, gravest light first; `member` (due, completed_on_time, overdue, closed, in_force) keeps what a figure counts."""
    return ask(
        reading,
        "reform/tasks",
        period=period,
        district=district,
        unit=unit,
        aspect=aspect,
        status=status,
        key=key,
        member=member,
    )


def task(reading: Reading, period: date, task: str) -> pd.DataFrame:
    """One row: everything about a task, with the words of its last report; no row if it is out of sight."""
    return ask(reading, "reform/task", period=period, task=task)


def task_history(reading: Reading, period: date, task: str) -> pd.DataFrame:
    """One row a month since the task began, newest first; what was not reported is null and is_reported false."""
    return ask(reading, "reform/task_history", period=period, task=task)


def task_milestones(reading: Reading, period: date, task: str) -> pd.DataFrame:
    """The task's milestones by planned date, with their share of its weight (percent) and state (done, missed, coming)."""
    return ask(reading, "reform/task_milestones", period=period, task=task)


def task_children(reading: Reading, period: date, task: str) -> pd.DataFrame:
    """The districts' parts of a city task, in the districts' order, with progress and light."""
    return ask(reading, "reform/task_children", period=period, task=task)
