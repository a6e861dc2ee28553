"""What every answer tells the browser to allow, and to keep: a content policy, no guessing of types, no copies of data."""

import base64
import hashlib
import re
from pathlib import Path

from dashboard.serving.gate import App, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    # Streamlit turns the script of each of our components into a blob and imports it: that alone forces `blob:`.
    # No 'unsafe-inline' (the inline line of Streamlit's index.html is let in by its digest), no 'unsafe-eval'.
    "script-src": "'self' blob:",
    # Emotion and Plotly write <style> elements and style attributes while they draw.
    "style-src": "'self' 'unsafe-inline'",
    "connect-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "microphone",
                    "midi", "payment", "serial", "usb", "xr-spatial-tracking")
)  # fmt: skip
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", _PERMISSIONS.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
)
_STRICT = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
_NO_COPY = (b"cache-control", b"no-store")
_KEPT = ("/static/", "/app/static/", "/_stcore/bidi-components/")
"""Where the files of the program lie: the same for everyone, no data."""


_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HOST = re.compile(rb"[a-z0-9.:\[\]-]{1,255}", re.IGNORECASE)


def inline_scripts(page: Path) -> tuple[str, ...]:
    """The scripts that stand in a page itself, as sources of a content policy."""
    found = _INLINE.findall(page.read_text(encoding="utf-8"))
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in found)
    return tuple(f"'sha256-{digest}'" for digest in digests)


class Headers:
    """An ASGI app around another: adds the headers to every answer, a refusal's too.

    `inline` are the sources of the page's own scripts; `tls` says that browsers come by https only.
    """

    def __init__(self, app: App, *, inline: tuple[str, ...] = (), tls: bool = False) -> None:
        self._app = app
        self._sources = {**_POLICY, "script-src": " ".join((_POLICY["script-src"], *inline))}
        self._always = (*_ALWAYS, *([_STRICT] if tls else []))
        self._socket = "wss" if tls else "ws"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; only the answers to http carry headers that a browser heeds."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kept = scope["path"].startswith(_KEPT)
        added = [(b"content-security-policy", self._policy(scope)), *self._always]
        ours = {name for name, _ in added} | {b"server", *([] if kept else [b"cache-control"])}
        if not kept:
            added.append(_NO_COPY)

        async def telling(message: Scope) -> None:
            if message["type"] == "http.response.start":
                told = [
                    (name, value) for name, value in message.get("headers", []) if name.lower() not in ours
                ]
                message = {**message, "headers": [*told, *added]}
            await send(message)

        await self._app(scope, receive, telling)

    def _policy(self, scope: Scope) -> bytes:
        """The policy with the websocket of the host that was called: older browsers don't count it among 'self'."""
        host = dict(scope["headers"]).get(b"host", b"")
        reach = self._sources["connect-src"]
        if _HOST.fullmatch(host):
            reach = f"{reach} {self._socket}://{host.decode()}"
        return "; ".join(
            f"{name} {value}" for name, value in {**self._sources, "connect-src": reach}.items()
        ).encode()
