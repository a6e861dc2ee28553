"""The fictional city as a whole: what is sent, by when, in which order, at which scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dashboard.demo.caseload import receive_complaints
from dashboard.demo.casework import NEVER, Case, case_table, handle_complaints
from dashboard.demo.course import Course, run_tasks
from dashboard.demo.days import month_end, shift_month
from dashboard.demo.development import development_table
from dashboard.demo.exchange import exchange_table
from dashboard.demo.geography import SILENT, district_table
from dashboard.demo.indicators import indicator_table
from dashboard.demo.outbox import DemoFile, Outbox
from dashboard.demo.policy import measure_table
from dashboard.demo.progress import progress_table
from dashboard.demo.registry import Region, build_region, department_code, office_code, unit_table
from dashboard.demo.reporting import IN_TIME, LATE, MISSING, deadline, late_day, plan_reports
from dashboard.demo.sheets import Directory
from dashboard.demo.skills import QUARTERS, gather_workforce, skills_table
from dashboard.demo.tasks import MONTHS, Milestone, Task, milestone_table, plan_tasks, task_table
from dashboard.errors import UnknownName

SLOWEST = "市邮政管理局"
"""The department that reports in time least often."""
SILENT_MONTHS = 2


@dataclass(frozen=True)
class Scale:
    """How much is written: cities of eight districts, written `batch` at a time."""

    cities: int
    employers: int
    batch: int
    quarters: int
    whole: bool
    """Tasks, indicators and monthly case files too, not only the large tables."""


SCALES = {
    "city": Scale(cities=1, employers=250, batch=1, quarters=QUARTERS, whole=True),
    "province": Scale(cities=10, employers=250, batch=10, quarters=QUARTERS, whole=True),
    "nation": Scale(cities=250, employers=800, batch=5, quarters=2, whole=False),
}


def write_city(out: Path, *, scale: str = "city", seed: int = 20260101, until: date) -> tuple[DemoFile, ...]:
    """Write the fictional city's files; `until` is the first day of the newest month that has data.

    The files come in the order in which they must be imported: references first, then by the day received.
    """
    if scale not in SCALES:
        raise UnknownName(f"没有“{scale}”这个规模；可以用：{'、'.join(SCALES)}。")
    out.mkdir(parents=True, exist_ok=True)
    size = SCALES[scale]
    months = tuple(shift_month(until, back + 1 - MONTHS) for back in range(MONTHS))
    outbox = Outbox(out, seed)
    first = months[0]
    nobody = Directory({}, {})
    outbox.send("districts", district_table(size.cities), nobody, first)
    outbox.send("measures", measure_table(), nobody, first)
    for number, start in enumerate(range(0, size.cities, size.batch)):
        cities = range(start, min(start + size.batch, size.cities))
        region = build_region(cities, size.employers, seed)
        label = f"第{number + 1:03d}批" if size.batch < size.cities else ""
        listed = (
            region.units if number == 0 else tuple(unit for unit in region.units if unit.category != "部门")
        )
        outbox.send("units", unit_table(listed), region.directory, first, label)
        _send_skills(outbox, region, months, size.quarters, label, seed)
        cases = handle_complaints(
            receive_complaints(region, months, cities, seed), region.districts, number, seed
        )
        if size.whole:
            _send_cases(outbox, region, months, cases)
            _send_tasks(outbox, region, months, seed)
            _send_activity(outbox, region, months, seed)
        else:
            outbox.send(
                "cases", case_table(cases, month_end(until)), region.directory, deadline(until), label
            )
    return outbox.files()


def _send_skills(
    outbox: Outbox, region: Region, months: tuple[date, ...], count: int, label: str, seed: int
) -> None:
    """One file of each quarter in time, one of the late units; the silent district misses the newest."""
    quarters = [month for month in months if month.month % 3 == 0][-count:]
    force = gather_workforce(region, seed)
    codes = [unit.code for unit in region.employers]
    plan = plan_reports(dict.fromkeys(codes, 0), len(quarters), codes[0], seed)
    home = {unit.code: unit.district for unit in region.employers}
    for place, quarter in enumerate(quarters):
        mute = {code for code in codes if home[code] == SILENT and place == len(quarters) - 1}
        for state, day in ((IN_TIME, deadline(quarter)), (LATE, late_day(quarter))):
            units = frozenset(code for code in codes if plan[code][place] == state) - mute
            table = skills_table(force, month_end(quarter), len(quarters) - 1 - place, units)
            suffix = f"{_quarter_name(quarter)}{'补报' if state == LATE else ''}{label}"
            outbox.send("skills", table, region.directory, day, suffix)


def _send_cases(outbox: Outbox, region: Region, months: tuple[date, ...], cases: list[Case]) -> None:
    """Each month its new cases and the rows of earlier ones that changed, as known at its end."""
    for month in months:
        end = month_end(month)
        moved = [case for case in cases if case.complaint.received <= end and _moved(case, month, end)]
        outbox.send("cases", case_table(moved, end), region.directory, deadline(month), _month_name(month))


def _moved(case: Case, first: date, last: date) -> bool:
    return first <= case.complaint.received or any(
        first <= day <= last for day in case.changes if day != NEVER
    )


def _send_tasks(outbox: Outbox, region: Region, months: tuple[date, ...], seed: int) -> None:
    """The ledger in two files with the plans of their milestones, then month by month what was reached."""
    courses = run_tasks(plan_tasks(region.districts, months[-1], seed), region.districts, months, seed)
    later = months[12]
    for day, label, added in (
        (months[0] + timedelta(days=11), "", False),
        (shift_month(later, -1) + timedelta(days=17), "增补", True),
    ):
        tasks = [course.task for course in courses if (course.task.start >= later) == added]
        outbox.send("tasks", task_table(tasks), region.directory, day, label)
        steps: list[tuple[Task, Milestone, date | None]] = [
            (task, step, None) for task in tasks for step in task.milestones
        ]
        outbox.send("milestones", milestone_table(steps), region.directory, day, f"计划{label}")
    begun: dict[str, int] = {}
    for course in sorted(courses, key=lambda each: (each.task.lead, each.progress.count(-1))):
        begun.setdefault(course.task.lead, course.progress.count(-1))
    plan = plan_reports(begun, len(months), department_code(SLOWEST), seed)
    plan[office_code(SILENT)] = (*plan[office_code(SILENT)][:-SILENT_MONTHS], *(MISSING,) * SILENT_MONTHS)
    for place, month in enumerate(months):
        for state, day in ((IN_TIME, deadline(month)), (LATE, late_day(month))):
            sent = [
                each for each in courses if plan[each.task.lead][place] == state and each.progress[place] >= 0
            ]
            label = f"{_month_name(month)}{'补报' if state == LATE else ''}"
            outbox.send("progress", progress_table(sent, month, place, seed), region.directory, day, label)
        reached = list(_reached(courses, plan, months, place))
        outbox.send(
            "milestones", milestone_table(reached), region.directory, late_day(month), _month_name(month)
        )


def _reached(
    courses: list[Course], plan: dict[str, tuple[int, ...]], months: tuple[date, ...], place: int
) -> Iterator[tuple[Task, Milestone, date | None]]:
    """Milestones first told in a month: reached since the lead's last report before it."""
    end = month_end(months[place])
    for course in courses:
        states = plan[course.task.lead]
        if states[place] == MISSING:
            continue
        told = [earlier for earlier in range(place) if states[earlier] != MISSING]
        since = month_end(months[told[-1]]) if told else date.min
        for step, day in zip(course.task.milestones, course.reached, strict=True):
            if day is not None and since < day <= end:
                yield course.task, step, day


