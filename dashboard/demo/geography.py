"""The districts of 澜川市, and those of the cities beside it at the larger scales."""

from dataclasses import dataclass

from dashboard.demo.sheets import Table

CITY_CODE = "990100"
CITY_NAME = "澜川市"

SYLLABLES = (
    "澜霁曜岚翊沐珩峤淙皓煦朗棠樾溯衍昭隽旻稷黎瑾峻岑汐蘅澈晏凝钧"
    "屹鸣阔渝璟沅硕岱翎麓琅昱融泓槿予乔宸"
)  # fmt: skip
"""Syllables of invented names."""


@dataclass(frozen=True)
class District:
    """A district with the features that its figures are drawn from."""

    code: str
    name: str
    short: str
    category: str
    population: int | None
    workers: int
    skilled: float
    """Share of workers with a grade, percent, at the newest quarter."""
    lead: float
    """Points by which its tasks stand against expected progress at the end."""
    cases: float
    """Cases per worker against the city's mean."""
    punctual: float
    """Percent of cases closed in time."""
    bent: str
    """Industries of which it has more than the city."""


DISTRICTS = (
    District("990102", "云屏区", "云屏", "区", 297_000, 72_000, 27.5, -3.5, 0.95, 96.5, "FHIGLO"),
    District("990103", "中川区", "中川", "区", 198_000, 48_000, 29.0, 3.8, 0.80, 98.0, "SPQ"),
    District("990104", "雪屏区", "雪屏", "区", 199_000, 46_000, 28.0, -4.6, 0.90, 96.5, "CQ"),
    District("990105", "泉湾区", "泉湾", "区", 254_000, 55_000, 26.0, -1.2, 1.00, 98.5, "GGF"),
    District("990106", "映雪区", "映雪", "区", 240_000, 36_000, 28.5, -8.3, 1.30, 95.5, "CCE"),
    District("990121", "白石县", "白石", "县", 245_000, 25_000, 20.5, -16.4, 1.35, 87.5, "HE"),
    District("990122", "松岭县", "松岭", "县", 67_000, 6_000, 11.0, -24.0, 1.10, 92.5, "EBS"),
    District("990171", "高新区", "高新", "开发区", None, 12_000, 32.0, 1.6, 0.80, 98.0, "CI"),
)

LEADER, SILENT, CLUSTERED, WINTRY = "990103", "990122", "990106", "990105"
"""The districts of the stories: ahead, no longer reporting, arrears at one employer, late in winter."""


def city_districts(city: int) -> tuple[District, ...]:
    """The eight districts of one city; city 0 is 澜川市, the others are its twins under other names."""
    if city == 0:
        return DISTRICTS
    word = city_word(city)
    prefix = f"{99 - city // 90:02d}{1 + city % 90:02d}"
    return tuple(
        District(
            code=prefix + twin.code[4:],
            name=word + twin.name,
            short=word + twin.short,
            category=twin.category,
            population=twin.population,
            workers=twin.workers,
            skilled=twin.skilled + city % 5 - 2,
            lead=twin.lead / 2 - city % 7,
            cases=twin.cases,
            punctual=twin.punctual,
            bent=twin.bent,
        )
        for twin in DISTRICTS
    )


def city_word(city: int) -> str:
    """The invented two syllables of a city's name."""
    count = len(SYLLABLES)
    first, step = divmod(city, count - 1)
    return SYLLABLES[first] + SYLLABLES[(first + 1 + step) % count]


def district_table(cities: int) -> Table:
    """All districts, the city itself first."""
    rows: list[tuple[str, str, str, str, int | None]] = [(CITY_CODE, CITY_NAME, "市本级", "市本级", None)]
    for city in range(cities):
        rows += [
            (each.code, each.name, each.short, each.category, each.population)
            for each in city_districts(city)
        ]
    codes, names, shorts, categories, populations = (list(column) for column in zip(*rows, strict=True))
    return {
        "县区代码": codes,
        "县区名称": names,
        "县区简称": shorts,
        "县区类型": categories,
        "顺序": list(range(len(rows))),
        "常住人口": populations,
        "是否计入合计": [True] * len(rows),
    }
