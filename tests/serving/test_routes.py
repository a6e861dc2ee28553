"""Every route of the running server against every role: the routes are read off the app, so none can be forgotten."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.launch import Server, cockpit
from dashboard.access.house import open_house
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.settings import ROOT
from tests.conftest import copied
from tests.serving.attempts import ask, refusal, run

_LIST = """
import json
from serve import app

def ways(routes, start=""):
    for route in routes:
        path = start + getattr(route, "path", "")
        if getattr(route, "routes", None):
            yield from ways(route.routes, path)
        else:
            yield path, sorted(getattr(route, "methods", None) or ["GET"]), type(route).__name__

print(json.dumps(list(ways(app._build_starlette_app().routes))))
"""
FILLED = {
    "file_id:path": "x.csv",
    "session_id": "s",
    "file_id": "f",
    "path:path": "x/y.js",
    "secret": "guessed",
}
PAGE = {"Accept": "text/html"}
ANYONE = ("/healthz", "/readyz")
NOT_THERE = (
    "/component/",
    "/_stcore/metrics",
    "/_stcore/message",
    "/_stcore/agent",
    "/_stcore/script-health-check",
)
ROLES = tuple(Role)


@dataclass(frozen=True)
class Way:
    """One route: a path that it answers, and its methods."""

    path: str
    methods: tuple[str, ...]


@pytest.fixture(scope="module")
def server(_sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give the product over samples."""
    with cockpit(copied(_sampled, tmp_path_factory.mktemp("routes") / "store")) as running:
        yield running


