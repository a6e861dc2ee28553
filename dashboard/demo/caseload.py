"""The rights cases that come in: when, by which channel, about what, whom and how much."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.days import days_to_spring_festival, is_working, month_end
from dashboard.demo.geography import CLUSTERED
from dashboard.demo.registry import Region

YEARLY = 2_600
"""Cases of one city of 1.5 million in a year."""
ARREARS = "拖欠克扣工资"
INJURY, PLATFORM = "工伤与职业伤害", "平台用工"

CHANNELS = {
    "12345": 26.0,
    "12351": 12.0,
    "根治欠薪平台": 24.0,
    "调解": 15.0,
    "仲裁": 13.0,
    "劳动保障监察": 7.0,
    "12348": 2.0,
    "信访": 1.0,
}
"""Percent of all cases."""
CATEGORIES = {
    ARREARS: 52.0,
    "社会保险": 11.0,
    "解除终止与经济补偿": 10.0,
    INJURY: 8.0,
    "确认劳动关系": 6.0,
    "工时休假加班": 5.0,
    "劳动合同": 3.0,
    PLATFORM: 3.0,
    "劳动安全与职业健康": 1.0,
    "女职工与未成年工特殊保护": 0.5,
    "其他": 0.5,
}
AMOUNTS = {
    ARREARS: 1.0,
    "社会保险": 1.1,
    "解除终止与经济补偿": 1.6,
    INJURY: 2.6,
    "工时休假加班": 0.5,
    PLATFORM: 0.4,
}
"""Money per head against that of wage arrears; other categories claim none."""
MEDIAN_AMOUNT, AMOUNT_SPREAD = 10_000, 0.72

INDUSTRIES = {
    ARREARS: {"E": 62.0, "H": 12.0, "C": 9.0, "F": 4.0, "G": 5.0, "O": 3.0, "L": 3.0, "Q": 1.0, "B": 1.0},
    INJURY: {"E": 42.0, "C": 34.0, "G": 12.0, "B": 7.0, "H": 5.0},
    PLATFORM: {"G": 58.0, "H": 42.0},
    "": {
        "C": 27.0,
        "E": 19.0,
        "F": 14.0,
        "G": 11.0,
        "H": 11.0,
        "O": 6.0,
        "L": 4.0,
        "Q": 3.0,
        "P": 2.0,
        "I": 2.0,
        "S": 1.0,
    },
}
GROUPS: dict[str, dict[str, float]] = {
    "B": {"其他": 1.0},
    "C": {"制造业工人": 88.0, "劳务派遣工": 7.0, "实习学徒": 5.0},
    "E": {"建筑工人": 90.0, "劳务派遣工": 6.0, "其他": 4.0},
    "F": {"其他": 68.0, "商场信息员": 22.0, "劳务派遣工": 10.0},
    "G": {"货车司机": 42.0, "快递员": 30.0, "网约车司机": 24.0, "代驾": 4.0},
    "H": {"拉面工": 38.0, "外卖配送员": 14.0, "其他": 48.0},
    "I": {"其他": 70.0, "网络主播": 30.0},
    "L": {"保安": 60.0, "劳务派遣工": 40.0},
    "O": {"家政服务员": 70.0, "其他": 30.0},
    "P": {"其他": 1.0},
    "Q": {"护理员": 75.0, "其他": 25.0},
    "S": {"环卫工": 70.0, "其他": 30.0},
    PLATFORM: {"外卖配送员": 50.0, "快递员": 20.0, "网约车司机": 30.0},
}
MIGRANT_SHARE = 0.66
MIGRANTS = {"E": 0.95, "H": 0.8, "C": 0.62, "G": 0.62, "B": 0.7, "O": 0.6, "F": 0.4, "L": 0.55}

SEASON = (
    (0, 0.35), (6, 0.45), (9, 0.62), (52, 0.62), (66, 0.42), (95, 0.36), (112, 0.26), (160, 0.22), (240, 0.2),
    (275, 0.15), (305, 0.115), (330, 0.1), (345, 0.1), (352, 0.1), (364, 0.22), (385, 0.3),
)  # fmt: skip
"""Weight of wage arrears by days to the next Spring Festival: a peak before it, a trough after it."""

CLUSTER_SIZES = (1, 2, 3, 5, 4, 6, 9, 12, 8, 7, 11, 3, 6, 10)
"""People in each case against the one employer of the story."""


@dataclass(frozen=True)
class Complaint:
    """One case on the day it came in."""

    received: date
    channel: str
    district: str
    employer: str | None
    industry: str
    group: str
    migrant: bool
    category: str
    people: int
    amount: int | None


def receive_complaints(region: Region, months: tuple[date, ...], cities: range, seed: int) -> list[Complaint]:
    """All cases of the window by day, the cluster at one employer among them."""
    rng = np.random.default_rng((seed, 11, cities.start))
    story = cities.start == 0
    total = round(YEARLY * len(months) / 12) * len(cities) - (len(CLUSTER_SIZES) if story else 0)
    days = [months[0] + timedelta(days=k) for k in range((month_end(months[-1]) - months[0]).days + 1)]
    draws = _Draws(region, days, months[-2], total, rng)
    complaints = [draws.complaint(place) for place in range(total)]
    if story:
        complaints += _cluster(draws.cluster_employer, days, rng)
    return sorted(complaints, key=lambda each: each.received)


class _Draws:
    """Random columns, drawn at once, from which cases are read one by one."""

    def __init__(
        self, region: Region, days: list[date], quiet_from: date, total: int, rng: np.random.Generator
    ) -> None:
        self._dice = rng.random((total, 10)).tolist()
        self._normal = rng.normal(0.0, AMOUNT_SPREAD, total).tolist()
        self._days = days
        self._quiet_from = quiet_from
        self._calendars = _calendars(days)
        self._districts = [each.code for each in region.districts]
        self._district_edges = _edges([each.workers * each.cases for each in region.districts])
        self._employers = _employers(region)
        builders = self._employers.get((CLUSTERED, "E"), ([""], [1.0]))[0]
        self.cluster_employer = builders[0]
        weight = sum(
            share
            * sum(part * MIGRANTS.get(letter, 0.3) for letter, part in _industries(category).items())
            / 100
            for category, share in CATEGORIES.items()
        )
        self._migrant_factor = MIGRANT_SHARE / (weight / 100)

    def complaint(self, place: int) -> Complaint:
        """The case at a place of the columns."""
        dice = self._dice[place]
        category = _pick(CATEGORIES, dice[0])
        received = self._days[bisect_right(self._calendars.get(category, self._calendars[""]), dice[1])]
        district = self._districts[bisect_right(self._district_edges, dice[2])]
        industry = _pick(_industries(category), dice[3])
        people = _people(dice[4], dice[5])
        share = AMOUNTS.get(category)
        amount = round(people * MEDIAN_AMOUNT * share * float(np.exp(self._normal[place]))) if share else None
        return Complaint(
            received=received,
            channel=_channel(category, dice[6]),
            district=district,
            employer=self._employer(district, industry, received, dice[7]),
            industry=industry,
            group=_pick(GROUPS[category if category == PLATFORM else industry], dice[8]),
            migrant=dice[9] < min(0.98, MIGRANTS.get(industry, 0.3) * self._migrant_factor),
            category=category,
            people=people,
            amount=amount,
        )

    def _employer(self, district: str, industry: str, received: date, die: float) -> str | None:
        """A known employer for nearly half of the cases; the others are too small for the register."""
        if die > 0.45 or (district, industry) not in self._employers:
            return None
        codes, edges = self._employers[district, industry]
        code = codes[bisect_right(edges, die / 0.45001)]
        return None if code == self.cluster_employer and received >= self._quiet_from else code


def _calendars(days: list[date]) -> dict[str, list[float]]:
    """Cumulative weights of the days for arrears, for injuries and for all else."""
    open_ = np.array([1.0 if is_working(day) else 0.6 for day in days])
    away, weight = zip(*SEASON, strict=True)
    season = np.interp([days_to_spring_festival(day) for day in days], away, weight)
    summer = np.array([1.7 if 5 <= day.month <= 10 else 1.0 for day in days])
    return {
        ARREARS: _edges(list(open_ * season)),
        INJURY: _edges(list(open_ * summer)),
        "": _edges(list(open_)),
    }


def _employers(region: Region) -> dict[tuple[str, str], tuple[list[str], list[float]]]:
    """Employers by district and industry, the largest first, with their cumulative weights."""
    groups: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for unit in region.employers:
        groups.setdefault((unit.district, unit.industry or ""), []).append((unit.workers or 0, unit.code))
    result = {}
    for key, members in groups.items():
        members.sort(key=lambda member: (-member[0], member[1]))
        result[key] = ([code for _, code in members], _edges([workers**0.5 + 1 for workers, _ in members]))
    return result


def _cluster(employer: str, days: list[date], rng: np.random.Generator) -> list[Complaint]:
    """The arrears cases against one builder in the newest two months."""
    recent = days[-55:-4]
    places = np.sort(rng.integers(0, len(recent), len(CLUSTER_SIZES))).tolist()
    channels = ("根治欠薪平台", "劳动保障监察", "12345", "仲裁")
    return [
        Complaint(
            received=recent[day],
            channel=channels[place % len(channels)],
            district=CLUSTERED,
            employer=employer,
            industry="E",
            group="建筑工人",
            migrant=True,
            category=ARREARS,
            people=people,
            amount=people * 14_000 + 3_200 * (place % 5),
        )
        for place, (day, people) in enumerate(zip(places, CLUSTER_SIZES, strict=True))
    ]


def _channel(category: str, die: float) -> str:
    """The arrears platform takes arrears only; the other channels share the rest evenly."""
    platform = CHANNELS["根治欠薪平台"] / CATEGORIES[ARREARS]
    others = {name: share for name, share in CHANNELS.items() if name != "根治欠薪平台"}
    if category != ARREARS:
        return _pick(others, die)
    return "根治欠薪平台" if die < platform else _pick(others, (die - platform) / (1 - platform))


def _industries(category: str) -> dict[str, float]:
    return INDUSTRIES.get(category, INDUSTRIES[""])


def _people(die: float, size: float) -> int:
    if die < 0.80:
        return 1
    if die < 0.95:
        return 2 + int(8 * size**1.5)
    return 10 + int(40 * size**1.5) if die < 0.993 else 50 + int(70 * size)


def _pick(shares: dict[str, float], die: float) -> str:
    return list(shares)[bisect_right(_edges(list(shares.values())), die)]


def _edges(weights: list[float] | NDArray[np.float64]) -> list[float]:
    """Cumulative shares without the last one, for `bisect` with a number in 0–1."""
    sums = list(accumulate(weights))
    return [float(each / sums[-1]) for each in sums[:-1]]
