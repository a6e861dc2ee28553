"""A person: who it is, what the role allows, and what is in scope."""

from dataclasses import dataclass, replace

from dashboard.access.scope import Scope
from dashboard.catalog.roles import PAGES_OF, RIGHTS, TITLES, Right, Role

_SEES_ALL = frozenset({Role.LEADER, Role.OFFICE, Role.DISPLAY})


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in: the account's name, the name that others read, the role and its places."""

    account: str
    name: str
    role: Role
    units: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    demonstration: bool = False
    """Whether it is one of the roles that the demonstration city lends."""
    seen_by: str | None = None
    """The administrator who looks at the cockpit as this person: nothing may be changed, no case be read."""

    def may(self, right: Right) -> bool:
        """Whether the role grants a right; who looks as somebody else may only look."""
        return self.seen_by is None and right in RIGHTS[self.role]

    def may_open(self, page: str) -> bool:
        """Whether the role may open the page of a name."""
        return page in PAGES_OF[self.role]

    @property
    def title(self) -> str:
        """The role in words."""
        return TITLES[self.role]

    @property
    def scope(self) -> Scope:
        """The rows that this person's cursors show; auditors and administrators see none of the reform's."""
        return Scope(
            sees_all=self.role in _SEES_ALL,
            units=self.units if self.role is Role.REPORTER else (),
            districts=self.districts if self.role is Role.REPORTER else (),
            reads_cases=self.may(Right.CASE_ROWS),
            names_employers=self.may(Right.EMPLOYERS),
        )

    def seen_as_by(self, administrator: str) -> "Person":
        """This person as an administrator sees it."""
        return replace(self, seen_by=administrator)
