"""Reading a map whole: bytes to joined, mended and simplified shapes with everything that was seen."""

import json
from collections.abc import Iterator, Sequence

from shapely import MultiPolygon

from dashboard.catalog.dataset import Level
from dashboard.intake.shapes.contents import read_object
from dashboard.intake.shapes.draft import District, Finding, Join, MapDraft, Shape, UnusableMap
from dashboard.intake.shapes.features import Feature, list_features, say_of
from dashboard.intake.shapes.joining import choose_join, city_of, list_joins, match, say_unmatched
from dashboard.intake.shapes.labels import label_of
from dashboard.intake.shapes.repairs import clockwise, refuse_what_is_not_degrees, repair, turned
from dashboard.intake.shapes.simplify import Lightened, lies_over, lighten

_OVERLAID = "开发区"
_PAIR = tuple[str, str]


def read_map(raw: bytes, name: str, districts: Sequence[District], join: _PAIR | None = None) -> MapDraft:
    """Read a file; `join` is the property and whether it holds codes or names, None to find out."""
    try:
        features = list_features(read_object(raw))
        refuse_what_is_not_degrees(features)
    except UnusableMap as error:
        return MapDraft(name, refusal=str(error))
    joins = list_joins(features, districts)
    if not joins:
        return MapDraft(name, len(features), refusal=_strangers(features))
    chosen = next((each for each in joins if (each.field, each.by) == join), None) or choose_join(
        joins, features, districts
    )
    if chosen is None:
        return MapDraft(name, len(features), joins)
    findings = [*(said for feature in features for said in say_of(feature))]
    findings += say_unmatched(features, chosen, districts)
    shapes, said = _drawn(features, chosen, districts)
    refusal = "" if shapes else "一个县区的图形也画不出来，看下面的说明，改好再传。"
    return MapDraft(name, len(features), joins, chosen, shapes, (*findings, *said), refusal)


def _strangers(features: Sequence[Feature]) -> str:
    fields = list(dict.fromkeys(name for feature in features for name in feature.fields))
    if not fields:
        return "图形都没有属性，认不出哪个是哪个县区。请导出时带上属性，其中要有六位区划代码，再传。"
    samples = "；".join(f"{name}：{_sample(features, name)}" for name in fields[:4])
    return f"没有一个属性里写着县区名录的代码或名称（文件里有 {samples}）。请核对是不是本市的图，并补上六位区划代码再传。"


def _sample(features: Sequence[Feature], field: str) -> str:
    return next(each.fields[field] for each in features if field in each.fields)


def _drawn(
    features: Sequence[Feature], join: Join, districts: Sequence[District]
) -> tuple[tuple[Shape, ...], list[Finding]]:
    matched, city = match(features, join, districts), city_of(districts)
    known = {district.code: district for district in districts}
    findings: list[Finding] = []
    whole: dict[str, MultiPolygon] = {}
    for code, own in matched.items():
        if code == city:
            numbers = "、".join(str(feature.number) for feature in own)
            findings.append(
                Finding(Level.NOTICE, f"第 {numbers} 个图形", "是全市的轮廓，不盖在县区上面，没有画")
            )
            continue
        shape, said = repair(own, known[code].name)
        findings += said
        if shape is not None:
            whole[code] = shape
    if not whole:
        return (), findings
    over = [
        known[code].category == _OVERLAID
        and lies_over(shape, [other for each, other in whole.items() if each != code])
        for code, shape in whole.items()
    ]
    light = lighten(list(whole.values()), over)
    used = {code: matched[code] for code in whole}
    shapes = tuple(
        _shape(code, clockwise(shape), used[code], light.decimals)
        for code, shape in zip(whole, light.shapes, strict=True)
    )
    findings += _say_of_all(
        used, shapes, light, [known[code].name for code, on in zip(whole, over, strict=True) if on]
    )
    return shapes, findings


def _shape(code: str, drawn: MultiPolygon, own: Sequence[Feature], decimals: int) -> Shape:
    polygons = [
        [
            [[round(x, decimals), round(y, decimals)] for x, y in ring.coords]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in drawn.geoms
    ]
    geometry = json.dumps({"type": "MultiPolygon", "coordinates": polygons}, separators=(",", ":"))
    return Shape(
        code,
        geometry,
        label_of(drawn, decimals),
        "、".join(str(feature.number) for feature in own),
        sum(len(ring) for polygon in polygons for ring in polygon),
        sum(feature.points for feature in own),
    )


def _say_of_all(
    used: dict[str, list[Feature]], shapes: Sequence[Shape], light: Lightened, over: Sequence[str]
) -> Iterator[Finding]:
    rings = turned([feature for own in used.values() for feature in own])
    if rings:
        yield Finding(
            Level.NOTICE,
            f"{rings} 个图形",
            "外环是逆时针（GeoJSON 的规定），画图要顺时针，已转过来，形状不变",
        )
    given, points = sum(shape.given for shape in shapes), sum(shape.points for shape in shapes)
    if light.simplified:
        yield Finding(
            Level.NOTICE,
            "全图",
            f"边界从 {given} 个点简化到 {points} 个，相邻县区共用的边一起简化，4K 屏上看不出差别",
        )
    if light.specks:
        yield Finding(Level.NOTICE, "全图", f"{light.specks} 个小得看不见的岛或飞地没有画")
    if light.ragged:
        yield Finding(
            Level.WARNING,
            "全图",
            "相邻县区的边界在文件里没有对齐（有缝或有重叠），照原样画",
            "要对齐，请在 QGIS 里修整拓扑再传",
        )
    if over:
        yield Finding(Level.NOTICE, "、".join(over), "压在别的县区上面，图上画在最上层，旁边另有方块")
    yield Finding(
        Level.NOTICE,
        "坐标",
        "按文件里的经纬度画；是 CGCS2000 还是有偏移的 GCJ-02 从数上看不出，两种画出来几乎一样",
    )
