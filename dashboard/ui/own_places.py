"""The places of a reporter: what another place's page would show of the own rows alone would say something false."""

from collections.abc import Mapping, Sequence

from dashboard.access import Person
from dashboard.catalog.roles import Role
from dashboard.catalog.view import View

BEGINS_AT_HOME = frozenset({"unit", "board"})
"""The pages that show a reporter its own place where the address names none."""

Parents = Mapping[str, str | None]
"""The district of each unit, in the order of the registers; None for districts."""


def is_own(by: Person, code: str, parent: str | None) -> bool:
    """Whether a place is one that the person may look at: every place for all but reporters."""
    return by.role is not Role.REPORTER or code in (*by.units, *by.districts) or parent in by.districts


def confined(view: View, by: Person, parents: Parents, *, at_home: bool) -> View:
    """A reporter's view without the places of others; `at_home` puts an own one where none is left."""
    unit = view.unit if view.unit and is_own(by, view.unit, parents.get(view.unit)) else None
    district = view.district if view.district in by.districts else None
    if unit is None and district is None and at_home:
        unit, district = next(iter(_known(by.units, parents)), None), next(iter(by.districts), None)
        district = None if unit else district
    return view.but(unit=unit, district=district)


def _known(codes: Sequence[str], parents: Parents) -> Sequence[str]:
    return [code for code in codes if code in parents]
