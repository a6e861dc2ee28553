"""Sessions: random tokens, kept as digests only, that end by idleness, by age, or because somebody ended them."""

import hashlib
import re
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.access.accounts import Account, find_account
from dashboard.access.cabinet import Cabinet, stamped
from dashboard.access.limits import Limits
from dashboard.access.person import Person
from dashboard.access.trail import append
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Right, Role
from dashboard.errors import NotAllowed, SignInRefused, UnknownName

EXPIRED = "登录已过期，请重新登录"
CHANGED = "账号状态已变更，请重新登录"
LEFT = "已退出登录"
REVOKED = "大屏链接已失效，请向管理员要新的链接"
NO_DEMONSTRATION = "演示角色只在演示数据还在时可以用，请用自己的账号登录"
NOBODY = "请先登录"
_LINK, _OWN = "link:", "server:"
_VISIT = timedelta(minutes=10)
"""How long the server's own visit may take."""
_REFRESH = timedelta(minutes=1)
"""How often a session in use is written down as seen, at most."""
_KEPT = timedelta(days=1)
"""How long an ended session can still say why it ended."""


@dataclass(frozen=True)
class Signed:
    """Who is signed in; `way` is password, oidc, proxy, demonstration or link."""

    person: Person
    must_change: bool
    began: datetime
    expires: datetime
    key: str
    way: str


@dataclass(frozen=True)
class OpenSession:
    """A session of an account, as its owner and the administrator see it."""

    key: str
    began: datetime
    seen: datetime
    expires: datetime
    origin: str
    way: str


class Sessions:
    """The sessions in the cabinet; `demonstration_stands` says whether demonstration roles may still be used."""

    def __init__(self, cabinet: Cabinet, limits: Limits, demonstration_stands: Callable[[], bool]) -> None:
        self._cabinet = cabinet
        self._limits = limits
        self._demonstration_stands = demonstration_stands

    def begin(self, account_name: str, *, origin: str, way: str, expires: datetime | None = None) -> str:
        """Begin a session and give its token; raises SignInRefused for an account that may not sign in so."""
        token, at = secrets.token_urlsafe(32), self._cabinet.now()
        if way == "demonstration" and not self._demonstration_stands():
            raise SignInRefused(f"{NO_DEMONSTRATION}。")
        with self._cabinet.writing() as connection:
            account = _holder(connection, account_name, at)
            if account is None or not account.enabled or way not in _ways(account):
                raise SignInRefused("这个账号不能这样登录，请找管理员。")
            _forget_old(connection, at)
            latest = at + self._limits.absolute
            ends = expires if way == "link" and expires else min(expires or latest, latest)
            connection.execute(
                "insert into sessions values (?, ?, ?, ?, ?, ?, ?, null, null, null)",
                (key_of(token), account.name, way, origin, stamped(at), stamped(at), stamped(ends)),
            )
            connection.execute(
                "update people set last_seen = ?, last_from = ? where name = ?",
                (stamped(at), origin, account.name),
            )
            append(connection, at, Act.SIGN_IN, who=account.name, role=account.role, origin=origin, way=way)
        return token

    def begin_own(self, role: Role) -> str:
        """Begin a short session of the server's own visitor, who looks at what a role sees; the trail isn't told."""
        token, at = secrets.token_urlsafe(32), self._cabinet.now()
        with self._cabinet.writing() as connection:
            connection.execute(
                "insert into sessions values (?, ?, 'server', '', ?, ?, ?, null, null, null)",
                (key_of(token), f"{_OWN}{role}", stamped(at), stamped(at), stamped(at + _VISIT)),
            )
        return token

    def end_own(self) -> None:
        """End the visits of the server itself, those of an earlier process too."""
        with self._cabinet.writing() as connection:
            connection.execute("delete from sessions where account like ?", (f"{_OWN}%",))

    def find(self, token: str) -> Signed | None:
        """Who holds a token; marks the session as seen, at most once a minute."""
        key, at = key_of(token), self._cabinet.now()
        with self._cabinet.reading() as connection:
            row = _row(connection, key)
            if row is None:
                return None
            account = _holder(connection, row["account"], at)
            if account is None or self._ended(row, account, at):
                return None
            looked_at = find_account(connection, row["looks_as"]) if row["looks_as"] else None
        if at - datetime.fromisoformat(row["seen"]) >= _REFRESH:
            self._mark_seen(key, account.name, at)
        person = account.person
        if looked_at and looked_at.enabled and person.may(Right.PEOPLE):
            person = looked_at.person.seen_as_by(account.name)
        return Signed(
            person=person,
            must_change=account.must_change and row["way"] == "password",
            began=datetime.fromisoformat(row["began"]),
            expires=datetime.fromisoformat(row["expires"]),
            key=key,
            way=row["way"],
        )

    def why_not(self, token: str) -> str:
        """Why a token is nobody's (any more); empty when it is somebody's."""
        at = self._cabinet.now()
        with self._cabinet.reading() as connection:
            row = _row(connection, key_of(token))
            if row is None:
                return NOBODY
            account = _holder(connection, row["account"], at)
            return REVOKED if account is None else self._ended(row, account, at)

    def end(self, key_or_token: str, *, origin: str, by: str | None = None) -> None:
        """End a session: its holder signs out, or somebody else ends it (`by`, an account); an ended one stays ended."""
        key = key_or_token if re.fullmatch("[0-9a-f]{64}", key_or_token) else key_of(key_or_token)
        at = self._cabinet.now()
        with self._cabinet.writing() as connection:
            row = _row(connection, key)
            if row is None or row["ended"]:
                return
            _end(connection, at, CHANGED if by else LEFT, "key = ?", key)
            who, act = by or row["account"], Act.SESSION_ENDED if by else Act.SIGN_OUT
            append(connection, at, act, who=who, origin=origin, about=row["account"], way=row["way"])

    def end_all(self, account_name: str, *, origin: str = "", by: str | None = None, keep: str = "") -> int:
        """End an account's sessions, but for the one of the key `keep`; gives how many."""
        at = self._cabinet.now()
        with self._cabinet.writing() as connection:
            count = end_sessions(connection, at, account_name, LEFT if by is None else CHANGED, keep=keep)
            if count:
                append(
                    connection,
                    at,
                    Act.SESSION_ENDED,
                    who=by or account_name,
                    origin=origin,
                    about=account_name,
                    sessions=count,
                )
        return count

    def look_as(self, token: str, account_name: str | None, *, origin: str) -> None:
        """See the cockpit as somebody else, or as oneself again; raises NotAllowed, UnknownName."""
        at, key = self._cabinet.now(), key_of(token)
        with self._cabinet.writing() as connection:
            row = _row(connection, key)
            looker = _holder(connection, row["account"], at) if row else None
            if row is None or looker is None or self._ended(row, looker, at):
                raise NotAllowed(f"{NOBODY}。")
            if not looker.person.may(Right.PEOPLE):
                raise NotAllowed("您没有以他人身份查看的权限。")
            target = find_account(connection, account_name) if account_name is not None else None
            if account_name is not None and (target is None or not target.enabled):
                raise UnknownName(f"没有“{account_name}”这个账号，或已停用。")
            if row["looks_as"] == (target.name if target else None):
                return
            connection.execute(
                "update sessions set looks_as = ? where key = ?", (target.name if target else None, key)
            )
            append(
                connection,
                at,
                Act.LOOK_AS,
                who=looker.name,
                role=looker.role,
                origin=origin,
                about=target.name if target else looker.name,
                begins=target is not None,
            )

    def of(self, account_name: str) -> tuple[OpenSession, ...]:
        """An account's open sessions, the newest first."""
        at = self._cabinet.now()
        with self._cabinet.reading() as connection:
            account = _holder(connection, account_name, at)
            rows = connection.execute(
                "select * from sessions where account = ? order by began desc", (account_name,)
            ).fetchall()
        return tuple(
            OpenSession(
                key=row["key"],
                began=datetime.fromisoformat(row["began"]),
                seen=datetime.fromisoformat(row["seen"]),
                expires=datetime.fromisoformat(row["expires"]),
                origin=row["origin"],
                way=row["way"],
            )
            for row in rows
            if account and not self._ended(row, account, at)
        )

    def _ended(self, row: sqlite3.Row, account: Account, at: datetime) -> str:
        """Why a session has ended; empty for one that goes on."""
        if row["ended"]:
            return str(row["reason"])
        if not account.enabled:
            return CHANGED
        idle = at - datetime.fromisoformat(row["seen"]) >= self._limits.idle and row["way"] != "link"
        if idle or at >= datetime.fromisoformat(row["expires"]):
            return EXPIRED
        if account.demonstration and not self._demonstration_stands():
            return NO_DEMONSTRATION
        return ""

    def _mark_seen(self, key: str, account_name: str, at: datetime) -> None:
        with self._cabinet.writing() as connection:
            connection.execute("update sessions set seen = ? where key = ?", (stamped(at), key))
            connection.execute("update people set last_seen = ? where name = ?", (stamped(at), account_name))


