"""The task ledger: 66 city tasks, the districts' parts of fifteen, their milestones as planned."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from dashboard.demo.assignments import (
    ASSIGNMENTS,
    BUILDING,
    CAMPAIGN,
    CLOSED,
    COVERAGE,
    DOCUMENT,
    DONE,
    OVERDUE,
    PAUSED,
    SILENT_DEPARTMENTS,
    Assignment,
)
from dashboard.demo.days import month_end, shift_month
from dashboard.demo.geography import CITY_CODE, District
from dashboard.demo.policy import CURRENT, measure_number
from dashboard.demo.registry import DEPARTMENTS, department_code, district_number, office_code
from dashboard.demo.sheets import Table

MONTHS = 24
"""The months of data, the newest one included."""

STAGES: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    DOCUMENT: (
        (("起草方案", 30), ("征求意见", 40), ("印发实施", 30)),
        (("调研起草", 20), ("征求意见", 30), ("印发实施", 30), ("评估完善", 20)),
    ),
    BUILDING: (
        (("选址立项", 10), ("开工建设", 40), ("主体完成", 35), ("验收投用", 15)),
        (("制定方案", 10), ("选址立项", 15), ("开工建设", 30), ("主体完成", 30), ("验收投用", 15)),
    ),
    CAMPAIGN: (
        (("动员部署", 20), ("首批活动", 30), ("次批活动", 30), ("总结推广", 20)),
        (("动员部署", 15), ("春季活动", 25), ("夏季活动", 25), ("冬季活动", 20), ("总结推广", 15)),
    ),
    COVERAGE: (
        (("底数摸排", 25), ("过半覆盖", 35), ("达到八成", 25), ("达到目标", 15)),
        (("底数摸排", 30), ("过半覆盖", 40), ("达到目标", 30)),
    ),
}
GOALS = {DOCUMENT: (1, "份"), BUILDING: (8, "个"), CAMPAIGN: (60, "场"), COVERAGE: (85, "%")}
POSTS = ("分管副职", "业务科室负责人", "办公室主任", "综合科科长")
TAGS = ("技能强市", "实干争先", "幸福职工")


@dataclass(frozen=True)
class Milestone:
    """A step of a task; `share` is the percent of the task done with it, all steps before included."""

    number: int
    name: str
    weight: int
    share: int
    planned: date


@dataclass(frozen=True)
class Task:
    """A task with its plan."""

    code: str
    name: str
    measure: str
    lead: str
    support: tuple[str, ...]
    district: str
    start: date
    end: date
    goal: int
    goal_unit: str
    key: bool
    hard: bool
    policy: bool
    post: str
    tags: tuple[str, ...]
    parent: str | None
    curve: str
    phase: str
    milestones: tuple[Milestone, ...]


def plan_tasks(districts: tuple[District, ...], until: date, seed: int) -> tuple[Task, ...]:
    """All tasks, each city task followed by its districts' parts."""
    rng = np.random.default_rng((seed, 3))
    tasks: list[Task] = []
    for place, assignment in enumerate(ASSIGNMENTS, start=1):
        task = _city_task(f"T-{place:03d}", assignment, until, rng)
        tasks.append(task)
        if assignment.split:
            tasks += [_district_part(task, district, until, rng) for district in districts]
    return tuple(tasks)


def task_table(tasks: list[Task]) -> Table:
    """Tasks as their ledger."""
    return {
        "任务编号": [task.code for task in tasks],
        "政策版本": [CURRENT] * len(tasks),
        "措施编号": [task.measure for task in tasks],
        "任务名称": [task.name for task in tasks],
        "牵头单位": [task.lead for task in tasks],
        "配合单位": [task.support or None for task in tasks],
        "县区": [task.district for task in tasks],
        "计划开始": [task.start for task in tasks],
        "计划完成": [task.end for task in tasks],
        "目标值": [task.goal for task in tasks],
        "计量单位": [task.goal_unit for task in tasks],
        "重点任务": [task.key for task in tasks],
        "难点任务": [task.hard for task in tasks],
        "配套政策": [task.policy for task in tasks],
        "责任岗位": [task.post for task in tasks],
        "战略标签": [task.tags or None for task in tasks],
        "上级任务": [task.parent for task in tasks],
    }


