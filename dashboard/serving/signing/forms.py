"""The forms of the sign-in pages: sent by a page of ours, from this browser, and not long ago."""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import FormRefused

FIELD = "form"
_LASTS = 2 * 60 * 60  # seconds
_LONGEST = 16_000  # bytes
_STALE = "这一页放得太久，或不是从本系统打开的。请重新填写后再提交。"


class Forms:
    """Gives each form a token bound to a cookie of the browser, and asks for both when the form comes back."""

    def __init__(self, *, tls: bool) -> None:
        self._key = secrets.token_bytes(32)  # forms don't outlive the process
        self._tls = tls
        self._cookie = "__Host-cockpit-form" if tls else "cockpit-form"

    def token(self, request: Request) -> str:
        """The token that goes into the forms of the page that answers a request."""
        return self._token(self._value(request))

    def remember(self, request: Request, response: Response) -> None:
        """Set the cookie that the page's token is bound to."""
        response.set_cookie(
            self._cookie,
            self._value(request),
            max_age=_LASTS,
            httponly=True,
            secure=self._tls,
            samesite="strict",
        )

    async def read(self, request: Request) -> Mapping[str, str]:
        """The fields of a form that was sent. Raises FormRefused."""
        if not is_from_here(request):
            raise FormRefused("这次提交不是从本系统的页面发出的，没有受理。")
        given = _parse(await _body(request))
        value = request.cookies.get(self._cookie, "")
        if not value or not hmac.compare_digest(given.get(FIELD, "").encode(), self._token(value).encode()):
            raise FormRefused(_STALE)
        return given

    def _value(self, request: Request) -> str:
        """The browser's own value if it has one, so that a form in another tab stays good."""
        if not hasattr(request.state, "form"):
            request.state.form = request.cookies.get(self._cookie) or secrets.token_urlsafe(32)
        value: str = request.state.form
        return value

    def _token(self, value: str) -> str:
        return hmac.new(self._key, value.encode(), sha256).hexdigest()


def is_from_here(request: Request) -> bool:
    """Whether a page of this host sent it: the browser says so, and no page can make it say otherwise."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    if origin is None or (origin == "null" and site):
        return site == "same-origin"
    return bool(host) and urlsplit(origin).netloc == host


def local(path: str) -> str:
    """A path of ours to go on to; anything else becomes the front page."""
    strange = not path.startswith("/") or path.startswith("//") or "\\" in path
    if strange or any(ord(each) < 33 or ord(each) == 127 for each in path) or path.startswith("/auth/"):
        return "/"
    return path


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise FormRefused("提交的内容过长，没有受理。")
    return bytes(body)


def _parse(body: bytes) -> Mapping[str, str]:
    try:
        return dict(
            parse_qsl(
                body.decode(),
                keep_blank_values=True,
                strict_parsing=False,
                errors="strict",
                max_num_fields=20,
            )
        )
    except ValueError as cause:
        raise FormRefused(_STALE) from cause
