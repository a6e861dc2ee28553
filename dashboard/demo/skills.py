"""Quarterly counts of workers by occupation, grade and group, for every enterprise and school."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.geography import District
from dashboard.demo.registry import Region, Unit
from dashboard.demo.sheets import Table

LEVELS = ("无等级", "学徒工", "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师")
BASIC = np.array((42.5, 34.0)) / 76.5
"""初级工 and 中级工 among those below 高级工."""
HIGH = np.array((17.0, 4.5, 1.8, 0.15, 0.05)) / 23.5
"""高级工 to 首席技师 among the high-skilled."""
HIGH_SHARE = 23.5
APPRENTICES = 0.5
RISE, HIGH_RISE = 2.0, 2.6
"""Points that the shares of skilled and of high-skilled workers rose over the quarters."""
QUARTERS = 8
GROUPS = ("非农民工", "农民工")

OCCUPATIONS = {
    "B": ("凿岩工", "矿井开掘工", "电工"),
    "C": ("电工", "焊工", "机修钳工", "工业机器人系统操作员", "数控车工", "药物制剂工"),
    "D": ("变配电运行值班员", "电工", "供热管网系统运行工"),
    "E": ("砌筑工", "钢筋工", "架子工", "焊工", "电工", "起重装卸机械操作工"),
    "F": ("营业员", "连锁经营管理师", "汽车维修工"),
    "G": ("道路货运汽车驾驶员", "快递员", "仓储管理员", "汽车维修工"),
    "H": ("拉面制作师", "中式烹调师", "餐厅服务员", "客房服务员"),
    "I": ("信息通信网络运行管理员", "人工智能训练师", "物联网安装调试员"),
    "K": ("物业管理员", "电工"),
    "L": ("保安员", "劳务派遣管理员"),
    "O": ("家政服务员", "汽车维修工", "家用电器产品维修工"),
    "P": ("实训指导员", "保育师", "电工"),
    "Q": ("养老护理员", "医疗护理员", "健康照护师"),
    "S": ("环卫工", "园林绿化工", "电工"),
}
SKILL_FACTORS = {
    "C": 1.25,
    "D": 1.35,
    "G": 0.95,
    "E": 0.95,
    "H": 0.8,
    "F": 0.7,
    "O": 0.85,
    "P": 1.1,
    "Q": 1.0,
    "I": 1.15,
}
MIGRANTS = {
    "E": 0.72,
    "H": 0.6,
    "C": 0.38,
    "G": 0.42,
    "F": 0.32,
    "O": 0.5,
    "B": 0.45,
    "L": 0.5,
    "K": 0.35,
    "S": 0.25,
}
WOMEN = {
    "E": 0.12,
    "C": 0.36,
    "G": 0.18,
    "H": 0.55,
    "F": 0.55,
    "P": 0.55,
    "Q": 0.72,
    "O": 0.6,
    "S": 0.45,
    "B": 0.1,
}


@dataclass(frozen=True)
class Workforce:
    """What stays the same of some employers over the quarters; one place per unit."""

    units: tuple[Unit, ...]
    workers: NDArray[np.float64]
    skilled: NDArray[np.float64]
    high: NDArray[np.float64]
    occupations: tuple[tuple[str, ...], ...]
    mix: NDArray[np.float64]
    """Unit × occupation."""
    offset: NDArray[np.float64]


def gather_workforce(region: Region, seed: int) -> Workforce:
    """The workforce of a region at its newest quarter."""
    units = region.employers
    rng = np.random.default_rng((seed, 7, int(region.districts[0].code)))
    workers = np.array([unit.workers for unit in units], dtype=float)
    homes = {each.code: place for place, each in enumerate(region.districts)}
    home = np.array([homes[unit.district] for unit in units])
    factors = np.array([SKILL_FACTORS.get(unit.industry or "", 0.9) for unit in units])
    skilled = np.clip(factors * rng.lognormal(0.0, 0.2, len(units)), 0.2, 2.2)
    skilled = _level(skilled, workers, home, np.array([each.skilled for each in region.districts]))
    high = np.clip(rng.lognormal(0.0, 0.15, len(units)), 0.6, 1.5)
    high = _level(high, workers * skilled, home, np.array([_high_target(each) for each in region.districts]))
    high *= HIGH_SHARE / (np.average(high, weights=workers * skilled) * 100)
    chosen = tuple(_choose(unit, rng) for unit in units)
    mix = np.zeros((len(units), 3))
    for place, names in enumerate(chosen):
        mix[place, : len(names)] = np.sort(rng.dirichlet(np.full(len(names), 4.0)))[::-1]
    return Workforce(units, workers, skilled, high, chosen, mix, rng.random(len(units)))


def skills_table(force: Workforce, quarter_end: date, age: int, units: frozenset[str]) -> Table:
    """The rows of some units at a quarter's end, `age` quarters before the newest."""
    counts = _counts(force, age)
    wanted = np.array([unit.code in units for unit in force.units], dtype=bool)
    counts[~wanted] = 0
    places = np.argwhere(counts > 0)
    people = counts[tuple(places.T)]
    rows = [force.units[place] for place in places[:, 0].tolist()]
    women = np.array([WOMEN.get(unit.industry or "", 0.35) for unit in rows])
    fresh = np.array([0.0, 0.6, 0.1, 0.09, 0.08, 0.06, 0.05, 0.03, 0.03])[places[:, 1]] * (
        quarter_end.month / 12
    )
    return {
        "统计时点": [quarter_end] * len(rows),
        "县区": [unit.district for unit in rows],
        "单位": [unit.code for unit in rows],
        "行业门类": [unit.industry for unit in rows],
        "职业工种": [force.occupations[unit][job] for unit, job in places[:, [0, 2]].tolist()],
        "技能等级": [LEVELS[level] for level in places[:, 1].tolist()],
        "群体": [GROUPS[group] for group in places[:, 3].tolist()],
        "人数": people.tolist(),
        "其中女": np.floor(people * women).astype(int).tolist(),
        "当年新增": np.round(people * fresh).astype(int).tolist(),
    }


