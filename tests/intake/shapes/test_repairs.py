"""Rings: turned, closed, untangled; holes stay; neighbours still touch when borders are simplified."""

import math

import pytest
from shapely import coverage_is_valid
from shapely.geometry import shape as as_shape

from dashboard.demo.geography import DISTRICTS
from dashboard.intake.shapes.draft import District
from dashboard.intake.shapes.reading import read_map
from dashboard.intake.shapes.simplify import MOST_TEXT
from dashboard.settings import ROOT
from tests.intake.shapes.maps import CITY, Ring, doubled_area, feature, read, rings_of, said, square


@pytest.mark.parametrize("ring", [square(0, 0), square(0, 0)[::-1]])
def test_exterior_rings_become_clockwise_and_holes_the_other_way(ring: Ring) -> None:
    hole = square(0.4, 0.4, 0.2)
    ((exterior, inner),) = rings_of(read(feature("990102", ring, hole)), "990102")
    assert doubled_area(exterior) == pytest.approx(-2)
    assert doubled_area(inner) == pytest.approx(0.08)


def test_turning_is_said_only_where_something_was_turned() -> None:
    words = "外环是逆时针（GeoJSON 的规定），画图要顺时针，已转过来，形状不变"
    assert ("1 个图形", words) in said(read(feature("990102", square(0, 0))))
    assert not [what for _, what in said(read(feature("990102", square(0, 0)[::-1]))) if what == words]


def test_an_open_ring_is_closed() -> None:
    draft = read(feature("990102", square(0, 0)[:-1]))
    assert ("第 1 个图形", "1 个环没有闭合，已补上回到起点的一段") in said(draft)
    assert rings_of(draft, "990102")[0][0][0] == rings_of(draft, "990102")[0][0][-1]


def test_a_border_that_crosses_itself_is_untangled_and_its_place_named() -> None:
    draft = read(feature("990102", [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]))
    assert ("云屏区", "边界自相交（在 0.5000，0.5000 附近），已按围住的面积改好") in said(draft)
    assert len(rings_of(draft, "990102")) == 2


def test_a_shape_without_area_is_left_out_and_a_point_named() -> None:
    point = {
        "type": "Feature",
        "properties": {"code": "990103"},
        "geometry": {"type": "Point", "coordinates": [0, 0]},
    }
    draft = read(feature("990102", square(0, 0)), point)
    assert [shape.code for shape in draft.shapes] == ["990102"]
    assert ("第 2 个图形", "有不是面的图形（Point），没有画") in said(draft)
    assert ("中川区", "图形围不出面积，没有画") in said(draft)


def test_a_park_that_lies_over_a_district_is_drawn_on_top_and_takes_no_bite_of_it() -> None:
    draft = read(feature("990102", square(0, 0)), feature("990171", square(0.2, 0.2, 0.2)))
    assert ("高新区", "压在别的县区上面，图上画在最上层，旁边另有方块") in said(draft)
    assert not [where for where, what in said(draft) if "没有对齐" in what]
    assert abs(doubled_area(rings_of(draft, "990102")[0][0])) == pytest.approx(2)


def test_borders_that_never_met_are_said() -> None:
    draft = read(feature("990102", square(0, 0)), feature("990103", square(0.98, 0)))
    assert ("全图", "相邻县区的边界在文件里没有对齐（有缝或有重叠），照原样画") in said(draft)


def test_the_words_stand_inside_a_bent_shape() -> None:
    bent = [[0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [0, 1], [0, 0]]
    draft = read(feature("990102", bent))
    east, north, room = map(float, draft.shapes[0].label.split(","))
    assert (east > 2 and north < 3) or north < 1
    assert room > 0.49


def wavy(points: int) -> list[list[float]]:
    """A border from south to north at 1°, of so many points."""
    return [[1 + 0.03 * math.sin(60 * n / points) + 0.001 * (n % 2), n / points] for n in range(points + 1)]


def test_a_fine_border_is_simplified_alike_for_both_neighbours() -> None:
    border = wavy(20_000)
    west = [[0.0, 0.0], *border, [0.0, 1.0], [0.0, 0.0]]
    east = [[2.0, 0.0], [2.0, 1.0], *border[::-1], [2.0, 0.0]]
    draft = read(feature("990102", west), feature("990103", east))
    assert sum(len(shape.geometry) for shape in draft.shapes) < MOST_TEXT
    assert [shape.points < shape.given / 5 for shape in draft.shapes] == [True, True]
    between = [
        {(x, y) for x, y in rings_of(draft, code)[0][0] if 0.01 < y < 0.99} for code in ("990102", "990103")
    ]
    assert between[0] == between[1] != set()
    assert [what for _, what in said(draft) if what.startswith("边界从 40008 个点简化到 ")]


def test_a_thousand_specks_leave_the_land_and_are_said() -> None:
    specks = [[square(n % 100 / 50 + 3, n // 100 / 50, 0.0002)] for n in range(3_000)]
    islands = {"type": "MultiPolygon", "coordinates": [[square(0, 0)], *specks]}
    draft = read({"type": "Feature", "properties": {"code": "990102"}, "geometry": islands})
    assert len(rings_of(draft, "990102")) == 1
    assert ("全图", "3000 个小得看不见的岛或飞地没有画") in said(draft)


def test_the_sample_map_joins_all_districts_of_the_fictional_city_and_fits_together() -> None:
    register = [CITY, *(District(d.code, d.name, d.short, d.category) for d in DISTRICTS)]
    raw = (ROOT / "data" / "samples" / "map.geojson").read_bytes()
    draft = read_map(raw, "map.geojson", register)
    assert [shape.code for shape in draft.shapes] == [district.code for district in DISTRICTS]
    assert len(rings_of(draft, "990103")[0]) == 2  # the hole in which 映雪区 lies
    apart = [
        as_shape({"type": "MultiPolygon", "coordinates": rings_of(draft, shape.code)})
        for shape in draft.shapes
        if shape.code != "990171"
    ]
    assert coverage_is_valid(apart)
