"""By which names the server may be called, and from whose pages: everything else is refused before it is looked at.

Without it a page of a stranger could make a browser talk to the cockpit under a name of its own (DNS rebinding), or open
a websocket with the person's cookie.
"""

import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

import psutil

from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.serving.refusals import refuse

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = ("0.0.0.0", "::")
_SAFE = ("GET", "HEAD", "OPTIONS")
_WRONG_HOST = (
    "这个网址不是驾驶舱的。请用管理员给的网址打开；确实要用这个网址，请管理员把它写进 COCKPIT_HOSTS。"
)
_WRONG_ORIGIN = "这个请求不是从驾驶舱的页面发出的，没有处理。"


def names_of(bound: str, more: Iterable[str] = ()) -> frozenset[str]:
    """The names that a server bound to an address goes by: loopback, its own, and those that the settings add."""
    names = {*_LOOPBACK, bound, *more}
    if bound in _EVERYWHERE:
        names |= {socket.gethostname()}
        names |= {address.address for found in psutil.net_if_addrs().values() for address in found}
    return frozenset(name.strip().lower().rstrip(".").partition("%")[0] for name in names)


class Hosts:
    """An ASGI app around another: passes on what calls it by one of its names, and from its own pages."""

    def __init__(self, app: App, names: frozenset[str], *, tls: bool = False) -> None:
        self._app = app
        self._names = names
        self._tls = tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or 403. A websocket must say from which page it comes; so must not what only reads."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        host = hosts[0].decode("latin-1") if len(hosts) == 1 else ""
        if _name(host) not in self._names:
            await refuse(scope, send, 403, _WRONG_HOST)
        elif not self._is_own(scope, host):
            await refuse(scope, send, 403, _WRONG_ORIGIN)
        else:
            await self._app(scope, receive, send)

    def _is_own(self, scope: Scope, host: str) -> bool:
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if scope["type"] == "http" and (scope["method"] in _SAFE or not origins):
            return True
        schemes = {
            "https" if scope.get("scheme") in ("https", "wss") else "http",
            *(["https"] if self._tls else []),
        }
        return len(origins) == 1 and origins[0].lower() in {
            f"{scheme}://{host.lower()}" for scheme in schemes
        }


def _name(host: str) -> str | None:
    """The name or address in a Host header, without the port; None for what is no host."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if name is None or parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return name.rstrip(".")
