"""Every exhibit of the leaders' pages, in page order: what a number means, and what its table is headed."""

from dashboard.catalog.exhibits.balance import BALANCE
from dashboard.catalog.exhibits.compare import COMPARE
from dashboard.catalog.exhibits.exhibit import Exhibit
from dashboard.catalog.exhibits.figures import FIGURES
from dashboard.catalog.exhibits.overview import OVERVIEW
from dashboard.catalog.exhibits.reform import REFORM
from dashboard.catalog.exhibits.rights import RIGHTS
from dashboard.catalog.exhibits.skills import SKILLS
from dashboard.catalog.exhibits.unit import UNIT
from dashboard.errors import UnknownName

EXHIBITS: tuple[Exhibit, ...] = (*FIGURES, *OVERVIEW, *REFORM, *BALANCE, *SKILLS, *RIGHTS, *UNIT, *COMPARE)
BY_NAME = {exhibit.name: exhibit for exhibit in EXHIBITS}


def exhibit(name: str) -> Exhibit:
    """The exhibit of a name; raises UnknownName."""
    if name not in BY_NAME:
        raise UnknownName(f"没有“{name}”这个图表。")
    return BY_NAME[name]


__all__ = ["BY_NAME", "EXHIBITS", "Exhibit", "exhibit"]
