"""What accounts may not be: misnamed, taken, without a place, or the last administrator gone."""

import re
import sqlite3
import unicodedata
from collections.abc import Sequence

from dashboard.access.accounts import DEMONSTRATION, all_accounts, find_account
from dashboard.catalog.roles import TITLES, Role
from dashboard.errors import PeopleRefused

_NAME = re.compile(r"[\w.@-]{2,64}")
_RESERVED = frozenset({"系统", "命令行"})
"""Names that stand in the ledger for no person."""
_LENT = "demo-"
_LONGEST = 40


def refuse_names(name: str, title: str) -> None:
    """Raise PeopleRefused for what is no account name, or a name that would pass for somebody else's."""
    if not _NAME.fullmatch(name):
        raise PeopleRefused(f"账号“{name}”不行：用 2–64 个字母、数字、汉字或 . _ - @，中间不留空格。")
    if name.startswith(_LENT) or name in _RESERVED:
        raise PeopleRefused(f"账号“{name}”留给演示角色和系统，请换一个。")
    if not 1 <= len(title) <= _LONGEST or any(unicodedata.category(each)[0] in "CZ" for each in title):
        raise PeopleRefused(f"姓名要写，最长 {_LONGEST} 个字，中间不留空格和看不见的字符。")
    normal = unicodedata.normalize("NFKC", title)
    if normal in _RESERVED or normal.startswith((DEMONSTRATION, DEMONSTRATION[:2])):
        raise PeopleRefused(f"姓名“{title}”留给演示角色和系统，请换一个。")


def refuse_places(role: Role, units: Sequence[str], districts: Sequence[str]) -> None:
    """Raise PeopleRefused for a reporter of nothing, and for places of a role that has none."""
    if role is Role.REPORTER and not units and not districts:
        raise PeopleRefused("报送员要写明是哪家单位或哪个县区的。")
    if role is not Role.REPORTER and (units or districts):
        raise PeopleRefused(f"{TITLES[role]}不分单位和县区，请不要填。")


def refuse_taken(connection: sqlite3.Connection, name: str, title: str) -> None:
    """Raise PeopleRefused for an account name or a person's name that somebody has."""
    if find_account(connection, name):
        raise PeopleRefused(f"账号“{name}”已有人用，请换一个。")
    if connection.execute("select 1 from people where title = ?", (title,)).fetchone():
        raise PeopleRefused(f"已有人叫“{title}”；报送记录按姓名认人，请加上单位以示区分。")


def refuse_nobody_left(connection: sqlite3.Connection) -> None:
    """Raise PeopleRefused when no administrator is left: nobody could be let in again."""
    if not any(
        each.enabled and each.role is Role.ADMINISTRATOR and not each.demonstration
        for each in all_accounts(connection)
    ):
        raise PeopleRefused("至少要留一位启用的管理员；请先让别人当管理员。")
