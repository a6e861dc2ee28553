"""A city in which every row has an owner, and whose rows each scope may read, worked out without the views."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.access import Scope
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, case, found, milestone, report, task

SEPTEMBER = date(2026, 9, 1)
HOMES = {
    "D1": CITY,
    "D2": CITY,
    "QE": EAST,
    "QW": WEST,
    "E1": EAST,
    "E2": WEST,
    "U1": EAST,
    "U2": WEST,
    "U3": EAST,
    "U4": WEST,
}
"""The units, each with its district."""
EMPLOYER = "X-77"
"""An employer that no register has, so that no answer may hold its code."""
MATTER, CONTENT = "只有责任单位知道", "只有本单位知道"
TASKS: tuple[dict[str, Cell], ...] = (
    task("T1", date(2026, 1, 1), date(2026, 12, 31), is_key=True),
    task("T2", date(2026, 1, 1), date(2026, 9, 30), lead_unit="D2", support_units=["QE"], is_key=True),
    task("T3", date(2026, 2, 1), date(2026, 12, 31), lead_unit="QE", district_code=EAST, parent_task="T1"),
    task("T4", date(2026, 2, 1), date(2026, 6, 30), lead_unit="QW", district_code=WEST, parent_task="T1"),
    task("T5", date(2026, 3, 1), date(2026, 11, 30), district_code=EAST, is_policy=True),
    task("T6", date(2026, 3, 1), date(2026, 11, 30), lead_unit="D2", district_code=WEST),
)
CASES: tuple[dict[str, Cell], ...] = tuple(
    case(
        number,
        date(2026, 8 + number % 3, 3 + number % 20),
        handling_unit=("D1", "QE", "QW", "D2")[number % 4],
        district_code=(EAST, WEST)[number % 2],
        employer=EMPLOYER if number % 2 == 0 else "E2",
        closed_date=date(2026, 10, 30) if number % 3 == 0 else None,
        related_case=f"C{number - 2}" if number % 7 == 0 else None,
        people=number,
    )
    for number in range(1, 31)
)
SKILLS: tuple[dict[str, Cell], ...] = tuple(
    {
        "as_of_date": day,
        "district_code": district,
        "unit_code": unit,
        "industry": "制造业",
        "occupation": "焊工",
        "level": level,
        "worker_group": "农民工",
        "workers": 40 + 3 * place,
        "new_this_year": place,
    }
    for day in (date(2025, 9, 30), date(2026, 9, 30))
    for place, (district, unit, level) in enumerate(
        (
            (EAST, "E1", "高级工"), (EAST, "E1", "初级工"), (WEST, "E2", "技师"), (WEST, "E2", "无等级"),
            (EAST, None, "中级工"), (WEST, None, "中级工"), (EAST, "U1", "高级工"), (WEST, "U2", "初级工"),
            (EAST, "U3", "无等级"), (WEST, "U4", "初级工"),
        )
    )
)  # fmt: skip
"""What U1 and U2 have was handed in by D2, see `plant_city`."""
DEVELOPMENT: tuple[dict[str, Cell], ...] = tuple(
    {
        "period": OCTOBER, "district_code": HOMES[unit], "unit_code": unit, "link": link,
        "participants": 10 + place, "events": 1,
    }
    for place, (unit, link) in enumerate((("E1", "培训"), ("E2", "培训"), ("E1", "激励")))
)  # fmt: skip
EXCHANGE: tuple[dict[str, Cell], ...] = tuple(
    {
        "entry_no": f"J-{unit}", "kind": "问题", "theme": "培训", "unit_code": unit, "date": date(2026, 10, 9),
        "title": "标题", "content": f"{CONTENT}{unit}", "state": "未解决",
    }
    for unit in ("D1", "QE", "QW")
)  # fmt: skip
DECISIONS: tuple[dict[str, Cell], ...] = tuple(
    {
        "meeting": "5-202610090900", "item_no": str(number), "held_on": date(2026, 10, 9),
        "matter": f"{MATTER}{unit}", "unit_code": unit, "task_code": code, "due_date": date(2026, 11, 1),
        "status": "办理中",
    }
    for number, (unit, code) in enumerate((("D1", "T1"), ("QE", "T3"), ("QW", "T4")), start=1)
)  # fmt: skip


@dataclass(frozen=True)
class Rights:
    """What a scope may read, by the rows themselves."""

    scope: Scope

    @property
    def units(self) -> frozenset[str]:
        """The units in scope: named, or in a district that is named."""
        return frozenset(
            unit
            for unit, home in HOMES.items()
            if self.scope.sees_all or unit in self.scope.units or home in self.scope.districts
        )

    @property
    def tasks(self) -> frozenset[str]:
        """The codes of the tasks: led or supported by a named unit, or in a named district."""
        return frozenset(
            str(row["task_code"])
            for row in TASKS
            if self._is_named(row["lead_unit"], row["district_code"])
            or any(unit in self.scope.units for unit in _listed(row.get("support_units")))
        )

    @property
    def cases(self) -> frozenset[str]:
        """The numbers of the cases: handled by a named unit, or in a named district."""
        return frozenset(
            str(row["case_no"]) for row in CASES if self._is_named(row["handling_unit"], row["district_code"])
        )

    def lines(self, rows: Sequence[Mapping[str, Cell]]) -> frozenset[tuple[str, str | None]]:
        """District and unit of the reports: the named ones', and what D2 handed in of others for who has D2 in scope."""
        return frozenset(
            (str(row["district_code"]), None if row["unit_code"] is None else str(row["unit_code"]))
            for row in rows
            if self._is_named(row["unit_code"], row["district_code"])
            or (row["unit_code"] in ("U1", "U2") and "D2" in self.units)
        )

    def _is_named(self, unit: Cell, district: Cell) -> bool:
        return self.scope.sees_all or unit in self.scope.units or district in self.scope.districts


def plant_city(store: Store) -> None:
    """Plant it all; the file with the skills of U1 and U2 comes from D2, every other from the unit D1."""
    found(store)
    plant(
        store,
        "units",
        [
            {"unit_code": unit, "unit_name": f"{unit}公司", "category": "企业", "district_code": HOMES[unit]}
            for unit in ("E2", "U1", "U2", "U3", "U4")
        ],
    )
    plant(store, "clocks", [{"clock_code": "MED", "matter": "调解", "begins": "受理", "days": 30, "time_unit": "自然日", "basis": "条例"}])  # fmt: skip
    plant(store, "tasks", TASKS)
    plant(store, "milestones", [milestone(str(row["task_code"]), 1, date(2026, 6, 30)) for row in TASKS])
    for period, percent in ((SEPTEMBER, 40), (OCTOBER, 50)):
        plant(store, "progress", [report(str(row["task_code"]), period, percent) for row in TASKS])
    plant(store, "cases", CASES)
    plant(store, "skills", [row for row in SKILLS if row["unit_code"] not in ("U1", "U2")])
    of_others = plant(store, "skills", [row for row in SKILLS if row["unit_code"] in ("U1", "U2")])
    plant(store, "development", DEVELOPMENT)
    plant(store, "exchange", EXCHANGE)
    plant(store, "decisions", DECISIONS)
    plant(store, "agendas", [{"agenda": "周会", "slides": ["a"], "seconds": ["20"]}])
    with store.writing(today=date(2026, 11, 3)) as cursor:
        cursor.execute(
            "update entries set reporter = case when number = $1 then 'D2' end, "
            "file_name = 'file-' || number, person = 'person-' || number",
            [of_others],
        )


def _listed(cell: Cell) -> list[str]:
    return cell if isinstance(cell, list) else []
