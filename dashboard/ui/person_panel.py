"""One person: what the account may do, where it is signed in, and what the administrator can change."""

import streamlit as st

from dashboard.access.accounts import Account
from dashboard.catalog.acts import Act
from dashboard.catalog.navigation import page
from dashboard.catalog.roles import FIRST_PAGE, TITLES, Right, Role
from dashboard.ui import first_passwords
from dashboard.ui.acting import act
from dashboard.ui.here import Here, go
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.people import on_the_clock, places_in_words, standing
from dashboard.ui.person_form import ask_before_changing
from dashboard.ui.seen_as import look_as
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.who import house, must, person

WAYS = {
    "password": "密码",
    "oidc": "统一登录",
    "proxy": "单点登录",
    "demonstration": "演示",
    "link": "大屏链接",
}
_SESSIONS = (Head("登录", 1.3), Head("最近活动", 1.3), Head("从哪里", 1.1), Head("方式", 0.8))
_MOST = 6


def opened(here: Here, account: Account) -> None:
    """The panel of the chosen account."""
    with panel(account.title, TITLES[account.role]):
        st.html(f'<dl class="facts open">{_facts(here, account)}</dl>')
        with st.container(key="person_deeds", horizontal=True, gap="small", vertical_alignment="center"):
            _deeds(here, account)
    _sessions(account)


def _facts(here: Here, account: Account) -> str:
    facts = {
        "账号": escape(account.name),
        "状态": light(*standing(account)),
        "范围": escape(places_in_words(here, account) or _SCOPES[account.role]),
        "最近来过": escape(
            f"{on_the_clock(account.last_seen)}　{account.last_from or ''}"
            if account.last_seen
            else "从没来过"
        ),
        "建立": on_the_clock(account.created),
    }
    return "".join(f"<dt>{words}</dt><dd>{said}</dd>" for words, said in facts.items())


_SCOPES = {
    Role.LEADER: "全市；案件只看合计",
    Role.OFFICE: "全市；案件逐件，涉事单位有名称",
    Role.REPORTER: "没有指定",
    Role.AUDITOR: "只看审计日志",
    Role.ADMINISTRATOR: "用户、名录和地图，不看改革数据",
    Role.DISPLAY: "领导各页，只看",
}


def _deeds(here: Here, account: Account) -> None:
    if account.enabled and account.name != person().account and st.button("以此身份查看", key="look_as"):
        must(Right.PEOPLE, f"以 {account.name} 的身份查看")
        look_as(account.name)
        st.switch_page(page(FIRST_PAGE[account.role]).path)
    if not account.demonstration:
        if st.button("改姓名、角色和范围", key="change_person"):
            ask_before_changing(here, account)
        if st.button("重置密码", key="reset_person"):
            _ask_before_resetting(here, account)
        if st.button("停用" if account.enabled else "启用", key="switch_person"):
            _ask_before_switching(here, account)
    st.button("关上", type="tertiary", key="close_person", on_click=go, args=(here.view.but(cell=None),))


@st.dialog("重置密码")
def _ask_before_resetting(here: Here, account: Account) -> None:
    """Say what resetting does, and do it."""
    state(
        f"给{account.title}一个新的一次性密码",
        "原来的密码马上不能用，在别处的登录都退出。",
        "新密码只显示一次，第一次登录要改；7 天内没用就失效。",
    )
    if st.button("确定重置", type="primary", key="confirm_reset"):
        act(here, lambda: _reset(account))


def _reset(account: Account) -> None:
    by = must(Right.PEOPLE, f"重置 {account.name} 的密码")
    first = house().people.reset(account.name, by=by.person.account, origin=by.origin)
    first_passwords.keep([(account.name, account.title, first)])


@st.dialog("停用、启用")
def _ask_before_switching(here: Here, account: Account) -> None:
    """Say what disabling or enabling does, and do it."""
    verb = "停用" if account.enabled else "启用"
    told = (
        ("马上不能再用，在别处的登录都退出。", "交过的数据和审计日志都留着；以后可以再启用。")
        if account.enabled
        else ("又可以登录，密码还是原来的。",)
    )
    state(f"{verb}{account.title}", *told)
    if st.button(f"确定{verb}", type="primary", key="confirm_switch"):
        act(here, lambda: _switch(account))


def _switch(account: Account) -> None:
    by = must(Right.PEOPLE, f"停用或启用 {account.name}")
    house().people.change(account.name, by=by.person.account, origin=by.origin, enabled=not account.enabled)


def _sessions(account: Account) -> None:
    """Where the person is signed in now, and the sign-ins before."""
    sessions = house().sessions.of(account.name)
    with panel("现在登录着", f"{len(sessions)} 处" if sessions else ""):
        if not sessions:
            st.html('<p class="note">没有。</p>')
        else:
            lines = [
                Line(
                    (
                        on_the_clock(each.began),
                        on_the_clock(each.seen),
                        escape(each.origin),
                        WAYS.get(each.way, escape(each.way)),
                    )
                )
                for each in sessions[:_MOST]
            ]
            table("sessions", _SESSIONS, lines)
            st.button("全部退出", key="end_sessions", on_click=_end_all, args=(account,))
    sign_ins(account)


def _end_all(account: Account) -> None:
    by = must(Right.PEOPLE, f"退出 {account.name} 的全部登录")
    house().sessions.end_all(account.name, origin=by.origin, by=by.person.account)


def sign_ins(account: Account | None = None) -> None:
    """The last sign-ins, of one person or of all, refused ones included."""
    trail, name = house().trail, account.name if account else None
    found = [
        *trail.lines(who=name, act=Act.SIGN_IN, limit=_MOST),
        *trail.lines(who=name, act=Act.SIGN_IN_REFUSED, limit=_MOST),
    ]
    found.sort(key=lambda line: -line.number)
    titles = {each.name: each.title for each in house().people.everyone()}
    with panel("最近的登录", "失败的也列"):
        if not found:
            st.html('<p class="note">还没有。</p>')
            return
        lines = [
            Line(
                (
                    light("ok", "登录") if line.act is Act.SIGN_IN else light("over", "被拒"),
                    escape(titles.get(line.who, line.who)),
                    on_the_clock(line.at),
                    escape(line.origin),
                )
            )
            for line in found[: _MOST + 2]
        ]
        table("sign_ins", (Head("结果", 0.8), Head("谁", 1.4), Head("时间", 1.3), Head("从哪里", 1.1)), lines)
