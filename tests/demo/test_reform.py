"""Tasks, milestones, progress, and the stories that they tell."""

from collections import Counter, defaultdict
from datetime import date
from statistics import mean

import pytest

from tests.demo.conftest import City

pytestmark = pytest.mark.xdist_group("demo")

END = date(2026, 10, 31)
NEVER_STARTED = {"D10": "市科技局", "D21": "市文旅广电局"}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="module")
def plans(city: City) -> dict[str, list[tuple[date, float, str]]]:
    """Milestones by task: planned day, percent of the task done with it, actual day or empty."""
    steps = defaultdict(list)
    for row in city.rows("milestones"):
        steps[row["任务编号"]].append(row)
    result: dict[str, list[tuple[date, float, str]]] = {}
    for code, rows in steps.items():
        rows.sort(key=lambda row: int(row["节点序号"]))
        total = sum(float(row["权重"]) for row in rows)
        share = 0.0
        result[code] = []
        for row in rows:
            share += float(row["权重"]) * 100 / total
            result[code].append((day(row["计划日期"]), share, row["实际日期"]))
    return result


@pytest.fixture(scope="module")
def newest(city: City) -> dict[str, dict[str, str]]:
    """The newest report of each task."""
    return {row["任务编号"]: row for row in sorted(city.rows("progress"), key=lambda row: row["期次"])}


def expected(start: date, steps: list[tuple[date, float, str]], on: date) -> float:
    """Percent that should be done on a day: straight lines through the planned milestones."""
    before, done = start, 0.0
    for planned, share, _ in steps:
        if on < planned:
            return done + (share - done) * max(0, (on - before).days) / (planned - before).days
        before, done = planned, share
    return 100.0


@pytest.fixture(scope="module")
def deviations(
    city: City, plans: dict[str, list[tuple[date, float, str]]], newest: dict[str, dict[str, str]]
) -> dict[str, float]:
    """Points against expected progress at the end, by task."""
    return {
        row["任务编号"]: float(newest[row["任务编号"]]["完成进度"])
        - expected(day(row["计划开始"]), plans[row["任务编号"]], END)
        for row in city.rows("tasks")
        if row["任务编号"] in newest
    }


def test_66_city_tasks_of_which_15_reach_into_every_district(city: City) -> None:
    tasks = city.rows("tasks")
    top = [row for row in tasks if not row["上级任务"]]
    parts = Counter(row["上级任务"] for row in tasks if row["上级任务"])
    assert len(top) == 66
    assert Counter(row["牵头单位"][0] for row in top) == {"D": 46, "Q": 20}
    assert (len(parts), set(parts.values())) == (15, {8})
    assert all(row["县区"] == "990100" for row in top if row["牵头单位"].startswith("D"))
    assert all(row["任务编号"].startswith(f"{row['上级任务']}-") for row in tasks if row["上级任务"])
    assert max(len(row["任务名称"]) for row in tasks) <= 16


def test_every_task_has_three_to_five_milestones_within_its_span(
    city: City, plans: dict[str, list[tuple[date, float, str]]]
) -> None:
    for row in city.rows("tasks"):
        steps = plans[row["任务编号"]]
        assert 3 <= len(steps) <= 5
        dates = [planned for planned, _, _ in steps]
        assert dates == sorted(set(dates))
        assert day(row["计划开始"]) < dates[0]
        assert dates[-1] == day(row["计划完成"]) <= date(2027, 12, 31)


def test_milestones_are_first_sent_as_plans_and_later_as_reached(city: City) -> None:
    for sheet in city.sent("milestones"):
        planned = "计划" in sheet.file.path.name
        assert all((row["实际日期"] == "") == planned for row in sheet.rows)
        assert all(day(row["实际日期"]) < sheet.file.received for row in sheet.rows if row["实际日期"])


def test_progress_lies_between_the_milestones_reached_and_the_next(
    city: City, plans: dict[str, list[tuple[date, float, str]]]
) -> None:
    for row in city.rows("progress"):
        month = row["期次"]
        steps = plans[row["任务编号"]]
        done = max((share for _, share, reached in steps if reached and reached[:7] <= month), default=0.0)
        coming = min(
            (share for _, share, reached in steps if not reached or reached[:7] > month), default=101.0
        )
        assert done <= float(row["完成进度"]) < coming


def test_progress_never_falls_and_agrees_with_its_state(city: City) -> None:
    last: dict[str, float] = {}
    for row in sorted(city.rows("progress"), key=lambda row: row["期次"]):
        percent = float(row["完成进度"])
        assert percent >= last.get(row["任务编号"], 0.0)
        last[row["任务编号"]] = percent
        assert (row["状态"] == "未启动") == (percent == 0)
        assert (row["状态"] in ("已完成待销号", "已销号")) == (percent == 100)