def key_of(token: str) -> str:
    """What is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def end_sessions(
    connection: sqlite3.Connection, at: datetime, account_name: str, reason: str, *, keep: str = ""
) -> int:
    """End an account's sessions within a transaction that writes already; gives how many."""
    return _end(connection, at, reason, "account = ? and key <> ?", account_name, keep)


def _end(connection: sqlite3.Connection, at: datetime, reason: str, which: str, *values: str) -> int:
    return connection.execute(
        f"update sessions set ended = ?, reason = ? where ended is null and {which}",
        (stamped(at), reason, *values),
    ).rowcount


def _row(connection: sqlite3.Connection, key: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute("select * from sessions where key = ?", (key,)).fetchone()
    return row


def _holder(connection: sqlite3.Connection, name: str, at: datetime) -> Account | None:
    """The account that a session is for; a wall screen's is its link, as long as that holds."""
    if name.startswith(_OWN):
        return Account(
            name, "服务器自检", Role(name.removeprefix(_OWN)), (), (), True, False, False, at, None, None
        )
    if not name.startswith(_LINK):
        return find_account(connection, name)
    row = connection.execute(
        "select * from links where number = ? and revoked is null and expires > ?",
        (name.removeprefix(_LINK), stamped(at)),
    ).fetchone()
    if row is None:
        return None
    made = datetime.fromisoformat(row["made"])
    return Account(name, row["title"], Role.DISPLAY, (), (), True, False, False, made, None, None)


def _ways(account: Account) -> tuple[str, ...]:
    """How an account may sign in; the server's own visitor not at all, whoever gives its name."""
    if account.name.startswith(_OWN):
        return ()
    if account.name.startswith(_LINK):
        return ("link",)
    return ("demonstration",) if account.demonstration else ("password", "oidc", "proxy")


def _forget_old(connection: sqlite3.Connection, at: datetime) -> None:
    """Drop the sessions whose reason nobody will ask for any more."""
    day_ago = stamped(at - _KEPT)
    connection.execute("delete from sessions where ended < ? or expires < ?", (day_ago, day_ago))
