"""Links for wall screens: a secret address that shows the leaders' pages, until a day or until it is revoked."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.access.cabinet import Cabinet, stamped
from dashboard.access.sessions import REVOKED, end_sessions, key_of
from dashboard.access.trail import append
from dashboard.catalog.acts import Act
from dashboard.errors import PeopleRefused, UnknownName

LONGEST = 366
"""Days that a link may hold."""


@dataclass(frozen=True)
class Link:
    """A link without its secret, which is shown only once."""

    number: int
    title: str
    made: datetime
    by: str
    expires: datetime
    revoked: datetime | None

    @property
    def account(self) -> str:
        """The name under which its sessions begin."""
        return f"link:{self.number}"

    def holds(self, at: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked is None and at < self.expires


class Links:
    """The links in the cabinet."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._cabinet = cabinet

    def make(self, title: str, *, days: int, by: str, origin: str) -> str:
        """Make a link and give its secret, once."""
        if not title.strip() or not 1 <= days <= LONGEST:
            raise PeopleRefused(f"请写明这块大屏在哪里，有效期填 1–{LONGEST} 天。")
        secret, at = secrets.token_urlsafe(32), self._cabinet.now()
        expires = at + timedelta(days=days)
        with self._cabinet.writing() as connection:
            number = connection.execute(
                "insert into links (title, secret, made, made_by, expires) values (?, ?, ?, ?, ?)",
                (title.strip(), key_of(secret), stamped(at), by, stamped(expires)),
            ).lastrowid
            append(
                connection,
                at,
                Act.LINK,
                who=by,
                origin=origin,
                about=f"link:{number}",
                days=days,
                done="make",
            )
        return secret

    def find(self, secret: str) -> Link | None:
        """The link of a secret, while it holds."""
        with self._cabinet.reading() as connection:
            row = connection.execute("select * from links where secret = ?", (key_of(secret),)).fetchone()
        link = _link(row) if row else None
        return link if link and link.holds(self._cabinet.now()) else None

    def revoke(self, number: int, *, by: str, origin: str) -> None:
        """End a link and what it opened."""
        at = self._cabinet.now()
        with self._cabinet.writing() as connection:
            found = connection.execute(
                "update links set revoked = ? where number = ? and revoked is null", (stamped(at), number)
            ).rowcount
            if not found:
                raise UnknownName(f"没有第 {number} 号大屏链接，或已收回。")
            ended = end_sessions(connection, at, f"link:{number}", REVOKED)
            append(
                connection,
                at,
                Act.LINK,
                who=by,
                origin=origin,
                about=f"link:{number}",
                done="revoke",
                sessions=ended,
            )

    def all(self) -> tuple[Link, ...]:
        """Every link, the newest first."""
        with self._cabinet.reading() as connection:
            rows = connection.execute("select * from links order by number desc").fetchall()
        return tuple(_link(row) for row in rows)


def _link(row: sqlite3.Row) -> Link:
    return Link(
        number=row["number"],
        title=row["title"],
        made=datetime.fromisoformat(row["made"]),
        by=row["made_by"],
        expires=datetime.fromisoformat(row["expires"]),
        revoked=datetime.fromisoformat(row["revoked"]) if row["revoked"] else None,
    )
