"""Signing in and out over http: forms, cookies, waits, the forced change, borrowed roles, wall screens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from dashboard.access.demonstration import demonstration_people
from dashboard.access.house import House
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.serving.signing.forms import local
from tests.access.conftest import GOOD, Clock
from tests.serving.entrance import HOST, PAGE, SETTINGS, Entrance, close_code, post, sign_in, who

COOKIE = SETTINGS.cookie
WRONG = "账号或密码错误"


@pytest.fixture
def visitor(house: House, settle: Callable[..., None]) -> TestClient:
    """A visitor before a house in which zhang, of the office, has an account."""
    settle("zhang")
    return Entrance(house).browser()


def test_who_signs_in_goes_where_the_link_led_and_is_known_there(visitor: TestClient) -> None:
    asked = visitor.get("/reform?district=990106", headers=PAGE)
    assert (asked.status_code, asked.headers["location"]) == (
        303,
        "/auth/login?next=%2Freform%3Fdistrict%3D990106",
    )
    shown = visitor.get(asked.headers["location"])
    assert '<input type=hidden name=next value="/reform?district=990106">' in shown.text
    answer = sign_in(visitor, "zhang", GOOD, "/reform?district=990106")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reform?district=990106")
    assert who(visitor) == "zhang"
    assert visitor.get("/auth/login").headers["location"] == "/"


@pytest.mark.parametrize(
    "way",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\n/x",
        "reform",
        "",
        "/auth/logout",
    ],
)
def test_nobody_is_led_away_after_signing_in(way: str) -> None:
    assert local(way) == "/"


def test_text_in_the_address_and_in_the_form_is_shown_as_text(visitor: TestClient) -> None:
    shown = visitor.get("/auth/login?next=/%22%3E%3Cscript%3E")
    assert "<script" not in shown.text
    refused = sign_in(visitor, '"><script>alert(1)</script>', "x")
    assert "<script" not in refused.text
    assert "&quot;&gt;&lt;script&gt;" in refused.text


def test_s07_a_cookie_that_was_fixed_before_is_not_taken_over(house: House, visitor: TestClient) -> None:
    fixed = "f" * 43
    visitor.cookies.set(COOKIE, fixed, domain="cockpit.example", path="/")
    answer = sign_in(visitor, "zhang", GOOD)
    token = answer.cookies[COOKIE]
    assert token != fixed
    assert house.sessions.find(fixed) is None
    assert house.sessions.find(token) is not None


def test_s07_after_signing_out_the_cookie_is_worth_nothing(house: House, visitor: TestClient) -> None:
    token = sign_in(visitor, "zhang", GOOD).cookies[COOKIE]
    assert who(visitor) == "zhang"
    answer = post(visitor, "/auth/logout", {})
    assert answer.headers["location"] == "/auth/login"
    assert f'{COOKIE}=""; ' in answer.headers["set-cookie"]
    assert answer.headers["clear-site-data"] == '"storage"'
    replayed = Entrance(house).browser()
    replayed.cookies.set(COOKIE, token)
    visitor.cookies.set(COOKIE, token)
    assert replayed.get("/").status_code == visitor.get("/").status_code == 401
    assert "已退出登录" in replayed.get("/auth/login").text


def test_s07_each_sign_in_has_a_token_of_its_own_and_ends_the_one_before(
    house: House, visitor: TestClient
) -> None:
    first = sign_in(visitor, "zhang", GOOD).cookies[COOKIE]
    house.people.add("li", "李四", Role.LEADER, by="命令行", origin="命令行")
    house.people.ensure_demonstration(demonstration_people())
    answer = post(visitor, "/auth/demo", {"account": "demo-leader"}, page="/auth/logout")
    assert answer.cookies[COOKIE] != first
    assert house.sessions.find(first) is None
    assert who(visitor) == "demo-leader"


def test_signing_out_everywhere_ends_the_sign_ins_of_all_devices(house: House, visitor: TestClient) -> None:
    elsewhere = Entrance(house).browser()
    sign_in(elsewhere, "zhang", GOOD)
    sign_in(visitor, "zhang", GOOD)
    post(visitor, "/auth/logout-everywhere", {}, page="/auth/logout")
    assert house.sessions.of("zhang") == ()
    assert who(visitor) == ""


def test_s08_who_comes_back_after_half_an_hour_reads_why_to_sign_in_again(
    visitor: TestClient, clock: Clock
) -> None:
    sign_in(visitor, "zhang", GOOD)
    clock.pass_(minutes=31)
    assert "登录已过期，请重新登录" in visitor.get("/auth/login").text


def test_s09_ten_wrong_passwords_lock_and_every_refusal_reads_the_same(
    house: House, visitor: TestClient, clock: Clock
) -> None:
    statuses = []
    for _ in range(10):
        clock.pass_(seconds=70)  # past the wait that the last one cost
        answer = sign_in(visitor, "zhang", "wrong")
        statuses.append(answer.status_code)
        assert f"<p role=alert>{WRONG}" in answer.text
    assert statuses[:3] == [401] * 3
    assert set(statuses[3:]) == {429}
    clock.pass_(minutes=14)
    locked = sign_in(visitor, "zhang", GOOD)
    assert locked.status_code == 429
    assert WRONG in locked.text
    assert "分钟" in locked.text
    clock.pass_(minutes=2)
    assert sign_in(visitor, "zhang", GOOD).status_code == 303
    refusals = house.trail.lines(act=Act.SIGN_IN_REFUSED)
    assert len(refusals) == 11
    assert {line.origin for line in refusals} == {"192.0.2.7"}


def test_s09_somebody_unknown_is_refused_in_the_same_words(visitor: TestClient) -> None:
    known, unknown = sign_in(visitor, "zhang", "wrong"), sign_in(visitor, "nobody", "wrong")
    words = [answer.text.partition("<p role=alert>")[2].partition("</p>")[0] for answer in (known, unknown)]
    assert words == [WRONG, WRONG]


def test_s10_the_one_time_password_opens_nothing_but_the_page_that_changes_it(house: House) -> None:
    first = house.ensure_administrator() or ""
    visitor = Entrance(house).browser()
    answer = sign_in(visitor, "admin", first, "/people")
    assert answer.headers["location"] == "/auth/password"
    assert visitor.get("/people", headers=PAGE).headers["location"] == "/auth/password"
    assert visitor.get("/media/x.csv").status_code == 403
    assert close_code(visitor) == 1008
    shown = visitor.get("/auth/password").text
    assert "先换掉一次性密码" in shown
    assert "autocomplete=new-password" in shown


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("a1b2c3", "密码至少 8 位且不能是常见密码"),
        ("12345678", "密码至少 8 位且不能是常见密码"),
        ("admin-hill-77-lamp", "密码里不能有账号名"),
    ],
)
def test_s10_a_weak_password_is_refused_with_the_rule(house: House, new: str, words: str) -> None:
    first = house.ensure_administrator() or ""
    visitor = Entrance(house).browser()
    sign_in(visitor, "admin", first)
    answer = post(visitor, "/auth/password", {"old": first, "new": new, "again": new})
    assert answer.status_code == 400
    assert words in answer.text
    assert visitor.get("/", headers=PAGE).headers["location"] == "/auth/password"


def test_s10_a_good_password_opens_the_house_under_a_new_token(house: House) -> None:
    first = house.ensure_administrator() or ""
    visitor = Entrance(house).browser()
    before = sign_in(visitor, "admin", first).cookies[COOKIE]
    assert "不一样" in post(visitor, "/auth/password", {"old": first, "new": GOOD, "again": "x"}).text
    answer = post(visitor, "/auth/password", {"old": first, "new": GOOD, "again": GOOD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.cookies[COOKIE] != before
    assert house.sessions.find(before) is None
    assert who(visitor) == "admin"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": HOST, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HOST, "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
)
def test_s11_a_form_from_another_page_is_refused(visitor: TestClient, headers: dict[str, str]) -> None:
    shown = visitor.get("/auth/login").text
    token = shown.partition('name=form value="')[2].partition('"')[0]
    fields = {"form": token, "account": "zhang", "password": GOOD}
    refused = visitor.post("/auth/login", data=fields, headers=headers)
    assert refused.status_code == 403
    assert COOKIE not in refused.cookies
    assert visitor.post("/auth/login", data=fields, headers={"Origin": HOST}).status_code == 303


@pytest.mark.parametrize(
    "path", ["/auth/login", "/auth/logout", "/auth/logout-everywhere", "/auth/password", "/auth/demo"]
)
def test_s11_a_form_without_its_token_or_with_that_of_another_browser_is_refused(
    house: House, visitor: TestClient, path: str
) -> None:
    visitor.get("/auth/login")
    foreign = Entrance(house).browser().get("/auth/login").text.partition('name=form value="')[2][:64]
    for fields in ({}, {"form": ""}, {"form": foreign}, {"form": "é"}):
        refused = visitor.post(
            path, data={**fields, "account": "zhang", "password": GOOD}, headers={"Origin": HOST}
        )
        assert refused.status_code == 403
        assert "没有提交成功" in refused.text


def test_a_form_of_many_megabytes_is_not_read_to_its_end(visitor: TestClient) -> None:
    refused = visitor.post("/auth/login", content=b"account=" + b"a" * 20_000, headers={"Origin": HOST})
    assert refused.status_code == 403
    assert "过长" in refused.text


def test_s20_cookies_are_kept_from_scripts_and_from_other_sites(house: House, visitor: TestClient) -> None:
    plain = sign_in(visitor, "zhang", GOOD).headers.get_list("set-cookie")
    assert [sorted(cookie.split("; ")[1:]) for cookie in plain] == [["HttpOnly", "Path=/", "SameSite=lax"]]
    assert plain[0].startswith("cockpit=")
    secure = Entrance(house, replace(SETTINGS, tls=True)).browser()
    told = sign_in(secure, "zhang", GOOD).headers.get_list("set-cookie")
    assert [sorted(cookie.split("; ")[1:]) for cookie in told] == [
        ["HttpOnly", "Path=/", "SameSite=lax", "Secure"]
    ]
    assert told[0].startswith("__Host-cockpit=")
    form = secure.get("/auth/password").headers["set-cookie"]
    assert form.startswith("__Host-cockpit-form=")
    assert {"HttpOnly", "Secure", "SameSite=strict"} <= set(form.split("; "))


def test_roles_are_lent_only_while_the_demonstration_stands(
    house: House, visitor: TestClient, demonstration: list[bool]
) -> None:
    house.people.ensure_demonstration(demonstration_people())
    shown = visitor.get("/auth/login").text
    assert "演示城市，一键进入" in shown
    assert shown.count("<li><button name=account") == 7
    answer = post(visitor, "/auth/demo", {"account": "demo-office", "next": "/board"}, page="/auth/login")
    assert answer.headers["location"] == "/board"
    assert who(visitor) == "demo-office"
    demonstration.append(False)
    elsewhere = Entrance(house, stands=lambda: False).browser()
    elsewhere.cookies.set(COOKIE, answer.cookies[COOKIE])
    assert who(elsewhere) == ""
    assert "演示城市" not in elsewhere.get("/auth/login").text
    refused = post(elsewhere, "/auth/demo", {"account": "demo-office"}, page="/auth/login")
    assert refused.status_code == 403


def test_nobody_is_let_in_as_a_person_by_the_way_of_the_demonstration(
    house: House, visitor: TestClient
) -> None:
    refused = post(visitor, "/auth/demo", {"account": "zhang"}, page="/auth/login")
    assert refused.status_code == 403
    assert house.sessions.of("zhang") == ()


def test_a_wall_screen_opens_by_its_link_until_it_is_revoked(house: House, visitor: TestClient) -> None:
    secret = house.links.make("三楼会议室", days=7, by="admin", origin="10.0.0.1")
    answer = visitor.get(f"/auth/wall/{secret}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert who(visitor) == "link:1"
    house.links.revoke(1, by="admin", origin="10.0.0.1")
    again = Entrance(house).browser()
    again.cookies.set(COOKIE, answer.cookies[COOKIE])
    assert who(again) == ""
    refused = again.get(f"/auth/wall/{secret}")
    assert refused.status_code == 403
    assert "这个大屏链接已收回" in refused.text


def test_what_streamlit_would_answer_under_our_door_is_not_there(visitor: TestClient) -> None:
    assert visitor.get("/auth/else").status_code == 404
    assert visitor.put("/auth/login").status_code == 405


def test_the_clock_of_these_tests_is_in_the_year_of_the_demonstration(clock: Clock) -> None:
    assert clock() == datetime(2026, 11, 22, 1, tzinfo=UTC)
