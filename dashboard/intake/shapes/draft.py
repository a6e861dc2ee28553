"""What reading a map gives: the shapes of the districts, how they were joined, what was mended and what is wrong."""

from dataclasses import dataclass

from dashboard.catalog.dataset import Level
from dashboard.errors import CockpitError


class UnusableMap(CockpitError):
    """A file that holds no map we can draw; the text says why and what to do."""


@dataclass(frozen=True)
class District:
    """A district of the register that may have a shape."""

    code: str
    name: str
    short: str
    category: str


@dataclass(frozen=True)
class Join:
    """A property of the file by which its shapes could be told apart: as codes or as names."""

    field: str
    by: str
    """code or name."""
    matched: int = 0
    """How many districts it finds."""


@dataclass(frozen=True)
class Finding:
    """Something seen in the file: mended (notice), worth a look (warning) or left out (error)."""

    level: Level
    where: str
    what: str
    remedy: str = ""


@dataclass(frozen=True)
class Shape:
    """A district's shape as it is kept."""

    code: str
    geometry: str
    """A GeoJSON MultiPolygon as text, exterior rings clockwise."""
    label: str
    """Longitude, latitude and distance to the nearest border, in degrees of latitude: 0.31,0.42,0.08."""
    source: str
    """Which shapes of the file it was made of: 3; or 2、9."""
    points: int
    given: int
    """How many points it has, and had in the file."""


@dataclass(frozen=True)
class MapDraft:
    """A map that was read; `join` is None while it must be chosen, and then there are no shapes."""

    name: str
    features: int = 0
    joins: tuple[Join, ...] = ()
    join: Join | None = None
    shapes: tuple[Shape, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusal: str = ""
    """Why nothing at all can be drawn; empty when something can."""
