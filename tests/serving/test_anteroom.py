"""The anteroom: closed until the app is warm, but for the visitor that warms it and the health check."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from dashboard.serving.anteroom import HEADER, Anteroom
from dashboard.serving.gate import Receive, Scope, Send


async def welcome(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
    await send({"type": "welcome"})


async def _pass(room: Anteroom, scope: Scope, receive: Receive, send: Send) -> None:
    await room(scope, receive, send)


def knock(
    room: Anteroom, kind: str = "http", path: str = "/reform", word: str = ""
) -> list[MutableMapping[str, Any]]:
    """What the anteroom sends to a visitor."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {}

    headers = [(HEADER.encode(), word.encode())] if word else []
    scope = {"type": kind, "path": path, "headers": headers}
    with ThreadPoolExecutor(1) as aside:  # the browser tests' loop may hold this thread
        aside.submit(lambda: asyncio.run(_pass(room, scope, receive, send))).result()
    return sent


def test_before_the_app_is_warm_a_visitor_waits_on_a_page_that_tries_again() -> None:
    start, body = knock(Anteroom(welcome))
    assert start["status"] == 503
    assert "正在启动" in body["body"].decode()
    assert 'http-equiv="refresh"' in body["body"].decode()


def test_before_the_app_is_warm_a_websocket_is_refused() -> None:
    assert [message["type"] for message in knock(Anteroom(welcome), "websocket")] == ["websocket.close"]


def test_the_warming_visitor_and_the_health_check_come_in() -> None:
    room = Anteroom(welcome)
    assert knock(room, "websocket", word=room.pass_word) == [{"type": "welcome"}]
    assert knock(room, path="/healthz") == [{"type": "welcome"}]
    assert knock(room, word="guessed")[0]["type"] == "http.response.start"


def test_once_open_everyone_comes_in() -> None:
    room = Anteroom(welcome)
    room.open()
    assert knock(room) == [{"type": "welcome"}]
    assert knock(room, "websocket") == [{"type": "welcome"}]
