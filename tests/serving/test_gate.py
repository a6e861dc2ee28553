"""The gate: closed until the app is warm, but for the visitor that warms it and the health check."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from dashboard.serving.gate import HEADER, Gate, Receive, Scope, Send


async def welcome(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
    await send({"type": "welcome"})


async def _pass(gate: Gate, scope: Scope, receive: Receive, send: Send) -> None:
    await gate(scope, receive, send)


def knock(
    gate: Gate, kind: str = "http", path: str = "/reform", word: str = ""
) -> list[MutableMapping[str, Any]]:
    """What the gate sends to a visitor."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {}

    headers = [(HEADER.encode(), word.encode())] if word else []
    scope = {"type": kind, "path": path, "headers": headers}
    with ThreadPoolExecutor(1) as aside:  # the browser tests' loop may hold this thread
        aside.submit(lambda: asyncio.run(_pass(gate, scope, receive, send))).result()
    return sent


def test_before_the_app_is_warm_a_visitor_waits_on_a_page_that_tries_again() -> None:
    start, body = knock(Gate(welcome))
    assert start["status"] == 503
    assert "正在启动" in body["body"].decode()
    assert 'http-equiv="refresh"' in body["body"].decode()


def test_before_the_app_is_warm_a_websocket_is_refused() -> None:
    assert [message["type"] for message in knock(Gate(welcome), "websocket")] == ["websocket.close"]


def test_the_warming_visitor_and_the_health_check_come_in() -> None:
    gate = Gate(welcome)
    assert knock(gate, "websocket", word=gate.pass_word) == [{"type": "welcome"}]
    assert knock(gate, path="/healthz") == [{"type": "welcome"}]
    assert knock(gate, word="guessed")[0]["type"] == "http.response.start"


def test_once_open_everyone_comes_in() -> None:
    gate = Gate(welcome)
    gate.open()
    assert knock(gate) == [{"type": "welcome"}]
    assert knock(gate, "websocket") == [{"type": "welcome"}]
