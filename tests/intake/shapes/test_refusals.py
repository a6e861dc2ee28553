"""What is no map is named, with what to do; the process that reads it can be ended, never ours."""

import json

import pytest

from dashboard.intake.request import Bounds
from dashboard.intake.shapes.contents import MOST_BYTES
from dashboard.intake.shapes.reading import read_map
from dashboard.intake.shapes.reading_apart import read_map_apart
from tests.intake.shapes.maps import REGISTER, collection, feature, read, square

ONE = feature("990102", square(0, 0), name="云屏区")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_chinese_offices_are_read(encoding: str) -> None:
    raw = collection(feature("云屏区", square(0, 0), field="名称")).decode().encode(encoding)
    assert read_map(raw, "图.json", REGISTER).joins[0].field == "名称"


@pytest.mark.parametrize("kind", ["Feature", "GeometryCollection"])
def test_a_feature_alone_and_a_collection_inside_it_are_read(kind: str) -> None:
    geometry = ONE["geometry"]
    inside = geometry if kind == "Feature" else {"type": kind, "geometries": [geometry]}
    raw = json.dumps({"type": "Feature", "properties": {"code": 990102}, "geometry": inside}).encode()
    assert [shape.code for shape in read_map(raw, "图", REGISTER).shapes] == ["990102"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"type":"Topology","objects":{}}', "这是 TopoJSON，不是 GeoJSON。请在 mapshaper 里打开它，导出时选 GeoJSON，再传。"),
        (b"PK\x03\x04", "这是压缩包（常见的是打包的 Shapefile），不是 GeoJSON"),
        (b"<?xml version='1.0'?>", "这是 XML（KML、GML 或 SVG），不是 GeoJSON"),
        (b'{"geometryType":"esriGeometryPolygon","features":[]}', "这是 Esri JSON，不是 GeoJSON"),
        (b"[1,2]", "最外层应当是一个对象"),
        (b'{"type":"FeatureCollection","features":[', "第 1 行第 41 个字符起不合 JSON 的写法，文件可能没有传完整"),
        (b'{"type":"FeatureCollection","features":[]}', "文件里一个图形也没有"),
        (b'{"type":"Polygon","coordinates":[[[NaN,0]]]}', "坐标里有 NaN，不是数"),
        (b"[" * 100_000, "文件一层套一层太深"),
        (b'{"a":' + b"9" * 5_000 + b"}", "位数多得不合理"),
        (b"\xff\xfe\x00\xd8", "文件的编码不是 UTF-8，也不是 GB18030"),
    ],
)  # fmt: skip
def test_what_is_no_geojson_is_named(raw: bytes, words: str) -> None:
    assert words in read_map(raw, "图", REGISTER).refusal


def test_metres_are_told_from_degrees_and_the_point_is_named() -> None:
    metres = feature("990102", [[500000, 4000000], [500100, 4000000], [500100, 4000100], [500000, 4000000]])
    assert read(ONE, metres).refusal.startswith(
        "第 2 个图形的坐标（500000，4e+06）超出经纬度的范围，像是投影后的米数。"
    )


def test_longitude_and_latitude_the_wrong_way_round_are_told() -> None:
    assert read(feature("990102", square(36, 80))).refusal.startswith("经度和纬度像是写反了")


def test_shapes_without_properties_are_refused() -> None:
    raw = json.dumps({"type": "GeometryCollection", "geometries": [ONE["geometry"]]}).encode()
    assert read_map(raw, "图", REGISTER).refusal.startswith("图形都没有属性，认不出哪个是哪个县区。")


def test_more_than_twenty_megabytes_are_not_even_read() -> None:
    assert read_map_apart(b" " * (MOST_BYTES + 1), "图", REGISTER).refusal.startswith(
        "文件超过 20 MB，没有读。"
    )


def test_the_process_answers_as_reading_does_and_is_ended_when_it_takes_too_long() -> None:
    raw = collection(ONE)
    assert read_map_apart(raw, "图.geojson", REGISTER) == read_map(raw, "图.geojson", REGISTER)
    late = read_map_apart(raw, "图.geojson", REGISTER, bounds=Bounds(memory=None, seconds=0.01))
    assert late.refusal == (
        "这个文件读不完（太大、太复杂，或已损坏），没有保存。请先在 QGIS 或 mapshaper 里简化边界，再传。"
    )
