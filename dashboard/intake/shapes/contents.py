"""The bytes of a map file to one JSON object; what is something else is named and refused."""

import json
from typing import Any, NoReturn, cast

from dashboard.intake.shapes.draft import UnusableMap

MOST_BYTES = 20 * 1024 * 1024
TOO_LARGE = "文件超过 20 MB，没有读。请先在 QGIS 或 mapshaper 里简化边界，再传。"
_MARKS = {
    b"PK": "这是压缩包（常见的是打包的 Shapefile），不是 GeoJSON",
    b"\x00\x00\x27\x0a": "这是 Shapefile 的 .shp，不是 GeoJSON",
    b"<?xml": "这是 XML（KML、GML 或 SVG），不是 GeoJSON",
    b"<kml": "这是 KML，不是 GeoJSON",
    b"<svg": "这是 SVG 图片，不是 GeoJSON",
    b"SQLite": "这是 GeoPackage，不是 GeoJSON",
}
_EXPORT = "请在 QGIS 里打开，“另存为”选 GeoJSON、坐标系选 CGCS2000（EPSG:4490）或 WGS84（EPSG:4326），再传"
_TYPES = (
    "FeatureCollection", "Feature", "GeometryCollection", "Polygon", "MultiPolygon",
)  # fmt: skip


def read_object(raw: bytes) -> dict[str, Any]:
    """The object of a GeoJSON file; raises UnusableMap."""
    if len(raw) > MOST_BYTES:
        raise UnusableMap(TOO_LARGE)
    for mark, what in _MARKS.items():
        if raw.startswith(mark):
            raise UnusableMap(f"{what}。{_EXPORT}。")
    found = _parsed(_text(raw))
    if not isinstance(found, dict):
        raise UnusableMap(f"文件里是 JSON，但不是 GeoJSON：最外层应当是一个对象。{_EXPORT}。")
    kind = found.get("type")
    if kind == "Topology":
        raise UnusableMap("这是 TopoJSON，不是 GeoJSON。请在 mapshaper 里打开它，导出时选 GeoJSON，再传。")
    if "geometryType" in found or (kind is None and "features" in found):
        raise UnusableMap(f"这是 Esri JSON，不是 GeoJSON。{_EXPORT}。")
    if kind not in _TYPES:
        raise UnusableMap(f"文件的 type 不是 FeatureCollection，也不是面图形，认不出里面的区划。{_EXPORT}。")
    return cast(dict[str, Any], found)


def _text(raw: bytes) -> str:
    """UTF-8 with or without its mark, or GB18030; raises UnusableMap."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableMap("文件的编码不是 UTF-8，也不是 GB18030，读不出来。请另存为 UTF-8 再传。")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as cause:
        raise UnusableMap(f"文件一层套一层太深，不像区划图，没有读。{_EXPORT}。") from cause
    except json.JSONDecodeError as cause:
        raise UnusableMap(
            f"第 {cause.lineno} 行第 {cause.colno} 个字符起不合 JSON 的写法，文件可能没有传完整。{_EXPORT}。"
        ) from cause
    except ValueError as cause:  # a number of more digits than Python turns into one
        raise UnusableMap(f"文件里有一个位数多得不合理的数，没有读。{_EXPORT}。") from cause


def _refuse_constant(word: str) -> NoReturn:
    raise UnusableMap(f"坐标里有 {word}，不是数。{_EXPORT}。")
