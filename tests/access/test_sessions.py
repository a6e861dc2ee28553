"""Sessions: who a token stands for, and when it no longer does."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest

from dashboard.access.cabinet import access_of
from dashboard.access.demonstration import demonstration_people
from dashboard.access.house import House, open_house
from dashboard.access.sessions import CHANGED, EXPIRED, LEFT, NO_DEMONSTRATION, NOBODY, REVOKED
from dashboard.access.signing_in import sign_in
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.errors import NotAllowed, PeopleRefused, SignInRefused, UnknownName
from tests.access.conftest import CHEAP, GOOD, HERE, Clock

Settle = Callable[..., str]


def account_of(house: House, token: str) -> str | None:
    signed = house.sessions.find(token)
    return signed.person.account if signed else None


def acts(house: House) -> list[Act]:
    return [line.act for line in reversed(house.trail.lines())]


def test_a_token_stands_for_its_person(house: House, settle: Settle, clock: Clock) -> None:
    token = settle("zhang", Role.REPORTER, units=("D15",))
    signed = house.sessions.find(token)
    assert signed is not None
    assert (signed.person.name, signed.person.role, signed.person.units) == (
        "姓zhang",
        Role.REPORTER,
        ("D15",),
    )
    assert (signed.way, signed.must_change, signed.began) == ("password", False, clock.at)
    assert signed.expires == clock.at + timedelta(hours=12)
    assert house.sessions.why_not(token) == ""
    assert len(token) == 43


@pytest.mark.parametrize("forged", ["", "x", "null", "é\ud800", "a" * 5_000, "' or 1=1 --"])
def test_a_forged_token_is_nobodys(house: House, settle: Settle, forged: str) -> None:
    settle("zhang")
    assert (house.sessions.find(forged), house.sessions.why_not(forged)) == (None, NOBODY)


def test_what_is_kept_of_a_token_does_not_sign_in(house: House, settle: Settle) -> None:
    token = settle("zhang")
    signed = house.sessions.find(token)
    assert signed is not None
    assert account_of(house, signed.key) is None
    with closing(sqlite3.connect(house.cabinet.path)) as connection:
        kept = " ".join(str(row) for table in ("sessions", "people", "trail", "links")
                        for row in connection.execute(f"select * from {table}"))  # fmt: skip
    assert token not in kept
    assert GOOD not in kept


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.change("zhang", enabled=False, by="admin", origin=HERE),
        lambda people: people.change("zhang", role=Role.LEADER, by="admin", origin=HERE),
        lambda people: people.change("zhang", role=Role.REPORTER, units=("D15",), by="admin", origin=HERE),
        lambda people: people.set_password("zhang", "other-good-words-31", old=GOOD, origin=HERE),
        lambda people: people.reset("zhang", by="admin", origin=HERE),
    ],
    ids=["disabled", "role", "places", "password", "reset"],
)
def test_s06_a_changed_account_ends_its_sessions_at_the_next_look(
    house: House, settle: Settle, change: Callable[[object], None]
) -> None:
    house.ensure_administrator()
    mine, other, bystander = settle("zhang"), sign_in(house, "zhang", GOOD, HERE), settle("li")
    change(house.people)
    for token in (mine, other):
        assert (house.sessions.find(token), house.sessions.why_not(token)) == (None, CHANGED)
    assert account_of(house, bystander) == "li"


def test_s06_a_new_name_alone_ends_nothing(house: House, settle: Settle) -> None:
    house.ensure_administrator()
    token = settle("zhang")
    house.people.change("zhang", title="张三丰", by="admin", origin=HERE)
    signed = house.sessions.find(token)
    assert signed is not None
    assert signed.person.name == "张三丰"


def test_s06_the_session_that_changed_the_password_may_stay(house: House, settle: Settle) -> None:
    mine, other = settle("zhang"), sign_in(house, "zhang", GOOD, HERE)
    signed = house.sessions.find(mine)
    assert signed is not None
    house.people.set_password("zhang", "other-good-words-31", old=GOOD, origin=HERE, keep=signed.key)
    assert (account_of(house, mine), account_of(house, other)) == ("zhang", None)


def test_s07_a_token_is_dead_after_signing_out_and_new_at_each_sign_in(house: House, settle: Settle) -> None:
    token = settle("zhang")
    again = sign_in(house, "zhang", GOOD, HERE)
    assert again != token
    house.sessions.end(token, origin=HERE)
    assert (house.sessions.find(token), house.sessions.why_not(token)) == (None, LEFT)
    assert account_of(house, again) == "zhang"
    house.sessions.end(token, origin=HERE)
    assert acts(house).count(Act.SIGN_OUT) == 1


def test_s07_signing_out_everywhere(house: House, settle: Settle) -> None:
    tokens = [settle("zhang"), *(sign_in(house, "zhang", GOOD, HERE) for _ in range(2))]
    keep = house.sessions.find(tokens[0])
    assert keep is not None
    assert len(house.sessions.of("zhang")) == 3
    assert house.sessions.end_all("zhang", origin=HERE, keep=keep.key) == 2
    assert [account_of(house, token) for token in tokens] == ["zhang", None, None]
    assert [each.key for each in house.sessions.of("zhang")] == [keep.key]
    house.sessions.end(keep.key, origin=HERE, by="admin")
    assert house.sessions.why_not(tokens[0]) == CHANGED
    assert acts(house)[-2:] == [Act.SESSION_ENDED, Act.SESSION_ENDED]


def test_s08_half_an_hour_without_a_click_ends_a_session(house: House, settle: Settle, clock: Clock) -> None:
    token = settle("zhang")
    for _ in range(3):
        clock.pass_(minutes=29)
        assert account_of(house, token) == "zhang"
    clock.pass_(minutes=30)
    assert (house.sessions.find(token), house.sessions.why_not(token)) == (None, EXPIRED)
    assert EXPIRED == "登录已过期，请重新登录"


def test_s08_twelve_hours_end_a_session_however_busy(house: House, settle: Settle, clock: Clock) -> None:
    token = settle("zhang")
    for _ in range(35):
        clock.pass_(minutes=20)
        assert account_of(house, token) == "zhang"
    clock.pass_(minutes=20)
    assert (house.sessions.find(token), house.sessions.why_not(token)) == (None, EXPIRED)


def test_s08_a_way_may_end_sooner_but_not_later(house: House, settle: Settle, clock: Clock) -> None:
    settle("zhang")
    for hours, ends in ((1, 1), (48, 12)):
        token = house.sessions.begin(
            "zhang", origin=HERE, way="oidc", expires=clock.at + timedelta(hours=hours)
        )
        signed = house.sessions.find(token)
        assert signed is not None
        assert signed.expires == clock.at + timedelta(hours=ends)


def test_ended_sessions_tell_why_for_a_day(house: House, settle: Settle, clock: Clock) -> None:
    token = settle("zhang")
    house.sessions.end(token, origin=HERE)
    clock.pass_(hours=23)
    sign_in(house, "zhang", GOOD, HERE)
    assert house.sessions.why_not(token) == LEFT
    clock.pass_(hours=2)
    sign_in(house, "zhang", GOOD, HERE)
    assert house.sessions.why_not(token) == NOBODY


def test_a_session_in_use_is_written_once_a_minute(house: House, settle: Settle, clock: Clock) -> None:
    token = settle("zhang")
    began = clock.at
    clock.pass_(seconds=59)
    house.sessions.find(token)
    assert house.sessions.of("zhang")[0].seen == began
    clock.pass_(seconds=1)
    house.sessions.find(token)
    account = house.people.find("zhang")
    assert account is not None
    assert house.sessions.of("zhang")[0].seen == account.last_seen == began + timedelta(minutes=1)
    assert account.last_from == HERE


def test_demonstration_roles_hold_while_the_demonstration_stands(
    house: House, demonstration: list[bool]
) -> None:
    house.people.ensure_demonstration(demonstration_people())
    house.people.ensure_demonstration(demonstration_people())
    token = house.sessions.begin("demo-leader", origin=HERE, way="demonstration")
    assert account_of(house, token) == "demo-leader"
    with pytest.raises(SignInRefused):
        house.sessions.begin("demo-leader", origin=HERE, way="password")
    demonstration.append(False)
    assert (house.sessions.find(token), house.sessions.why_not(token)) == (None, NO_DEMONSTRATION)
    with pytest.raises(SignInRefused):
        house.sessions.begin("demo-leader", origin=HERE, way="demonstration")
    assert acts(house) == [Act.PEOPLE] * 7 + [Act.SIGN_IN]


def test_a_house_that_was_told_nothing_lends_nothing(house: House, clock: Clock) -> None:
    house.people.ensure_demonstration(demonstration_people())
    silent = open_house(house.cabinet.path.with_name("city.duckdb"), limits=CHEAP, clock=clock)
    with pytest.raises(SignInRefused):
        silent.sessions.begin("demo-leader", origin=HERE, way="demonstration")


def test_nobody_real_enters_as_a_demonstration(house: House, settle: Settle) -> None:
    settle("zhang")
    for way in ("demonstration", "link"):
        with pytest.raises(SignInRefused):
            house.sessions.begin("zhang", origin=HERE, way=way)


def test_an_administrator_looks_as_somebody_and_may_then_do_nothing(house: House, settle: Settle) -> None:
    admin = settle("chief", Role.ADMINISTRATOR)
    settle("zhang", Role.REPORTER, units=("D15",))
    house.sessions.look_as(admin, "zhang", origin=HERE)
    signed = house.sessions.find(admin)
    assert signed is not None
    assert (signed.person.account, signed.person.seen_by) == ("zhang", "chief")
    assert (signed.person.scope.units, signed.person.scope.reads_cases) == (("D15",), False)
    house.people.change("zhang", enabled=False, by="chief", origin=HERE)
    assert account_of(house, admin) == "chief"
    with pytest.raises(UnknownName):
        house.sessions.look_as(admin, "zhang", origin=HERE)
    house.sessions.look_as(admin, None, origin=HERE)
    looks = [(line.who, line.about) for line in house.trail.lines(act=Act.LOOK_AS)]
    assert looks == [("chief", "chief"), ("chief", "zhang")]


def test_nobody_else_looks_as_somebody(house: House, settle: Settle) -> None:
    token = settle("zhang")
    settle("chief", Role.ADMINISTRATOR)
    for each in (token, "forged"):
        with pytest.raises(NotAllowed):
            house.sessions.look_as(each, "chief", origin=HERE)
    assert account_of(house, token) == "zhang"


def test_a_wall_screens_link_lives_until_its_day_without_a_click(house: House, clock: Clock) -> None:
    secret = house.links.make("三楼会议室", days=3, by="admin", origin=HERE)
    link = house.links.find(secret)
    assert link is not None
    token = house.sessions.begin(link.account, origin=HERE, way="link", expires=link.expires)
    clock.pass_(days=2, hours=23)
    signed = house.sessions.find(token)
    assert signed is not None
    assert (signed.person.name, signed.person.role) == ("三楼会议室", Role.DISPLAY)
    clock.pass_(hours=1)
    assert house.sessions.find(token) is None
    assert house.links.find(secret) is None


def test_a_revoked_link_ends_what_it_opened(house: House) -> None:
    secret = house.links.make("大厅", days=30, by="admin", origin=HERE)
    link = house.links.find(secret)
    assert link is not None
    token = house.sessions.begin(link.account, origin=HERE, way="link", expires=link.expires)
    house.links.revoke(link.number, by="admin", origin=HERE)
    assert (house.sessions.find(token), house.sessions.why_not(token)) == (None, REVOKED)
    assert house.links.find(secret) is None
    with pytest.raises(SignInRefused):
        house.sessions.begin(link.account, origin=HERE, way="link", expires=link.expires)
    with pytest.raises(UnknownName):
        house.links.revoke(link.number, by="admin", origin=HERE)
    assert [each.holds(each.made) for each in house.links.all()] == [False]
    with pytest.raises(PeopleRefused):
        house.links.make("大厅", days=0, by="admin", origin=HERE)


def test_the_servers_own_visit_is_short_and_nobody_enters_under_its_name(house: House, clock: Clock) -> None:
    token = house.sessions.begin_own(Role.ADMINISTRATOR)
    signed = house.sessions.find(token)
    assert signed is not None
    assert (signed.person.role, signed.way) == (Role.ADMINISTRATOR, "server")
    for way in ("password", "oidc", "proxy", "link", "demonstration", "server"):
        with pytest.raises(SignInRefused):
            house.sessions.begin("server:administrator", origin=HERE, way=way)
    clock.pass_(minutes=10)
    assert house.sessions.find(token) is None
    token = house.sessions.begin_own(Role.LEADER)
    house.sessions.end_own()
    assert house.sessions.find(token) is None
    assert house.trail.lines() == ()


def test_threads_share_a_house(house: House, settle: Settle, clock: Clock) -> None:
    token = settle("zhang")
    clock.pass_(minutes=2)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: account_of(house, token), range(64)))
        tokens = list(
            threads.map(lambda _: house.sessions.begin("zhang", origin=HERE, way="oidc"), range(16))
        )
    assert found == ["zhang"] * 64
    assert len(set(tokens)) == 16
    assert house.trail.verify().sound


def test_the_file_is_its_owners_alone(house: House) -> None:
    path = house.cabinet.path
    assert path == access_of(path.with_name("city.duckdb"))
    with house.cabinet.writing():
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.glob("city.duckdb.access*")}
    assert modes == dict.fromkeys(
        ["city.duckdb.access", "city.duckdb.access-shm", "city.duckdb.access-wal"], 0o600
    )
