"""Where a district's name stands: the point farthest from its borders, inside it even when it is bent or has a hole."""

import math

import shapely
from shapely import MultiPolygon

_FINE = 0.01
"""Of the shape's width: how exactly the point is looked for."""


def label_of(shape: MultiPolygon, decimals: int) -> str:
    """Longitude, latitude and distance to the nearest border in degrees of latitude, as one text."""
    largest = max(shape.geoms, key=lambda part: part.area)
    narrow = math.cos(
        math.radians(largest.centroid.y)
    )  # a degree of longitude is shorter than one of latitude

    def stretched(factor: float, geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda points: points * [factor, 1])

    flat = stretched(narrow, largest)
    west, south, east, north = flat.bounds
    spoke = shapely.maximum_inscribed_circle(flat, tolerance=_FINE * max(east - west, north - south))
    centre = stretched(1 / narrow, spoke).coords[0]
    places = decimals + 1
    return f"{centre[0]:.{places}f},{centre[1]:.{places}f},{spoke.length:.{places}f}"
