"""The door: what the sign-in pages share, and how somebody is let in and out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dashboard.access import Person
from dashboard.access.house import House
from dashboard.access.sessions import Signed
from dashboard.catalog.roles import Role
from dashboard.errors import SignInRefused
from dashboard.serving.gate import token_of
from dashboard.serving.porter import Porter
from dashboard.serving.signing.forms import Forms, local
from dashboard.serving.signing.pages import Offer
from dashboard.settings import Settings


@dataclass(frozen=True)
class Door:
    """The house that is entered, the porter who remembers who is in, and the forms that are filled in."""

    house: House
    porter: Porter
    forms: Forms
    settings: Settings
    stands: Callable[[], bool]
    """Whether the city in the store is the demonstration's still, so that its roles may be lent."""

    def token(self, request: Request) -> str | None:
        """The token that the browser shows."""
        return token_of(request.scope["headers"], self.settings.cookie)

    def signed(self, request: Request) -> Signed | None:
        """Who is signed in."""
        token = self.token(request)
        return self.house.sessions.find(token) if token else None

    def why_not(self, request: Request) -> str:
        """Why somebody who was signed in no longer is; empty for who never was."""
        token = self.token(request)
        return self.house.sessions.why_not(token) if token else ""

    def lent(self) -> Sequence[Person]:
        """The roles that the demonstration lends, while it stands."""
        if not self.stands():
            return ()
        lent = [each.person for each in self.house.people.everyone() if each.demonstration and each.enabled]
        return sorted(lent, key=lambda person: (list(Role).index(person.role), person.districts))

    def offer(self, token: str, next_: str = "/") -> Offer:
        """What a page offers beside its form."""
        return Offer(token, local(next_), self.lent(), self.settings.openid is not None)

    def admit(self, request: Request, token: str, way: str = "/") -> Response:
        """Let in to a path of ours: the new token, whatever the browser showed before, and the sign-in that it replaces ends."""
        self.end(request)
        response = RedirectResponse(way, 303)
        response.set_cookie(
            self.settings.cookie, token, httponly=True, samesite="lax", secure=self.settings.tls
        )
        return response

    def end(self, request: Request) -> None:
        """End the sign-in of this browser."""
        if token := self.token(request):
            self.house.sessions.end(token, origin=origin_of(request))
            self.porter.forget(token)

    def dismiss(self, way: str = "/auth/login") -> Response:
        """Let out: the cookie goes; of the pages a browser keeps nothing, by their headers."""
        response = RedirectResponse(way, 303)
        response.delete_cookie(self.settings.cookie, httponly=True, samesite="lax", secure=self.settings.tls)
        response.headers["Clear-Site-Data"] = '"storage"'  # pages themselves are never kept (no-store)
        return response

    def show(self, request: Request, page: str, status: int = 200) -> Response:
        """A page; one with a form sets the cookie that the form is bound to."""
        response = HTMLResponse(page, status)
        self.forms.remember(request, response)
        return response


def origin_of(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""


def seconds(refused: SignInRefused) -> str:
    """A refusal, and how long to wait before the next attempt."""
    if not refused.wait:
        return str(refused)
    minutes = -(-refused.wait // 60)
    wait = f"{refused.wait} 秒" if refused.wait < 60 else f"{minutes} 分钟"
    return f"{refused}。连续错了几次，请过 {wait}再试。"
