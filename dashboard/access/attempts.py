"""Guesses at passwords: counted per account and per origin, each more makes the next wait longer."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil

from dashboard.access.cabinet import stamped
from dashboard.access.limits import Limits

_FREE = 3
"""Wrong passwords of an account that cost no wait."""


@dataclass(frozen=True)
class _Tally:
    """Wrong passwords of one account or from one origin, and what they cost."""

    count: int
    first: datetime
    last: datetime
    most: int
    grows: bool

    def is_forgotten(self, at: datetime, limits: Limits) -> bool:
        """A lock's time of quiet clears it; so does an hour, unless there were too many."""
        aged = self.count < self.most and self.first <= at - limits.window
        return aged or self.last <= at - limits.lock

    def ends(self, limits: Limits) -> datetime:
        """When the next attempt is looked at."""
        if self.count >= self.most:
            return self.last + limits.lock
        if self.grows and self.count > _FREE:
            return self.last + min(timedelta(seconds=2 ** (self.count - _FREE - 1)), limits.lock)
        return self.last


def seconds_to_wait(
    connection: sqlite3.Connection, account: str, origin: str, at: datetime, limits: Limits
) -> int:
    """Seconds until the next attempt on an account and from an origin is looked at; 0 for none."""
    tallies = (_tally(connection, subject, at, limits) for subject in _subjects(account, origin))
    left = [(tally.ends(limits) - at).total_seconds() for tally in tallies if tally]
    return max([0, *(ceil(seconds) for seconds in left)])


def count_attempt(
    connection: sqlite3.Connection, account: str, origin: str, at: datetime, limits: Limits
) -> None:
    """Count an attempt as wrong before it is checked, so that many at the same time don't slip through."""
    connection.execute("delete from wrong_passwords where last <= ?", (stamped(at - limits.lock),))
    for subject in _subjects(account, origin):
        tally = _tally(connection, subject, at, limits)
        count, first = (tally.count + 1, tally.first) if tally else (1, at)
        connection.execute(
            "insert or replace into wrong_passwords values (?, ?, ?, ?)",
            (subject, count, stamped(first), stamped(at)),
        )


def forgive(connection: sqlite3.Connection, account: str, origin: str | None = None) -> None:
    """Forget an account's wrong passwords; of its origin only this attempt, for guesses may go on beside it."""
    connection.execute("delete from wrong_passwords where subject = ?", (_of_account(account),))
    if origin is not None:
        connection.execute(
            "update wrong_passwords set count = count - 1 where subject = ? and count > 0",
            (_of_origin(origin),),
        )


def _tally(connection: sqlite3.Connection, subject: str, at: datetime, limits: Limits) -> _Tally | None:
    """What still counts against an account or an origin."""
    row = connection.execute("select * from wrong_passwords where subject = ?", (subject,)).fetchone()
    if row is None:
        return None
    grows = subject.startswith("account:")
    most = limits.wrong_of_account if grows else limits.wrong_of_origin
    first, last = datetime.fromisoformat(row["first"]), datetime.fromisoformat(row["last"])
    tally = _Tally(row["count"], first, last, most, grows)
    return None if tally.is_forgotten(at, limits) else tally


def _subjects(account: str, origin: str) -> tuple[str, str]:
    return _of_account(account), _of_origin(origin)


def _of_account(name: str) -> str:
    return f"account:{name}"


def _of_origin(origin: str) -> str:
    """The client's address; of an IPv6 address the network, which one client owns whole."""
    try:
        address = ip_address(origin)
    except ValueError:
        return f"origin:{origin[:64]}"
    if isinstance(address, IPv6Address):
        return f"origin:{address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64)}"
    return f"origin:{address}"
