"""The scope of a person: the units and districts whose rows a cursor shows, and what of a case."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """What the views let through; the codes are unit and district codes."""

    sees_all: bool = False
    units: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    reads_cases: bool = False
    """Whether cases are shown one by one; else they only count, in aggregates."""
    names_employers: bool = False
    """Whether the employers that cases are about are named."""


EVERYTHING = Scope(sees_all=True, reads_cases=True, names_employers=True)
NOTHING = Scope()
