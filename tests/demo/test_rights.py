"""Cases: what comes in, when, from whom, and how it is handled."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from dashboard.demo.days import add_natural_days, add_working_days
from tests.demo.conftest import City, Row

pytestmark = pytest.mark.xdist_group("demo")

END = date(2026, 10, 31)
WORKING = {"HOT_12345": 5, "INS": 60}
NATURAL = {"MED": 15, "ARB": 45, "ARB_WAGE": 30, "INJ": 60, "INJ_FAST": 15, "LA": 7, "PET": 60}
EXTENSION = {"ARB": 15, "INS": 30, "PET": 30}


@pytest.fixture(scope="module")
def cases(city: City) -> list[Row]:
    return city.rows("cases")


@pytest.fixture(scope="module")
def arrears(cases: list[Row]) -> list[Row]:
    return [row for row in cases if row["案件类别"] == "拖欠克扣工资"]


def percents(rows: list[Row], header: str) -> dict[str, float]:
    return {value: count * 100 / len(rows) for value, count in Counter(row[header] for row in rows).items()}


def due(row: Row) -> date | None:
    """The last day in time, extensions and suspensions counted; None before acceptance."""
    if not row["受理日期"]:
        return None
    accepted = date.fromisoformat(row["受理日期"])
    more = EXTENSION[row["程序"]] if row["延期批准日期"] else 0
    if row["程序"] in WORKING:
        return add_working_days(accepted, WORKING[row["程序"]] + more)
    if row["中止结束"]:
        more += (date.fromisoformat(row["中止结束"]) - date.fromisoformat(row["中止开始"])).days
    return add_natural_days(accepted, NATURAL[row["程序"]] + more)


def on_time(rows: list[Row], months: tuple[int, ...]) -> float:
    """Percent closed in time of what fell due in some months of the year, up to the end."""
    judged = [
        (row["办结日期"], last) for row in rows if (last := due(row)) and last <= END and last.month in months
    ]
    return 100 * sum(bool(closed) and closed <= last.isoformat() for closed, last in judged) / len(judged)


def test_5200_cases_in_24_months(cases: list[Row]) -> None:
    assert len(cases) == 5_200
    assert (min(row["收到日期"] for row in cases)[:7], max(row["收到日期"] for row in cases)[:7]) == (
        "2024-11",
        "2026-10",
    )
    assert cases[0]["案件编号"] == "AJ-2024-00001"


def test_channels(cases: list[Row]) -> None:
    shares = percents(cases, "渠道")
    assert shares["12345"] + shares["12351"] == pytest.approx(38, abs=2)
    for channel, share in {
        "根治欠薪平台": 24,
        "调解": 15,
        "仲裁": 13,
        "劳动保障监察": 7,
        "12348": 2,
        "信访": 1,
    }.items():
        assert shares[channel] == pytest.approx(share, abs=2)


def test_categories(cases: list[Row]) -> None:
    shares = percents(cases, "案件类别")
    wanted = {
        "拖欠克扣工资": 52, "社会保险": 11, "解除终止与经济补偿": 10, "工伤与职业伤害": 8, "确认劳动关系": 6,
        "工时休假加班": 5, "劳动合同": 3, "平台用工": 3, "劳动安全与职业健康": 1, "女职工与未成年工特殊保护": 0.5, "其他": 0.5,
    }  # fmt: skip
    for category, share in wanted.items():
        assert shares[category] == pytest.approx(share, abs=2)


def test_industries_of_arrears(arrears: list[Row]) -> None:
    shares: Counter[str] = Counter()
    for row in arrears:
        shares[{"建筑业": "E", "住宿和餐饮业": "H", "制造业": "C"}.get(row["行业门类"], row["行业门类"])] += 1
    for letter, share in {"E": 62, "H": 12, "C": 9}.items():
        assert shares[letter] * 100 / len(arrears) == pytest.approx(share, abs=2)


def test_two_thirds_are_migrant_workers(cases: list[Row]) -> None:
    shares = percents(cases, "是否农民工")
    assert sum(shares.get(yes, 0) for yes in ("是", "Y", "1")) == pytest.approx(66, abs=2)


def test_sizes_of_cases(cases: list[Row]) -> None:
    people = [int(row["涉及人数"]) for row in cases]
    for low, high, share in ((1, 1, 80), (2, 9, 15), (10, 49, 4.3), (50, 999, 0.7)):
        assert 100 * sum(low <= count <= high for count in people) / len(people) == pytest.approx(
            share, abs=2
        )


def test_amounts_of_arrears_per_head(arrears: list[Row]) -> None:
    heads = sorted(float(row["涉案金额"]) / int(row["涉及人数"]) for row in arrears)
    assert heads[len(heads) // 2] == pytest.approx(10_000, rel=0.1)
    assert sum(heads) / len(heads) == pytest.approx(13_000, rel=0.1)


def test_arrears_peak_before_the_spring_festival(arrears: list[Row]) -> None:
    months = percents([row | {"月": row["收到日期"][5:7]} for row in arrears], "月")
    wanted = (19, 7, 3, 3, 4, 6, 6, 6, 7, 8, 12, 19)
    for month, share in enumerate(wanted, start=1):
        assert months[f"{month:02d}"] == pytest.approx(share, abs=2)
    festival = date(2026, 2, 17)
    before = sum(
        (festival - timedelta(60)).isoformat() <= row["收到日期"] < festival.isoformat() for row in arrears
    )
    after = sum(
        festival.isoformat() <= row["收到日期"] < (festival + timedelta(60)).isoformat() for row in arrears
    )
    assert before > 5 * after


def test_injuries_come_with_the_building_season(cases: list[Row]) -> None:
    months = Counter(row["收到日期"][5:7] for row in cases if row["案件类别"] == "工伤与职业伤害")
    summer = sum(months[f"{month:02d}"] for month in range(5, 11))
    assert summer / months.total() > 0.55


def test_days_of_a_case_follow_one_another(cases: list[Row]) -> None:
    for row in cases:
        assert (
            row["收到日期"] <= (row["受理日期"] or "9") <= (row["办结日期"] or "9")
            or row["办结方式"] == "不予受理"
        )
        assert bool(row["办结日期"]) == bool(row["办结方式"])
        assert not row["挽回金额"] or row["办结日期"]
        assert float(row["挽回金额"] or 0) <= float(row["涉案金额"] or 0)


def test_a_file_knows_nothing_later_than_its_month(city: City) -> None:
    for sheet in city.sent("cases"):
        first = sheet.file.received.replace(day=1).isoformat()
        for row in sheet.rows:
            assert (
                max(
                    row[header] for header in ("收到日期", "受理日期", "延期批准日期", "中止结束", "办结日期")
                )
                < first
            )


def test_most_cases_close_in_time_and_one_county_is_red(cases: list[Row]) -> None:
    year = tuple(range(1, 13))
    assert on_time(cases, year) == pytest.approx(93.5, abs=1.5)
    assert on_time([row for row in cases if row["县区"] == "990121"], year) == pytest.approx(84, abs=2)


def test_one_district_collapses_in_winter(cases: list[Row]) -> None:
    own = [row for row in cases if row["县区"] == "990105"]
    assert 78 <= on_time(own, (12, 1)) <= 84
    assert on_time(own, (4, 5, 6, 7, 8, 9, 10)) > 94


def test_some_cases_are_open_and_some_of_them_late(cases: list[Row]) -> None:
    pending = [row for row in cases if not row["办结日期"]]
    late = [row for row in pending if (last := due(row)) and last < END]
    assert 150 <= len(pending) <= 350
    assert 8 <= len(late) <= 30


def test_one_builder_gathers_arrears_in_the_newest_two_months(arrears: list[Row]) -> None:
    recent = [row for row in arrears if row["收到日期"] >= "2026-09-01" and row["涉事单位"]]
    by_employer = defaultdict(list)
    for row in recent:
        by_employer[row["涉事单位"]].append(row)
    ranked = sorted(by_employer.values(), key=len, reverse=True)
    assert len(ranked[0]) == 14
    assert len(ranked[1]) <= 8
    assert sum(int(row["涉及人数"]) for row in ranked[0]) == 87
    assert {row["县区"] for row in ranked[0]} == {"990106"}
    assert sum(int(row["涉及人数"]) >= 10 for row in ranked[0]) == 3


def test_reference_clocks_and_holidays_are_right() -> None:
    # 2026-02-14 (Saturday) is worked, 15 to 23 February are off.
    assert add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 24)
    assert add_natural_days(date(2026, 2, 5), 15) == date(2026, 2, 24)
    assert add_natural_days(date(2026, 2, 5), 9) == date(2026, 2, 14)
    # No table for 2027: Monday to Friday.
    assert add_working_days(date(2027, 1, 1), 1) == date(2027, 1, 4)
