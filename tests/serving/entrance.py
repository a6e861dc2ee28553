"""The way in without Streamlit behind it: the layers that decide who comes in, around a page that tells who came."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from httpx2 import Response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.access.house import House
from dashboard.serving.binding import Binding
from dashboard.serving.gate import SIGNED, Gate
from dashboard.serving.named import Named
from dashboard.serving.peers import Peers
from dashboard.serving.porter import Porter
from dashboard.serving.signing import Door, Forms, routes
from dashboard.settings import Settings

HOST = "http://cockpit.example"
PEER = "192.0.2.7"
PAGE = {"Accept": "text/html"}
SETTINGS = Settings(Path("city.duckdb"))


@dataclass(frozen=True)
class Entrance:
    """The house that is entered, and what sessions of Streamlit belong to whom."""

    house: House
    settings: Settings = SETTINGS
    stands: Callable[[], bool] = lambda: True
    binding: Binding = field(default_factory=Binding)

    def browser(self, peer: str = PEER) -> TestClient:
        """A browser with no cookies, which calls from an address."""
        porter = Porter(self.house)
        door = Door(self.house, porter, Forms(tls=self.settings.tls), self.settings, self.stands)
        inner = Starlette(
            routes=[
                *routes(door),
                WebSocketRoute("/_stcore/stream", _converse),
                Route("/{path:path}", _tell, methods=["GET", "PUT", "POST"]),
            ]
        )
        gate = Gate(inner, porter, self.binding, self.settings.cookie)
        named = Named(gate, self.house, porter, self.settings) if self.settings.user_header else gate
        front = Peers(named, self.settings.proxies, self.settings.user_header)
        host = HOST.replace("http", "https") if self.settings.tls else HOST
        return TestClient(front, base_url=host, client=(peer, 50_000), follow_redirects=False)


async def _tell(request: Request) -> JSONResponse:
    return JSONResponse(
        {
            "account": request.scope[SIGNED].person.account,
            "client": request.client.host if request.client else "",
            "headers": sorted(request.headers),
        }
    )


async def _converse(socket: WebSocket) -> None:
    await socket.accept(subprotocol="streamlit")
    await socket.send_text(socket.headers["sec-websocket-protocol"])
    await socket.close()


def post(
    browser: TestClient, path: str, fields: Mapping[str, str], *, page: str | None = None, **headers: str
) -> Response:
    """Open a page with a form, as people do, and send the form."""
    shown = browser.get(page or path, headers=PAGE)
    found = re.search(r'name=form value="([0-9a-f]+)"', shown.text)
    token = {"form": found[1]} if found else {}
    told = {
        "Origin": str(browser.base_url),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return browser.post(path, data={**token, **fields}, headers=told)


def sign_in(browser: TestClient, account: str, password: str, way: str = "/") -> Response:
    """Fill in the sign-in page."""
    fields = {"account": account, "password": password, "next": way}
    return post(browser, "/auth/login", fields)


def close_code(browser: TestClient, **headers: str) -> int:
    """The code with which a websocket is closed before it opens; 0 for one that opens."""
    try:
        with browser.websocket_connect("/_stcore/stream", headers=headers):
            return 0
    except WebSocketDisconnect as refused:
        return refused.code


def who(browser: TestClient) -> str:
    """The account as which a browser is known; empty for nobody."""
    answer = browser.get("/")
    return str(answer.json()["account"]) if answer.status_code == 200 else ""
