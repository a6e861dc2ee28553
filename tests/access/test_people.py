"""Accounts: how they are named, changed, and what is refused."""

from collections.abc import Callable, Sequence

import pytest

from dashboard.access.accounts import Account
from dashboard.access.demonstration import demonstration_people
from dashboard.access.house import House
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.demo.geography import DISTRICTS
from dashboard.demo.registry import department_code
from dashboard.errors import PasswordRefused, PeopleRefused, UnknownName
from tests.access.conftest import HERE

Settle = Callable[..., str]


def add(house: House, name: str = "li", title: str = "李四", role: Role = Role.OFFICE,
        units: Sequence[str] = (), districts: Sequence[str] = ()) -> Account:  # fmt: skip
    house.people.add(name, title, role, units, districts, by="admin", origin=HERE)
    account = house.people.find(name)
    assert account is not None
    return account


def test_an_account_is_kept_as_it_was_given(house: House) -> None:
    account = add(house, "Li.Si", " 李四 ", Role.REPORTER, ("D15", "D02"), ("990121",))
    assert (account.name, account.title, account.role) == ("li.si", "李四", Role.REPORTER)
    assert (account.units, account.districts) == (("D15", "D02"), ("990121",))
    assert (account.enabled, account.must_change, account.demonstration) == (True, True, False)
    assert (account.last_seen, account.last_from) == (None, None)
    assert house.people.everyone() == (account,)


@pytest.mark.parametrize(
    "name", ["", "x", "a b", "link:1", "demo-leader", "DEMO-x", "系统", "a\nb", "<b>ab</b>"]
)
def test_names_that_would_pass_for_others_are_refused(house: House, name: str) -> None:
    with pytest.raises(PeopleRefused):
        add(house, name)


@pytest.mark.parametrize(
    "title",
    ["", " ", "演示·领导", "演示领导", "命令行", "系统", "系统\u200b", "张\u202e三", "张\n三", "张" * 41],
)
def test_titles_that_would_pass_for_others_are_refused(house: House, title: str) -> None:
    with pytest.raises(PeopleRefused):
        add(house, title=title)
    account = add(house)
    with pytest.raises(PeopleRefused):
        house.people.change("li", title=title, by="admin", origin=HERE)
    assert house.people.find("li") == account


def test_two_people_are_told_apart(house: House) -> None:
    add(house)
    for name, title in (("LI", "李五"), ("li2", "李四")):
        with pytest.raises(PeopleRefused):
            add(house, name, title)


def test_places_belong_to_reporters(house: House) -> None:
    with pytest.raises(PeopleRefused):
        add(house, role=Role.REPORTER)
    with pytest.raises(PeopleRefused):
        add(house, role=Role.LEADER, units=("D15",))


def test_a_first_password_given_by_hand_obeys_the_rules(house: House) -> None:
    with pytest.raises(PasswordRefused):
        house.people.add("li", "李四", Role.OFFICE, by="admin", origin=HERE, password="12345678")
    assert house.people.everyone() == ()


def test_the_last_administrator_stays(house: House) -> None:
    house.ensure_administrator()
    house.people.ensure_demonstration(demonstration_people())
    for change in ({"enabled": False}, {"role": Role.LEADER}):
        with pytest.raises(PeopleRefused, match="至少要留一位"):
            house.people.change("admin", by="admin", origin=HERE, **change)
    add(house, role=Role.ADMINISTRATOR)
    house.people.change("admin", enabled=False, by="li", origin=HERE)
    account = house.people.find("admin")
    assert account is not None
    assert not account.enabled


def test_unknown_and_lent_accounts_are_not_changed(house: House) -> None:
    house.people.ensure_demonstration(demonstration_people())
    for name, error in (("nobody", UnknownName), ("demo-admin", PeopleRefused)):
        with pytest.raises(error):
            house.people.reset(name, by="admin", origin=HERE)
        with pytest.raises(error):
            house.people.change(name, enabled=False, by="admin", origin=HERE)


def test_changes_stand_in_the_trail_with_before_and_after(house: House) -> None:
    house.ensure_administrator()
    add(house, role=Role.REPORTER, units=("D15",))
    house.people.change("li", units=("D02",), by="admin", origin=HERE)
    house.people.change("li", units=("D02",), by="admin", origin=HERE)
    line = house.trail.lines()[0]
    assert (line.act, line.who, line.role, line.origin, line.about) == (
        Act.PEOPLE, "admin", "administrator", HERE, "li",
    )  # fmt: skip
    assert line.details == {
        "done": "change",
        "before": {"title": "报送员", "units": ["D15"], "districts": [], "enabled": True},
        "after": {"title": "报送员", "units": ["D02"], "districts": [], "enabled": True},
        "sessions": 0,
    }
    assert line.number == 3


def test_the_demonstration_lends_a_person_of_each_role_with_its_own_places() -> None:
    people = {person.account: person for person in demonstration_people()}
    assert [person.name for person in people.values()] == [
        "演示·领导",
        "演示·办公室",
        "演示·报送员（市人社局）",
        "演示·报送员（白石县）",
        "演示·审计员",
        "演示·管理员",
        "演示·大屏",
    ]
    assert {person.role for person in people.values()} == set(Role)
    assert people["demo-unit"].units == (department_code("市人社局"),)
    assert people["demo-district"].districts == tuple(
        each.code for each in DISTRICTS if each.name == "白石县"
    )