def _send_activity(outbox: Outbox, region: Region, months: tuple[date, ...], seed: int) -> None:
    """The five links monthly, indicators and exchange entries quarterly."""
    for month in months:
        silent = SILENT if month in months[-SILENT_MONTHS:] else ""
        table = development_table(region, month, silent, seed)
        outbox.send("development", table, region.directory, deadline(month), _month_name(month))
    quarters = [month for month in months if month.month % 3 == 0]
    for place, quarter in enumerate(quarters):
        past = 1 - place / (len(quarters) - 1)
        silent = SILENT if quarter == quarters[-1] else ""
        table = indicator_table(region.districts, quarter, past, silent, seed)
        outbox.send("indicators", table, region.directory, deadline(quarter), _quarter_name(quarter))
    entries = exchange_table(months, seed)
    closings = [*quarters, *([months[-1]] if months[-1] != quarters[-1] else [])]
    before = date.min
    for closing in closings:
        end = month_end(closing)
        kept = [place for place, day in enumerate(entries["日期"]) if before < day <= end]
        part = {header: [column[place] for place in kept] for header, column in entries.items()}
        outbox.send("exchange", part, region.directory, deadline(closing), _month_name(closing))
        before = end


def _month_name(month: date) -> str:
    return f"{month.year}年{month.month:02d}月"


def _quarter_name(month: date) -> str:
    return f"{month.year}年第{month.month // 3}季度"
