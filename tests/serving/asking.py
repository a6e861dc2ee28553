"""Asking an ASGI app without a network: what it answers to http, what it says over a websocket."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard.access import Person
from dashboard.access.sessions import Signed
from dashboard.catalog.roles import Role
from dashboard.serving.gate import SIGNED, App, Receive, Scope, Send

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def signed(role: Role = Role.OFFICE, key: str = "k1", account: str = "zhang") -> Signed:
    """A session of a person of a role."""
    return Signed(Person(account, "张三", role), False, NOW, NOW, key, "password")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str


def run(work: Any) -> Any:
    """Run a coroutine: the browser tests' loop may hold this thread."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()


def ask(
    app: App,
    path: str = "/",
    method: str = "GET",
    headers: Sequence[tuple[str, str]] = (("host", "localhost:8501"),),
    session: Signed | None = None,
    **more: Any,
) -> Answer:
    """The answer of an app to a request; a websocket's refusal is a 403."""
    sent: list[Scope] = []

    async def send(message: Scope) -> None:
        sent.append(message)

    async def receive() -> Scope:
        raise AssertionError("the body was read")

    scope = {
        "type": "http",
        "path": path,
        "method": method,
        "scheme": "http",
        "client": ("192.0.2.7", 1),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        **({SIGNED: session} if session else {}),
        **more,
    }

    async def asking() -> None:
        await app(scope, receive, send)

    run(asking())
    if sent[0]["type"] == "websocket.close":
        return Answer(403, {}, "")
    told = {name.decode(): value.decode() for name, value in sent[0].get("headers", [])}
    return Answer(sent[0]["status"], told, b"".join(each.get("body", b"") for each in sent[1:]).decode())


async def welcome(_: Scope, __: Receive, send: Send) -> None:
    """An app that lets everyone in and says so badly: it names itself and wants to be kept."""
    told = [(b"server", b"small"), (b"cache-control", b"public, max-age=60")]
    await send({"type": "http.response.start", "status": 200, "headers": told})
    await send({"type": "http.response.body", "body": b"welcome"})


async def broken(_: Scope, __: Receive, ___: Send) -> None:
    """An app that fails."""
    raise ValueError("/srv/secret.sql")
