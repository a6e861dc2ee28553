"""How far each task really comes: the plan seen through a delay that opens in the last five months."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.assignments import (
    BUILDING,
    CLOSED,
    COVERAGE,
    DEPARTMENT_LEADS,
    DOCUMENT,
    DONE,
    OVERDUE,
    PAUSED,
    SILENT_DEPARTMENTS,
    STANDING,
)
from dashboard.demo.days import month_end, shift_month
from dashboard.demo.geography import SILENT, District
from dashboard.demo.registry import department_code, office_code
from dashboard.demo.tasks import Task

CITY_LEAD = -4.2
"""Mean points of the 66 city tasks against expected progress at the end."""

PAUSE = 3
"""Months for which a paused task has stood still."""
FURTHEST_AHEAD = -40.0

Days: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Course:
    """A task's real course; `progress` is whole percent at each month's end, -1 before the task starts."""

    task: Task
    progress: tuple[int, ...]
    states: tuple[str, ...]
    reached: tuple[date | None, ...]
    """The day on which each milestone was reached."""
    behind: float
    """Points against expected progress at the end of the window."""


def run_tasks(
    tasks: tuple[Task, ...], districts: tuple[District, ...], months: tuple[date, ...], seed: int
) -> list[Course]:
    """The courses of all tasks, each lead's delay chosen so that its mean stands where the story wants it."""
    clock = _Clock(months)
    rng = np.random.default_rng((seed, 4))
    noise = {task.code: float(rng.uniform(0.6, 1.4)) for task in tasks}
    targets = {department_code(short): points for short, points in DEPARTMENT_LEADS.items()}
    targets |= {office_code(each.code): each.lead for each in districts}
    silent = {department_code(short) for short in SILENT_DEPARTMENTS}
    delays: dict[str, float] = {}
    for lead, points in targets.items():
        own = [task for task in tasks if task.lead == lead]
        if own:
            delays |= _delays(clock, own, noise, points)
    rest = [task for task in tasks if task.lead not in targets and task.lead not in silent]
    city = [task for task in tasks if task.parent is None]
    fixed = sum(
        clock.behind(task, clock.actual(task, delays[task.code]) if task.code in delays else None)
        for task in city
        if task not in rest
    )
    delays |= _delays(clock, rest, noise, (CITY_LEAD * len(city) - fixed) / len(rest))
    return [_course(clock, task, delays.get(task.code), place) for place, task in enumerate(tasks)]


class _Clock:
    """Days of the window as an axis, with the share of its delay that every day has."""

    def __init__(self, months: tuple[date, ...]) -> None:
        self.origin = shift_month(months[0], -1)
        last = month_end(months[-1])
        self.axis = np.arange((last - self.origin).days + 1, dtype=float)
        self.ends = [self.place(month_end(month)) for month in months]
        self.frozen = self.ends[-3]
        """The last day that the silent district reported."""
        gap = self.ends[-6]
        self.opening = np.interp(self.axis, (gap, self.ends[-1]), (0.35, 1.0))
        days = np.array(
            [(self.origin + timedelta(days=int(place))).timetuple().tm_yday for place in self.axis]
        )
        self.slack = np.interp(days, (1, 330, 366), (0.0, 10.0, 0.0))
        """Work slips through the year and is caught up in December."""

    def place(self, day: date) -> int:
        """A day's place on the axis."""
        return (day - self.origin).days

    def day(self, place: int) -> date:
        """The day at a place of the axis."""
        return self.origin + timedelta(days=place)

    def expected(self, task: Task) -> Days:
        """Percent that should be done by each day."""
        return np.asarray(np.interp(self.axis, *self._knots(task)))

    def effective(self, task: Task, delay: float) -> Days:
        """The day of the plan at which work stands on each day."""
        stands = np.maximum.accumulate(self.axis - delay * self.opening - self.slack * (delay > 0))
        if task.phase == PAUSED:
            stands = np.minimum(stands, stands[self.ends[-PAUSE - 1]])
        if task.district == SILENT:
            stands = np.minimum(stands, stands[self.frozen])
        return stands

    def actual(self, task: Task, delay: float) -> Days:
        """Whole percent done by each day, never past a milestone before it is reached."""
        places, shares = (np.array(each, dtype=float) for each in self._knots(task))
        stands = self.effective(task, delay)
        segment = np.clip(np.searchsorted(places, stands, side="right") - 1, 0, len(places) - 2)
        part = np.clip((stands - places[segment]) / np.diff(places)[segment], 0.0, 1.0)
        done = np.floor(shares[segment] + np.diff(shares)[segment] * _bend(part, task.curve) + 1e-9)
        done[self.axis < self.place(task.start)] = 0
        return np.asarray(done)

    def behind(self, task: Task, actual: Days | None) -> float:
        """Points against expected progress at the end; without a course nothing was done."""
        return float((0.0 if actual is None else actual[-1]) - self.expected(task)[-1])

    def _knots(self, task: Task) -> tuple[list[int], list[int]]:
        places = [self.place(task.start), *(self.place(step.planned) for step in task.milestones)]
        return places, [0, *(step.share for step in task.milestones)]


