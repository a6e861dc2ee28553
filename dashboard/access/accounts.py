"""An account as it is kept: who it is for, what it may do, and when it was last used."""

import json
import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from dashboard.access.cabinet import stamped
from dashboard.access.person import Person
from dashboard.catalog.roles import Role

DEMONSTRATION = "演示·"
"""How the names of the roles begin that the demonstration city lends; nobody else's may."""


@dataclass(frozen=True)
class Account:
    """`name` is what is typed to sign in, `title` what others read."""

    name: str
    title: str
    role: Role
    units: tuple[str, ...]
    districts: tuple[str, ...]
    enabled: bool
    must_change: bool
    demonstration: bool
    created: datetime
    last_seen: datetime | None
    last_from: str | None

    @property
    def person(self) -> Person:
        """The person that the account stands for."""
        return Person(self.name, self.title, self.role, self.units, self.districts, self.demonstration)


def account_name(typed: str) -> str:
    """A name as accounts are kept: full-width and capital letters are the same as plain ones."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()[:64]


def find_account(connection: sqlite3.Connection, name: str) -> Account | None:
    """The account of a name."""
    row = connection.execute("select * from people where name = ?", (account_name(name),)).fetchone()
    return account(row) if row else None


def all_accounts(connection: sqlite3.Connection) -> tuple[Account, ...]:
    """Every account, by name."""
    return tuple(account(row) for row in connection.execute("select * from people order by name"))


def insert_account(
    connection: sqlite3.Connection, new: Account, kept: str | None, *, until: datetime | None
) -> None:
    """Add an account with what is kept of its password, and the end of a one-time one."""
    connection.execute(
        "insert into people values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)",
        (
            new.name,
            new.title,
            new.role,
            json.dumps(new.units),
            json.dumps(new.districts),
            new.enabled,
            new.must_change,
            new.demonstration,
            kept,
            stamped(until) if until else None,
            stamped(new.created),
        ),
    )


def account(row: sqlite3.Row) -> Account:
    """An account from its row."""
    return Account(
        name=row["name"],
        title=row["title"],
        role=Role(row["role"]),
        units=tuple(json.loads(row["units"])),
        districts=tuple(json.loads(row["districts"])),
        enabled=bool(row["enabled"]),
        must_change=bool(row["must_change"]),
        demonstration=bool(row["demonstration"]),
        created=datetime.fromisoformat(row["created"]),
        last_seen=datetime.fromisoformat(row["last_seen"]) if row["last_seen"] else None,
        last_from=row["last_from"],
    )
