"""The units of the city: departments, district offices, and invented enterprises and schools."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.geography import (
    CITY_CODE,
    CITY_NAME,
    DISTRICTS,
    SYLLABLES,
    District,
    city_districts,
    city_word,
)
from dashboard.demo.sheets import Directory, Table

DEPARTMENTS = (
    ("市总工会", "市总工会"),
    ("市委组织部", "市委组织部"),
    ("市委宣传部", "市委宣传部"),
    ("市委改革办", "市委改革办"),
    ("市委社会工作部", "市委社工部"),
    ("市委网信办", "市委网信办"),
    ("市委政法委", "市委政法委"),
    ("市发展改革委", "市发改委"),
    ("市教育局", "市教育局"),
    ("市科学技术局", "市科技局"),
    ("市工业和信息化局", "市工信局"),
    ("市公安局", "市公安局"),
    ("市司法局", "市司法局"),
    ("市财政局", "市财政局"),
    ("市人力资源社会保障局", "市人社局"),
    ("市住房城乡建设局", "市住建局"),
    ("市交通运输局", "市交通局"),
    ("市水利局", "市水利局"),
    ("市农业农村局", "市农业农村局"),
    ("市商务局", "市商务局"),
    ("市文化旅游广电局", "市文旅广电局"),
    ("市卫生健康委", "市卫健委"),
    ("市应急管理局", "市应急局"),
    ("市国资委", "市国资委"),
    ("市市场监管局", "市市场监管局"),
    ("市统计局", "市统计局"),
    ("市医保局", "市医保局"),
    ("市邮政管理局", "市邮政管理局"),
    ("市信访局", "市信访局"),
    ("团市委", "团市委"),
    ("市妇联", "市妇联"),
    ("市工商联", "市工商联"),
)

INDUSTRY_SHARES = {
    "C": 24.0, "E": 17.0, "F": 12.0, "G": 9.0, "H": 7.0, "P": 7.0, "Q": 4.0, "S": 6.0, "O": 4.0, "B": 2.0,
    "D": 3.0, "I": 2.0, "K": 1.0, "L": 2.0,
}  # fmt: skip
"""Percent of the city's workers."""

TRADES = {
    "B": ("矿业", "矿产开发", "石材开采"),
    "C": ("机械制造", "生物制药", "精密铸造", "食品加工", "新材料", "纺织服装", "电气设备", "建材"),
    "D": ("供热", "燃气", "水务", "电力工程"),
    "E": ("建设工程", "路桥工程", "建筑安装", "市政工程", "装饰工程", "建筑劳务"),
    "F": ("商贸", "百货", "农产品批发", "汽车销售"),
    "G": ("物流", "货运", "快递服务", "公共交通", "仓储"),
    "H": ("餐饮管理", "拉面餐饮", "酒店管理"),
    "I": ("信息技术", "软件科技"),
    "K": ("物业服务", "房产经纪"),
    "L": ("人力资源服务", "劳务服务", "保安服务"),
    "O": ("家政服务", "汽车维修", "便民服务"),
    "P": ("职业技术学校", "技工学校", "职业学院", "中等专业学校"),
    "Q": ("护理服务", "康养服务", "医疗服务"),
    "S": ("公共服务", "环卫服务", "园林养护"),
}
CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Unit:
    """A unit; `workers` is None for departments and offices, which report tasks, not skills."""

    code: str
    name: str
    short: str
    category: str
    district: str
    credit_code: str = ""
    industry: str | None = None
    workers: int | None = None


@dataclass(frozen=True)
class Region:
    """The districts and units that one batch of files is about."""

    districts: tuple[District, ...]
    units: tuple[Unit, ...]

    @property
    def employers(self) -> tuple[Unit, ...]:
        """The enterprises and schools."""
        return tuple(unit for unit in self.units if unit.workers is not None)

    @property
    def directory(self) -> Directory:
        """What everyone in the region is called."""
        districts = {CITY_CODE: (CITY_NAME, "市本级")} | {
            each.code: (each.name, each.short) for each in self.districts
        }
        return Directory({unit.code: (unit.name, unit.short) for unit in self.units}, districts)


def department_code(short: str) -> str:
    """The unit code of a department by its short name."""
    return f"D{[each for _, each in DEPARTMENTS].index(short) + 1:02d}"


def office_code(district: str) -> str:
    """The unit code of a district's coordinating office."""
    return f"Q{district_number(district)}00"


def build_region(cities: range, employers: int, seed: int) -> Region:
    """The departments and all units of some cities, `employers` in each."""
    units = [
        Unit(f"D{place:02d}", name, short, "部门", CITY_CODE, credit_code(CITY_CODE, f"B{place:08d}"))
        for place, (name, short) in enumerate(DEPARTMENTS, start=1)
    ]
    districts: list[District] = []
    for city in cities:
        own = city_districts(city)
        districts += own
        units += _city_units(city, own, employers, np.random.default_rng((seed, 2, city)))
    return Region(tuple(districts), tuple(units))


