"""Skills, development and indicators."""

from collections import Counter

import pytest

from tests.demo.conftest import City, Row

pytestmark = pytest.mark.xdist_group("demo")

LEVELS = ("初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师")


@pytest.fixture(scope="module")
def skills(city: City) -> list[Row]:
    return city.rows("skills")


def at(rows: list[Row], quarter: str) -> list[Row]:
    """Each unit's newest report up to a quarter."""
    upto = [row for row in rows if row["统计时点"] <= quarter]
    newest: dict[str, str] = {}
    for row in upto:
        newest[row["单位"]] = max(row["统计时点"], newest.get(row["单位"], ""))
    return [row for row in upto if row["统计时点"] == newest[row["单位"]]]


def shares(rows: list[Row]) -> tuple[int, float, float]:
    """(workers, percent skilled, percent high-skilled of the skilled)."""
    people: Counter[str] = Counter()
    for row in rows:
        people[row["技能等级"]] += int(row["人数"])
    skilled = sum(people[level] for level in LEVELS)
    return (
        people.total(),
        100 * skilled / people.total(),
        100 * sum(people[level] for level in LEVELS[2:]) / skilled,
    )


def test_eight_quarters_up_to_the_last_full_one(skills: list[Row]) -> None:
    quarters = sorted({row["统计时点"] for row in skills})
    assert (len(quarters), quarters[0], quarters[-1]) == (8, "2024-12-31", "2026-09-30")


def test_workers_skilled_and_high_skilled_at_the_newest_quarter(skills: list[Row]) -> None:
    workers, skilled, high = shares(at(skills, "2026-09-30"))
    assert workers == pytest.approx(300_000, rel=0.01)
    assert skilled == pytest.approx(27.0, abs=0.5)
    assert high == pytest.approx(23.5, abs=0.5)


def test_both_shares_rose_over_the_quarters(skills: list[Row]) -> None:
    _, skilled, high = shares(at(skills, "2026-09-30"))
    _, former_skilled, former_high = shares(at(skills, "2024-12-31"))
    assert skilled - former_skilled == pytest.approx(2.0, abs=0.4)
    assert high - former_high == pytest.approx(2.6, abs=0.4)


def test_levels_have_the_shares_of_the_present(skills: list[Row]) -> None:
    people: Counter[str] = Counter()
    for row in at(skills, "2026-09-30"):
        people[row["技能等级"]] += int(row["人数"])
    total = sum(people[level] for level in LEVELS)
    for level, share in zip(LEVELS, (42.5, 34.0, 17.0, 4.5, 1.8, 0.15, 0.05), strict=True):
        assert people[level] * 100 / total == pytest.approx(share, abs=2)
        assert people[level] > 0
    assert people["学徒工"] == pytest.approx(1_500, rel=0.1)


def test_districts_differ_in_skill(skills: list[Row]) -> None:
    rows = at(skills, "2026-09-30")
    for code, share in {"990171": 32.0, "990122": 11.0}.items():
        assert shares([row for row in rows if row["县区"] == code])[1] == pytest.approx(share, abs=1)


def test_a_unit_reports_twenty_to_thirty_rows(skills: list[Row]) -> None:
    rows = at(skills, "2026-09-30")
    assert 20 <= len(rows) / len({row["单位"] for row in rows}) <= 30


def test_parts_never_exceed_the_whole(skills: list[Row]) -> None:
    assert all(int(row["其中女"]) <= int(row["人数"]) for row in skills)
    assert all(int(row["当年新增"]) <= int(row["人数"]) for row in skills)
    assert any(int(row["当年新增"]) for row in skills)


def test_development_is_modest_and_consistent(city: City) -> None:
    rows = city.rows("development")
    months = Counter(row["期次"] for row in rows)
    assert len(months) == 24
    assert all(90 <= count <= 210 for count in months.values())
    assert {row["环节"] for row in rows} == {"培训", "帮带", "竞赛", "晋级", "激励"}
    assert all(int(row["取证人数"]) <= int(row["人次"]) for row in rows)


def test_indicators_give_a_value_or_its_two_parts(city: City) -> None:
    rows = city.rows("indicators")
    assert len({row["指标编码"] for row in rows}) == 18
    assert len({row["期次"] for row in rows}) == 8
    for row in rows:
        assert bool(row["数值"]) != bool(row["分母"])
        assert bool(row["分子"]) == bool(row["分母"])


def test_exchange_tells_problems_with_their_category(city: City) -> None:
    rows = city.rows("exchange")
    assert len(rows) == 90
    assert all(bool(row["问题类别"]) == (row["类型"] == "问题") for row in rows)
