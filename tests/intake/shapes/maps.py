"""Small maps, drawn by hand, and the register that they are joined with."""

import itertools
import json
from typing import Any

from dashboard.intake.shapes.draft import District, MapDraft
from dashboard.intake.shapes.reading import read_map

CITY = District("990100", "澜川市", "市本级", "市本级")
EAST = District("990102", "云屏区", "云屏", "区")
WEST = District("990103", "中川区", "中川", "区")
PARK = District("990171", "高新区", "高新", "开发区")
REGISTER = (CITY, EAST, WEST, PARK)
Ring = list[list[float]]


def square(west: float, south: float, side: float = 1) -> Ring:
    """A closed square, counter-clockwise as the standard asks."""
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: object, *rings: Ring, field: str = "code", **others: object) -> dict[str, Any]:
    """A polygon with its properties."""
    return {
        "type": "Feature",
        "properties": {field: code, **others},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def read(*features: object, join: tuple[str, str] | None = None) -> MapDraft:
    """A collection of these features, read against the register."""
    return read_map(collection(*features), "图.geojson", REGISTER, join)


def rings_of(draft: MapDraft, code: str) -> list[list[Ring]]:
    """The polygons of a district's shape."""
    shape = next(shape for shape in draft.shapes if shape.code == code)
    polygons: list[list[Ring]] = json.loads(shape.geometry)["coordinates"]
    return polygons


def said(draft: MapDraft) -> list[tuple[str, str]]:
    """Where something was seen, and what."""
    return [(finding.where, finding.what) for finding in draft.findings]


def doubled_area(ring: Ring) -> float:
    """Negative for a ring that runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