def unit_table(units: tuple[Unit, ...]) -> Table:
    """The units as their register."""
    return {
        "单位编号": [unit.code for unit in units],
        "单位名称": [unit.name for unit in units],
        "单位简称": [unit.short for unit in units],
        "单位类别": [unit.category for unit in units],
        "县区": [unit.district for unit in units],
        "统一社会信用代码": [unit.credit_code for unit in units],
        "行业门类": [unit.industry for unit in units],
        "职工人数": [unit.workers for unit in units],
        "是否成员单位": [unit.workers is None for unit in units],
    }


def credit_code(district: str, body: str) -> str:
    """A valid unified social credit code (GB 32100) from a six-digit region and a nine-character body."""
    code = f"{'11' if body[0] == 'B' else '91'}{district}{body}"
    total = sum(CODE_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code))
    return code + CODE_ALPHABET[-total % 31]


def workers_by_industry() -> NDArray[np.float64]:
    """Workers by district × industry: district bents, fitted to the totals of both."""
    districts = [float(each.workers) for each in DISTRICTS]
    shares = np.array(list(INDUSTRY_SHARES.values())) / sum(INDUSTRY_SHARES.values())
    table = (
        np.array([[1.0 + 0.9 * each.bent.count(letter) for letter in INDUSTRY_SHARES] for each in DISTRICTS])
        * shares
    )
    for _ in range(60):
        table *= (np.array(districts) / table.sum(axis=1))[:, None]
        table *= (shares * sum(districts) / table.sum(axis=0))[None, :]
    return np.asarray(table * (np.array(districts) / table.sum(axis=1))[:, None])


def _city_units(
    city: int, districts: tuple[District, ...], employers: int, rng: np.random.Generator
) -> list[Unit]:
    table = workers_by_industry()
    words = iter(rng.permutation(len(SYLLABLES) ** 2).tolist())
    units: list[Unit] = []
    for district, row in zip(districts, table, strict=True):
        category = "开发区" if district.category == "开发区" else "县区"
        office = f"{district.name}协调小组办公室"
        code = credit_code(district.code, "B00000001")
        units.append(
            Unit(office_code(district.code), office, f"{district.short}协调办", category, district.code, code)
        )
        serial = 0
        wanted = max(len(INDUSTRY_SHARES) // 2, round(employers * district.workers / 300_000))
        for letter, count, people in _seats(row, wanted):
            for workers in _split(people, count, rng):
                serial += 1
                units.append(_employer(city, district, letter, serial, workers, _word(words), rng))
    return units


def _seats(row: NDArray[np.float64], wanted: int) -> list[tuple[str, int, int]]:
    """(industry, units, workers): small districts have only their largest industries."""
    kept = [int(place) for place in np.argsort(-row, kind="stable")[: max(5, min(len(row), wanted - 2))]]
    kept.sort()
    people = row[kept] * row.sum() / row[kept].sum()
    counts = np.maximum(1, np.round(people / people.sum() * wanted)).astype(int)
    whole = np.diff(np.round(np.concatenate(([0.0], np.cumsum(people))))).astype(int)
    letters = list(INDUSTRY_SHARES)
    return [(letters[k], int(n), int(p)) for k, n, p in zip(kept, counts, whole, strict=True)]


def _split(people: int, count: int, rng: np.random.Generator) -> list[int]:
    weights = rng.lognormal(0.0, 0.7, count) + 0.15
    edges = np.round(np.concatenate(([0.0], np.cumsum(weights))) / weights.sum() * people)
    return [int(each) for each in np.diff(edges)]


def _word(words: Iterator[int]) -> str:
    count = len(SYLLABLES)
    while True:
        first, second = divmod(next(words), count)
        if first != second:
            return SYLLABLES[first] + SYLLABLES[second]


def _employer(
    city: int, district: District, letter: str, serial: int, workers: int, word: str, rng: np.random.Generator
) -> Unit:
    trade = TRADES[letter][int(rng.integers(len(TRADES[letter])))]
    place = "澜川" if city == 0 else city_word(city)
    school = letter == "P"
    return Unit(
        code=f"Q{district_number(district.code)}{serial:02d}",
        name=f"{place}{word}{trade}{'' if school else '有限公司'}",
        short=f"{'' if city == 0 else place}{word}{trade}",
        category="院校" if school else "企业",
        district=district.code,
        credit_code=credit_code(district.code, f"MA{serial:07d}"),
        industry=letter,
        workers=workers,
    )


def district_number(district: str) -> str:
    """The digits by which unit and task codes name a district: two in 澜川市, six elsewhere."""
    return district[4:] if district.startswith("9901") else district
