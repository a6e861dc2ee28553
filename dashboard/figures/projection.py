"""From degrees to the px of a panel and back: Mercator, as small areas keep their form in it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_PAD = 5  # px between the outermost border and the edge


def mercator(north: float) -> float:
    """The height of a latitude, in radians of longitude at the equator."""
    return math.log(math.tan(math.pi / 4 + math.radians(north) / 2))


@dataclass(frozen=True)
class Sheet:
    """Shapes laid in the middle of `width` × `height` px; `times` are the px of a radian."""

    width: float
    height: float
    times: float
    left: float
    low: float

    def across(self, east: float) -> float:
        """Px from the left edge."""
        return (math.radians(east) - self.left) * self.times

    def up(self, north: float) -> float:
        """Px from the lower edge."""
        return (mercator(north) - self.low) * self.times

    def east(self, across: float) -> float:
        """The longitude at px from the left edge."""
        return round(math.degrees(self.left + across / self.times), 6)

    def north(self, up: float) -> float:
        """The latitude at px from the lower edge."""
        return round(math.degrees(2 * math.atan(math.exp(self.low + up / self.times)) - math.pi / 2), 6)

    def span(self, degrees: float, north: float) -> float:
        """Px of so many degrees of latitude at a latitude."""
        return math.radians(degrees) / math.cos(math.radians(north)) * self.times


def lay(geometries: Sequence[Any], width: float, height: float) -> Sheet:
    """The largest sheet on which the GeoJSON multipolygons fit."""
    points = [point for geometry in geometries for point in _points(geometry)]
    xs = [math.radians(x) for x, _ in points]
    ys = [mercator(y) for _, y in points]
    wide, high = max(xs) - min(xs) or 1e-9, max(ys) - min(ys) or 1e-9
    times = min((width - 2 * _PAD) / wide, (height - 2 * _PAD) / high)
    left = (min(xs) + max(xs)) / 2 - width / 2 / times
    return Sheet(width, height, times, left, (min(ys) + max(ys)) / 2 - height / 2 / times)


def _points(geometry: Any) -> Iterator[tuple[float, float]]:
    for polygon in geometry["coordinates"]:
        yield from polygon[0]
