"""The socket: sent without delay, refused in words when it cannot be had."""

import socket

import pytest

from dashboard.errors import ServingFailed
from dashboard.serving.server import address_of, bind, caution


def test_what_is_accepted_sends_without_delay() -> None:
    with (
        bind("127.0.0.1", 0) as listener,
        socket.create_connection(listener.getsockname()),
        listener.accept()[0] as accepted,
    ):
        assert accepted.proto == socket.IPPROTO_TCP
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_taken_port_is_refused_with_its_number_and_a_way_out() -> None:
    with bind("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(ServingFailed, match=rf"端口 {port} 用不了.*--port"):
            bind("127.0.0.1", port)


def test_a_port_beyond_the_last_one_is_refused() -> None:
    with pytest.raises(ServingFailed, match="端口 65536 不存在"):
        bind("127.0.0.1", 65536)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(ServingFailed, match=r"192\.0\.2\.1.*--host"):
        bind("192.0.2.1", 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_a_person_is_told_localhost(host: str) -> None:
    with bind(host, 0) as listener:
        port = listener.getsockname()[1]
        shown, called = address_of(listener)
    assert shown == f"http://localhost:{port}"
    assert called in (f"http://127.0.0.1:{port}", f"http://[::1]:{port}")


def test_s20_the_administrator_is_told_when_others_would_come_without_encryption() -> None:
    assert "COCKPIT_TLS=1" in caution("0.0.0.0", tls=False)
    assert [
        caution("0.0.0.0", tls=True),
        caution("127.0.0.1", tls=False),
        caution("localhost", tls=False),
    ] == [""] * 3
