"""A small city planted row by row: two districts, a few units, and tasks as each test needs them."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.access import EVERYTHING, Scope
from dashboard.queries.asking import Reading
from dashboard.store import Store
from tests.planting import Cell, plant

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
CITY, EAST, WEST = "990100", "990102", "990103"

DISTRICTS: tuple[Mapping[str, Cell], ...] = (
    {"district_code": CITY, "district_name": "试验市", "category": "市本级"},
    {"district_code": EAST, "district_name": "东岭区", "short_name": "东岭", "category": "区", "position": 1},
    {"district_code": WEST, "district_name": "西岭县", "short_name": "西岭", "category": "县", "position": 2},
)
UNITS: tuple[Mapping[str, Cell], ...] = (
    {"unit_code": "D1", "unit_name": "市一局", "category": "部门", "district_code": CITY},
    {"unit_code": "D2", "unit_name": "市二局", "category": "部门", "district_code": CITY},
    {"unit_code": "QE", "unit_name": "东岭区办", "category": "县区", "district_code": EAST},
    {"unit_code": "QW", "unit_name": "西岭县办", "category": "县区", "district_code": WEST},
    {
        "unit_code": "E1",
        "unit_name": "某建设工程公司",
        "category": "企业",
        "district_code": EAST,
        "industry": "建筑业",
    },
)
MEASURES: tuple[Mapping[str, Cell], ...] = (
    {"policy_version": "P", "aspect_no": 1, "aspect_name": "思想", "measure_no": "1", "measure_name": "一"},
    {"policy_version": "P", "aspect_no": 2, "aspect_name": "技能", "measure_no": "2", "measure_name": "二"},
)


def found(store: Store) -> None:
    """Plant the districts, units and measures."""
    plant(store, "districts", DISTRICTS)
    plant(store, "units", UNITS)
    plant(store, "measures", MEASURES)


def task(code: str, start: date, end: date, **others: Cell) -> dict[str, Cell]:
    """A task of 市一局 under measure 1, unless said otherwise."""
    return {
        "task_code": code,
        "policy_version": "P",
        "measure_no": "1",
        "task_name": f"任务{code}",
        "lead_unit": "D1",
        "district_code": CITY,
        "planned_start": start,
        "planned_end": end,
        **others,
    }


def milestone(
    code: str, number: int, planned: date, actual: date | None = None, weight: float = 1
) -> dict[str, Cell]:
    """A milestone of a task."""
    return {
        "task_code": code,
        "milestone_no": number,
        "milestone_name": f"节点{number}",
        "weight": weight,
        "planned_date": planned,
        "actual_date": actual,
    }


def report(code: str, period: date, percent: float, state: str = "推进中") -> dict[str, Cell]:
    """A monthly report on a task."""
    return {"period": period, "task_code": code, "progress": percent, "state": state}


def case(number: int, received: date, **others: Cell) -> dict[str, Cell]:
    """A case of wage arrears in 东岭区, handled by 市一局, unless said otherwise."""
    return {
        "case_no": f"C{number}",
        "channel": "12345",
        "received_date": received,
        "district_code": EAST,
        "handling_unit": "D1",
        "worker_group": "建筑工人",
        "is_migrant": True,
        "category": "拖欠克扣工资",
        "people": 2,
        "amount": 10000,
        "clock_code": "MED",
        "accepted_date": received,
        **others,
    }


def reading(
    store: Store, scope: Scope = EVERYTHING, *, today: date = TODAY, version: int | None = None
) -> Reading:
    """The store as someone reads it."""
    return Reading(store, scope, store.version() if version is None else version, today)


def by(frame: pd.DataFrame, column: str) -> dict[str, dict[str, object]]:
    """The rows of a frame by one column, missing values as None."""
    rows: Sequence[dict[str, object]] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return {str(row[column]): row for row in rows}
