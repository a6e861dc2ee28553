"""Who is signed in: found by the browser's cookie at every run of a page, and what follows from that."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import settings
from dashboard.access import Person
from dashboard.access.grant import Grant, grant_of
from dashboard.access.house import House, open_house
from dashboard.access.sessions import Signed
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Right, Role
from dashboard.errors import NotAllowed, SignedOut
from dashboard.ui.lending import stands

_KEPT = "signed_in_this_run"
_NOTED = "noted_views"
_HERE = "127.0.0.1"
_DOING = {
    Right.REPORT: "报送",
    Right.REVIEW: "审核报送",
    Right.DECIDE: "记录议定事项",
    Right.REFERENCE: "修改参考数据和地图",
    Right.CASE_ROWS: "逐件查看案件",
    Right.EMPLOYERS: "查看涉事单位名称",
    Right.TAKE: "取走数据",
    Right.PEOPLE: "管理用户",
    Right.TRAIL: "查看审计日志",
    Right.METRICS: "查看运行指标",
}
"""The rights, as what one does with them."""


@dataclass(frozen=True)
class Caller:
    """A person with the session and the place that it calls from: as whom something is done in another thread."""

    token: str
    signed: Signed
    origin: str

    @property
    def person(self) -> Person:
        """The person."""
        return self.signed.person

    @property
    def grant(self) -> Grant:
        """What the person may hand in."""
        return grant_of(self.signed.person)


_AWAY: ContextVar[Caller | None] = ContextVar("caller", default=None)


@st.cache_resource(show_spinner=False)
def house() -> House:
    """The house of this process: its people, sessions, links and trail, beside the store."""
    return open_house(settings.current().store, demonstration_stands=stands)


def caller() -> Caller:
    """Who calls: the session of this run's cookie, or the one that a thread works for. Raises SignedOut.

    The session is looked up once a run, also in a run of a fragment or a callback: a sign-out elsewhere, a changed role or a
    disabled account bites on the next click.
    """
    away = _AWAY.get()
    if away is not None:
        return away
    context = get_script_run_ctx(suppress_warning=True)
    run = context.cursors if context else None  # a new one in every run
    kept: tuple[object, Caller] | None = st.session_state.get(_KEPT)
    if kept is not None and run is not None and kept[0] is run:
        return kept[1]
    found = _look_up(_token(), st.context.ip_address or _HERE)
    st.session_state[_KEPT] = run, found
    return found


def is_known() -> bool:
    """Whether it can be told who calls: a page runs, or a thread works for somebody."""
    return _AWAY.get() is not None or get_script_run_ctx(suppress_warning=True) is not None


def come_in() -> Person:
    """The person of this run, once the page begins to be drawn as a whole. Raises SignedOut."""
    st.session_state[_NOTED] = (_noted()[1], set())
    return person()


def signed() -> Signed:
    """The session."""
    return caller().signed


def person() -> Person:
    """The person of this run."""
    return caller().signed.person


def origin() -> str:
    """The address that the person calls from."""
    return caller().origin


def token() -> str:
    """The token of the session, for what changes the session itself."""
    return caller().token


@contextmanager
def acting(known: Caller | None) -> Iterator[None]:
    """Let a thread that has no page work for somebody."""
    before = _AWAY.set(known)
    try:
        yield
    finally:
        _AWAY.reset(before)


def anew(known: Caller) -> Caller:
    """The same session as it is now: what was offered on a page may be asked for long after. Raises SignedOut."""
    return _look_up(known.token, known.origin)


def _look_up(shown: str, origin: str) -> Caller:
    found = house().sessions.find(shown)
    if found is None:
        raise SignedOut(house().sessions.why_not(shown))
    if found.must_change:
        raise SignedOut("请先修改初始密码")
    return Caller(shown, found, origin)


def _token() -> str:
    shown: str = st.context.cookies.get(settings.current().cookie) or ""
    return shown


def may(right: Right) -> bool:
    """Whether the person's role grants a right; pages hide what would be refused."""
    return person().may(right)


def must(right: Right, about: str = "") -> Caller:
    """Refuse what the role doesn't grant; the session is looked up anew. Raises NotAllowed, SignedOut."""
    now = anew(caller())
    if not now.person.may(right):
        refuse(f"您没有{_DOING[right]}的权限", about or _DOING[right], now)
    return now


def refuse(words: str, about: str, known: Caller | None = None) -> None:
    """Write the refusal into the trail and raise NotAllowed with these words."""
    note(Act.REFUSED, about, known=known, result="refused", said=words)
    looking = person().seen_by is not None
    raise NotAllowed(f"{words}。" + ("正以别人的身份查看，只能看。" if looking else "需要的话，请找管理员。"))


def note(act: Act, about: str, *, known: Caller | None = None, result: str = "ok", **details: object) -> None:
    """Write a line of this person into the trail."""
    by = known or caller()
    if by.signed.way == "server":
        return  # the server's own visitor, before anyone comes
    seen_as = {"seen_as": by.person.account} if by.person.seen_by else {}
    house().trail.add(
        act,
        who=by.person.seen_by or by.person.account,
        role=Role.ADMINISTRATOR.value if by.person.seen_by else by.person.role.value,
        origin=by.origin,
        about=about,
        result=result,
        **seen_as,
        **details,
    )


def note_once(act: Act, about: str, view: str, result: str = "ok") -> None:
    """Write a line for a view that is opened, and none when the next run of the page draws it again."""
    before, now = _noted()
    if (act, view) not in before | now:
        note(act, about, result=result)
    now.add((act, view))


def _noted() -> tuple[set[tuple[Act, str]], set[tuple[Act, str]]]:
    """The views that the run before drew, and those of this one."""
    noted: tuple[set[tuple[Act, str]], set[tuple[Act, str]]] = st.session_state.setdefault(
        _NOTED, (set(), set())
    )
    return noted


def writer(right: Right) -> str:
    """The person's name for the ledger. Raises NotAllowed where the role doesn't grant the right to write."""
    return must(right).person.name