def test_states_of_the_city_tasks_at_the_end(newest: dict[str, dict[str, str]]) -> None:
    states = Counter(row["状态"] for code, row in newest.items() if len(code) == 5)
    assert 12 <= states["已销号"] <= 16
    assert 2 <= states["已完成待销号"] <= 5
    assert 1 <= states["暂缓"] <= 2
    assert 2 <= states["长期坚持"] <= 4
    assert states["未启动"] == 5


def test_about_an_eighth_of_the_city_tasks_is_overdue(city: City, newest: dict[str, dict[str, str]]) -> None:
    due = [row for row in city.rows("tasks") if not row["上级任务"] and day(row["计划完成"]) <= END]
    overdue = [row for row in due if float(newest[row["任务编号"]]["完成进度"]) < 100]
    assert len(overdue) / 66 == pytest.approx(0.12, abs=0.02)


def test_the_city_lags_four_points_and_the_gap_opened_in_five_months(
    city: City, plans: dict[str, list[tuple[date, float, str]]], deviations: dict[str, float]
) -> None:
    top = [row for row in city.rows("tasks") if not row["上级任务"]]
    assert mean(deviations[row["任务编号"]] for row in top) == pytest.approx(-4.2, abs=0.6)
    may = {
        row["任务编号"]: float(row["完成进度"]) for row in city.rows("progress") if row["期次"] == "2026-05"
    }
    started = [row for row in top if row["任务编号"] in may]
    gap = mean(
        may[row["任务编号"]] - expected(day(row["计划开始"]), plans[row["任务编号"]], date(2026, 5, 31))
        for row in started
    )
    assert -2.5 < gap < 1.0


def test_districts_stand_where_their_stories_put_them(city: City, deviations: dict[str, float]) -> None:
    by_district = defaultdict(list)
    for row in city.rows("tasks"):
        if row["任务编号"] in deviations:
            by_district[row["县区"]].append(deviations[row["任务编号"]])
    wanted = {
        "990103": 3.8, "990171": 1.6, "990105": -1.2, "990102": -3.5, "990104": -4.6, "990106": -8.3, "990121": -16.4,
    }  # fmt: skip
    for code, points in wanted.items():
        assert mean(by_district[code]) == pytest.approx(points, abs=0.6)
    assert mean(by_district["990122"]) < -20


def test_one_district_stopped_reporting_two_months_ago(city: City) -> None:
    own = {row["任务编号"] for row in city.rows("tasks") if row["县区"] == "990122"}
    assert max(row["期次"] for row in city.rows("progress") if row["任务编号"] in own) == "2026-08"
    assert max(row["实际日期"][:7] for row in city.rows("milestones") if row["任务编号"] in own) <= "2026-08"
    assert max(row["统计时点"] for row in city.rows("skills") if row["县区"] == "990122") == "2026-06-30"
    assert max(row["期次"] for row in city.rows("development") if row["县区"] == "990122") == "2026-08"


def test_two_departments_never_started_and_say_so_every_month(
    city: City, plans: dict[str, list[tuple[date, float, str]]], newest: dict[str, dict[str, str]]
) -> None:
    for lead, short in NEVER_STARTED.items():
        assert [row["单位简称"] for row in city.rows("units") if row["单位编号"] == lead] == [short]
        own = [row["任务编号"] for row in city.rows("tasks") if row["牵头单位"] == lead]
        assert len(own) >= 2
        for code in own:
            assert (newest[code]["期次"], newest[code]["状态"]) == ("2026-10", "未启动")
            assert plans[code][0][0] <= END, "its first milestone is missed"
            assert not any(reached for _, _, reached in plans[code])


def test_reports_are_in_time_for_86_percent_and_the_worst_for_40(city: City) -> None:
    lead = {row["任务编号"]: row["牵头单位"] for row in city.rows("tasks")}
    start = {row["任务编号"]: row["计划开始"][:7] for row in city.rows("tasks")}
    in_time = defaultdict(set)
    for sheet in city.sent("progress"):
        for row in sheet.rows:
            if sheet.file.received.day <= 5:
                in_time[lead[row["任务编号"]]].add(row["期次"])
            else:
                assert 6 <= sheet.file.received.day <= 20
    months = [f"{2024 + (10 + k) // 12}-{(10 + k) % 12 + 1:02d}" for k in range(24)]
    shares = {}
    for unit in set(lead.values()) - {"Q2200"}:
        owed = [month for month in months if any(start[code] <= month for code in lead if lead[code] == unit)]
        shares[unit] = len(in_time[unit] & set(owed)) / len(owed)
    assert mean(shares.values()) == pytest.approx(0.86, abs=0.025)
    assert min(shares.values()) == shares["D28"] == pytest.approx(0.40, abs=0.08)
