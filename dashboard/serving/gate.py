"""The gate before the app: without a session nobody gets further than the sign-in pages, over http and websocket alike."""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from dashboard.access.sessions import Signed

OPEN = ("/healthz", "/readyz")
"""What anyone may ask: whether the server lives."""
DOOR = "/auth/"
SIGNED = "cockpit.signed"
"""Where the gate leaves the session in the scope, for the layers behind it."""
LOGIN, PASSWORD = f"{DOOR}login", f"{DOOR}password"

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = Sequence[tuple[bytes, bytes]]


class Finder(Protocol):
    """Tells whose token it is."""

    async def find(self, token: str | None) -> Signed | None: ...


class Owners(Protocol):
    """Tells to which session of a person (its key) a session of Streamlit belongs."""

    def owner(self, session_id: str) -> str | None: ...


class Gate:
    """An ASGI app around another; `cookie` is the name of the cookie that holds the token."""

    def __init__(self, app: App, finder: Finder, owners: Owners, cookie: str) -> None:
        self._app = app
        self._finder = finder
        self._owners = owners
        self._cookie = cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whoever has a session; others are led to the sign-in page, or refused where no page is asked for."""
        if scope["type"] == "lifespan" or scope["path"] in OPEN or scope["path"].startswith(DOOR):
            await self._app(scope, receive, send)
            return
        signed = await self._finder.find(token_of(scope["headers"], self._cookie))
        if signed is None or signed.must_change:
            await _refuse(scope, send, LOGIN if signed is None else PASSWORD)
        else:
            await self._app({**self._own_state_only(scope, signed), SIGNED: signed}, receive, send)

    def _own_state_only(self, scope: Scope, signed: Signed) -> Scope:
        """Drop the session of Streamlit that a browser wants to go on with, unless it began under the same sign-in."""
        told = b",".join(value for name, value in scope["headers"] if name == b"sec-websocket-protocol")
        entries = [entry.strip() for entry in told.decode("latin-1").split(",")]
        if len(entries) < 3 or self._owners.owner(entries[2]) == signed.key:
            return scope
        headers = [pair for pair in scope["headers"] if pair[0] != b"sec-websocket-protocol"]
        headers.append((b"sec-websocket-protocol", ", ".join(entries[:2]).encode("latin-1")))
        return {**scope, "headers": headers, "subprotocols": [entry for entry in entries[:2] if entry]}


def token_of(headers: Headers, cookie: str) -> str | None:
    """The token that a browser shows; two cookies of the same name are nobody's."""
    told = [value.decode("latin-1") for name, value in headers if name == b"cookie"]
    shown = [
        part.partition("=")[2].strip()
        for line in told
        for part in line.split(";")
        if part.partition("=")[0].strip() == cookie
    ]
    return shown[0] if len(shown) == 1 else None


def asks_for_page(scope: Scope) -> bool:
    """Whether a browser goes to an address, so that it can be led elsewhere."""
    accepts = b",".join(value for name, value in scope["headers"] if name == b"accept")
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and b"text/html" in accepts


async def _refuse(scope: Scope, send: Send, door: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
        return
    if asks_for_page(scope):
        query = scope.get("query_string", b"").decode("latin-1")
        way = quote(scope["path"], safe="/") + (f"?{query}" if query else "")
        where = f"{door}?next={quote(way, safe='')}" if door == LOGIN and way != "/" else door
        await answer(send, 303, [(b"location", where.encode("latin-1"))])
    else:
        await answer(
            send,
            401 if door == LOGIN else 403,
            [(b"content-type", b"text/plain; charset=utf-8")],
            "请先登录。",
        )


async def answer(send: Send, status: int, headers: Headers, text: str = "") -> None:
    """Answer a request in one go."""
    kept = [*headers, (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": kept})
    await send({"type": "http.response.body", "body": text.encode()})
