"""Whom a reverse proxy names: signed in at the first page that is asked for, and nobody else under that name."""

import asyncio

from dashboard.access.accounts import account_name
from dashboard.access.house import House
from dashboard.catalog.acts import Act
from dashboard.errors import SignInRefused
from dashboard.serving.gate import DOOR, OPEN, App, Receive, Scope, Send, answer, asks_for_page, token_of
from dashboard.serving.peers import TRUSTED
from dashboard.serving.porter import Porter
from dashboard.serving.signing import pages
from dashboard.settings import Settings

_TITLE = "没有登录"
_UNKNOWN = "单位的登录系统报来的账号在驾驶舱里没有，或已停用。请找管理员开通。"


class Named:
    """An ASGI app around another; used only where the settings name the header of a known proxy."""

    def __init__(self, app: App, house: House, porter: Porter, settings: Settings) -> None:
        self._app = app
        self._house = house
        self._porter = porter
        self._settings = settings
        self._header = (settings.user_header or "").encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whose session is that of the account that the proxy names, or who is named by nobody."""
        name = self._name(scope)
        if not name or scope["path"] in OPEN or scope["path"].startswith(DOOR):
            await self._app(scope, receive, send)
            return
        token = token_of(scope["headers"], self._settings.cookie)
        signed = await self._porter.find(token)
        if signed and name in (signed.person.account, signed.person.seen_by):
            await self._app(scope, receive, send)
        elif asks_for_page(scope):
            await self._sign_in(name, token, scope, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await answer(send, 401, [(b"content-type", b"text/plain; charset=utf-8")], "请先登录。")

    def _name(self, scope: Scope) -> str:
        if not scope.get(TRUSTED):
            return ""
        named = [value for key, value in scope["headers"] if key == self._header]
        return account_name(named[0].decode("utf-8", "replace")) if len(named) == 1 else ""

    async def _sign_in(self, name: str, old: str | None, scope: Scope, send: Send) -> None:
        origin = scope["client"][0] if scope.get("client") else ""
        try:
            token = await asyncio.to_thread(self._begin, name, old, origin)
        except SignInRefused:
            kind = (b"content-type", b"text/html; charset=utf-8")
            await answer(send, 403, [kind], pages.message(_TITLE, _UNKNOWN, "/", "再试一次"))
            return
        if old:
            self._porter.forget(old)
        query = scope.get("query_string", b"")
        way = scope.get("raw_path", b"/") + (b"?" + query if query else b"")
        await answer(send, 303, [(b"location", way), (b"set-cookie", self._cookie(token))])

    def _begin(self, name: str, old: str | None, origin: str) -> str:
        try:
            token = self._house.sessions.begin(name, origin=origin, way="proxy")
        except SignInRefused:
            self._house.trail.add(
                Act.SIGN_IN_REFUSED,
                who="",
                origin=origin,
                about=name,
                result="refused",
                way="proxy",
                why="unknown",
            )
            raise
        if old:
            self._house.sessions.end(old, origin=origin)
        return token

    def _cookie(self, token: str) -> bytes:
        flags = "HttpOnly; Path=/; SameSite=lax" + ("; Secure" if self._settings.tls else "")
        return f"{self._settings.cookie}={token}; {flags}".encode("latin-1")