def _bend(part: Days, curve: str) -> Days:
    """How progress runs between two milestones; at the next one it has always come to 1."""
    if curve == DOCUMENT:
        return np.asarray(part**2)
    if curve == BUILDING:
        return np.asarray(part * part * (3 - 2 * part))
    if curve == COVERAGE:
        return np.asarray(part**0.8)
    return part


def _delays(clock: _Clock, tasks: list[Task], noise: dict[str, float], points: float) -> dict[str, float]:
    """Days of delay by task so that the tasks' mean deviation is `points`."""
    low, high = -200.0, 420.0
    for _ in range(24):
        middle = (low + high) / 2
        delays = {task.code: _delay(clock, task, middle * noise[task.code]) for task in tasks}
        mean = sum(clock.behind(task, clock.actual(task, delays[task.code])) for task in tasks) / len(tasks)
        low, high = (middle, high) if mean > points else (low, middle)
    return delays


def _delay(clock: _Clock, task: Task, days: float) -> float:
    """Overdue tasks are late whoever leads them; closed ones came in time."""
    if task.phase == OVERDUE and task.parent is None:
        return max(days, clock.ends[-1] - clock.place(task.end) + 40.0)
    if task.phase in (CLOSED, DONE) and task.parent is None:
        return min(days, 45.0)
    return max(days, FURTHEST_AHEAD)


def _course(clock: _Clock, task: Task, delay: float | None, place: int) -> Course:
    actual = np.zeros(len(clock.axis)) if delay is None else clock.actual(task, delay)
    reached = tuple(_reached(clock, task, actual, step.share) for step in task.milestones)
    started = clock.place(task.start)
    progress = tuple(int(actual[end]) if end >= started else -1 for end in clock.ends)
    return Course(task, progress, _states(task, progress, place), reached, clock.behind(task, actual))


def _reached(clock: _Clock, task: Task, actual: Days, share: int) -> date | None:
    places = np.flatnonzero(actual >= share)
    return max(task.start, clock.day(int(places[0]))) if len(places) else None


def _states(task: Task, progress: tuple[int, ...], place: int) -> tuple[str, ...]:
    """The state at the end of each month; the office closes a task one or two months after its completion."""
    states = []
    complete = 0
    for month, percent in enumerate(progress):
        complete += percent == 100
        if percent <= 0:
            state = "未启动"
        elif percent == 100:
            state = "已销号" if complete > 1 + place % 2 and task.phase != DONE else "已完成待销号"
        elif task.phase == PAUSED and month >= len(progress) - PAUSE:
            state = "暂缓"
        else:
            state = "长期坚持" if task.phase == STANDING else "推进中"
        states.append(state)
    return tuple(states)
