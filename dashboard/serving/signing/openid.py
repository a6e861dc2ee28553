"""Single sign-on of an office by OpenID Connect: code flow with PKCE, state and nonce; a claim names the account."""

import logging
import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any, cast

import httpx2
from authlib.integrations.starlette_client import OAuth, OAuthError
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard.catalog.acts import Act
from dashboard.errors import SignInRefused
from dashboard.serving.signing import pages
from dashboard.serving.signing.door import Door, origin_of
from dashboard.serving.signing.forms import local
from dashboard.settings import OpenId

_SIGNATURES = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
"""By key pairs only: nobody who knows a shared secret, or no secret at all, can make a token."""
_LASTS = 10 * 60  # seconds between leaving for the provider and coming back
_LEEWAY = 30  # seconds by which the clocks may differ
_NEXT = "next"
_TITLE = "统一登录没有成功"
_UNPROVEN = "单位统一登录的答复没有通过核对，没有登录。请重新登录；还不行，请找管理员。"
_UNKNOWN = "您的统一登录账号在驾驶舱里没有对应的账号，或已停用。请找管理员开通。"
_log = logging.getLogger(__name__)


def routes(door: Door, provider: OpenId) -> list[BaseRoute]:
    """The way to the provider and the way back."""
    registry = OAuth()
    client = registry.register(
        "office",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "timeout": 10},
    )
    flow = Middleware(
        SessionMiddleware,
        secret_key=secrets.token_urlsafe(32),
        session_cookie="__Host-cockpit-way" if door.settings.tls else "cockpit-way",
        max_age=_LASTS,
        same_site="lax",  # the provider sends the browser back
        https_only=door.settings.tls,
    )
    return [
        Route("/oidc", partial(_leave, door, client), middleware=[flow]),
        Route("/oidc/callback", partial(_return, door, provider, client), middleware=[flow]),
    ]


async def _leave(door: Door, client: Any, request: Request) -> Response:
    """Send the browser to the provider."""
    try:
        back = await client.authorize_redirect(request, f"{_address(door, request)}/auth/oidc/callback")
    except (httpx2.HTTPError, OAuthError, ValueError) as cause:
        _log.warning("the OpenID provider does not answer: %s", type(cause).__name__)
        return door.show(
            request,
            pages.message(_TITLE, "单位的统一登录现在连不上。请过一会儿再试，或用账号密码登录。"),
            502,
        )
    request.session[_NEXT] = local(request.query_params.get("next", "/"))
    return cast(Response, back)


async def _return(door: Door, provider: OpenId, client: Any, request: Request) -> Response:
    """Take the browser back: check what the provider says, and let in whom it names."""
    try:
        claims = await _claims(provider, client, request)
    except (httpx2.HTTPError, OAuthError, JoseError, ValueError) as cause:
        return await run_in_threadpool(_refuse, door, request, "", type(cause).__name__, _UNPROVEN)
    name = str(claims.get(provider.claim) or "")
    way = str(request.session.pop(_NEXT, "/"))
    return await run_in_threadpool(_let_in, door, request, name, way)


async def _claims(provider: OpenId, client: Any, request: Request) -> Mapping[str, Any]:
    """What the provider says about the person: signed by its keys, meant for us, for this browser, and not too old."""
    metadata = await client.load_server_metadata()
    if metadata.get("issuer") != provider.issuer:
        raise ValueError("another issuer")
    offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [each for each in offered if each in _SIGNATURES]
    token = await client.authorize_access_token(
        request,
        leeway=_LEEWAY,
        claims_options={
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client},
            "nonce": {"essential": True},
        },
    )
    claims: Mapping[str, Any] | None = token.get("userinfo")
    if not claims:
        raise ValueError("no id_token")
    return claims


def _let_in(door: Door, request: Request, name: str, way: str) -> Response:
    account = door.house.people.find(name) if name else None
    if account is None or not account.enabled or account.demonstration:
        return _refuse(door, request, name, "unknown", _UNKNOWN)
    try:
        token = door.house.sessions.begin(account.name, origin=origin_of(request), way="oidc")
    except SignInRefused as refused:
        return _refuse(door, request, name, "unknown", str(refused))
    return door.admit(request, token, way)


def _refuse(door: Door, request: Request, name: str, why: str, words: str) -> Response:
    door.house.trail.add(
        Act.SIGN_IN_REFUSED,
        who="",
        origin=origin_of(request),
        about=name,
        result="refused",
        way="oidc",
        why=why,
    )
    return door.show(request, pages.message(_TITLE, words), 403)


def _address(door: Door, request: Request) -> str:
    """The address under which the browser reaches us."""
    scheme = "https" if door.settings.tls else request.url.scheme
    return f"{scheme}://{request.url.netloc}"
