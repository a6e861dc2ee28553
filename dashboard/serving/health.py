"""Whether the server lives, and whether it can do its work: a word each, which tells an outsider nothing more."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from dashboard.errors import CockpitError
from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.store import Store, journal_of

LIVE, READY = "/healthz", "/readyz"
_ENOUGH = 200 << 20  # bytes; with less no import is begun


class Health:
    """An ASGI app around another: answers the two questions itself; `warmed` says whether people may come in."""

    def __init__(
        self,
        app: App,
        path: Path,
        store: Callable[[], Store],
        warmed: Callable[[], bool],
        enough: int = _ENOUGH,
    ) -> None:
        self._app = app
        self._path = path
        self._store = store
        self._warmed = warmed
        self._enough = enough

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http" or scope["path"] not in (LIVE, READY):
            await self._app(scope, receive, send)
            return
        missing = None if scope["path"] == LIVE else await run_in_threadpool(self.missing)
        body = (missing or "ok").encode()
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": 503 if missing else 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def missing(self) -> str | None:
        """What is missing before the server can do its work; None when nothing is."""
        if not self._warmed():
            return "starting"
        try:
            self._store().version()
        except CockpitError:
            return "store"
        try:
            with tempfile.TemporaryFile(dir=journal_of(self._path)):
                pass
        except OSError:
            return "journal"
        return "disk" if shutil.disk_usage(self._path.parent).free < self._enough else None
