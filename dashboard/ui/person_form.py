"""The fields of an account: name, role and places; one is added, or an existing one changed."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.access.accounts import Account
from dashboard.catalog.roles import TITLES, Right, Role
from dashboard.ui import first_passwords
from dashboard.ui.acting import act
from dashboard.ui.here import Here
from dashboard.ui.people import OFFERED
from dashboard.ui.text import plain
from dashboard.ui.who import house, must


@dataclass(frozen=True)
class _Filled:
    """What was filled in; places only of a reporter."""

    title: str
    role: Role
    units: tuple[str, ...]
    districts: tuple[str, ...]


@st.dialog("添加一个人", width="large")
def ask_for_one(here: Here) -> None:
    """Ask for the account, and add it."""
    name = st.text_input(
        "账号（登录时写的，用姓名拼音或工号）", max_chars=64, key="new_account", placeholder="例：liuxin"
    )
    filled = _fields(here, "new", None)
    if st.button("添加", type="primary", key="confirm_add_person"):
        act(here, lambda: add([(name, filled.title, filled.role, filled.units, filled.districts)]))


New = tuple[str, str, Role, Sequence[str], Sequence[str]]
"""Account, name, role, units, districts."""


def add(people: Sequence[New]) -> None:
    """Add people one after the other, and keep their first passwords until they were seen; raises PeopleRefused."""
    by = must(Right.PEOPLE, "添加用户")
    for name, title, role, units, districts in people:
        first = house().people.add(
            name, title, role, units, districts, by=by.person.account, origin=by.origin
        )
        first_passwords.keep([(name.strip().casefold(), title.strip(), first)])


@st.dialog("改姓名、角色和范围", width="large")
def ask_before_changing(here: Here, account: Account) -> None:
    """The fields as they are, to be changed."""
    filled = _fields(here, f"change_{account.name}", account)
    st.html('<p class="note">角色或范围一改，这个人在别处的登录都退出；改了什么记入审计日志。</p>')
    if st.button("保存修改", type="primary", key="confirm_change_person"):
        act(here, lambda: _change(account, filled))


def _change(account: Account, filled: _Filled) -> None:
    by = must(Right.PEOPLE, f"修改 {account.name}")
    house().people.change(
        account.name,
        by=by.person.account,
        origin=by.origin,
        title=filled.title,
        role=filled.role,
        units=filled.units,
        districts=filled.districts,
    )


def _fields(here: Here, key: str, account: Account | None) -> _Filled:
    title = st.text_input(
        "姓名（报送记录里写的）",
        account.title if account else "",
        max_chars=40,
        key=f"{key}_title",
        placeholder="例：刘欣",
    )
    role = st.selectbox(
        "角色",
        OFFERED,
        index=OFFERED.index(account.role) if account else OFFERED.index(Role.REPORTER),
        format_func=TITLES.__getitem__,
        key=f"{key}_role",
    )
    if role is not Role.REPORTER:
        return _Filled(title, role, (), ())
    units = _places(here, "unit", "替哪些单位报", account.units if account else (), f"{key}_units")
    districts = _places(
        here, "district", "替哪些县区报", account.districts if account else (), f"{key}_districts"
    )
    return _Filled(title, role, units, districts)


def _places(here: Here, level: str, label: str, held: Sequence[str], key: str) -> tuple[str, ...]:
    rows = here.places[here.places["level"] == level]
    words = dict(zip(rows["code"], rows["name"], strict=True))
    chosen = st.multiselect(
        label,
        list(words),
        [code for code in held if code in words],
        format_func=lambda code: plain(f"{words[code]}（{code}）"),
        key=key,
        placeholder="可以选几个，也可以不选",
    )
    return tuple(chosen)
