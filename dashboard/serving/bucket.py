"""Token buckets: how much a client may ask for at once and in the long run."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.serving.refusals import refuse

_TOO_MANY = "操作太频繁，请稍等几秒再试。"
_WAIT = (b"retry-after", b"5")
_REMEMBERED = 20_000  # clients; who is forgotten starts with a full bucket
_FREE = (
    "/static/",
    "/app/static/",
)  # a first page asks for more than a hundred files, all of them from memory


@dataclass(frozen=True)
class Rate:
    """So many at once, and so many a second after that."""

    burst: float
    a_second: float


@dataclass(frozen=True)
class Limits:
    """What one client may: requests, frames over all its websockets, websockets at a time."""

    requests: Rate
    frames: Rate
    sockets: int


class Buckets:
    """A bucket for each client; belongs to the event loop's thread."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what is left, and when that was

    def take(self, client: str) -> bool:
        """Take one from the client's bucket; False when it is empty."""
        now = self._clock()
        left, before = self._left.pop(client, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - before) * self._rate.a_second)
        enough = left >= 1
        self._left[client] = (left - enough, now)
        if len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return enough


class Throttle:
    """An ASGI app around another: 429 for too many requests, 1008 for too many frames, and no more websockets at a time than allowed."""

    def __init__(self, app: App, client: Callable[[Scope], str], limits: Limits) -> None:
        self._app = app
        self._client = client
        self._requests = Buckets(limits.requests)
        self._frames = Buckets(limits.frames)
        self._sockets = limits.sockets
        self._open: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on while the client's bucket lasts."""
        if scope["type"] == "lifespan" or scope["path"].startswith(_FREE):
            await self._app(scope, receive, send)
            return
        client = self._client(scope)
        if not self._requests.take(client):
            await refuse(scope, send, 429, _TOO_MANY, _WAIT)
        elif scope["type"] == "http":
            await self._app(scope, receive, send)
        elif self._open.get(client, 0) >= self._sockets:
            await refuse(scope, send, 429, _TOO_MANY)
        else:
            self._open[client] = self._open.get(client, 0) + 1
            try:
                await self._converse(client, scope, receive, send)
            finally:
                self._open[client] -= 1
                if not self._open[client]:
                    del self._open[client]

    async def _converse(self, client: str, scope: Scope, receive: Receive, send: Send) -> None:
        closed = False

        async def counted() -> Scope:
            nonlocal closed
            message = await receive()
            if message["type"] == "websocket.receive" and not self._frames.take(client):
                closed = True
                await send({"type": "websocket.close", "code": 1008, "reason": "too many frames"})
                return {"type": "websocket.disconnect", "code": 1008}
            return message

        async def unless_closed(message: Scope) -> None:
            if not closed:  # the app may have been drawing still
                await send(message)

        await self._app(scope, counted, unless_closed)