def _counts(force: Workforce, age: int) -> NDArray[np.int64]:
    """Workers by unit × level × occupation × group, rounded so that each unit keeps its total."""
    past = age / (QUARTERS - 1)
    skilled = force.skilled * (1 - past * RISE / 27.0)
    high = force.high * (1 - past * HIGH_RISE / HIGH_SHARE)
    levels = np.empty((len(force.units), len(LEVELS)))
    levels[:, 0] = 1 - skilled - APPRENTICES / 100
    levels[:, 1] = APPRENTICES / 100
    levels[:, 2:4] = (skilled * (1 - high))[:, None] * BASIC
    levels[:, 4:] = (skilled * high)[:, None] * HIGH
    migrants = np.array([MIGRANTS.get(unit.industry or "", 0.15) for unit in force.units])
    among = np.clip(migrants[:, None] * np.array([1.12, 1.2, 0.9, 0.75, 0.5, 0.35, 0.2, 0.1, 0.1]), 0, 0.92)
    groups = np.stack((1 - among, among), axis=2)
    share = levels[:, :, None, None] * force.mix[:, None, :, None] * groups[:, :, None, :]
    people = np.round(force.workers * (1 - 0.02 * past))
    edges = np.cumsum(share.reshape(len(people), -1), axis=1) * people[:, None]
    whole = np.floor(edges + force.offset[:, None] * 0.999)
    whole[:, -1] = people
    counts = np.diff(whole, axis=1, prepend=0.0)
    return counts.astype(np.int64).reshape(share.shape)


def _level(
    raw: NDArray[np.float64],
    weights: NDArray[np.float64],
    home: NDArray[np.int64],
    targets: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Scale a share so that its weighted mean in each district is the target (percent)."""
    sums = np.bincount(home, raw * weights, len(targets))
    totals = np.bincount(home, weights, len(targets))
    return np.minimum(raw * (targets / 100 * totals / sums)[home], 0.85)


def _high_target(district: District) -> float:
    return HIGH_SHARE + 0.9 * (district.skilled - 27.0)


def _choose(unit: Unit, rng: np.random.Generator) -> tuple[str, ...]:
    known = OCCUPATIONS[unit.industry or "S"]
    count = min(len(known), 1 + int((unit.workers or 0) > 500) + int((unit.workers or 0) > 1800))
    return tuple(known[int(place)] for place in np.sort(rng.choice(len(known), count, replace=False)))
