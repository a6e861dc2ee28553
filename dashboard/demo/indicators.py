"""Quarterly indicators of districts and departments, for the codes in the reference definitions."""

import csv
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.demo.days import REFERENCE
from dashboard.demo.geography import CITY_CODE, District
from dashboard.demo.registry import department_code
from dashboard.demo.sheets import Table


@dataclass(frozen=True)
class Level:
    """Where an indicator stands; `base` is the size of its denominator, 0 for a bare number."""

    value: float
    rise: float
    base: int
    reporter: str
    """A department's short name for the city's figure, or empty when every district reports its own."""


LEVELS = {
    "ZB-D2": Level(81.0, 6.0, 420, ""),
    "ZB-D3": Level(96.0, 20.0, 0, "市委组织部"),
    "ZB-D4": Level(34.0, -30.0, 0, "市国资委"),
    "ZB-D7": Level(42.0, 10.0, 0, ""),
    "ZB-E1": Level(1.42, -0.1, 0, "市人社局"),
    "ZB-E2": Level(56.0, 5.0, 2600, "市教育局"),
    "ZB-E5": Level(38.0, 14.0, 0, "市工信局"),
    "ZB-E6": Level(2.1, 0.3, 0, "市财政局"),
    "ZB-E9": Level(2.8, 0.6, 900, ""),
    "ZB-E14": Level(66.0, 4.0, 3200, ""),
    "ZB-F2": Level(89.0, 2.0, 0, "市统计局"),
    "ZB-F3": Level(48.0, 12.0, 60, ""),
    "ZB-F8": Level(31.0, 10.0, 60, ""),
    "ZB-G2": Level(86.0, 5.0, 180, ""),
    "ZB-G3": Level(79.0, 7.0, 9000, ""),
    "ZB-G5": Level(92.0, 3.0, 1500, "市卫健委"),
    "ZB-G7": Level(83.0, 4.0, 0, ""),
    "ZB-G9": Level(68.0, 14.0, 2400, ""),
}


def defined_codes() -> tuple[str, ...]:
    """The indicator codes of the reference definitions."""
    with (REFERENCE / "indicator_definitions.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(row["指标编码"] for row in csv.DictReader(lines))


def indicator_table(
    districts: tuple[District, ...], month: date, past: float, silent: str, seed: int
) -> Table:
    """One quarter's figures; `past` is 0 for the newest quarter and 1 for the first."""
    rng = np.random.default_rng((seed, 9, month.year, month.month))
    rows: list[tuple[str, str | None, str, float | None, int | None, int | None]] = []
    for code in defined_codes():
        level = LEVELS[code]
        if level.reporter:
            rows.append(
                (CITY_CODE, department_code(level.reporter), code, *_figures(level, past, 0.0, 1.0, rng))
            )
            continue
        for district in districts:
            weight = district.workers / 37_500
            figures = _figures(level, past, district.lead / 2, weight, rng)
            if district.code != silent:
                rows.append((district.code, None, code, *figures))
    columns = [list(column) for column in zip(*rows, strict=True)]
    names = ("县区", "单位", "指标编码", "数值", "分子", "分母")
    table: Table = {"期次": [month] * len(rows)} | dict(zip(names, columns, strict=True))
    return table | {"备注": [None] * len(rows)}


def _figures(
    level: Level, past: float, shift: float, weight: float, rng: np.random.Generator
) -> tuple[float | None, int | None, int | None]:
    """(value, numerator, denominator): a bare value, or the two parts of a share."""
    noise = float(rng.normal(0, abs(level.rise) * 0.05 + 0.01))
    value = level.value - level.rise * past + noise
    if not level.base:
        return round(max(0.0, value * (1 + shift / 100)), 2), None, None
    base = max(8, round(level.base * weight))
    return None, max(0, min(base, round(base * (value * (1 + shift / 100)) / 100))), base
