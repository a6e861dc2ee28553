"""How the server's own visitor gets in: a short sign-in of each role, and for each page a role that may open it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from dashboard.access.house import House
from dashboard.catalog.navigation import PAGES
from dashboard.catalog.roles import PAGES_OF, Role

_ROLES = (Role.LEADER, Role.OFFICE, Role.ADMINISTRATOR, Role.AUDITOR)
_ROLE_OF = {page.url: next(role for role in _ROLES if page.name in PAGES_OF[role]) for page in PAGES}


class Visits:
    """The cookies of the visitor, and what else it shows at the door."""

    def __init__(self, tokens: Mapping[Role, str], cookie: str, shown: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._cookie = cookie
        self._shown = shown

    def headers_for(self, page: str) -> Mapping[str, str]:
        """What is shown for a page, by its path; '' is the front page."""
        role = _ROLE_OF.get(page, _ROLES[0])
        return {**self._shown, "Cookie": f"{self._cookie}={self._tokens[role]}"}


@contextmanager
def visiting(house: House, cookie: str, shown: Mapping[str, str]) -> Iterator[Visits]:
    """The visitor's sign-ins, ended on leaving."""
    house.sessions.end_own()  # of a process that was killed in the middle of it
    try:
        yield Visits({role: house.sessions.begin_own(role) for role in _ROLES}, cookie, shown)
    finally:
        house.sessions.end_own()
