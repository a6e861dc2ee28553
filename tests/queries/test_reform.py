"""The questions of the reform page: what they count, show and hide, in small worlds worked out by hand."""

from datetime import date

import pandas as pd

from dashboard.access import NOTHING, Scope
from dashboard.queries import reform
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import CITY, EAST, OCTOBER, WEST, by, found, milestone, reading, report, task

JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
SEPTEMBER = date(2026, 9, 1)


def only(store: Store, period: date = OCTOBER, code: str = "T") -> dict[str, object]:
    return by(reform.task(reading(store), period, code), "task_code")[code]


def test_a_closed_task_owes_no_more_reports_but_the_closing_month_did(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER)])
    plant(store, "progress", [report("T", SEPTEMBER, 100, "已销号")])
    assert only(store, SEPTEMBER)["is_owed"] is True
    assert only(store, OCTOBER)["is_owed"] is False


def test_the_city_counts_its_own_tasks_and_a_district_its_parts(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("T", JANUARY, DECEMBER),
            task("T-E", JANUARY, DECEMBER, lead_unit="QE", district_code=EAST, parent_task="T"),
            task("T-W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST, parent_task="T"),
            task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST, measure_no="2"),
        ],
    )
    seen = reading(store)
    assert sorted(reform.tasks(seen, OCTOBER)["task_code"]) == ["T", "W"]
    assert sorted(reform.tasks(seen, OCTOBER, district=WEST)["task_code"]) == ["T-W", "W"]
    assert sorted(reform.tasks(seen, OCTOBER, district=WEST, unit="D1")["task_code"]) == ["T"]
    assert reform.tasks(seen, OCTOBER, aspect="技能")["task_code"].tolist() == ["W"]
    assert reform.task_children(seen, OCTOBER, "T")["task_code"].tolist() == ["T-E", "T-W"]
    assert reform.aspects(seen, OCTOBER)[["aspect", "tasks"]].to_numpy().tolist() == [
        ["思想", 1],
        ["技能", 1],
    ]
    grid = reform.grid(seen, OCTOBER)
    assert grid[["name", "aspect", "tasks", "status"]].to_numpy().tolist() == [
        ["全市", "思想", 1, "none"],
        ["全市", "技能", 1, "none"],
        ["东岭", "思想", 1, "none"],
        ["西岭", "思想", 1, "none"],
        ["西岭", "技能", 1, "none"],
        ["市一局", "思想", 1, "none"],
    ]
    assert reform.grid(seen, OCTOBER, WEST)["name"].tolist() == ["西岭", "西岭", "西岭县办", "西岭县办"]


def test_roadmap_nodes_and_milestones_say_done_missed_or_coming(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER), task("U", JANUARY, DECEMBER, is_key=True)])
    plant(
        store,
        "milestones",
        [
            milestone("T", 1, date(2026, 3, 31), date(2026, 4, 2), weight=3),
            milestone("T", 2, date(2026, 9, 30)),
            milestone("T", 3, date(2026, 11, 30), date(2026, 11, 20)),
        ],
    )
    assert reform.nodes(reading(store), OCTOBER)["state"].tolist() == ["done", "missed", "coming"]
    own = reform.task_milestones(reading(store), OCTOBER, "T")
    assert own["share"].tolist() == [60, 20, 20]
    assert own["overdue_days"].tolist()[1] == 31
    assert reform.roadmap(reading(store), OCTOBER)["task_code"].tolist()[0] == "T"
    assert reform.roadmap(reading(store), OCTOBER, key=True)["task_code"].tolist() == ["U"]


def test_history_shows_every_month_since_the_start_and_when_its_report_first_came(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", date(2026, 8, 1), DECEMBER)])
    plant(store, "progress", [report("T", date(2026, 8, 1), 10)], received=date(2026, 9, 4))
    plant(store, "progress", [report("T", OCTOBER, 30)], received=date(2026, 11, 9))
    history = reform.task_history(reading(store), OCTOBER, "T")
    assert history["period"].dt.month.tolist() == [10, 9, 8]
    assert history["progress"].tolist() == [30, 10, 10]
    assert history["is_reported"].tolist() == [True, False, True]
    assert history["received"].tolist()[::2] == [pd.Timestamp(2026, 11, 9), pd.Timestamp(2026, 9, 4)]


def test_an_older_version_shows_what_was_known_then(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T", JANUARY, DECEMBER)])
    before = store.version()
    plant(store, "progress", [report("T", OCTOBER, 70)])
    assert reform.task(reading(store), OCTOBER, "T")["progress"].item() == 70
    assert reform.task(reading(store, version=before), OCTOBER, "T")["progress"].item() == 0


def test_tasks_out_of_scope_are_not_seen(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [task("T", JANUARY, DECEMBER), task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST)],
    )
    plant(store, "milestones", [milestone("T", 1, DECEMBER), milestone("W", 1, DECEMBER)])
    assert reform.tasks(reading(store, Scope(units=("QW",))), OCTOBER)["task_code"].tolist() == ["W"]
    assert reform.tasks(reading(store, Scope(districts=(CITY,))), OCTOBER)["task_code"].tolist() == ["T"]
    assert reform.task(reading(store, Scope(units=("QW",))), OCTOBER, "T").empty
    assert reform.nodes(reading(store, Scope(units=("QW",))), OCTOBER)["task_code"].tolist() == ["W"]
    assert reform.tasks(reading(store, NOTHING), OCTOBER).empty