def milestone_table(steps: list[tuple[Task, Milestone, date | None]]) -> Table:
    """Milestones with the day on which each was reached, if it was."""
    return {
        "任务编号": [task.code for task, _, _ in steps],
        "节点序号": [step.number for _, step, _ in steps],
        "节点名称": [step.name for _, step, _ in steps],
        "权重": [step.weight for _, step, _ in steps],
        "计划日期": [step.planned for _, step, _ in steps],
        "实际日期": [reached for _, _, reached in steps],
    }


def _city_task(code: str, assignment: Assignment, until: date, rng: np.random.Generator) -> Task:
    by_district = assignment.lead.isdigit()
    lead = office_code(assignment.lead) if by_district else department_code(assignment.lead)
    start, end = _span(assignment, until, rng)
    others = [department_code(short) for _, short in DEPARTMENTS if short != assignment.lead]
    support = tuple(
        sorted(
            others[int(place)] for place in rng.choice(len(others), int(rng.integers(0, 4)), replace=False)
        )
    )
    goal, goal_unit = GOALS[assignment.curve]
    hard = bool(rng.random() < 0.2)
    stages = STAGES[assignment.curve][int(rng.integers(2))]
    return Task(
        code=code,
        name=assignment.name,
        measure=measure_number(assignment.measure),
        lead=lead,
        support=support,
        district=assignment.lead if by_district else CITY_CODE,
        start=start,
        end=end,
        goal=goal,
        goal_unit=goal_unit,
        key=assignment.split or bool(rng.random() < 0.2),
        hard=hard,
        policy=assignment.curve == DOCUMENT,
        post=POSTS[int(rng.integers(len(POSTS)))],
        tags=tuple(tag for tag in TAGS if rng.random() < 0.3),
        parent=None,
        curve=assignment.curve,
        phase=assignment.phase,
        milestones=_milestones(stages, start, end),
    )


def _district_part(task: Task, district: District, until: date, rng: np.random.Generator) -> Task:
    start = task.start + timedelta(days=int(rng.integers(0, 31)))
    end = min(task.end, month_end(shift_month(task.end, -int(rng.integers(0, 3)))))
    if task.end > month_end(until):
        end = max(end, month_end(shift_month(until, 2)))
    stages = tuple((step.name, step.weight) for step in task.milestones)
    return replace(
        task,
        code=f"{task.code}-{district_number(district.code)}",
        name=f"{district.short}{task.name}",
        lead=office_code(district.code),
        support=(),
        district=district.code,
        start=start,
        end=end,
        goal=max(1, task.goal // 8) if task.goal_unit != "%" else task.goal,
        parent=task.code,
        milestones=_milestones(stages, start, end),
    )


def _span(assignment: Assignment, until: date, rng: np.random.Generator) -> tuple[date, date]:
    """Start and end by how far the task is to have come, in months from `until`."""
    if assignment.phase in (CLOSED, DONE):
        begun, ended = int(rng.integers(-22, -16)), int(rng.integers(-11, -4))
        if assignment.phase == DONE:
            ended = -4
    elif assignment.phase == OVERDUE:
        begun, ended = int(rng.integers(-22, -13)), -int(rng.integers(1, 4))
    elif assignment.lead in SILENT_DEPARTMENTS:
        begun, ended = int(rng.integers(-7, -4)), int(rng.integers(11, 15))
    elif assignment.phase == PAUSED:
        begun, ended = -19, 6
    else:
        begun, ended = (
            -int(rng.choice((23, 21, 21, 20, 19, 18, 17, 16, 15, 13, 11, 9, 7, 4))),
            int(rng.integers(3, 15)),
        )
    start = shift_month(until, begun) + timedelta(days=int(rng.choice((0, 0, 9, 14))))
    return start, month_end(shift_month(until, ended))


def _milestones(stages: tuple[tuple[str, int], ...], start: date, end: date) -> tuple[Milestone, ...]:
    """Steps evenly over the span, each planned for the end of a month."""
    steps = []
    share = 0
    length = (end - start).days
    for number, (name, weight) in enumerate(stages, start=1):
        share += weight
        planned = end
        if number < len(stages):
            planned = month_end(start + timedelta(days=round(length * (number / len(stages)) ** 0.9) - 15))
        steps.append(Milestone(number, name, weight, share, planned))
    return tuple(steps)
