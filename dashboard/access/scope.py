"""The scope of a person: the units and districts whose rows a cursor shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """What the views let through; the codes are unit and district codes."""

    sees_all: bool = False
    units: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


EVERYTHING = Scope(sees_all=True)
NOTHING = Scope()
