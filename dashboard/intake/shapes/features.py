"""The features of a GeoJSON object: their properties as text, and their polygons as closed rings of numbers."""

import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.catalog.dataset import Level
from dashboard.intake.shapes.draft import Finding, UnusableMap

MOST_FEATURES = 5_000
_MOST_FIELDS, _LONGEST = 60, 60
_DEEPEST = 8
"""How deep collections may lie in one another."""

Ring = list[tuple[float, float]]
Polygon = list[Ring]
"""The exterior ring, then the holes."""


@dataclass(frozen=True)
class Feature:
    """One shape of the file, counted from 1."""

    number: int
    fields: Mapping[str, str]
    polygons: tuple[Polygon, ...]
    closed: int = 0
    """How many rings were open."""
    dropped: int = 0
    """How many rings had too few points."""
    others: tuple[str, ...] = ()
    """Geometries that aren't areas."""

    @property
    def points(self) -> int:
        """How many points its rings have."""
        return sum(len(ring) for polygon in self.polygons for ring in polygon)


def list_features(found: Mapping[str, Any]) -> tuple[Feature, ...]:
    """Every feature of a GeoJSON object; raises UnusableMap."""
    kind = found["type"]
    inside = {"FeatureCollection": "features", "GeometryCollection": "geometries"}.get(kind)
    given = found.get(inside) if inside else [found]
    if not isinstance(given, list) or not given:
        raise UnusableMap("文件里一个图形也没有。请核对导出时选的是不是区划图层。")
    if len(given) > MOST_FEATURES:
        raise UnusableMap(
            f"文件里有 {len(given)} 个图形，超过 {MOST_FEATURES} 个，像是乡镇、村或地块。请导出县区一级的图层再传。"
        )
    return tuple(_feature(number, each) for number, each in enumerate(given, start=1))


def tidied(value: object) -> str:
    """A property as text that can be compared: half width, without spaces around; empty for what isn't a word or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFKC", str(value)[:_LONGEST]).strip()


def _feature(number: int, given: object) -> Feature:
    if not isinstance(given, dict):
        return Feature(number, {}, ())
    properties = given.get("properties")
    named = dict(properties) if isinstance(properties, dict) else {}
    if "id" in given:
        named.setdefault("id", given["id"])
    fields = {
        str(name)[:_LONGEST]: text
        for name, value in list(named.items())[:_MOST_FIELDS]
        if (text := tidied(value))
    }
    geometry = given.get("geometry") if given.get("type") == "Feature" else given
    polygons: list[Polygon] = []
    closed, dropped, others = 0, 0, []
    for kind, coordinates in _areas(geometry, _DEEPEST):
        if kind is not None:
            others.append(kind)
            continue
        rings, opened, short = _rings(coordinates, number)
        closed, dropped = closed + opened, dropped + short
        if rings:
            polygons.append(rings)
    return Feature(number, fields, tuple(polygons), closed, dropped, tuple(others))


def _areas(geometry: object, depth: int) -> Iterator[tuple[str | None, Any]]:
    """(None, the coordinates of a polygon), or (the type of what is none, None)."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or not isinstance(kind, str):
        yield "空", None
    elif kind == "Polygon":
        yield None, geometry.get("coordinates")
    elif kind == "MultiPolygon" and isinstance(geometry.get("coordinates"), list):
        yield from ((None, each) for each in geometry["coordinates"])
    elif kind == "GeometryCollection" and depth and isinstance(geometry.get("geometries"), list):
        for each in geometry["geometries"]:
            yield from _areas(each, depth - 1)
    else:
        yield kind[:_LONGEST], None


def _rings(coordinates: object, number: int) -> tuple[Polygon, int, int]:
    """The rings of a polygon, closed; how many were open; how many had too few points and were left out."""
    rings: Polygon = []
    opened = short = 0
    for place, given in enumerate(coordinates if isinstance(coordinates, list) else ()):
        ring = [_point(each, number) for each in (given if isinstance(given, list) else ())]
        if ring and ring[0] != ring[-1]:
            ring.append(ring[0])
            opened += 1
        if len(set(ring)) >= 3:
            rings.append(ring)
        else:
            short += 1
            if place == 0:
                return [], opened, short  # without its exterior the holes are holes in nothing
    return rings, opened, short


def _point(given: object, number: int) -> tuple[float, float]:
    """Longitude and latitude; a height behind them isn't used. Raises UnusableMap."""
    if not isinstance(given, list) or len(given) < 2 or not all(_is_number(each) for each in given[:2]):
        raise UnusableMap(f"第 {number} 个图形里有一个点不是两个数。请在 QGIS 里重新导出 GeoJSON 再传。")
    east, north = float(given[0]), float(given[1])
    if not (math.isfinite(east) and math.isfinite(north)):
        raise UnusableMap(
            f"第 {number} 个图形里有一个点的坐标大得不是数。请在 QGIS 里重新导出 GeoJSON 再传。"
        )
    return east, north


def _is_number(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def say_of(feature: Feature) -> Iterator[Finding]:
    """What was mended in a feature, and what of it isn't an area."""
    where = f"第 {feature.number} 个图形"
    if feature.closed:
        yield Finding(Level.NOTICE, where, f"{feature.closed} 个环没有闭合，已补上回到起点的一段")
    if feature.dropped:
        yield Finding(
            Level.WARNING, where, f"{feature.dropped} 个环不到三个点，围不成面，没有画", "在原文件里核对"
        )
    if feature.others:
        kinds = "、".join(dict.fromkeys(feature.others))
        yield Finding(Level.WARNING, where, f"有不是面的图形（{kinds}），没有画", "区划要用面（Polygon）表示")
