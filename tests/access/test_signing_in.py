"""Signing in with a password: what is refused, how long one waits, and that refusals don't tell who exists."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from dashboard.access.demonstration import demonstration_people
from dashboard.access.house import House, open_house
from dashboard.access.limits import Limits
from dashboard.access.signing_in import sign_in
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.errors import PasswordRefused, SignInRefused
from tests.access.conftest import CHEAP, GOOD, HERE, Clock

Settle = Callable[..., str]


def wait_after(house: House, name: str, password: str = "wrong", origin: str = HERE) -> int:
    """Fail to sign in; gives the seconds to wait."""
    with pytest.raises(SignInRefused) as refused:
        sign_in(house, name, password, origin)
    assert str(refused.value) == "账号或密码错误"
    return refused.value.wait


def test_names_are_the_same_in_capitals_and_full_width(house: House, settle: Settle) -> None:
    settle("zhang")
    for typed in ("ZHANG", " zhang ", "ｚｈａｎｇ"):
        signed = house.sessions.find(sign_in(house, typed, GOOD, HERE))
        assert signed is not None
        assert signed.person.account == "zhang"


def test_passwords_are_the_same_from_any_keyboard(house: House) -> None:
    first = house.people.add("li", "李四", Role.OFFICE, by="admin", origin=HERE)
    house.people.set_password("li", "ｔｕｌｉｐ－河流－８４－ｍｏｏｎ", old=first, origin=HERE)
    assert sign_in(house, "li", "tulip-河流-84-moon", HERE)


def test_s09_waits_grow_and_the_tenth_wrong_password_locks_for_a_quarter(
    house: House, settle: Settle, clock: Clock
) -> None:
    settle("zhang")
    waits = []
    for _ in range(10):
        waits.append(wait_after(house, "zhang"))
        clock.pass_(seconds=min(waits[-1], 60))
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 900]
    assert wait_after(house, "zhang", GOOD) == 840
    clock.pass_(seconds=839)
    assert wait_after(house, "zhang", GOOD) == 1
    clock.pass_(seconds=1)
    assert sign_in(house, "zhang", GOOD, HERE)
    assert wait_after(house, "zhang") == 0


def test_s09_a_wait_is_refused_even_with_the_right_password_and_counts_nothing(
    house: House, settle: Settle, clock: Clock
) -> None:
    settle("zhang")
    for _ in range(4):
        wait_after(house, "zhang")
    for _ in range(20):
        assert wait_after(house, "zhang", GOOD) == 1
    clock.pass_(seconds=1)
    assert sign_in(house, "zhang", GOOD, HERE)


def test_s09_nobodys_name_waits_like_a_real_one(house: House, settle: Settle) -> None:
    settle("zhang")
    real, nobody = ([wait_after(house, name) for _ in range(6)] for name in ("zhang", "nobody"))
    assert real == nobody == [0, 0, 0, 1, 1, 1]


def test_s09_a_hundred_wrong_over_accounts_lock_their_origin(
    house: House, settle: Settle, clock: Clock
) -> None:
    settle("zhang")
    for number in range(99):
        assert wait_after(house, f"name{number}") == 0
    assert sign_in(house, "zhang", GOOD, HERE)
    assert wait_after(house, "name99") == 900
    assert wait_after(house, "zhang", GOOD) == 900
    assert sign_in(house, "zhang", GOOD, "10.20.30.41")
    clock.pass_(minutes=15)
    assert sign_in(house, "zhang", GOOD, HERE)


@pytest.mark.parametrize(
    ("guesses", "same", "other"),
    [
        ("203.0.113.7", "::ffff:203.0.113.7", "203.0.113.8"),
        ("2001:db8:1:2::9", "2001:db8:1:2:aaaa::1", "2001:db8:1:3::9"),
        ("命令行", "命令行", "203.0.113.7"),
    ],
)
def test_s09_an_origin_is_whatever_one_client_owns(
    tmp_path: Path, guesses: str, same: str, other: str
) -> None:
    house = open_house(tmp_path / "city.duckdb", limits=replace(CHEAP, wrong_of_origin=2))
    assert [wait_after(house, f"name{number}", origin=guesses) for number in range(2)] == [0, 900]
    assert wait_after(house, "name", origin=same) > 0
    assert wait_after(house, "name", origin=other) == 0


def test_s09_a_busy_offices_slips_do_not_add_up_over_the_day(tmp_path: Path, clock: Clock) -> None:
    house = open_house(tmp_path / "city.duckdb", limits=replace(CHEAP, wrong_of_origin=10), clock=clock)
    for number in range(30):
        assert wait_after(house, f"name{number}") == 0
        clock.pass_(minutes=8)


def test_s09_attempts_at_the_same_time_do_not_slip_past_the_wait(house: House, settle: Settle) -> None:
    settle("zhang")
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _: wait_after(house, "zhang"), range(32)))
    whys = [line.details["why"] for line in house.trail.lines(act=Act.SIGN_IN_REFUSED)]
    assert (whys.count("wrong"), whys.count("wait")) == (4, 28)


def test_s09_refusals_take_the_same_time_for_everybody(tmp_path: Path, clock: Clock) -> None:
    house = open_house(tmp_path / "city.duckdb", limits=Limits(rounds=2, memory=16_384, lanes=1), clock=clock)
    house.people.ensure_demonstration(demonstration_people())
    house.ensure_administrator()
    house.people.add("gone", "离任", Role.OFFICE, by="admin", origin=HERE)
    house.people.change("gone", enabled=False, by="admin", origin=HERE)
    took: dict[str, list[float]] = {"admin": [], "nobody": [], "gone": [], "demo-leader": []}
    for number in range(9):
        clock.pass_(minutes=16)
        for name, times in took.items():
            began = time.thread_time()  # not of the wall, for other tests run beside this one
            wait_after(house, name, f"wrong{number}")
            times.append(time.thread_time() - began)
    real = median(took["admin"][1:])
    assert {name: median(times[1:]) for name, times in took.items()} == {
        name: pytest.approx(real, rel=0.2) for name in took
    }


def test_s10_the_first_administrator_is_made_once_with_a_password_of_its_own(tmp_path: Path) -> None:
    houses = [open_house(tmp_path / f"{each}.duckdb", limits=CHEAP) for each in "ab"]
    firsts = [house.ensure_administrator() for house in houses]
    assert None not in firsts
    assert firsts[0] != firsts[1]
    assert [house.ensure_administrator() for house in houses] == [None, None]
    for guess in ("admin", "password", "12345678", ""):
        wait_after(houses[0], "admin", guess, origin=guess)


def test_s10_demonstration_roles_do_not_stand_for_an_administrator(house: House) -> None:
    house.people.ensure_demonstration(demonstration_people())
    assert house.ensure_administrator() is not None


def test_s10_a_first_password_must_be_changed(house: House) -> None:
    first = house.ensure_administrator()
    assert first is not None
    signed = house.sessions.find(sign_in(house, "admin", first, HERE))
    assert signed is not None
    assert signed.must_change
    house.people.set_password("admin", GOOD, old=first, origin=HERE)
    signed = house.sessions.find(sign_in(house, "admin", GOOD, HERE))
    assert signed is not None
    assert not signed.must_change
    wait_after(house, "admin", first)


def test_s10_a_one_time_password_holds_for_seven_days(house: House, clock: Clock) -> None:
    first = house.people.add("li", "李四", Role.OFFICE, by="admin", origin=HERE)
    clock.pass_(days=6, hours=23)
    assert sign_in(house, "li", first, HERE)
    clock.pass_(hours=1)
    with pytest.raises(SignInRefused) as refused:
        sign_in(house, "li", first, HERE)
    assert str(refused.value) == "一次性密码已过期，请找管理员重置。"
    assert sign_in(house, "li", house.people.reset("li", by="admin", origin=HERE), HERE)


def test_a_reset_lifts_the_lock(house: House, settle: Settle, clock: Clock) -> None:
    settle("zhang")
    for _ in range(10):
        clock.pass_(seconds=wait_after(house, "zhang"))
    first = house.people.reset("zhang", by="admin", origin=HERE)
    assert sign_in(house, "zhang", first, HERE)


def test_the_old_password_is_asked_for_and_guesses_at_it_wait(house: House, settle: Settle) -> None:
    token = settle("zhang")
    told = []
    for _ in range(5):
        with pytest.raises(PasswordRefused) as refused:
            house.people.set_password("zhang", "other-good-words-31", old="wrong", origin=HERE)
        told.append(str(refused.value))
    assert told == ["原密码不对，密码没有改。"] * 4 + ["原密码错得太多，请过 1 秒再试。"]
    assert house.sessions.find(token)


def test_a_kept_password_is_renewed_when_its_cost_rises(house: House, settle: Settle, clock: Clock) -> None:
    settle("zhang")
    dearer = open_house(
        house.cabinet.path.with_name("city.duckdb"), limits=replace(CHEAP, rounds=2), clock=clock
    )
    before = dearer.people.kept("zhang")
    sign_in(dearer, "zhang", GOOD, HERE)
    after = dearer.people.kept("zhang")
    assert before is not None
    assert after is not None
    assert (before.split("$")[3], after.split("$")[3]) == ("m=64,t=1,p=1", "m=64,t=2,p=1")
    assert sign_in(dearer, "zhang", GOOD, HERE)
