"""Shapes light enough for a screen: borders shared by neighbours are simplified as one, so that no gap opens."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LinearRing, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from dashboard.intake.shapes.repairs import areas_of

MOST_TEXT = 68_000
"""Characters of all shapes as JSON, so that the figure with its words stays under 100 kB."""
_FINEST = 4_000
"""Steps across the map that can be seen at all: a map 1,100 px wide at 4K, and a quarter of a pixel."""
_COARSER = 1.5
_MOST_POINTS = 20_000
"""More are simplified before they are rounded: points closer than the rounding would tangle the borders."""
_A_POINT = 11
"""Characters of a point beside its digits: brackets, commas, signs and the degrees before the point."""


@dataclass(frozen=True)
class Lightened:
    """The simplified shapes in the order given, the decimals of their coordinates, and whether anything was left out."""

    shapes: tuple[MultiPolygon, ...]
    decimals: int
    simplified: bool
    ragged: bool
    """Whether borders of neighbours didn't meet in the file."""
    specks: int
    """How many parts were too small to be seen."""


def lighten(shapes: Sequence[MultiPolygon], apart: Sequence[bool]) -> Lightened:
    """Simplify until all shapes together fit; those that lie `apart` over others (开发区) are simplified for themselves."""
    west, south, east, north = shapely.total_bounds(list(shapes))
    extent = max(east - west, north - south)
    decimals = max(0, math.ceil(-math.log10(extent / _FINEST)))
    grouped = [
        [i for i, alone in enumerate(apart) if not alone],
        *([i] for i, alone in enumerate(apart) if alone),
    ]
    now = list(shapes)
    ragged = bool(grouped[0]) and not shapely.coverage_is_valid([now[i] for i in grouped[0]])
    before, tolerance = _points(now), extent / _FINEST
    rounded = [_on_grid(shape, decimals) for shape in now] if before <= _MOST_POINTS else []
    while not rounded or _points(rounded) * (2 * decimals + _A_POINT) > MOST_TEXT:
        for members in filter(None, grouped):
            simpler = shapely.coverage_simplify([now[i] for i in members], tolerance)
            for i, shape in zip(members, simpler, strict=True):
                now[i] = _without_specks(areas_of(shape) or now[i], tolerance**2)  # a district never vanishes
        rounded = [_on_grid(shape, decimals) for shape in now]
        tolerance *= _COARSER
    specks = sum(len(shape.geoms) for shape in shapes) - sum(len(shape.geoms) for shape in rounded)
    return Lightened(tuple(rounded), decimals, _points(rounded) < before, ragged, max(specks, 0))


def _without_specks(shape: MultiPolygon, area: float) -> MultiPolygon:
    """Without islands and holes smaller than can be seen, but never without its largest part."""
    largest = max(shape.geoms, key=lambda part: part.area)
    return MultiPolygon(
        [
            Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area >= area])
            for part in shape.geoms
            if part is largest or part.area >= area
        ]
    )


def lies_over(shape: MultiPolygon, others: Sequence[MultiPolygon]) -> bool:
    """Whether a shape lies over others by more than their borders' inaccuracy."""
    tree = shapely.STRtree(list(others))
    near = tree.query(shape)
    return bool(sum(shapely.area(shapely.intersection(shape, others[i])) for i in near) > 0.05 * shape.area)


def _on_grid(shape: MultiPolygon, decimals: int) -> MultiPolygon:
    """Coordinates rounded; neighbours round their shared points alike. What would vanish whole stays as it is."""
    parts = []
    for part in shape.geoms:
        exterior, *holes = (_rounded(ring, decimals) for ring in (part.exterior, *part.interiors))
        if len(exterior) > 3:
            parts.append(Polygon(exterior, [hole for hole in holes if len(hole) > 3]))
    whole: BaseGeometry = MultiPolygon(parts)
    if not whole.is_valid:
        whole = shapely.make_valid(whole, method="structure", keep_collapsed=False)
    return areas_of(whole) or shape


def _rounded(ring: LinearRing, decimals: int) -> list[tuple[float, float]]:
    """The points of a ring without repetitions; three at most when nothing of it is left to see."""
    points = [tuple(point) for point in np.round(np.asarray(ring.coords), decimals).tolist()]
    return [point for place, point in enumerate(points) if not place or point != points[place - 1]]


def _points(shapes: Sequence[MultiPolygon]) -> int:
    return int(shapely.get_num_coordinates(list(shapes)).sum())
