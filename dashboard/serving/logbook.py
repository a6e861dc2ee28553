"""What the log says: one line an answer, without queries, cookies, file names or numbers of files and sessions."""

import logging
import sys
import time
from collections.abc import Callable

from pythonjsonlogger.json import JsonFormatter

from dashboard.catalog.navigation import PAGES
from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.serving.metrics import Metrics

ROLE = "cockpit.role"
"""The key of the scope under which an inner layer puts the role, in a dict that all layers share."""
LOG = logging.getLogger("cockpit.access")
_STARTS = (
    "/static/",
    "/app/static/",
    "/media/",
    "/_stcore/upload_file/",
    "/_stcore/bidi-components/",
    "/auth/wall/",
)
_WHOLE = frozenset(
    {f"/{page.url}" for page in PAGES}
    | {"/", "/healthz", "/readyz", "/metrics", "/auth/login", "/auth/logout", "/auth/password", "/auth/oidc"}
    | {"/auth/callback", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/favicon.png"}
)
_SPELLED = {
    code: f"\\u{code:04x}" for code in (*range(127, 160), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
"""What turns the reading direction or breaks a line, as JSON spells it; JSON itself spells out the rest."""
_CONTROL = {**{code: f"\\x{code:02x}" for code in range(32)}, **_SPELLED}


class Structured(JsonFormatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The object, also where a name holds characters that a terminal obeys."""
        return super().format(record).translate(_SPELLED)


class Plain(logging.Formatter):
    """One line a record, whatever stands in it; the story of an error follows on lines of its own."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line, its control characters and those that turn the reading direction spelled out."""
        return super().formatMessage(record).translate(_CONTROL)


def keep_log(kind: str) -> None:
    """Send every log through one handler to stderr; `kind` is "json", "text", or "" for warnings and errors only."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        Structured("%(asctime)s %(levelname)s %(name)s %(message)s", json_ensure_ascii=False)
        if kind == "json"
        else Plain()
    )
    logging.getLogger().handlers[:] = [handler]
    for name in [
        name for name in logging.root.manager.loggerDict if name.startswith(("streamlit", "uvicorn"))
    ]:
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    LOG.setLevel(logging.INFO if kind else logging.WARNING)


def route_of(path: str) -> str:
    """The pattern that a path follows; what follows none is "other", so that the routes stay few."""
    if path in _WHOLE:
        return path
    return next((f"{start}*" for start in _STARTS if path.startswith(start)), "other")


class Logbook:
    """An ASGI app around another: writes a line for every answer and counts it."""

    def __init__(self, app: App, metrics: Metrics, clock: Callable[[], float] = time.perf_counter) -> None:
        self._app = app
        self._metrics = metrics
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and write down what came of it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        socket = scope["type"] == "websocket"
        role: dict[str, str] = {}
        began = self._clock()
        status = 500

        async def noting(message: Scope) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "websocket.accept":
                status = 101
                self._metrics.sockets.inc()
            elif message["type"] == "websocket.close" and status != 101:
                status = 403
            await send(message)

        try:
            await self._app({**scope, ROLE: role}, receive, noting)
        finally:
            if status == 101:
                self._metrics.sockets.dec()
            route = route_of(scope["path"])
            self._metrics.requests.labels(route, status).inc()
            if status in (401, 403, 413, 429):
                self._metrics.refusals.labels(status).inc()
            told = {
                "method": "WS" if socket else scope["method"],
                "route": route,
                "status": status,
                "ms": round((self._clock() - began) * 1000),
                "role": role.get("role", ""),
            }
            LOG.info("%(method)s %(route)s %(status)d %(ms)d ms %(role)s", told, extra=told)
