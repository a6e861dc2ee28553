"""Names and origins: a stranger's name, a stranger's page and no page at all are refused."""

import pytest

from dashboard.serving.hosts import Hosts, names_of
from tests.serving.asking import ask, welcome

HOSTS = Hosts(welcome, names_of("127.0.0.1", ["cockpit.example"]))


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "COCKPIT.example", "cockpit.example."]
)
def test_s11_the_servers_own_names_are_answered(host: str) -> None:
    assert ask(HOSTS, headers=[("host", host)]).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "127.0.0.1.evil.example:8501",
             "localhost/x", "localhost:99999", "localhost:x", "", "evil.example\\@localhost"]
)  # fmt: skip
def test_s11_another_host_is_refused_on_http_and_websocket(host: str) -> None:
    asked = [("host", host), ("origin", f"http://{host}")]
    assert ask(HOSTS, headers=asked).status == 403
    assert ask(HOSTS, headers=asked, type="websocket").status == 403


def test_s11_two_hosts_or_none_are_refused() -> None:
    assert ask(HOSTS, headers=[]).status == 403
    assert ask(HOSTS, headers=[("host", "localhost"), ("host", "evil.example")]).status == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "https://localhost:8501", "http://localhost:8502", "http://localhost",
               "http://localhost:8501.evil.example", "file://"]
)  # fmt: skip
def test_s11_a_websocket_or_a_change_from_another_page_is_refused(origin: str) -> None:
    asked = [("host", "localhost:8501"), ("origin", origin)]
    assert ask(HOSTS, headers=asked, type="websocket", scheme="ws").status == 403
    assert ask(HOSTS, method="POST", headers=asked).status == 403
    assert ask(HOSTS, method="PUT", headers=asked).status == 403


def test_s11_a_websocket_says_from_which_page_it_comes() -> None:
    asked = [("host", "localhost:8501")]
    assert ask(HOSTS, headers=asked, type="websocket", scheme="ws").status == 403
    own = [*asked, ("origin", "http://localhost:8501")]
    assert ask(HOSTS, headers=own, type="websocket", scheme="ws").status == 200
    assert ask(HOSTS, headers=[*own, ("origin", "http://evil.example")], type="websocket").status == 403


def test_s11_behind_tls_the_page_is_one_of_https() -> None:
    guard = Hosts(welcome, names_of("127.0.0.1", ["cockpit.example"]), tls=True)
    host = ("host", "cockpit.example")
    assert (
        ask(
            guard, headers=[host, ("origin", "https://cockpit.example")], type="websocket", scheme="wss"
        ).status
        == 200
    )
    assert (
        ask(
            guard, headers=[host, ("origin", "http://cockpit.example")], type="websocket", scheme="wss"
        ).status
        == 403
    )


def test_a_server_for_everyone_goes_by_the_machines_own_names() -> None:
    import socket

    names = names_of("0.0.0.0")
    assert socket.gethostname().lower() in names
    assert {"localhost", "127.0.0.1", "::1"} <= names
    assert "evil.example" not in names
