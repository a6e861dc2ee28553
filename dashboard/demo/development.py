"""The five links of training, mentoring, contests, promotion and reward, month by month."""

from datetime import date

import numpy as np

from dashboard.demo.registry import Region, Unit
from dashboard.demo.sheets import Table

LINKS = {
    "培训": (1.0, 0.05),
    "帮带": (0.7, 0.012),
    "竞赛": (0.45, 0.03),
    "晋级": (0.4, 0.008),
    "激励": (0.4, 0.015),
}
"""Chance that a unit did it in a month, and the share of its workers who took part."""
LEVELS = (None, "初级工", "中级工", "高级工", "技师")


def development_table(region: Region, month: date, silent: str, seed: int) -> Table:
    """The activity of about fifty units in one month; `silent` is a district that sends nothing, or empty."""
    rng = np.random.default_rng((seed, 8, month.year, month.month))
    units = [unit for unit in region.employers if unit.district != silent]
    chosen = sorted(rng.choice(len(units), min(len(units), max(50, len(units) // 5)), replace=False).tolist())
    rows = [row for place in chosen for row in _rows(units[place], month, rng)]
    names = ("期次", "县区", "单位", "环节", "技能等级", "群体", "场次", "人次", "取证人数", "经费")
    return dict(zip(names, (list(column) for column in zip(*rows, strict=True)), strict=True))


def _rows(unit: Unit, month: date, rng: np.random.Generator) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for link, (chance, share) in LINKS.items():
        if rng.random() > chance * (1.2 if month.month in (5, 11, 12) else 1.0):
            continue
        level = LEVELS[int(rng.integers(len(LEVELS)))] if link in ("培训", "晋级") else None
        group = "农民工" if rng.random() < 0.35 else "非农民工"
        people = max(1, round((unit.workers or 0) * share * float(rng.uniform(0.5, 1.6))))
        certified = (
            people
            if link == "晋级"
            else round(people * float(rng.uniform(0.2, 0.5)))
            if link == "培训"
            else 0
        )
        money = people * int(rng.integers(2, 9)) * (100 if link in ("培训", "激励") else 40)
        sessions = max(1, people // 30)
        rows.append((month, unit.district, unit.code, link, level, group, sessions, people, certified, money))
    return rows
