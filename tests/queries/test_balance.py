"""Standing, drag, spread, triggers: worlds of a few tasks, worked out by hand."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest

from dashboard.queries import balance
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import EAST, OCTOBER, WEST, by, found, milestone, reading, report, task

JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
START, END = date(2026, 10, 1), date(2026, 11, 30)
"""A span of which the half is gone at the end of October, so that each task should stand at 50."""


def in_october(codes: str, **others: Cell) -> list[dict[str, Cell]]:
    """Tasks that should stand at 50 at the end of October."""
    return [task(code, START, END, **others) for code in codes.split()]


def in_the_east(codes: str) -> list[dict[str, Cell]]:
    return in_october(codes, lead_unit="QE", district_code=EAST)


def in_the_west(codes: str) -> list[dict[str, Cell]]:
    return in_october(codes, lead_unit="QW", district_code=WEST)


def reports(period: date, **percents: float) -> list[dict[str, Cell]]:
    return [report(code, period, percent) for code, percent in percents.items()]


def grown(store: Store, tasks: Sequence[dict[str, Cell]], progress: Sequence[dict[str, Cell]]) -> None:
    """The small city with these tasks and reports."""
    found(store)
    plant(store, "tasks", tasks)
    plant(store, "progress", progress)


def test_what_each_district_adds_to_the_average_adds_up_to_it(store: Store) -> None:
    # east: 50, 56 and 20 against 50 is a mean of −8 over three tasks; west: 70 and 70 is +20 over two
    grown(
        store,
        [*in_the_east("E1 E2 E3"), *in_the_west("W1 W2"), *in_october("T1")],
        reports(OCTOBER, E1=50, E2=56, E3=20, W1=70, W2=70, T1=90),
    )
    rows = by(balance.standing(reading(store), OCTOBER, "districts"), "code")
    assert (rows[WEST]["value"], rows[WEST]["tasks"], rows[WEST]["share"]) == (20, 2, 40)
    assert (rows[EAST]["value"], rows[EAST]["tasks"], rows[EAST]["share"]) == (-8, 3, 60)
    assert rows[WEST]["contribution"] == pytest.approx(8)
    assert rows[EAST]["contribution"] == pytest.approx(-4.8)
    # (0 + 6 − 30 + 20 + 20) ÷ 5
    (month,) = balance.spread(reading(store), OCTOBER, "districts").to_dict("records")
    assert month["gap"] == pytest.approx(3.2)


def test_departments_stand_apart_from_districts(store: Store) -> None:
    grown(
        store,
        [*in_the_east("E1 E2"), *in_october("A B"), *in_october("C D", lead_unit="D2")],
        reports(OCTOBER, E1=50, E2=50, A=40, B=40, C=60, D=60),
    )
    assert balance.standing(reading(store), OCTOBER, "departments")[["code", "rank"]].to_numpy().tolist() == [
        ["D2", 1],
        ["D1", 2],
    ]
    assert balance.standing(reading(store), OCTOBER, "districts")["code"].tolist() == [EAST]


def test_the_silent_are_not_ranked_and_drag_by_their_last_report(store: Store) -> None:
    year = {"lead_unit": "QW", "district_code": WEST}
    grown(
        store,
        [*in_the_east("E1 E2"), task("W1", JANUARY, DECEMBER, **year), task("W2", JANUARY, DECEMBER, **year)],
        [*reports(SEPTEMBER, W1=60, W2=60), *reports(OCTOBER, E1=40, E2=40)],
    )
    frame = balance.standing(reading(store), OCTOBER, "districts")
    assert frame["code"].tolist() == [EAST, WEST]
    west = by(frame, "code")[WEST]
    assert (west["status"], west["value"], west["rank"], west["silent"]) == ("none", None, None, 1)
    # 303 of the 364 days from 1 January to 31 December have passed on 31 October; 60 were done in September
    deviation = 60 - 100 * 303 / 364
    assert west["deviation"] == pytest.approx(deviation)
    assert west["contribution"] == pytest.approx(deviation / 2)


def test_too_few_tasks_are_shown_and_not_ranked(store: Store) -> None:
    grown(
        store,
        [*in_the_east("E1 E2"), *in_the_west("W1")],
        reports(OCTOBER, E1=40, E2=40, W1=90),
    )
    frame = balance.standing(reading(store), OCTOBER, "districts")
    assert frame[["code", "value", "is_few"]].to_numpy().tolist() == [[EAST, -10, False], [WEST, 40, True]]
    assert frame["rank"].fillna(0).tolist() == [1, 0]
    (month,) = balance.spread(reading(store), OCTOBER, "districts").to_dict("records")
    assert (month["places"], month["counted"], month["few"], month["silent"]) == (2, 1, 1, 0)
    assert pd.isna(month["spread"])


def test_the_least_number_of_tasks_is_the_offices_choice(store: Store) -> None:
    grown(store, [*in_the_east("E1 E2"), *in_the_west("W1 W2 W3")], reports(OCTOBER, E1=40, W1=90))
    plant(store, "thresholds", [{"threshold": "least_tasks", "threshold_name": "最少任务数", "value": 3}])
    frame = balance.standing(reading(store), OCTOBER, "districts")
    assert by(frame, "code")[EAST]["is_few"]
    assert by(frame, "code")[WEST]["rank"] == 1


def test_places_on_one_value_share_a_rank(store: Store) -> None:
    three = [*in_october("A B"), *in_october("C D", lead_unit="D2"), *in_october("F G", lead_unit="D3")]
    grown(store, three, reports(OCTOBER, A=60, B=60, C=60, D=60, F=40, G=40))
    plant(
        store,
        "units",
        [{"unit_code": "D3", "unit_name": "市三局", "category": "部门", "district_code": EAST}],
    )
    frame = balance.standing(reading(store), OCTOBER, "departments")
    assert frame[["code", "rank"]].to_numpy().tolist() == [["D1", 1], ["D2", 1], ["D3", 3]]


def test_movement_is_in_places_and_in_points(store: Store) -> None:
    span = (date(2026, 9, 1), date(2026, 10, 31))
    tasks = [
        *(task(code, *span, lead_unit="QE", district_code=EAST) for code in ("E1", "E2")),
        *(task(code, *span, lead_unit="QW", district_code=WEST) for code in ("W1", "W2")),
    ]
    grown(
        store,
        tasks,
        [*reports(SEPTEMBER, E1=60, E2=60, W1=50, W2=50), *reports(OCTOBER, E1=80, E2=80, W1=95, W2=95)],
    )
    # 29 of 60 days have passed on 30 September, all of them on 31 October
    expected = 100 * 29 / 60
    rows = by(balance.standing(reading(store), OCTOBER, "districts"), "code")
    assert (rows[WEST]["rank"], rows[WEST]["moved"]) == (1, 1)
    assert (rows[EAST]["rank"], rows[EAST]["moved"]) == (2, -1)
    assert rows[WEST]["value_moved"] == pytest.approx(-5 - (50 - expected))
    assert rows[EAST]["value_moved"] == pytest.approx(-20 - (60 - expected))


def test_spread_dispersion_and_ratio(store: Store) -> None:
    three = [*in_october("A B"), *in_october("C D", lead_unit="D2"), *in_october("F G", lead_unit="D3")]
    grown(store, three, reports(OCTOBER, A=60, B=60, C=45, D=45, F=30, G=30))
    plant(
        store,
        "units",
        [{"unit_code": "D3", "unit_name": "市三局", "category": "部门", "district_code": EAST}],
    )
    (month,) = balance.spread(reading(store), OCTOBER, "departments").to_dict("records")
    # +10, −5, −20 around −5: the root of (15² + 0 + 15²) ÷ 3
    assert (month["highest"], month["lowest"], month["spread"]) == (10, -20, 30)
    assert month["dispersion"] == pytest.approx(150**0.5)
    assert (month["progress_highest"], month["progress_lowest"], month["ratio"]) == (60, 30, 2)
    assert month["gap"] == pytest.approx(-5)


def test_no_ratio_is_said_of_a_lowest_of_nothing(store: Store) -> None:
    grown(
        store,
        [*in_the_east("E1 E2"), *in_the_west("W1 W2")],
        [*reports(OCTOBER, E1=50, E2=50), *(report(code, OCTOBER, 0, "未启动") for code in ("W1", "W2"))],
    )
    (month,) = balance.spread(reading(store), OCTOBER, "districts").to_dict("records")
    assert (month["progress_lowest"], month["spread"]) == (0, 50)
    assert pd.isna(month["ratio"])


def test_one_district_is_not_apart_from_itself(store: Store) -> None:
    grown(store, in_the_east("E1 E2"), reports(OCTOBER, E1=50, E2=50))
    (month,) = balance.spread(reading(store), OCTOBER, "districts").to_dict("records")
    assert month["counted"] == 1
    assert pd.isna(month["spread"])
    assert pd.isna(month["dispersion"])
    assert pd.isna(month["ratio"])


def test_where_all_are_silent_nothing_is_compared(store: Store) -> None:
    grown(store, [*in_the_east("E1 E2"), *in_the_west("W1 W2"), *in_october("T")], reports(OCTOBER, T=50))
    (month,) = balance.spread(reading(store), OCTOBER, "districts").to_dict("records")
    assert (month["places"], month["silent"], month["counted"]) == (2, 2, 0)
    assert pd.isna(month["spread"])
    assert month["gap"] == -50
    assert balance.standing(reading(store), OCTOBER, "districts")["rank"].isna().all()


def test_spread_is_compared_with_last_month_only_over_the_same_places(store: Store) -> None:
    tasks = [
        *(task(code, JULY, DECEMBER, lead_unit="QE", district_code=EAST) for code in ("E1", "E2")),
        *(task(code, JULY, DECEMBER, lead_unit="QW", district_code=WEST) for code in ("W1", "W2")),
    ]
    grown(
        store,
        tasks,
        [
            *reports(JULY, E1=20, E2=20, W1=10, W2=10),
            *reports(AUGUST, E1=40, E2=40, W1=15, W2=15),
            *reports(SEPTEMBER, E1=50, E2=50),
            *reports(OCTOBER, E1=60, E2=60, W1=30, W2=30),
        ],
    )
    months = balance.spread(reading(store), OCTOBER, "districts")
    assert [month.month for month in months["period"]] == [7, 8, 9, 10]
    assert months["spread"].fillna(-1).tolist() == pytest.approx([10, 25, -1, 30])
    assert months["spread_moved"].fillna(-1).tolist() == pytest.approx([-1, 15, -1, -1])


def test_the_course_tells_who_counts_in_which_month(store: Store) -> None:
    grown(
        store,
        [*in_the_east("E1 E2"), *in_the_west("W1")],
        reports(OCTOBER, E1=50, E2=60, W1=20),
    )
    course = balance.course(reading(store), OCTOBER, "districts")
    assert course[["code", "deviation", "is_counted", "is_few"]].to_numpy().tolist() == [
        [EAST, 5, True, False],
        [WEST, -30, False, True],
    ]


def test_two_triggers_are_inactive_and_each_says_since_when(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("A", date(2026, 5, 1), DECEMBER, is_policy=True),
            task("B", date(2026, 3, 10), DECEMBER),
            task("C", date(2026, 5, 1), date(2026, 10, 11), lead_unit="D2", is_policy=True),
        ],
    )
    plant(
        store,
        "progress",
        [
            *(report(code, month, 0, "未启动") for code in ("A", "B") for month in (SEPTEMBER, OCTOBER)),
            *reports(SEPTEMBER, C=60),
            *reports(OCTOBER, C=80),
        ],
    )
    frame = balance.watchlist(reading(store), OCTOBER)
    assert frame[["code", "word", "triggers", "number", "reason", "order"]].to_numpy().tolist() == [
        ["D1", "未行动", 2, 1, "已到开始日的 2 项任务完成度均为 0", 1],
        # from 10 March, when the first task was to begin, to 31 October
        ["D1", "未行动", 2, 5, "已 235 天没有有日期的动作", 1],
        ["D2", "关注", 1, 2, "应出的 1 项配套政策无一出台，最早一项已过计划日 20 天", 2],
    ]
    assert frame["since"].tolist() == [
        pd.Timestamp(2026, 3, 10),
        pd.Timestamp(2026, 3, 10),
        pd.Timestamp(2026, 10, 11),
    ]


def test_silence_counts_from_the_first_month_without_a_report(store: Store) -> None:
    grown(
        store,
        [
            *(task(code, JULY, DECEMBER, lead_unit="QW", district_code=WEST) for code in ("W1", "W2")),
            *in_october("T"),
        ],
        [*reports(AUGUST, W1=50, W2=50), *reports(SEPTEMBER, T=0), *reports(OCTOBER, T=50)],
    )
    frame = balance.watchlist(reading(store), OCTOBER)
    assert frame[["subject", "code", "number", "reason"]].to_numpy().tolist() == [
        ["district", WEST, 3, "连续 2 期未报，上次报送 2026年8月"]
    ]
    assert frame["since"].tolist() == [pd.Timestamp(2026, 9, 1)]
    # the district's own page names its units, too
    assert balance.watchlist(reading(store), OCTOBER, district=WEST)["code"].tolist() == [WEST, "QW"]
    assert balance.watchlist(reading(store), OCTOBER, unit="QW")["code"].tolist() == ["QW"]
    assert balance.watchlist(reading(store), OCTOBER, district=EAST).empty


def test_the_list_is_of_the_month_that_is_looked_at(store: Store) -> None:
    grown(
        store,
        [task(code, JULY, DECEMBER) for code in ("A", "B")],
        [*(report(code, SEPTEMBER, 0, "未启动") for code in ("A", "B")), *reports(OCTOBER, A=30, B=30)],
    )
    assert balance.watchlist(reading(store), SEPTEMBER)["number"].tolist() == [1, 5]
    assert balance.watchlist(reading(store), OCTOBER).empty


def test_a_place_reads_what_stands_against_each_trigger(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("A", JULY, DECEMBER), task("B", JULY, date(2026, 9, 30), is_policy=True)])
    plant(store, "milestones", [milestone("A", 1, DECEMBER, date(2026, 10, 9))])
    plant(store, "progress", [report("B", SEPTEMBER, 100, "已销号"), report("A", OCTOBER, 100, "推进中")])
    frame = balance.triggers(reading(store), OCTOBER, unit="D1")
    assert frame["number"].tolist() == [1, 2, 3, 5]
    assert not frame["is_met"].any()
    assert frame["words"].tolist()[:3] == [
        "已到开始日的 2 项任务，2 项已有进度",
        "应出的 1 项配套政策，已出台 1 项",
        "最近一次报送 2026年10月",
    ]
    assert balance.triggers(reading(store), OCTOBER, district=EAST).empty


def test_the_tasks_of_a_place_add_up_to_its_deviation(store: Store) -> None:
    others = {"lead_unit": "QE", "district_code": EAST}
    grown(
        store,
        [*in_the_east("E1 E2 E3"), task("E4", date(2026, 11, 15), DECEMBER, **others)],
        [*reports(OCTOBER, E1=50, E2=20), report("E3", OCTOBER, 10, "长期坚持")],
    )
    frame = balance.tasks(reading(store), OCTOBER, district=EAST)
    # only two are in force: −30 and 0 over two
    assert frame[["task_code", "contribution"]].to_numpy().tolist() == [["E2", -15], ["E1", 0]]
    own = by(balance.standing(reading(store), OCTOBER, "districts"), "code")[EAST]
    assert own["value"] == frame["contribution"].sum()
    assert balance.tasks(reading(store), OCTOBER, unit="QE")["task_code"].tolist() == ["E2", "E1"]
