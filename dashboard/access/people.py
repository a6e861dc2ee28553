"""The people: accounts made, changed and reset, each change with its line in the trail."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from dashboard.access.accounts import Account, account_name, all_accounts, find_account, insert_account
from dashboard.access.attempts import count_attempt, forgive, seconds_to_wait
from dashboard.access.cabinet import Cabinet, stamped
from dashboard.access.limits import Limits
from dashboard.access.naming import refuse_names, refuse_nobody_left, refuse_places, refuse_taken
from dashboard.access.passwords import Passwords, one_time_password, refuse_weak
from dashboard.access.person import Person
from dashboard.access.sessions import CHANGED, end_sessions
from dashboard.access.trail import append
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import TITLES, Role
from dashboard.errors import PasswordRefused, PeopleRefused, UnknownName

SYSTEM = "系统"


class People:
    """The accounts in the cabinet."""

    def __init__(self, cabinet: Cabinet, passwords: Passwords, limits: Limits) -> None:
        self._cabinet = cabinet
        self._passwords = passwords
        self._limits = limits

    def find(self, name: str) -> Account | None:
        """The account of a name."""
        with self._cabinet.reading() as connection:
            return find_account(connection, name)

    def everyone(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._cabinet.reading() as connection:
            return all_accounts(connection)

    def add(
        self,
        name: str,
        title: str,
        role: Role,
        units: Sequence[str] = (),
        districts: Sequence[str] = (),
        *,
        by: str,
        origin: str,
        password: str | None = None,
    ) -> str:
        """Make an account and give its first password, which must be changed at the first sign-in."""
        name, title = account_name(name), title.strip()
        refuse_names(name, title)
        refuse_places(role, units, districts)
        if password is not None:
            refuse_weak(password, name, title)
        first = password or one_time_password()
        kept, at = self._passwords.hash(first), self._cabinet.now()
        with self._cabinet.writing() as connection:
            refuse_taken(connection, name, title)
            new = Account(
                name, title, role, tuple(units), tuple(districts), True, True, False, at, None, None
            )
            insert_account(connection, new, kept, until=at + self._limits.one_time_password)
            _note(connection, at, by, origin, name, done="add", **_facts(new))
        return first

    def change(
        self,
        name: str,
        *,
        by: str,
        origin: str,
        title: str | None = None,
        role: Role | None = None,
        units: Sequence[str] | None = None,
        districts: Sequence[str] | None = None,
        enabled: bool | None = None,
    ) -> None:
        """Change what is given; ends the person's sessions when the role, the places or enabled change."""
        at = self._cabinet.now()
        with self._cabinet.writing() as connection:
            old = _own(connection, name)
            new = Account(
                name=old.name,
                title=old.title if title is None else title.strip(),
                role=role or old.role,
                units=old.units if units is None else tuple(units),
                districts=old.districts if districts is None else tuple(districts),
                enabled=old.enabled if enabled is None else enabled,
                must_change=old.must_change,
                demonstration=False,
                created=old.created,
                last_seen=old.last_seen,
                last_from=old.last_from,
            )
            if new == old:
                return
            if new.title != old.title:
                refuse_names(new.name, new.title)
                refuse_taken(connection, "", new.title)
            refuse_places(new.role, new.units, new.districts)
            connection.execute(
                "update people set title = ?, role = ?, units = ?, districts = ?, enabled = ? where name = ?",
                (
                    new.title,
                    new.role,
                    json.dumps(new.units),
                    json.dumps(new.districts),
                    new.enabled,
                    new.name,
                ),
            )
            refuse_nobody_left(connection)
            before, after = _facts(old), _facts(new)
            ended = end_sessions(connection, at, new.name, CHANGED) if before != after else 0
            _note(
                connection,
                at,
                by,
                origin,
                new.name,
                done="change",
                before=before,
                after=after,
                sessions=ended,
            )

    def reset(self, name: str, *, by: str, origin: str) -> str:
        """Give a new one-time password, lift the lock, and end the person's sessions."""
        first = one_time_password()
        kept, at = self._passwords.hash(first), self._cabinet.now()
        with self._cabinet.writing() as connection:
            own = _own(connection, name)
            connection.execute(
                "update people set password = ?, password_until = ?, must_change = 1 where name = ?",
                (kept, stamped(at + self._limits.one_time_password), own.name),
            )
            forgive(connection, own.name)
            ended = end_sessions(connection, at, own.name, CHANGED)
            _note(connection, at, by, origin, own.name, done="reset", sessions=ended)
        return first

    def set_password(self, name: str, new: str, *, old: str, origin: str, keep: str = "") -> None:
        """Change one's own password; ends the account's sessions but for the one of the key `keep`."""
        at = self._cabinet.now()
        with self._cabinet.writing() as connection:
            own = _own(connection, name)
            wait = seconds_to_wait(connection, own.name, origin, at, self._limits)
            if wait == 0:
                count_attempt(connection, own.name, origin, at, self._limits)
        if wait:
            raise PasswordRefused(f"原密码错得太多，请过 {wait} 秒再试。")
        if not self._passwords.holds(self.kept(own.name), old):
            with self._cabinet.writing() as connection:
                append(
                    connection,
                    at,
                    Act.PASSWORD,
                    who=own.name,
                    origin=origin,
                    about=own.name,
                    result="refused",
                )
            raise PasswordRefused("原密码不对，密码没有改。")
        refuse_weak(new, own.name, own.title)
        if new == old:
            raise PasswordRefused("新密码和原密码一样，请换一个。")
        kept = self._passwords.hash(new)
        with self._cabinet.writing() as connection:
            connection.execute(
                "update people set password = ?, password_until = null, must_change = 0 where name = ?",
                (kept, own.name),
            )
            forgive(connection, own.name, origin)
            ended = end_sessions(connection, at, own.name, CHANGED, keep=keep)
            append(
                connection,
                at,
                Act.PASSWORD,
                who=own.name,
                role=own.role,
                origin=origin,
                about=own.name,
                sessions=ended,
            )

    def ensure_demonstration(self, persons: Iterable[Person]) -> None:
        """Make the accounts of the demonstration's roles, which have no password, where they aren't there."""
        at = self._cabinet.now()
        with self._cabinet.writing() as connection:
            for person in persons:
                there = find_account(connection, person.account)
                if there is not None and there.person == person:
                    continue
                connection.execute("delete from people where name = ? and demonstration", (person.account,))
                lent = (person.account, person.name, person.role, person.units, person.districts)
                new = Account(*lent, True, False, True, at, None, None)
                insert_account(connection, new, None, until=None)
                _note(connection, at, SYSTEM, "", new.name, done="lend", **_facts(new))

    def ensure_administrator(self, name: str = "admin") -> str | None:
        """Where nobody has an account yet, make the first administrator and give the one-time password, once."""
        with self._cabinet.reading() as connection:
            if any(not each.demonstration for each in all_accounts(connection)):
                return None
        first = one_time_password()
        kept, at = self._passwords.hash(first), self._cabinet.now()
        with self._cabinet.writing() as connection:
            if any(not each.demonstration for each in all_accounts(connection)):
                return None
            new = Account(name, "管理员", Role.ADMINISTRATOR, (), (), True, True, False, at, None, None)
            insert_account(connection, new, kept, until=at + self._limits.one_time_password)
            _note(connection, at, SYSTEM, "", name, done="add", **_facts(new))
        return first

    def kept(self, name: str) -> str | None:
        """What is kept of the password of somebody who may sign in with one."""
        with self._cabinet.reading() as connection:
            row = connection.execute(
                "select password from people where name = ? and enabled and not demonstration", (name,)
            ).fetchone()
        return row["password"] if row else None


def _own(connection: sqlite3.Connection, name: str) -> Account:
    """Somebody's account; the demonstration's are not to be changed."""
    found = find_account(connection, name)
    if found is None:
        raise UnknownName(f"没有“{name}”这个账号，请核对。")
    if found.demonstration:
        raise PeopleRefused(f"“{found.title}”是演示角色，没有密码，也不能改。")
    return found


def _note(
    connection: sqlite3.Connection, at: datetime, by: str, origin: str, about: str, **details: object
) -> None:
    append(connection, at, Act.PEOPLE, who=by, role="", origin=origin, about=about, result="ok", **details)


def _facts(one: Account) -> dict[str, object]:
    """What the trail tells of an account."""
    return {
        "title": TITLES[one.role],
        "units": one.units,
        "districts": one.districts,
        "enabled": one.enabled,
    }
