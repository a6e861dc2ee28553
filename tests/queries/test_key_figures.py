"""The key figures of the overview, each in a small world worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from dashboard.access import Scope
from dashboard.queries import overview
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, by, case, found, reading, report, task

SEPTEMBER = date(2026, 9, 1)
JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)


def target(name: str, value: float) -> dict[str, Cell]:
    return {"threshold": name, "threshold_name": name, "value": value}


def skill(day: date, level: str, workers: int, unit: str = "E1") -> dict[str, Cell]:
    return {
        "as_of_date": day,
        "district_code": EAST,
        "unit_code": unit,
        "level": level,
        "workers": workers,
        "worker_group": "非农民工",
    }


def test_rates_of_tasks_count_what_is_due_and_all_tasks(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [task(code, JANUARY, date(2026, 9, 30)) for code in ("A", "B", "C")]
        + [task("D", JANUARY, date(2026, 9, 30)), task("E", JANUARY, DECEMBER)],
    )
    plant(
        store,
        "progress",
        [
            report("A", SEPTEMBER, 100, "已销号"),
            report("B", OCTOBER, 100, "已完成待销号"),
            report("D", SEPTEMBER, 10, "长期坚持"),
        ],
    )
    figures = by(overview.key_figures(reading(store), OCTOBER), "figure")
    assert figures["on_time"]["value"] == pytest.approx(100 / 3)  # A of A, B, C
    assert figures["closed"]["value"] == 20  # A of five
    assert figures["overdue"]["value"] == 1  # C
    assert (figures["on_time"]["previous"], figures["overdue"]["previous"]) == (pytest.approx(100 / 3), 0)
    assert figures["on_time"]["as_of"] == pd.Timestamp(2026, 10, 31)
    assert figures["cases"]["value"] is None


def test_the_city_counts_city_tasks_a_district_those_in_it_and_a_unit_those_it_leads(store: Store) -> None:
    found(store)
    part = {"lead_unit": "QE", "district_code": EAST, "parent_task": "T"}
    plant(
        store,
        "tasks",
        [
            task("T", JANUARY, date(2026, 9, 30)),
            task("T-1", JANUARY, date(2026, 9, 30), **part),
            task("T-2", JANUARY, date(2026, 9, 30), **part),
        ],
    )
    seen = reading(store)
    assert by(overview.key_figures(seen, OCTOBER), "figure")["overdue"]["value"] == 1
    assert by(overview.key_figures(seen, OCTOBER, district=EAST), "figure")["overdue"]["value"] == 2
    assert (
        by(overview.key_figures(seen, OCTOBER, district=EAST, unit="D1"), "figure")["overdue"]["value"] == 1
    )
    assert by(overview.tiles(seen, OCTOBER, "overdue"), "code")[EAST]["value"] == 2


@pytest.mark.parametrize(
    ("aim", "status"), [(50, "ok"), (51, "near"), (52.6, "near"), (53, "late"), (58.8, "late"), (59, "over")]
)
def test_light_of_a_share_by_its_distance_from_the_target(store: Store, aim: float, status: str) -> None:
    found(store)
    plant(store, "thresholds", [target("target_closed", aim)])
    plant(store, "tasks", [task("A", JANUARY, DECEMBER), task("B", JANUARY, DECEMBER)])
    plant(store, "progress", [report("A", OCTOBER, 100, "已销号")])
    assert by(overview.key_figures(reading(store), OCTOBER), "figure")["closed"]["status"] == status


def test_light_of_a_count_is_mirrored(store: Store) -> None:
    found(store)
    plant(store, "thresholds", [target("target_overdue", 0)])
    plant(store, "tasks", [task("A", JANUARY, date(2026, 9, 30))])
    figures = by(overview.key_figures(reading(store), OCTOBER), "figure")
    assert (figures["overdue"]["value"], figures["overdue"]["status"]) == (1, "over")
    earlier = by(overview.key_figures(reading(store), SEPTEMBER), "figure")
    assert (earlier["overdue"]["value"], earlier["overdue"]["status"]) == (0, "ok")
    assert figures["on_time"]["status"] is None  # no target, no light


def test_shares_of_skills_carry_the_date_of_the_last_report(store: Store) -> None:
    found(store)
    plant(store, "skills", [skill(date(2026, 6, 30), "无等级", 60), skill(date(2026, 6, 30), "中级工", 30)])
    plant(store, "skills", [skill(date(2026, 6, 30), "技师", 10)])
    figures = by(overview.key_figures(reading(store), OCTOBER), "figure")
    assert (figures["skilled_share"]["value"], figures["high_share"]["value"]) == (40, 25)
    assert figures["skilled_share"]["as_of"] == pd.Timestamp(2026, 6, 30)
    tiles = by(overview.tiles(reading(store), OCTOBER, "skilled_share"), "code")
    assert (tiles[EAST]["value"], tiles[WEST]["value"], tiles[WEST]["status"]) == (40, None, "none")


def test_cases_are_counted_by_month_place_and_handling_unit(store: Store) -> None:
    found(store)
    plant(
        store,
        "clocks",
        [
            {
                "clock_code": "MED",
                "matter": "调解",
                "begins": "受理",
                "days": 15,
                "time_unit": "自然日",
                "basis": "法",
            }
        ],
    )
    plant(
        store,
        "cases",
        [
            case(1, date(2026, 10, 1), closed_date=date(2026, 10, 10)),
            case(2, date(2026, 10, 2), closed_date=date(2026, 10, 30)),
            case(3, date(2026, 9, 1)),
            case(4, date(2026, 10, 3), district_code=WEST, handling_unit="QW"),
        ],
    )
    figures = by(overview.key_figures(reading(store), OCTOBER), "figure")
    assert (figures["cases"]["value"], figures["cases"]["previous"]) == (3, 1)
    assert figures["case_on_time"]["value"] == pytest.approx(100 / 3)  # 1 of 1, 2 and 4
    assert figures["stale_cases"]["value"] == 2  # 3 and 4
    assert by(overview.key_figures(reading(store), OCTOBER, district=WEST), "figure")["cases"]["value"] == 1
    assert by(overview.key_figures(reading(store), OCTOBER, unit="D1"), "figure")["cases"]["value"] == 2
    series = overview.key_series(reading(store), OCTOBER)
    assert series.loc[series["figure"] == "cases", "value"].tolist() == [1, 3]


def test_the_overview_of_a_unit_stays_within_its_scope(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("T", JANUARY, date(2026, 9, 30)),
            task("W", JANUARY, date(2026, 9, 30), lead_unit="QW", district_code=WEST),
        ],
    )
    own = reading(store, Scope(units=("QW",)))
    assert by(overview.key_figures(own, OCTOBER), "figure")["overdue"]["value"] == 1
    assert overview.districts(own, OCTOBER)["code"].tolist() == [WEST]
    assert overview.departments(own, OCTOBER).empty
    assert CITY not in overview.tiles(own, OCTOBER, "overdue")["code"].tolist()
