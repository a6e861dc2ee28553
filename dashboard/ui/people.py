"""用户与权限: who may use the cockpit, as one sentence and as a list that is searched, narrowed and opened."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import pandas as pd
import streamlit as st

from dashboard.access.accounts import Account
from dashboard.catalog import wording
from dashboard.catalog.roles import TITLES, Role
from dashboard.catalog.tokens import LIGHT
from dashboard.ui.column_widths import sized
from dashboard.ui.here import Here, go
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.pickers import pick
from dashboard.ui.table import grid
from dashboard.ui.who import house

OFFERED = (Role.LEADER, Role.OFFICE, Role.REPORTER, Role.AUDITOR, Role.ADMINISTRATOR)
"""The roles of accounts; a wall screen has a link instead."""
_WIDTHS = {
    "standing": ("状态", 120, 100),
    "title": ("姓名", 190, 140),
    "name": ("账号", 130, 104),
    "role": ("角色", 84, 72),
    "places": ("单位、县区", 250, 160),
    "seen": ("最近来过", 156, 130),
    "origin": ("从哪里", 130, 110),
}
_ROWS, _FEWER = 22, 13
"""Rows shown at once on the wall and at the desk."""


def everyone() -> Sequence[Account]:
    """Every account: those of people first, those that the demonstration lends last."""
    return sorted(house().people.everyone(), key=lambda each: (each.demonstration, each.role, each.name))


def chosen(here: Here, accounts: Sequence[Account]) -> Account | None:
    """The account that the address opens."""
    return next((each for each in accounts if each.name == here.view.cell), None)


def say_who_there_is(accounts: Sequence[Account]) -> None:
    """How many may come in, and who never did."""
    own = [each for each in accounts if not each.demonstration]
    enabled = [each for each in own if each.enabled]
    never = sum(each.last_seen is None for each in enabled)
    said = f"{len(enabled)} 人能用驾驶舱" + (f"，{never} 人还没有来过" if never else "，都来过")
    counts = Counter(each.role for each in enabled)
    listed = wording.listing(f"{TITLES[role]} {counts[role]} 人" for role in OFFERED if counts[role])
    others = [
        f"停用 {len(own) - len(enabled)} 人。" if len(own) > len(enabled) else "",
        "演示角色在导入真实数据后自动关闭。" if len(accounts) > len(own) else "",
    ]
    headline([said], [f"{listed}。" if listed else "", *others])


def list_people(here: Here, accounts: Sequence[Account]) -> None:
    """The list with its search and its role filter; a row opens the person."""
    with panel("用户", "点一行，看这个人、改权限"), st.container(horizontal=True, gap="small"):
        asked = st.text_input(
            "搜索",
            key="people_search",
            placeholder="搜姓名、账号、单位",
            label_visibility="collapsed",
            width=300,
        )
        pick(here, "category", {role.value: TITLES[role] for role in OFFERED}, "全部角色", width=150)
    shown = [each for each in accounts if _is_meant(here, each, asked.strip().casefold())]
    if not shown:
        state("没有这样的人", "换一个词或角色，或看全部。")
        st.button("看全部用户", key="all_people", on_click=_show_all, args=(here,))
        return
    grid(
        here,
        "people",
        pd.DataFrame([_line(here, each) for each in shown]),
        sized(here, _WIDTHS),
        leads=lambda place: here.view.but(cell=shown[place].name, rows=None),
        rows=_ROWS if here.scale >= 1 else _FEWER,
    )


def _show_all(here: Here) -> None:
    st.session_state["people_search"] = ""
    go(here.view.but(category=None))


def _is_meant(here: Here, account: Account, asked: str) -> bool:
    told = f"{account.name}\n{account.title}\n{places_in_words(here, account)}".casefold()
    return asked in told and here.view.category in (None, account.role.value)


def _line(here: Here, account: Account) -> dict[str, str]:
    status, word = standing(account)
    return {
        "standing": f"{LIGHT.statuses[status].sign} {word}",
        "title": account.title,
        "name": account.name,
        "role": TITLES[account.role],
        "places": places_in_words(here, account),
        "seen": on_the_clock(account.last_seen),
        "origin": account.last_from or "",
    }


def standing(account: Account) -> tuple[str, str]:
    """Whether somebody may come in: a status and its word."""
    if not account.enabled:
        return "none", "停用"
    if account.must_change:
        return "near", "待改初始密码"
    return "ok", "演示" if account.demonstration else "能用"


def places_in_words(here: Here, account: Account) -> str:
    """The units and districts of a reporter by name; empty for roles that have none."""
    return "、".join(here.name(code) for code in (*account.districts, *account.units))


def on_the_clock(moment: datetime | None) -> str:
    """A moment on the clock of the server: 2026-11-22 19:05."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else "从没来过"
