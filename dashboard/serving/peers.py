"""For whom a request is made: a reverse proxy that is known is believed, everybody else speaks for himself only."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dashboard.serving.gate import App, Receive, Scope, Send

TRUSTED = "cockpit.trusted"
"""The key of the scope that says whether the peer is a known proxy."""
_IDENTITIES = frozenset(
    {
        b"x-user",
        b"x-user-name",
        b"x-username",
        b"x-remote-user",
        b"remote-user",
        b"x-forwarded-user",
        b"x-forwarded-email",
        b"x-forwarded-preferred-username",
        b"x-forwarded-groups",
        b"x-auth-request-user",
        b"x-auth-request-email",
        b"x-authenticated-user",
        b"x-webauth-user",
        b"x-ssl-client-s-dn",
    }
)
"""The headers in which proxies name people."""
_ROUTES = frozenset(
    {b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"x-real-ip", b"forwarded"}
)
"""The headers in which proxies tell where a request came from."""


class Peers:
    """An ASGI app around another: strips what only a known proxy may say, and reads from whom such a proxy asks."""

    def __init__(self, app: App, proxies: Sequence[str], user_header: str | None = None) -> None:
        self._networks = tuple(ip_network(proxy, strict=False) for proxy in proxies)
        self._app = app
        self._forwarded = ProxyHeadersMiddleware(app, trusted_hosts=list(proxies))  # type: ignore[arg-type]
        own = {user_header.encode()} if user_header else set()
        self._strips = {True: _IDENTITIES - own, False: _IDENTITIES | _ROUTES | own}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the proxy's word or without."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        trusted = self._knows(scope)
        strips = self._strips[trusted]
        headers = [pair for pair in scope["headers"] if pair[0].lower().replace(b"_", b"-") not in strips]
        known = {**scope, "headers": headers, TRUSTED: trusted}
        if trusted:
            await self._forwarded(known, receive, send)  # type: ignore[arg-type]
        else:
            await self._app(known, receive, send)

    def _knows(self, scope: Scope) -> bool:
        client = scope.get("client")
        if not client:
            return False
        try:
            peer = ip_address(client[0])
        except ValueError:  # a name, as test clients give
            return False
        return any(peer in network for network in self._networks)
