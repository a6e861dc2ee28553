"""A house whose clock stands still until told, and whose passwords cost next to nothing."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.access.house import House, open_house
from dashboard.access.limits import Limits
from dashboard.access.signing_in import sign_in
from dashboard.catalog.roles import Role

CHEAP = Limits(rounds=1, memory=64, lanes=1)
GOOD = "tulip-river-84-moon"
HERE = "10.20.30.40"


@dataclass
class Clock:
    """The time, which passes only by `pass_`."""

    at: datetime = field(default=datetime(2026, 11, 22, 1, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def demonstration() -> list[bool]:
    """Whether the demonstration stands: the last of these."""
    return [True]


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a house with nobody in it, made once: making it waits for the disk several times."""
    return open_house(tmp_path_factory.mktemp("house") / "city.duckdb", limits=CHEAP).cabinet.path


@pytest.fixture
def house(_made: Path, tmp_path: Path, clock: Clock, demonstration: list[bool]) -> House:
    """A house with nobody in it."""
    shutil.copyfile(_made, tmp_path / _made.name)
    return open_house(
        tmp_path / "city.duckdb", limits=CHEAP, clock=clock, demonstration_stands=lambda: demonstration[-1]
    )


@pytest.fixture
def settle(house: House) -> Callable[..., str]:
    """Give somebody an account with the good password, and sign in; gives the token."""

    def settle(name: str, role: Role = Role.OFFICE, **places: tuple[str, ...]) -> str:
        first = house.people.add(name, f"姓{name}", role, **places, by="命令行", origin="命令行")
        house.people.set_password(name, GOOD, old=first, origin=HERE)
        return sign_in(house, name, GOOD, HERE)

    return settle
