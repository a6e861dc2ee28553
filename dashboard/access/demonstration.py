"""The roles that the demonstration city lends to a newcomer, until it holds data of its own."""

from dashboard.access.accounts import DEMONSTRATION
from dashboard.access.person import Person
from dashboard.catalog.roles import TITLES, Role

_UNIT = ("D15", "市人社局")
_DISTRICT = ("990121", "白石县")
"""The demonstration's department and county that lend a reporter: code, short name."""


def demonstration_people() -> tuple[Person, ...]:
    """One person of each role; of the reporters one of a unit and one of a district."""
    unit, district = TITLES[Role.REPORTER] + f"（{_UNIT[1]}）", TITLES[Role.REPORTER] + f"（{_DISTRICT[1]}）"
    return (
        _lent("leader", TITLES[Role.LEADER], Role.LEADER),
        _lent("office", TITLES[Role.OFFICE], Role.OFFICE),
        _lent("unit", unit, Role.REPORTER, units=(_UNIT[0],)),
        _lent("district", district, Role.REPORTER, districts=(_DISTRICT[0],)),
        _lent("auditor", TITLES[Role.AUDITOR], Role.AUDITOR),
        _lent("admin", TITLES[Role.ADMINISTRATOR], Role.ADMINISTRATOR),
        _lent("display", TITLES[Role.DISPLAY], Role.DISPLAY),
    )


def _lent(
    name: str, title: str, role: Role, units: tuple[str, ...] = (), districts: tuple[str, ...] = ()
) -> Person:
    return Person(f"demo-{name}", f"{DEMONSTRATION}{title}", role, units, districts, demonstration=True)
