"""The gate: nobody without a session, nobody under a name that is not his, nobody in the state of somebody else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from dashboard.access.house import House
from dashboard.access.sessions import key_of
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from tests.access.conftest import GOOD, Clock
from tests.serving.entrance import PAGE, PEER, SETTINGS, Entrance, close_code, sign_in, who

COOKIE = SETTINGS.cookie
PROXY = "10.0.0.9"
BEHIND_PROXY = replace(SETTINGS, proxies=(PROXY, "10.1.0.0/16"), user_header="x-office-user")
FORGED = {
    "X-User": "admin",
    "X-Forwarded-User": "admin",
    "Remote-User": "admin",
    "X_Forwarded_User": "admin",
    "X-Office-User": "zhang",
    "X-Forwarded-For": "127.0.0.1",
}
STREAM = "/_stcore/stream"


@pytest.fixture(autouse=True)
def _people(house: House, settle: Callable[..., None]) -> None:
    house.ensure_administrator()
    settle("zhang")
    settle("li", Role.LEADER)


def begun(house: House, browser: TestClient, account: str = "zhang") -> str:
    """Give a browser a sign-in; gives its token."""
    token = house.sessions.begin(account, origin=PEER, way="password")
    browser.cookies.set(COOKIE, token)
    return token


def protocols(browser: TestClient, *entries: str) -> str:
    """What the app is told of the subprotocols that a browser asks for."""
    with browser.websocket_connect(STREAM, subprotocols=list(entries)) as socket:
        return socket.receive_text()


@pytest.mark.parametrize(
    "path",
    ["/", "/reform", "/media/x.csv", "/_stcore/metrics", "/static/js/index.js", "/authx", "/healthz/x"],
)
def test_s01_without_a_session_there_is_only_the_way_to_the_sign_in_page(house: House, path: str) -> None:
    browser = Entrance(house).browser()
    assert browser.get(path, headers=PAGE).headers["location"].startswith("/auth/login")
    for answer in (browser.get(path), browser.put(path), browser.post(path, headers=PAGE)):
        assert (answer.status_code, answer.text) == (401, "请先登录。")


@pytest.mark.parametrize("cookie", ["", "guessed", "x" * 43, "'; drop table sessions; --"])
def test_s01_a_websocket_needs_a_session(house: House, cookie: str) -> None:
    browser = Entrance(house).browser()
    assert close_code(browser, Cookie=f"{COOKIE}={cookie}") == 1008
    begun(house, browser)
    assert protocols(browser, "streamlit") == "streamlit"


def test_two_cookies_of_the_name_are_nobodys(house: House) -> None:
    browser = Entrance(house).browser()
    token = begun(house, browser)
    browser.cookies.clear()
    for line in (f"{COOKIE}={token}; {COOKIE}=x", f"{COOKIE}=x; {COOKIE}={token}"):
        assert browser.get("/", headers={"Cookie": line}).status_code == 401
    assert browser.get("/", headers={"Cookie": f"a=b; {COOKIE}={token}"}).status_code == 200


def test_s02_a_forged_header_changes_nobody_and_goes_no_further(house: House) -> None:
    for settings, stripped in ((SETTINGS, set(FORGED) - {"X-Office-User"}), (BEHIND_PROXY, set(FORGED))):
        browser = Entrance(house, settings).browser()
        assert browser.get("/", headers=FORGED).status_code == 401
        begun(house, browser, "li")
        told = browser.get("/", headers=FORGED).json()
        assert (told["account"], told["client"]) == ("li", PEER)
        assert {name.lower() for name in stripped}.isdisjoint(told["headers"])


def test_s02_a_known_proxy_names_the_person_and_the_browser_behind_it(house: House) -> None:
    browser = Entrance(house, BEHIND_PROXY).browser(PROXY)
    named = {"X-Office-User": "Zhang", "X-Forwarded-For": "1.2.3.4, 192.0.2.50", "X-User": "admin"}
    answer = browser.get("/reform?a=1", headers={**PAGE, **named})
    assert (answer.status_code, answer.headers["location"]) == (303, "/reform?a=1")
    assert "HttpOnly" in answer.headers["set-cookie"]
    told = browser.get("/reform", headers=named).json()
    assert (told["account"], told["client"]) == ("zhang", "192.0.2.50")
    assert "x-user" not in told["headers"]
    (session,) = house.sessions.of("zhang")
    assert (session.way, session.origin) == ("proxy", "192.0.2.50")


def test_s02_a_session_of_somebody_else_does_not_outweigh_the_proxys_name(house: House) -> None:
    browser = Entrance(house, BEHIND_PROXY).browser(PROXY)
    old = begun(house, browser, "li")
    named = {"X-Office-User": "zhang"}
    assert browser.get("/media/x", headers=named).status_code == 401
    assert close_code(browser, **named) == 1008
    answer = browser.get("/", headers={**PAGE, **named})
    browser.cookies.clear()
    browser.cookies.set(COOKIE, answer.cookies[COOKIE])
    assert who(browser) == "zhang"
    assert house.sessions.find(old) is None


@pytest.mark.parametrize("name", ["nobody", "", "zhang, li", "link:1", "demo-leader"])
def test_s02_a_name_without_an_account_is_refused_and_written_down(house: House, name: str) -> None:
    house.people.change("li", by="命令行", origin="命令行", enabled=False)
    browser = Entrance(house, BEHIND_PROXY).browser(PROXY)
    answer = browser.get("/", headers={**PAGE, "X-Office-User": name or "li"})
    assert answer.status_code == 403
    assert "请找管理员开通" in answer.text
    (line,) = house.trail.lines(act=Act.SIGN_IN_REFUSED)
    assert (line.about, line.details["way"]) == (name or "li", "proxy")


def test_s05_the_state_of_another_sign_in_is_not_handed_over(house: House) -> None:
    entrance = Entrance(house)
    browser = entrance.browser()
    token = begun(house, browser)
    entrance.binding.note("mine", key_of(token))
    entrance.binding.note("another", "0" * 64)
    assert protocols(browser, "streamlit", "xsrf", "mine") == "streamlit, xsrf, mine"
    for session in ("another", "unheard", "mine\x7f"):
        assert protocols(browser, "streamlit", "xsrf", session) == "streamlit, xsrf"
    begun(house, browser, "li")
    assert protocols(browser, "streamlit", "xsrf", "mine") == "streamlit, xsrf"


def test_s06_who_is_disabled_gets_no_file_a_second_later(house: House) -> None:
    browser = Entrance(house).browser()
    begun(house, browser)
    house.people.change("zhang", by="命令行", origin="命令行", enabled=False)
    assert browser.get("/").status_code == 401
    assert "账号状态已变更，请重新登录" in browser.get("/auth/login").text


def test_s08_a_session_ends_after_half_an_hour_of_quiet_and_after_twelve_hours(
    house: House, clock: Clock
) -> None:
    quiet = Entrance(house).browser()
    begun(house, quiet)
    clock.pass_(minutes=30)
    assert quiet.get("/").status_code == 401
    busy = begun(house, quiet)
    for _ in range(35):
        clock.pass_(minutes=20)
        assert house.sessions.find(busy)
    clock.pass_(minutes=20)
    again = Entrance(house).browser()
    again.cookies.set(COOKIE, busy)
    assert again.get("/").status_code == 401


def test_passwords_are_taken_behind_a_proxy_that_names_nobody(house: House) -> None:
    browser = Entrance(house, BEHIND_PROXY).browser(PROXY)
    assert sign_in(browser, "zhang", GOOD).status_code == 303
    assert who(browser) == "zhang"
