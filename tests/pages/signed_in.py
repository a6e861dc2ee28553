"""Somebody signed in, as the pages see it: a real session of a real house; only the browser's cookie is given by the test."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy

from dashboard import settings
from dashboard.access import Person
from dashboard.access.accounts import Account
from dashboard.access.cabinet import access_of
from dashboard.access.house import House, open_house
from dashboard.access.limits import Limits
from dashboard.access.sessions import Signed
from dashboard.catalog.roles import Role
from dashboard.ui.who import Caller

QUICK = Limits(rounds=1, memory=8, lanes=1)
ORIGIN = "10.1.2.3"
PLACES: Mapping[Role, tuple[tuple[str, ...], tuple[str, ...]]] = {Role.REPORTER: (("D15",), ())}
NAMES: Mapping[Role, str] = {
    Role.LEADER: "秦主任",
    Role.OFFICE: "周办",
    Role.REPORTER: "市人社局小刘",
    Role.AUDITOR: "审计老马",
    Role.ADMINISTRATOR: "信息科小何",
}


@dataclass
class Visitor:
    """Whose browser it is: `become` signs somebody in, `leave` forgets the cookie."""

    template: Path
    patch: pytest.MonkeyPatch
    token: str = ""

    @property
    def house(self) -> House:
        """The house of the store that the app stands over; everybody's account is there."""
        store = settings.current().store
        if not access_of(store).exists():
            shutil.copyfile(self.template, access_of(store))
        return open_house(store, limits=QUICK)

    def become(self, account: str | Role) -> str:
        """Sign in; gives the token."""
        name = account_of(account) if isinstance(account, Role) else account
        self.token = self.house.sessions.begin(name, origin=ORIGIN, way="password")
        return self.token

    def become_screen(self) -> str:
        """Open the link of a wall screen; gives the token."""
        house = self.house
        house.links.make("三楼会议室", days=1, by="administrator", origin=ORIGIN)
        self.token = house.sessions.begin(house.links.all()[0].account, origin=ORIGIN, way="link")
        return self.token

    def leave(self) -> None:
        """Forget the cookie."""
        self.token = ""

    def account(self, name: str) -> Account:
        """An account as it is now."""
        found = self.house.people.find(name)
        assert found is not None
        return found


def caller_of(role: Role) -> Caller:
    """Somebody of a role, for what runs without a page: with acting(caller_of(Role.OFFICE))."""
    now = datetime.now(UTC)
    person = Person(account_of(role), NAMES[role], role, *PLACES.get(role, ((), ())))
    return Caller("", Signed(person, False, now, now + timedelta(hours=1), "0" * 64, "password"), ORIGIN)


def account_of(role: Role) -> str:
    """The account that the tests have for a role."""
    return role.value


def everybody(path: Path) -> Path:
    """A cabinet with an account of each role; their first passwords are changed already. Gives its file."""
    house = open_house(path, limits=QUICK)
    for role, title in NAMES.items():
        units, districts = PLACES.get(role, ((), ()))
        first = house.people.add(account_of(role), title, role, units, districts, by="系统", origin=ORIGIN)
        house.people.set_password(
            account_of(role), f"kaka-{len(title)}-orange-boat", old=first, origin=ORIGIN
        )
    return access_of(path)


def show_cookie(visitor: Visitor) -> None:
    """Let Streamlit tell the pages of this visitor's cookie and address."""
    visitor.patch.setattr(
        ContextProxy, "cookies", property(lambda _: {"cockpit": visitor.token} if visitor.token else {})
    )
    visitor.patch.setattr(ContextProxy, "ip_address", property(lambda _: ORIGIN))
