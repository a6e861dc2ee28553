"""The routes under /auth/: sign in, sign out, change the own password, borrow a role, open a wall screen."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard.access.signing_in import sign_in
from dashboard.errors import FormRefused, PasswordRefused, PeopleRefused, SignInRefused
from dashboard.serving.gate import LOGIN, PASSWORD
from dashboard.serving.signing import openid, pages
from dashboard.serving.signing.door import Door, origin_of, seconds
from dashboard.serving.signing.forms import local

Given = Mapping[str, str]
_WALL_GONE = "这个大屏链接已收回、已过期，或不完整。请向管理员要新的链接。"


def routes(door: Door) -> list[BaseRoute]:
    """Every route of the door."""
    ways = [
        Route("/login", partial(_show_login, door), methods=["GET"]),
        Route("/login", _posted(door, _sign_in), methods=["POST"]),
        Route("/logout", partial(_show_leave, door), methods=["GET"]),
        Route("/logout", _posted(door, _sign_out), methods=["POST"]),
        Route("/logout-everywhere", _posted(door, _sign_out_everywhere), methods=["POST"]),
        Route("/password", partial(_show_password, door), methods=["GET"]),
        Route("/password", _posted(door, _set_password), methods=["POST"]),
        Route("/demo", _posted(door, _borrow), methods=["POST"]),
        Route("/wall/{secret}", partial(_open_wall, door), methods=["GET"]),
        *(openid.routes(door, door.settings.openid) if door.settings.openid else ()),
    ]
    return [Mount("/auth", routes=ways)]  # whatever else is asked for under it, Streamlit never sees


def _posted(
    door: Door, act: Callable[[Door, Request, Given], Response]
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that takes a form of ours only, and acts in a thread: passwords take their time."""

    async def endpoint(request: Request) -> Response:
        try:
            given = await door.forms.read(request)
        except FormRefused as refused:
            page = pages.message("没有提交成功", str(refused), request.url.path, "重新打开这一页")
            return door.show(request, page, 403)
        return await run_in_threadpool(act, door, request, given)

    return endpoint


def _show_login(door: Door, request: Request) -> Response:
    way = local(request.query_params.get("next", "/"))
    if door.signed(request):
        return RedirectResponse(way, 303)
    offer = door.offer(door.forms.token(request), way)
    return door.show(request, pages.login(offer, said=door.why_not(request)))


def _sign_in(door: Door, request: Request, given: Given) -> Response:
    account, way = given.get("account", ""), local(given.get("next", "/"))
    try:
        token = sign_in(door.house, account, given.get("password", ""), origin_of(request))
    except SignInRefused as refused:
        offer = door.offer(door.forms.token(request), way)
        return door.show(
            request,
            pages.login(offer, account=account[:64], refused=seconds(refused)),
            429 if refused.wait else 401,
        )
    signed = door.house.sessions.find(token)
    return door.admit(request, token, PASSWORD if signed and signed.must_change else way)


def _show_leave(door: Door, request: Request) -> Response:
    signed = door.signed(request)
    if signed is None:
        return RedirectResponse(LOGIN, 303)
    person = signed.person
    token = door.forms.token(request)
    lent = door.offer(token) if signed.way == "demonstration" else pages.Offer(token)
    return door.show(request, pages.leave(lent, person, has_password=signed.way == "password"))


def _sign_out(door: Door, request: Request, _: Given) -> Response:
    door.end(request)
    return door.dismiss()


def _sign_out_everywhere(door: Door, request: Request, _: Given) -> Response:
    signed = door.signed(request)
    if signed:
        door.house.sessions.end_all(signed.person.seen_by or signed.person.account, origin=origin_of(request))
    door.end(request)
    return door.dismiss()


def _show_password(door: Door, request: Request) -> Response:
    return _password_page(door, request)


def _password_page(door: Door, request: Request, refused: str = "", status: int = 200) -> Response:
    signed = door.signed(request)
    if signed is None or signed.way != "password":
        return RedirectResponse(LOGIN, 303)
    token = door.forms.token(request)
    page = pages.password(token, signed.person, forced=signed.must_change, refused=refused)
    return door.show(request, page, status)


def _set_password(door: Door, request: Request, given: Given) -> Response:
    signed = door.signed(request)
    if signed is None or signed.way != "password" or signed.person.seen_by:
        return RedirectResponse(LOGIN, 303)
    new = given.get("new", "")
    if new != given.get("again", ""):
        return _password_page(door, request, "两遍新密码写得不一样，请再写一次。", 400)
    try:
        door.house.people.set_password(
            signed.person.account, new, old=given.get("old", ""), origin=origin_of(request), keep=signed.key
        )
    except (PasswordRefused, PeopleRefused) as refused:
        return _password_page(door, request, str(refused), 400)
    token = door.house.sessions.begin(signed.person.account, origin=origin_of(request), way="password")
    return door.admit(request, token)


def _borrow(door: Door, request: Request, given: Given) -> Response:
    try:
        token = door.house.sessions.begin(
            given.get("account", ""), origin=origin_of(request), way="demonstration"
        )
    except SignInRefused as refused:
        return door.show(request, pages.message("不能这样进入", str(refused)), 403)
    return door.admit(request, token, local(given.get("next", "/")))


def _open_wall(door: Door, request: Request) -> Response:
    link = door.house.links.find(request.path_params["secret"])
    if link is None:
        return door.show(request, pages.message("链接打不开", _WALL_GONE), 403)
    token = door.house.sessions.begin(
        link.account, origin=origin_of(request), way="link", expires=link.expires
    )
    return door.admit(request, token)
