"""Signing in with a password: one message and one time for every failure, waits that grow with the failures."""

from datetime import datetime
from typing import TYPE_CHECKING

from dashboard.access.accounts import account_name, find_account
from dashboard.access.attempts import count_attempt, forgive, seconds_to_wait
from dashboard.access.trail import append
from dashboard.catalog.acts import Act
from dashboard.errors import SignInRefused

if TYPE_CHECKING:
    from dashboard.access.house import House

REFUSED = "账号或密码错误"
STALE = "一次性密码已过期，请找管理员重置"


def sign_in(house: "House", name: str, password: str, origin: str) -> str:
    """Give the token of a new session; raises SignInRefused, with the seconds to wait after too many failures."""
    name, at = account_name(name), house.cabinet.now()
    with house.cabinet.writing() as connection:
        wait = seconds_to_wait(connection, name, origin, at, house.limits)
        if wait == 0:
            count_attempt(connection, name, origin, at, house.limits)
    if wait:
        raise _refused(house, name, origin, at, "wait", wait=wait)
    kept = house.people.kept(name)
    if not house.passwords.holds(kept, password) or kept is None:
        with house.cabinet.reading() as connection:
            wait = seconds_to_wait(connection, name, origin, at, house.limits)
        raise _refused(house, name, origin, at, "wrong", wait=wait)
    renewed = house.passwords.hash(password) if house.passwords.is_outdated(kept) else kept
    with house.cabinet.writing() as connection:
        forgive(connection, name, origin)
        connection.execute(
            "update people set password = ? where name = ? and password = ?", (renewed, name, kept)
        )
        until = connection.execute("select password_until from people where name = ?", (name,)).fetchone()[0]
    if until and at >= datetime.fromisoformat(until):
        raise _refused(house, name, origin, at, "stale", STALE)
    return house.sessions.begin(name, origin=origin, way="password")


def _refused(
    house: "House", name: str, origin: str, at: datetime, why: str, message: str = REFUSED, wait: int = 0
) -> SignInRefused:
    """The refusal, after its line in the trail; who is nobody's account is not named, it may be a mistyped password."""
    with house.cabinet.writing() as connection:
        account = find_account(connection, name)
        append(
            connection,
            at,
            Act.SIGN_IN_REFUSED,
            who=account.name if account else "",
            role=account.role if account else "",
            origin=origin,
            about="" if account else "没有这个账号",
            result="refused",
            why=why,
        )
    return SignInRefused(f"{message}。" if message != REFUSED else message, wait)
