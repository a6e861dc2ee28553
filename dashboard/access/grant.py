"""The grant of a writer: for whom a person may hand in rows; which rows those are, `reporting` says."""

from dataclasses import dataclass

from dashboard.access.person import Person
from dashboard.catalog.roles import Right


@dataclass(frozen=True)
class Grant:
    """What may be written; the codes are unit and district codes, and reach as far as `reporting` says."""

    whole: bool = False
    units: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


WHOLE = Grant(whole=True)
"""Everything: the office, the command line, and what the product brings itself."""
NO_GRANT = Grant()


def grant_of(person: Person) -> Grant:
    """What a person may write; who looks as somebody else writes nothing."""
    if person.may(Right.REVIEW):
        return WHOLE
    if person.may(Right.REPORT):
        return Grant(units=person.units, districts=person.districts)
    return NO_GRANT
