"""The house: people, sessions, links and the trail of one store, for the whole process."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dashboard.access.cabinet import Cabinet, access_of, now
from dashboard.access.limits import Limits
from dashboard.access.links import Links
from dashboard.access.passwords import Passwords
from dashboard.access.people import People
from dashboard.access.sessions import Sessions
from dashboard.access.trail import Trail


def _never() -> bool:
    return False


class House:
    """What the rooms share; any thread may use it, each call has a connection of its own."""

    def __init__(self, cabinet: Cabinet, limits: Limits, demonstration_stands: Callable[[], bool]) -> None:
        self.cabinet = cabinet
        self.limits = limits
        self.passwords = Passwords(limits)
        self.people = People(cabinet, self.passwords, limits)
        self.sessions = Sessions(cabinet, limits, demonstration_stands)
        self.links = Links(cabinet)
        self.trail = Trail(cabinet)

    def ensure_administrator(self) -> str | None:
        """Where nobody has an account yet, make `admin` and give the one-time password; it is shown only once."""
        return self.people.ensure_administrator()


def open_house(
    store_path: Path,
    *,
    limits: Limits | None = None,
    demonstration_stands: Callable[[], bool] = _never,
    clock: Callable[[], datetime] = now,
) -> House:
    """The house of a store; its file and tables are made where they are missing.

    Without `demonstration_stands` no demonstration role may be used.
    """
    cabinet = Cabinet(access_of(store_path), clock)
    cabinet.make()
    return House(cabinet, limits or Limits(), demonstration_stands)
