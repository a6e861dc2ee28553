"""Streamlit's own files for the browser, from memory and compressed once: a first visit asks for more than a hundred.

The page's head names what every page will need, the charts above all: the browser else learns of it only when the
first chart has come.
"""

import gzip
import mimetypes
import re
from functools import cache
from pathlib import Path

from dashboard.serving.gate import DOOR, App, Receive, Scope, Send

_SOON = ("PlotlyChart", "BidiComponent", "Html", "PageLink", "Selectbox", "DownloadButton")
_IMPORTED = re.compile(r'(?:from|import)\s*["\']\./([^"\']+\.js)["\']')
_SMALL = 1_000  # bytes that aren't worth compressing
_FOREVER = b"public, immutable, max-age=31536000"  # the names hold a hash
_PACKED = frozenset({".woff2", ".png", ".gif", ".jpg", ".mp4"})


class Shelf:
    """An ASGI app around another: answers for the files under `folder`/static, and adds hints to its pages."""

    def __init__(self, app: App, folder: Path) -> None:
        self._app = app
        self._html = folder / "index.html"
        self._files = {
            f"/{path.relative_to(folder).as_posix()}": path
            for path in folder.glob("static/*/*")
            if path.is_file()
        }
        self._soon = self._find_soon()
        self._hints = (b"link", ", ".join(f"<.{name}>; rel=modulepreload" for name in self._soon).encode())

    def warm(self) -> None:
        """Compress what every page needs, before the first visitor asks."""
        for name in self._soon:
            _read(self._files[name])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the shelf, or pass on."""
        path = (
            self._files.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        )
        headers = dict(scope["headers"]) if path else {}
        if path is None or b"range" in headers:
            hints = scope["type"] == "http" and not scope["path"].startswith(DOOR)
            await self._app(scope, receive, self._hinting(send) if hints else send)
            return
        whole, packed = _read(path)
        fits = packed is not None and b"gzip" in headers.get(b"accept-encoding", b"")
        body = packed if packed is not None and fits else whole
        told = [
            (b"content-type", (mimetypes.guess_type(path.name)[0] or "application/octet-stream").encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", _FOREVER),
            (b"vary", b"accept-encoding"),
            *([(b"content-encoding", b"gzip")] if fits else []),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": told})
        await send({"type": "http.response.body", "body": body})

    def _hinting(self, send: Send) -> Send:
        async def hinted(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])  # type: ignore[call-overload]
                if any(name == b"content-type" and value.startswith(b"text/html") for name, value in headers):
                    message = {**message, "headers": [*headers, self._hints]}
            await send(message)

        return hinted  # type: ignore[return-value]

    def _find_soon(self) -> list[str]:
        """What every page will need and its HTML does not name: the chunks of _SOON with all that they import."""
        named = self._html.read_text(encoding="utf-8")
        found: dict[str, None] = {}
        waiting = [name for name in self._files if Path(name).name.split(".")[0] in _SOON]
        while waiting:
            name = waiting.pop(0)
            if name in found or name in named or name not in self._files:
                continue
            found[name] = None
            text = self._files[name].read_text(encoding="utf-8")
            waiting += [f"/static/js/{chunk}" for chunk in _IMPORTED.findall(text)]
        return list(found)


@cache
def _read(path: Path) -> tuple[bytes, bytes | None]:
    """A file as it is, and compressed where that helps."""
    whole = path.read_bytes()
    if len(whole) < _SMALL or path.suffix in _PACKED:
        return whole, None
    return whole, gzip.compress(whole, 6, mtime=0)
