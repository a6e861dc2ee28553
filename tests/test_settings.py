"""What the environment decides."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.settings import ROOT, OpenId, Settings, read


def test_without_a_word_the_store_lies_in_the_project() -> None:
    assert read({}) == Settings(ROOT / "data" / "store" / "cockpit.duckdb")


def test_a_relative_store_is_taken_from_the_project() -> None:
    assert read({"COCKPIT_STORE": "elsewhere/a.duckdb"}).store == ROOT / "elsewhere" / "a.duckdb"


def test_an_absolute_store_is_taken_as_it_is(tmp_path: Path) -> None:
    assert read({"COCKPIT_STORE": str(tmp_path / "a.duckdb")}).store == tmp_path / "a.duckdb"


def test_a_demonstration_stands_still_on_its_day() -> None:
    assert read({"COCKPIT_TODAY": "2026-11-22"}).today() == date(2026, 11, 22)


def test_a_day_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(UsageError, match=r"COCKPIT_TODAY 的“明天”不是日期，应写成 2026-11-22"):
        read({"COCKPIT_TODAY": "明天"})


def test_what_the_database_may_take_is_set_by_the_environment() -> None:
    taken = read({"COCKPIT_MEMORY": "4GB", "COCKPIT_THREADS": "2", "COCKPIT_QUERY_SECONDS": "30"})
    assert (taken.memory, taken.threads, taken.longest_query) == ("4GB", 2, 30)
    assert (read({}).memory, read({}).threads, read({}).longest_query) == (None, None, 10)


@pytest.mark.parametrize(
    ("name", "value", "example"),
    [
        ("COCKPIT_MEMORY", "4GB'; drop table units; --", "4GB"),
        ("COCKPIT_THREADS", "0", "2"),
        ("COCKPIT_QUERY_SECONDS", "-1", "10"),
    ],
)
def test_a_measure_that_is_none_is_refused_with_an_example(name: str, value: str, example: str) -> None:
    with pytest.raises(UsageError, match=f"{name}.*应写成 {example}"):
        read({name: value})


def test_by_which_names_and_how_much_the_server_answers_is_set_by_the_environment() -> None:
    told = read(
        {"COCKPIT_HOSTS": "cockpit.example, 10.0.0.5", "COCKPIT_UPLOADS_A_DAY": "40", "COCKPIT_LOG": "json"}
    )
    assert (told.hosts, told.uploads_a_day, told.log) == (("cockpit.example", "10.0.0.5"), 40, "json")
    assert (read({}).hosts, read({}).uploads_a_day, read({}).log) == ((), 500, "")


@pytest.mark.parametrize(("name", "value"), [("COCKPIT_UPLOADS_A_DAY", "0"), ("COCKPIT_LOG", "xml")])
def test_a_limit_or_a_log_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        read({name: value})


def test_a_proxy_is_believed_only_by_its_address() -> None:
    told = read({"COCKPIT_PROXIES": "127.0.0.1, 10.0.0.0/8", "COCKPIT_USER_HEADER": "X-Office-User"})
    assert (told.proxies, told.user_header) == (("127.0.0.1", "10.0.0.0/8"), "x-office-user")
    with pytest.raises(UsageError, match="COCKPIT_PROXIES 写明反向代理的地址"):
        read({"COCKPIT_USER_HEADER": "X-Office-User"})
    with pytest.raises(UsageError, match="COCKPIT_PROXIES 的“nginx”不是 IP 地址"):
        read({"COCKPIT_PROXIES": "nginx"})


def test_single_sign_on_needs_the_issuer_the_client_and_its_secret() -> None:
    told = {
        "COCKPIT_OIDC_ISSUER": "https://sso.example",
        "COCKPIT_OIDC_CLIENT": "cockpit",
        "COCKPIT_OIDC_SECRET": "s",
    }
    assert read(told).openid == OpenId("https://sso.example", "cockpit", "s", "preferred_username")
    assert read({}).openid is None
    with pytest.raises(UsageError, match="还要设置 COCKPIT_OIDC_CLIENT 和 COCKPIT_OIDC_SECRET"):
        read({**told, "COCKPIT_OIDC_SECRET": ""})


def test_behind_tls_the_cookie_has_a_name_that_only_https_may_set() -> None:
    assert (read({}).cookie, read({"COCKPIT_TLS": "1"}).cookie) == ("cockpit", "__Host-cockpit")
