"""Which shape is which district: by the codes in a property, or, when a person says so, by exact names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dashboard.catalog.dataset import Level
from dashboard.intake.shapes.draft import District, Finding, Join
from dashboard.intake.shapes.features import Feature, tidied

CODE, NAME = "code", "name"
_PREFERRED = (
    "code", "adcode", "district_code", "区划代码", "县区代码", "行政区划代码", "行政代码", "xzqdm", "pac", "gb", "id",
)  # fmt: skip
_CITY = "市本级"
_LISTED = 6


def list_joins(features: Sequence[Feature], districts: Sequence[District]) -> tuple[Join, ...]:
    """Every property that finds a district, codes before names, the one that finds most first."""
    fields = list(dict.fromkeys(name for feature in features for name in feature.fields))
    found = []
    for by in (CODE, NAME):
        joins = [
            Join(name, by, len(set(_codes(features, Join(name, by), districts).values()))) for name in fields
        ]
        found += sorted(
            (join for join in joins if join.matched), key=lambda join: (-join.matched, _place(join.field))
        )
    return tuple(found)


def choose_join(
    joins: Sequence[Join], features: Sequence[Feature], districts: Sequence[District]
) -> Join | None:
    """The join that needs no question: the only one by code that finds most, or several that say the same."""
    by_code = [join for join in joins if join.by == CODE]
    best = [join for join in by_code if join.matched == by_code[0].matched]
    said = [_codes(features, join, districts) for join in best]
    return best[0] if best and all(each == said[0] for each in said) else None


def match(features: Sequence[Feature], join: Join, districts: Sequence[District]) -> dict[str, list[Feature]]:
    """The shapes of each district that has any, in the order of the register."""
    codes = _codes(features, join, districts)
    return {
        district.code: own
        for district in districts
        if (own := [feature for feature in features if codes.get(feature.number) == district.code])
    }


def say_unmatched(
    features: Sequence[Feature], join: Join, districts: Sequence[District]
) -> Iterator[Finding]:
    """Districts without a shape, shapes without a district, and districts with several."""
    codes = _codes(features, join, districts)
    drawn = [district for district in districts if district.category != _CITY]
    for feature in [each for each in features if each.number not in codes][:_LISTED]:
        value = feature.fields.get(join.field, "")
        said = f"“{value}”" if value else f"（没有 {join.field}）"
        yield Finding(
            Level.WARNING,
            f"第 {feature.number} 个图形",
            f"{said}不在县区名录里，没有画",
            "核对代码，或先在县区名录里加这个县区",
        )
    left = sum(each.number not in codes for each in features) - _LISTED
    if left > 0:
        yield Finding(Level.WARNING, f"另有 {left} 个图形", "也不在县区名录里，没有画", "核对代码")
    missing = [district.name for district in drawn if district.code not in codes.values()]
    if missing:
        yield Finding(
            Level.WARNING,
            "、".join(missing),
            "文件里没有它的图形，放在地图旁边作方块",
            "补上图形再传一次；开发区没有图形是正常的",
        )
    for district in drawn:
        own = [number for number, code in codes.items() if code == district.code]
        if len(own) > 1:
            numbers = "、".join(str(number) for number in own)
            yield Finding(
                Level.NOTICE,
                district.name,
                f"第 {numbers} 个图形代码相同，已合成一个",
                "有多余的，请在原文件里删去再传",
            )


def city_of(districts: Sequence[District]) -> str | None:
    """The code of the city itself, whose outline isn't drawn over its districts."""
    return next((district.code for district in districts if district.category == _CITY), None)


def _codes(features: Sequence[Feature], join: Join, districts: Sequence[District]) -> dict[int, str]:
    """The district's code of each feature that has one, by its number."""
    known = _known(districts, join.by)
    read = _code if join.by == CODE else tidied
    found = ((each.number, known.get(read(each.fields.get(join.field, "")))) for each in features)
    return {number: code for number, code in found if code is not None}


def _known(districts: Sequence[District], by: str) -> Mapping[str, str]:
    if by == CODE:
        return {tidied(district.code): district.code for district in districts}
    names: dict[str, set[str]] = {}
    for district in districts:
        for name in {tidied(district.name), tidied(district.short)} - {""}:
            names.setdefault(name, set()).add(district.code)
    return {name: codes.pop() for name, codes in names.items() if len(codes) == 1}


def _code(text: str) -> str:
    """Six digits of what offices write: 370102000000 with its zeros, 156370102 with the country's number."""
    if match := re.fullmatch(r"156(\d{6})", text):
        return match[1]
    if match := re.fullmatch(r"(\d{6})0{3,6}", text):
        return match[1]
    return text


def _place(field: str) -> int:
    lower = field.lower()
    return _PREFERRED.index(lower) if lower in _PREFERRED else len(_PREFERRED)
