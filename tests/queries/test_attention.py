"""Who needs asking, each reason in a small world worked out by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.queries import overview
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import EAST, OCTOBER, WEST, by, case, found, milestone, reading, report, task

AUGUST, SEPTEMBER = date(2026, 8, 1), date(2026, 9, 1)
JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
START, END = date(2026, 10, 1), date(2026, 11, 30)
"""A span of which the half is gone at the end of October."""


def test_two_triggers_are_not_begun_and_one_is_watched(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", date(2026, 5, 1), DECEMBER, is_policy=True),
            task("B", date(2026, 5, 1), date(2026, 10, 11), lead_unit="D2", is_policy=True),
        ],
    )
    plant(
        store,
        "progress",
        [
            report("A", SEPTEMBER, 0, "未启动"),
            report("A", OCTOBER, 0, "未启动"),
            report("B", SEPTEMBER, 60),
            report("B", OCTOBER, 80),
        ],
    )
    rows = by(overview.attention(reading(store), OCTOBER), "code")
    assert (rows["D1"]["word"], rows["D1"]["status"], rows["D1"]["order"]) == ("未行动", "over", 1)
    assert rows["D1"]["reason"] == "已到开始日的 1 项任务完成度均为 0；已 183 天没有有日期的动作"
    assert rows["D1"]["since"] == pd.Timestamp(2026, 5, 1)
    assert (rows["D2"]["word"], rows["D2"]["status"]) == ("关注", "late")
    assert rows["D2"]["reason"] == "应出的 1 项配套政策无一出台，最早一项已过计划日 20 天"
    assert rows["D2"]["since"] == pd.Timestamp(2026, 10, 1)


@pytest.mark.parametrize("action", ["milestone", "exchange", "progress", "nothing"])
def test_a_dated_action_within_ninety_days_ends_idleness(store: Store, action: str) -> None:
    found(store)
    plant(store, "tasks", [task("A", JANUARY, DECEMBER)])
    plant(
        store,
        "milestones",
        [milestone("A", 1, DECEMBER, date(2026, 8, 2) if action == "milestone" else None)],
    )
    plant(
        store,
        "progress",
        [report("A", date(2026, 7, 1), 90), report("A", OCTOBER, 90.5 if action == "progress" else 90)],
    )
    if action == "exchange":
        plant(
            store,
            "exchange",
            [
                {
                    "entry_no": "J",
                    "kind": "经验",
                    "theme": "培训",
                    "unit_code": "D1",
                    "date": date(2026, 8, 2),
                    "title": "一",
                    "content": "二",
                }
            ],
        )
    # 2 August is ninety days before 31 October; the report of July is dated the 31st, ninety-two days before
    assert overview.attention(reading(store), OCTOBER)["reason"].tolist() == (
        ["已 92 天没有有日期的动作"] if action == "nothing" else []
    )


def test_a_district_far_behind_is_named_with_its_silence(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("E", START, END, lead_unit="QE", district_code=EAST),
            task("W", JANUARY, DECEMBER, lead_unit="QW", district_code=WEST),
            task("A", JANUARY, DECEMBER),
        ],
    )
    plant(store, "progress", [report("W", AUGUST, 50)])
    plant(store, "progress", [report("A", SEPTEMBER, 80), report("E", OCTOBER, 20), report("A", OCTOBER, 85)])
    rows = by(overview.attention(reading(store), OCTOBER), "code")
    assert (rows[EAST]["word"], rows[EAST]["reason"]) == ("严重落后", "平均落后应有进度 30.0 个百分点")
    assert (rows[WEST]["word"], rows[WEST]["reason"]) == ("关注", "连续 2 期未报，上次报送 2026年8月")
    assert rows[WEST]["since"] == pd.Timestamp(2026, 9, 1)
    assert "A" not in rows


def test_a_cluster_of_arrears_names_trade_and_district_not_the_employer(store: Store) -> None:
    found(store)
    days = [date(2026, 8, 1) + timedelta(days=9 * step) for step in range(10)]
    plant(store, "cases", [case(number, day, employer="E1") for number, day in enumerate(days)])
    plant(
        store,
        "cases",
        [case(90, date(2026, 7, 31), employer="E1"), case(91, OCTOBER, employer="E1", category="社会保险")],
    )
    (row,) = overview.attention(reading(store), OCTOBER).to_dict("records")
    assert (row["subject"], row["name"], row["word"]) == ("employer", "东岭区同一建筑企业", "集中欠薪")
    assert row["reason"] == "近三个月同一单位欠薪案件 10 件，涉及 20 人、10.0 万元"
    assert row["since"] == pd.Timestamp(2026, 8, 1)
    assert overview.attention(reading(store), SEPTEMBER).empty


def test_key_tasks_overdue_or_near_are_named(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", JANUARY, date(2026, 10, 21), is_key=True),
            task("B", JANUARY, date(2026, 11, 10), is_key=True),
            task("C", JANUARY, date(2026, 10, 21)),
        ],
    )
    plant(store, "progress", [report(code, OCTOBER, 97) for code in ("A", "B", "C")])
    rows = overview.attention(reading(store), OCTOBER)
    assert rows[["code", "word", "reason"]].to_numpy().tolist() == [
        ["A", "逾期", "重点任务，逾期 10 天，完成 97.0%"],
        ["B", "临近", "重点任务，10 天到期，完成 97.0%"],
    ]
