"""The trail: who did what, when and from where; lines are only ever added, each sealed by its digest."""

import json
import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from dashboard.access.cabinet import Cabinet, stamped
from dashboard.access.chain import CELLS, Verdict, check, digest_after
from dashboard.catalog.acts import Act

_LONGEST = 500
"""Characters of one text; what is longer is cut, so that nobody can fill the disk through a file's name."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that break lines, turn their direction or don't show."""


@dataclass(frozen=True)
class Line:
    """One line of the trail; `who` is an account, `result` "ok" or "refused"."""

    number: int
    at: datetime
    who: str
    role: str
    origin: str
    act: Act
    about: str
    result: str
    details: dict[str, object]
    digest: str


class Trail:
    """The lines in the cabinet."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._cabinet = cabinet

    def add(
        self,
        act: Act,
        /,
        *,
        who: str,
        role: str = "",
        origin: str,
        about: str = "",
        result: str = "ok",
        **details: object,
    ) -> Line:
        """Add a line; never put a password, a token or a person's data into it."""
        with self._cabinet.writing() as connection:
            return append(
                connection,
                self._cabinet.now(),
                act,
                who=who,
                role=role,
                origin=origin,
                about=about,
                result=result,
                **details,
            )

    def lines(
        self,
        *,
        who: str | None = None,
        act: Act | None = None,
        origin: str | None = None,
        result: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        containing: str | None = None,
        before: int | None = None,
        limit: int | None = 200,
    ) -> tuple[Line, ...]:
        """The newest lines first: those that meet all that is asked, `until` and `before` excluded."""
        asked: list[tuple[str, object]] = [
            ("who = ?", who),
            ("act = ?", act),
            ("origin = ?", origin),
            ("result = ?", result),
            ("at >= ?", stamped(since) if since else None),
            ("at < ?", stamped(until) if until else None),
            ("instr(who || char(10) || about || char(10) || details, ?) > 0", containing),
            ("number < ?", before),
        ]
        given = [(condition, value) for condition, value in asked if value is not None]
        where = " and ".join(condition for condition, _ in given) or "true"
        with self._cabinet.reading() as connection:
            rows = connection.execute(
                f"select * from trail where {where} order by number desc limit ?",
                [*(value for _, value in given), -1 if limit is None else limit],
            ).fetchall()
        return tuple(_line(row) for row in rows)

    def head(self) -> tuple[int, str]:
        """How many lines there are, and the digest of the last."""
        with self._cabinet.reading() as connection:
            return _head(connection)

    def verify(self, noted: tuple[int, str] | None = None) -> Verdict:
        """Check every line, the head, and whether a number and digest noted earlier are still on the chain."""
        with self._cabinet.reading() as connection:
            connection.text_factory = _as_stored
            rows = connection.execute("select * from trail order by number")
            return check(rows, _head(connection), noted)


def append(
    connection: sqlite3.Connection,
    at: datetime,
    act: Act,
    /,
    *,
    who: str,
    role: str = "",
    origin: str,
    about: str = "",
    result: str = "ok",
    **details: object,
) -> Line:
    """Add a line within a transaction that writes already, so that an act and its line are kept together."""
    count, digest = _head(connection)
    role = role or _role_of(connection, who)
    told = json.dumps(_shown(details), ensure_ascii=False, sort_keys=True)
    texts = (plain(text) for text in (who, role, origin))
    cells = (count + 1, stamped(at), *texts, act.value, plain(about), plain(result), told)
    sealed = digest_after(digest, cells)
    connection.execute(f"insert into trail values ({', '.join('?' * (len(CELLS) + 1))})", [*cells, sealed])
    connection.execute("update trail_head set count = ?, digest = ?", (count + 1, sealed))
    written = connection.execute("select * from trail where number = ?", (count + 1,)).fetchone()
    return _line(written)


def plain(text: str) -> str:
    """A text in one line: characters that break it, turn it round or hide are written as their numbers."""
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(f"\\u{ord(each):04x}" if unicodedata.category(each) in _UNSEEN else each for each in cut)


def _shown(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case dict():
            return {plain(str(name)): _shown(each) for name, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_shown(each) for each in value]
        case _:
            return plain(str(value))


def _role_of(connection: sqlite3.Connection, who: str) -> str:
    row = connection.execute("select role from people where name = ?", (who,)).fetchone()
    return row["role"] if row else ""


def _head(connection: sqlite3.Connection) -> tuple[int, str]:
    row = connection.execute("select count, digest from trail_head").fetchone()
    return (row["count"], row["digest"]) if row else (0, "")


def _line(row: sqlite3.Row) -> Line:
    return Line(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        role=row["role"],
        origin=row["origin"],
        act=Act(row["act"]),
        about=row["about"],
        result=row["result"],
        details=json.loads(row["details"]),
        digest=row["digest"],
    )


def _as_stored(stored: bytes) -> str:
    """A text whose bytes were tampered with must show as changed, not fail to be read."""
    return stored.decode("utf-8", "surrogateescape")
