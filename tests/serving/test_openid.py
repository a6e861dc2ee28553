"""Single sign-on against a small provider: who it names comes in, and nothing that was tampered with is believed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from dashboard.access.house import House
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.settings import OpenId
from tests.serving.entrance import HOST, SETTINGS, Entrance, who
from tests.serving.provider import OTHER, Claims, Provider, Twist, provider

pytestmark = pytest.mark.filterwarnings(
    "ignore:get_jwt_config"
)  # the provider is written for an older authlib
CLIENT = "cockpit"
REFUSED = "没有通过核对"


@pytest.fixture(scope="module")
def office() -> Iterator[Provider]:
    """Give the provider of the office, which stays for all these tests."""
    with provider() as running:
        yield running


@pytest.fixture
def visitor(house: House, settle: Callable[..., None], office: Provider) -> TestClient:
    """A browser before a house that trusts the provider and in which zhang has an account."""
    house.ensure_administrator()
    settle("zhang")
    office.twist = Twist()
    told = replace(SETTINGS, openid=OpenId(office.url, CLIENT, "secret"))
    return Entrance(house, told).browser()


def leave(visitor: TestClient) -> str:
    """Where the browser is sent to sign in."""
    answer = visitor.get("/auth/oidc?next=/reform")
    assert answer.status_code == 302
    return str(answer.headers["location"])


def come_back(visitor: TestClient, office: Provider, account: str = "zhang") -> Response:
    """Go to the provider, sign in there as somebody, and come back."""
    return visitor.get(office.consent(leave(visitor), account))


def refusals(house: House) -> list[tuple[str, object]]:
    """Who was refused and why, as the trail has it."""
    return [(line.about, line.details["why"]) for line in house.trail.lines(act=Act.SIGN_IN_REFUSED)]


def test_the_browser_is_sent_with_a_proof_key_a_state_and_a_nonce(visitor: TestClient) -> None:
    asked = parse_qs(urlsplit(leave(visitor)).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{HOST}/auth/oidc/callback"]
    assert min(len(asked[name][0]) for name in ("state", "nonce")) >= 20
    again = parse_qs(urlsplit(leave(visitor)).query)
    assert all(asked[name] != again[name] for name in ("state", "nonce", "code_challenge"))


def test_who_the_provider_names_comes_in_and_goes_on(
    house: House, visitor: TestClient, office: Provider
) -> None:
    assert "单位统一登录" in visitor.get("/auth/login?next=/reform").text
    answer = come_back(visitor, office)
    assert (answer.status_code, answer.headers["location"]) == (303, "/reform")
    assert who(visitor) == "zhang"
    assert [session.way for session in house.sessions.of("zhang")] == ["oidc"]


def test_another_claim_may_name_the_account(house: House, office: Provider) -> None:
    office.twist = Twist()
    house.people.add("zhang@city.example", "张三", Role.OFFICE, by="命令行", origin="命令行")
    told = replace(SETTINGS, openid=OpenId(office.url, CLIENT, "secret", "email"))
    visitor = Entrance(house, told).browser()
    come_back(visitor, office)
    assert who(visitor) == "zhang@city.example"


def test_a_name_without_an_account_or_with_a_disabled_one_is_refused_and_written_down(
    house: House, visitor: TestClient, office: Provider
) -> None:
    house.people.change("zhang", by="命令行", origin="命令行", enabled=False)
    for name in ("wang", "zhang"):
        answer = come_back(visitor, office, name)
        assert answer.status_code == 403
        assert "没有对应的账号，或已停用" in answer.text
        assert who(visitor) == ""
    assert refusals(house) == [("zhang", "unknown"), ("wang", "unknown")]


def _wrong_nonce(claims: Claims) -> Claims:
    return {**claims, "nonce": "another"}


def _no_nonce(claims: Claims) -> Claims:
    return {name: value for name, value in claims.items() if name != "nonce"}


def _wrong_audience(claims: Claims) -> Claims:
    return {**claims, "aud": "another-program", "azp": CLIENT}


def _wrong_issuer(claims: Claims) -> Claims:
    return {**claims, "iss": "https://evil.example"}


def _expired(claims: Claims) -> Claims:
    return {**claims, "exp": int(time.time()) - 60, "iat": int(time.time()) - 3_600}


@pytest.mark.parametrize(
    ("twist", "why"),
    [
        (Twist(_wrong_nonce), "InvalidClaimError"),
        (Twist(_no_nonce), "MissingClaimError"),
        (Twist(_wrong_audience), "InvalidClaimError"),
        (Twist(_wrong_issuer), "InvalidClaimError"),
        (Twist(_expired), "ExpiredTokenError"),
        (Twist(key=OTHER), "BadSignatureError"),
        (Twist(without_token=True), "ValueError"),
    ],
    ids=["wrong nonce", "no nonce", "wrong audience", "wrong issuer", "expired", "foreign key", "no token"],
)
def test_a_token_that_was_tampered_with_lets_nobody_in(
    house: House, visitor: TestClient, office: Provider, twist: Twist, why: str
) -> None:
    office.twist = twist
    answer = come_back(visitor, office)
    assert answer.status_code == 403
    assert REFUSED in answer.text
    assert who(visitor) == ""
    assert refusals(house) == [("", why)]


def test_a_state_that_was_tampered_with_lets_nobody_in(
    house: House, visitor: TestClient, office: Provider
) -> None:
    back = urlsplit(office.consent(leave(visitor), "zhang"))
    asked = {name: values[0] for name, values in parse_qs(back.query).items()}
    for state in ("", "guessed", asked["state"] + "x"):
        answer = visitor.get(f"/auth/oidc/callback?{urlencode({**asked, 'state': state})}")
        assert answer.status_code == 403
        assert REFUSED in answer.text
    assert who(visitor) == ""
    assert len(refusals(house)) == 3


def test_an_answer_meant_for_another_browser_or_used_before_lets_nobody_in(
    house: House, visitor: TestClient, office: Provider
) -> None:
    told = replace(SETTINGS, openid=OpenId(office.url, CLIENT, "secret"))
    other = Entrance(house, told).browser()
    back = office.consent(leave(visitor), "zhang")
    assert other.get(back).status_code == 403
    assert visitor.get(back).status_code == 303
    assert visitor.get(back).status_code == 403


def test_a_refusal_of_the_provider_is_shown_in_our_words(house: House, visitor: TestClient) -> None:
    leave(visitor)
    answer = visitor.get(
        "/auth/oidc/callback?error=access_denied&error_description=<script>alert(1)</script>"
    )
    assert answer.status_code == 403
    assert "<script" not in answer.text
    assert len(refusals(house)) == 1


def test_a_provider_that_does_not_answer_leaves_the_way_by_password(house: House) -> None:
    told = replace(SETTINGS, openid=OpenId("http://localhost:9", CLIENT, "secret"))
    answer = Entrance(house, told).browser().get("/auth/oidc")
    assert answer.status_code == 502
    assert "用账号密码登录" in answer.text


def test_the_secret_stands_in_no_word_about_the_settings() -> None:
    assert "hidden" not in repr(OpenId("https://office.example", CLIENT, "hidden"))