@pytest.fixture(scope="module")
def ways(server: Server) -> tuple[Way, ...]:
    """Every route of the app, ours and Streamlit's."""
    environment = {**os.environ, "COCKPIT_STORE": str(server.store) + ".elsewhere"}
    listed = subprocess.run(
        [sys.executable, "-c", _LIST], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    found = [(path, methods) for path, methods, kind in json.loads(listed.stdout) if kind != "WebSocketRoute"]
    return tuple(Way(_fill(path), tuple(methods)) for path, methods in found)


def _fill(path: str) -> str:
    for name, value in FILLED.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, f"fill in {path}"
    return path or "/"


def test_s01_the_list_of_routes_is_whole(ways: tuple[Way, ...]) -> None:
    paths = {way.path for way in ways}
    assert {
        "/auth/login", "/auth/logout", "/auth/password", "/auth/demo", "/auth/wall/guessed", "/_stcore/health",
        "/_stcore/metrics", "/_stcore/host-config", "/media/x.csv", "/_stcore/upload_file/s/f", "/component/x/y.js",
        "/_stcore/bidi-components/x/y.js", "/app/static/x/y.js",
    } <= paths  # fmt: skip


def test_s01_no_route_tells_anonymous_visitors_anything(server: Server, ways: tuple[Way, ...]) -> None:
    let_in = []
    for way in (*ways, Way("/static/js/x.js", ("GET",)), Way("/metrics", ("GET",)), Way("/reform", ("GET",))):
        if way.path.startswith("/auth/"):
            continue
        for method in {*way.methods, "GET", "PUT", "POST", "DELETE"}:
            status, _, body = ask(server.url, way.path, method, {"Content-Length": "0"})
            if (status, body.decode()) != (401, "" if method == "HEAD" else "请先登录。"):
                let_in.append((method, way.path, status))
        status, told, body = ask(server.url, way.path, headers=PAGE)
        if (status, body) != (303, b"") or not told["location"].startswith("/auth/login"):
            let_in.append(("page", way.path, status))
    assert let_in == []


def test_s01_the_sign_in_routes_tell_anonymous_visitors_no_data(
    server: Server, ways: tuple[Way, ...]
) -> None:
    answers = {
        (method, way.path): ask(server.url, way.path, method, {"Content-Length": "0"})[0]
        for way in ways
        if way.path.startswith("/auth/")
        for method in way.methods
    }
    assert answers == {
        ("GET", "/auth/login"): 200,
        ("HEAD", "/auth/login"): 200,
        ("POST", "/auth/login"): 403,
        ("GET", "/auth/logout"): 303,
        ("HEAD", "/auth/logout"): 303,
        ("POST", "/auth/logout"): 403,
        ("POST", "/auth/logout-everywhere"): 403,
        ("GET", "/auth/password"): 303,
        ("HEAD", "/auth/password"): 303,
        ("POST", "/auth/password"): 403,
        ("POST", "/auth/demo"): 403,
        ("GET", "/auth/wall/guessed"): 403,
        ("HEAD", "/auth/wall/guessed"): 403,
    }
    assert [ask(server.url, path)[0] for path in ANYONE] == [200, 200]


def test_s01_each_role_gets_in_and_no_role_gets_what_is_not_its_own(
    server: Server, ways: tuple[Way, ...]
) -> None:
    metrics = {}
    for role in ROLES:
        cookie = server.headers(role)
        answers = {way.path: ask(server.url, way.path, headers=cookie)[0] for way in ways}
        assert 401 not in answers.values()
        assert answers["/_stcore/health"] == answers["/_stcore/host-config"] == 200
        assert {
            path: status for path, status in answers.items() if path.startswith(NOT_THERE)
        } == dict.fromkeys((path for path in answers if path.startswith(NOT_THERE)), 404)
        assert answers["/media/x.csv"] == 403
        assert ask(server.url, "/_stcore/upload_file/s/f", "PUT", {**cookie, "Content-Length": "0"})[0] == 403
        assert ask(server.url, "/", headers={**PAGE, **cookie})[0] == 200
        metrics[role] = ask(server.url, "/metrics", headers=cookie)[0]
    assert metrics == {role: 200 if role is Role.ADMINISTRATOR else 403 for role in ROLES}


def test_s01_the_websocket_opens_for_each_role_and_for_nobody_else(server: Server) -> None:
    assert [refusal(server.url, {"Cookie": f"cockpit={token}"}) for token in ("", "x" * 43)] == [403, 403]
    assert refusal(server.url, {}) == 403
    assert [refusal(server.url, server.headers(role)) for role in ROLES] == [101] * len(ROLES)


def test_s02_a_forged_name_opens_nothing(server: Server) -> None:
    forged = {
        "X-User": "admin",
        "X-Forwarded-User": "admin",
        "Remote-User": "admin",
        "X-Forwarded-For": "10.0.0.1",
    }
    assert ask(server.url, "/", headers=forged)[0] == 401
    assert refusal(server.url, forged) == 403
    assert ask(server.url, "/metrics", headers={**forged, **server.headers(Role.LEADER)})[0] == 403


async def _session(url: str, cookie: dict[str, str], *wanted: str) -> str:
    """The session of Streamlit that a page gets which asks to go on with another."""
    protocols = [
        websockets.Subprotocol(entry) for entry in ("streamlit", *(("x", *wanted) if wanted else ()))
    ]
    async with websockets.connect(
        url.replace("http", "ws", 1) + "/_stcore/stream",
        origin=websockets.Origin(url),
        subprotocols=protocols,
        additional_headers=cookie,
        proxy=None,
    ) as socket:
        message = BackMsg()
        message.rerun_script.page_name = "board"
        await socket.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await socket.recv(decode=False))
            if told.HasField("new_session"):
                return told.new_session.initialize.session_id


def test_s05_only_the_same_sign_in_goes_on_with_a_lost_session(server: Server) -> None:
    async def visit() -> tuple[str, str, str, str]:
        own, other = server.headers(Role.OFFICE), server.headers(Role.OFFICE)
        first = await _session(server.url, own)
        again = await _session(server.url, own, first)
        stolen = await _session(server.url, other, first)
        guessed = await _session(server.url, own, "00000000-0000-0000-0000-000000000000")
        return first, again, stolen, guessed

    first, again, stolen, guessed = run(visit())
    assert again == first
    assert len({first, stolen, guessed}) == 3


def test_the_first_start_names_the_administrator_once_and_its_own_visit_leaves_no_trace(
    server: Server,
) -> None:
    assert server.store is not None
    assert [line for line in server.said if "管理员账号 admin，一次性密码" in line] != []
    house = open_house(server.store)
    assert house.ensure_administrator() is None
    ours = [line for line in house.trail.lines() if line.who.startswith("server:")]
    assert ours == []
    assert [line.details["done"] for line in house.trail.lines(act=Act.PEOPLE) if line.who == "系统"] == [
        "add"
    ]
