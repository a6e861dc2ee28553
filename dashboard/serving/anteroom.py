"""The anteroom: until the app is warm, only the visitor that warms it comes in.

Without it a tab that reconnects while the server starts would be greeted with Streamlit's stray “page not found”.
"""

import secrets

from dashboard.serving.gate import OPEN, App, Receive, Scope, Send

HEADER = "x-cockpit-warming"
_WAIT = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    "<title>产改驾驶舱</title><p>产改驾驶舱正在启动，好了会自动打开。</p></html>"
).encode()


class Anteroom:
    """An ASGI app around another; everyone waits in it until `open` is called."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.is_open = False
        self.pass_word = secrets.token_urlsafe(16)
        """What the warming visitor shows in its header."""

    def open(self) -> None:
        """Let everyone in from now on."""
        self.is_open = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or ask to wait: a page that tries again by itself, a websocket that is refused."""
        if self.is_open or scope["type"] == "lifespan" or scope["path"] in OPEN or self._is_warming(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1013})
        else:
            headers = [(b"content-type", b"text/html; charset=utf-8"), (b"retry-after", b"2")]
            await send({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": _WAIT})

    def _is_warming(self, scope: Scope) -> bool:
        shown = dict(scope["headers"]).get(HEADER.encode(), b"")
        return secrets.compare_digest(shown, self.pass_word.encode())
