"""Polygons that can be drawn: degrees, valid, together for each district; every repair is said."""

import itertools
import re
from collections.abc import Sequence

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from dashboard.catalog.dataset import Level
from dashboard.intake.shapes.draft import Finding, UnusableMap
from dashboard.intake.shapes.features import Feature, Ring

_CHINA = ((73.0, 136.0), (3.0, 54.0))
"""Longitudes and latitudes: who writes them the wrong way round is told so."""
_WIDEST = 180.0
_PLACE = re.compile(r"\[(.+)\]")


def refuse_what_is_not_degrees(features: Sequence[Feature]) -> None:
    """Raise UnusableMap for projected metres, for swapped coordinates and for a map across the antimeridian."""
    points = [
        (feature.number, point)
        for feature in features
        for polygon in feature.polygons
        for ring in polygon
        for point in ring
    ]
    if not points:
        raise UnusableMap("文件里没有面图形，画不出区划。区划要用面（Polygon）表示，请核对导出的图层。")
    (west, east), (south, north) = _CHINA
    if all(south <= x <= north and west <= y <= east for _, (x, y) in points):
        raise UnusableMap(
            "经度和纬度像是写反了：GeoJSON 先写经度、再写纬度。请在 QGIS 里重新导出，或交换两个数再传。"
        )
    for number, (x, y) in points:
        if not (-180 <= x <= 180 and -90 <= y <= 90):
            raise UnusableMap(
                f"第 {number} 个图形的坐标（{x:g}，{y:g}）超出经纬度的范围，像是投影后的米数。"
                "请在 QGIS 里另存为 GeoJSON，坐标系选 CGCS2000（EPSG:4490）或 WGS84（EPSG:4326），再传。"
            )
    xs = [x for _, (x, _) in points]
    if max(xs) - min(xs) > _WIDEST:
        raise UnusableMap("图形跨过了 180° 经线，这里画不了。请核对坐标是不是本市的。")


def repair(features: Sequence[Feature], name: str) -> tuple[MultiPolygon | None, list[Finding]]:
    """The shape of one district out of its features; None when nothing of it encloses an area."""
    parts: list[BaseGeometry] = []
    findings: list[Finding] = []
    for feature in features:
        for rings in feature.polygons:
            polygon = Polygon(rings[0], rings[1:])
            if not polygon.is_valid:
                reason = shapely.is_valid_reason(polygon)
                where = _PLACE.search(reason)
                place = f"（在 {_near(where[1])} 附近）" if where else ""
                findings.append(
                    Finding(
                        Level.NOTICE,
                        name,
                        f"边界{_FAULTS.get(reason.partition('[')[0].strip(), '有毛病')}{place}，已按围住的面积改好",
                        "看下面的图对不对；不对，请在原文件里改",
                    )
                )
                polygon = shapely.make_valid(polygon, method="structure", keep_collapsed=False)
            parts.append(polygon)
    whole = areas_of(shapely.union_all(parts) if len(parts) > 1 else parts[0]) if parts else None
    if whole is None:
        findings.append(Finding(Level.ERROR, name, "图形围不出面积，没有画", "在原文件里核对这个县区"))
    return whole, findings


def _near(point: str) -> str:
    return "，".join(f"{float(each):.4f}" for each in point.split())


def turned(features: Sequence[Feature]) -> int:
    """How many features have an exterior ring that runs counter-clockwise, as the standard asks and the chart does not."""
    return sum(any(_doubled_area(polygon[0]) > 0 for polygon in feature.polygons) for feature in features)


def clockwise(shape: MultiPolygon) -> MultiPolygon:
    """The same shape, exterior rings clockwise and holes counter-clockwise, as Plotly draws them."""
    return MultiPolygon([shapely.orient_polygons(part, exterior_cw=True) for part in shape.geoms])


def areas_of(geometry: BaseGeometry) -> MultiPolygon | None:
    """What of a geometry is area, as one multipolygon; None when nothing is."""
    parts = [part for part in shapely.get_parts(geometry, return_index=False) if not part.is_empty]
    flat = [piece for part in parts for piece in (getattr(part, "geoms", None) or [part])]
    polygons = [piece for piece in flat if isinstance(piece, Polygon) and piece.area > 0]
    return MultiPolygon(polygons) if polygons else None


_FAULTS = {
    "Self-intersection": "自相交",
    "Ring Self-intersection": "在一点上碰到自己",
    "Hole lies outside shell": "的洞在外面",
    "Holes are nested": "的洞套着洞",
    "Interior is disconnected": "被洞切开",
}


def _doubled_area(ring: Ring) -> float:
    """Positive for a ring that runs counter-clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring))
