"""The whole server under attempts: names, uploads, files to take along, floods, and no call to anywhere outside."""

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.launch import Server, launched
from dashboard.access.house import open_house
from dashboard.catalog.roles import Role
from tests.conftest import copied
from tests.serving.attempts import Socket, ask, form, refusal, run, seconds_since

ENOUGH = 12
"""Uploads a day and person at this server."""


@dataclass(frozen=True)
class Site:
    """A server that is watched, and where what it connects to is written down; None where tracing isn't allowed."""

    server: Server
    connected: Path | None

    @property
    def url(self) -> str:
        """Where it answers."""
        return self.server.url

    def cookie(self, role: Role = Role.OFFICE) -> dict[str, str]:
        """The cookie of a new session."""
        return self.server.headers(role)


@pytest.fixture(scope="module")
def site(demonstration_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the product over a copy of the demonstration, every `connect` of its processes written down."""
    folder = tmp_path_factory.mktemp("hardened")
    store = copied(demonstration_store, folder / "city")
    connected = folder / "connected"
    watched = (
        "-f",
        "-D",
        "--seccomp-bpf",
        "-qq",
        "-e",
        "trace=connect",
        "-e",
        "signal=none",
        "-o",
        str(connected),
    )
    started = (sys.executable, "-m", "dashboard", "run", "--port", "0", "--store", str(store))
    told = {
        "COCKPIT_UPLOADS_A_DAY": str(ENOUGH),
        "COCKPIT_LOG": "json",
        "STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "5",
    }
    may_trace = subprocess.run(("strace", *watched, "true"), capture_output=True).returncode == 0
    command, program = ((*watched, *started), "strace") if may_trace else (started[1:], sys.executable)
    with launched(command, environment=told, within=120, python=program) as server:
        yield Site(replace(server, store=store), connected if may_trace else None)


def session_in(told: list[ForwardMsg]) -> str:
    """The number of the session of Streamlit that a page was drawn in."""
    return next(each.new_session.initialize.session_id for each in told if each.HasField("new_session"))


@dataclass(frozen=True)
class Visit:
    """An open page: the session of Streamlit, where a file is handed over, the sign-in, and the guard against forgery."""

    session: str
    upload: str
    headers: dict[str, str]
    guard: dict[str, str]


async def visited(site: Site, socket: Socket, cookie: dict[str, str]) -> Visit:
    """Open the upload page and ask where to hand a file over."""
    told = await socket.open("upload")
    session = session_in(told)
    message = BackMsg()
    message.file_urls_request.request_id = "1"
    message.file_urls_request.file_names.append("a.csv")
    message.file_urls_request.session_id = session
    await socket.say(message)
    urls = (await socket.hear("file_urls_response"))[-1].file_urls_response.file_urls
    _, headers, _ = await asyncio.to_thread(ask, site.url, "/_stcore/health", headers=cookie)
    token = re.search(r"_streamlit_xsrf=([^;]+)", headers["set-cookie"])
    assert token is not None
    both = {"Cookie": f"{cookie['Cookie']}; _streamlit_xsrf={token[1]}"}
    return Visit(session, urls[0].upload_url, both, {"X-Xsrftoken": token[1]})


def test_s11_websockets_of_strangers_are_refused(site: Site) -> None:
    cookie = site.cookie()
    assert refusal(site.url, cookie) == 101
    for origin in ("http://evil.example", "null", None, site.url.replace("http", "https"), f"{site.url}0"):
        assert refusal(site.url, cookie, origin) == 403
    shaking = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    hands = {**shaking, "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==", "Origin": "http://evil.example"}
    assert ask(site.url, "/_stcore/stream", headers={**cookie, **hands, "Host": "evil.example"})[0] == 403
    assert refusal(site.url, {}) == 403
    for path in ("/", "/healthz", "/static/x.js", "/auth/login"):
        assert ask(site.url, path, headers={**cookie, "Host": "evil.example"})[0] == 403


def test_s12_a_file_is_taken_from_a_page_of_ones_own_within_the_limits_only(site: Site) -> None:
    async def attempts() -> None:
        mine, others = site.cookie(), site.cookie(Role.ADMINISTRATOR)
        async with Socket(site.url, mine) as one, Socket(site.url, others) as other:
            visit, foreign = await visited(site, one, mine), await visited(site, other, others)
            kind, body = form(1000)

            async def put(path: str, content: object, *headers: dict[str, str]) -> int:
                told = {name: value for each in headers for name, value in each.items()}
                return (await asyncio.to_thread(ask, site.url, path, "PUT", told, content))[0]

            assert await put(visit.upload, body, visit.headers, kind) == 403
            assert await put(visit.upload, body, visit.headers, kind, {"X-Xsrftoken": "wrong"}) == 403
            assert await put(visit.upload, body, visit.headers, kind, foreign.guard) == 403
            assert await put(foreign.upload, body, visit.headers, visit.guard, kind) == 403
            assert (
                await put(f"/_stcore/upload_file/{foreign.session}/x", body, visit.headers, visit.guard, kind)
                == 403
            )
            assert (
                await put(
                    visit.upload, body, visit.guard, kind, {"Origin": "http://evil.example"}, visit.headers
                )
                == 403
            )
            announced = {"Content-Length": str(202 << 20)}
            assert await put(visit.upload, body, visit.headers, visit.guard, kind, announced) == 413
            endless = (body[: body.index(b"xxx")] if part == 0 else b"x" * (1 << 20) for part in range(203))
            assert await put(visit.upload, endless, visit.headers, visit.guard, kind) == 413
            assert await put(visit.upload, b"no form", visit.headers, visit.guard) == 400
            assert await put(visit.upload, body, visit.headers, visit.guard, kind) == 204

    run(attempts())


def test_s01_s05_an_export_is_for_the_person_whose_page_made_it(site: Site) -> None:
    async def attempts() -> None:
        mine, others = site.cookie(), site.cookie(Role.LEADER)
        async with Socket(site.url, mine) as one, Socket(site.url, others) as other:
            drawn = await one.open("upload", "dataset=tasks")
            buttons = [told.delta.new_element.download_button.deferred_file_id for told in drawn]
            offered = max(buttons)  # the others are empty, or buttons too
            wanted = BackMsg()
            wanted.backend_operation_request.request_id = "1"
            wanted.backend_operation_request.session_id = session_in(await other.open("overview"))
            wanted.backend_operation_request.deferred_file.file_id = offered
            await other.say(wanted)  # the number alone is worth nothing
            assert all(
                not each.HasField("backend_operation_response") for each in await other.open("overview")
            )
            wanted.backend_operation_request.session_id = session_in(drawn)
            await one.say(wanted)
            url = (await one.hear("backend_operation_response"))[
                -1
            ].backend_operation_response.deferred_file.url
        assert url.startswith("/media/")
        status, headers, body = await asyncio.to_thread(ask, site.url, url, headers=mine)
        assert (status, headers["cache-control"], headers["x-content-type-options"]) == (
            200,
            "no-store",
            "nosniff",
        )
        assert len(body) > 20
        assert (await asyncio.to_thread(ask, site.url, url, headers=others))[0] == 403
        assert (await asyncio.to_thread(ask, site.url, url))[0] == 401

    run(attempts())


def test_s04_nobody_clears_the_caches_of_everybody(site: Site) -> None:
    async def attempts() -> list[ForwardMsg]:
        async with Socket(site.url, site.cookie(Role.LEADER)) as one:
            await one.open("overview")
            message = BackMsg()
            message.clear_cache = True
            await one.say(message)
            return await one.open("overview")

    assert run(attempts())[-1].HasField("script_finished")
    assert ask(site.url, "/readyz")[2] == b"ok"


def said(told: list[ForwardMsg]) -> str:
    """All HTML that was sent."""
    return "".join(each.delta.new_element.html.body for each in told if each.HasField("delta"))


def test_s03_a_frame_that_names_another_unit_gets_nothing_of_it(site: Site) -> None:
    async def attempts() -> tuple[str, str]:
        async with Socket(site.url, site.cookie(Role.LEADER)) as one:
            seen = said(await one.open("unit", "unit=D10"))
        async with Socket(site.url, site.cookie(Role.REPORTER)) as other:
            return seen, said(await other.open("unit", "unit=D10"))

    leader, reporter = run(attempts())
    assert "市科技局" in leader
    assert "市人社局" in reporter
    assert "市科技局" not in reporter


def test_s04_frames_that_press_the_buttons_of_an_administrator_change_nothing(site: Site) -> None:
    async def attempts() -> tuple[list[str], str]:
        async with Socket(site.url, site.cookie(Role.ADMINISTRATOR)) as one:
            told = await one.open("people")
        buttons = [each.delta.new_element.button.id for each in told if each.HasField("delta")]
        async with Socket(site.url, site.cookie(Role.REPORTER)) as other:
            await other.open("people")
            message = BackMsg()
            message.rerun_script.page_name = "people"
            for button in filter(None, buttons):
                message.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
            await other.say(message)
            return buttons, said(await other.hear("script_finished"))

    assert site.server.store is not None
    people = open_house(site.server.store).people
    site.server.sign_in(Role.REPORTER)
    site.server.sign_in(Role.ADMINISTRATOR)
    before = people.everyone()
    buttons, shown = run(attempts())
    assert len([button for button in buttons if button]) >= 3  # add, many at once, a wall link
    assert "您没有看“用户与权限”的权限" in shown
    assert [each.name for each in people.everyone()] == [each.name for each in before]


def test_s19_the_headers_of_pages_and_of_the_sign_in(site: Site) -> None:
    for path, headers in (("/", site.cookie()), ("/auth/login", {}), ("/_stcore/host-config", site.cookie())):
        status, told, _ = ask(site.url, path, headers=headers)
        assert status == 200
        assert "img-src 'self' data: blob:" in told["content-security-policy"]
        assert "unsafe-eval" not in told["content-security-policy"]
        assert (told["cache-control"], told["x-content-type-options"]) == ("no-store", "nosniff")
        assert "server" not in told
    kept = ask(site.url, "/static/js/" + _script(site), headers=site.cookie())[1]
    assert "immutable" in kept["cache-control"]


def _script(site: Site) -> str:
    page = ask(site.url, "/", headers=site.cookie())[2].decode()
    found = re.search(r"/static/js/(index\.[\w-]+\.js)", page)
    assert found is not None
    return found[1]


def test_s01_readiness_and_metrics_tell_each_what_is_theirs(site: Site) -> None:
    assert [ask(site.url, path)[2] for path in ("/healthz", "/readyz")] == [b"ok", b"ok"]
    assert ask(site.url, "/metrics")[0] == 401
    assert ask(site.url, "/metrics", headers=site.cookie(Role.OFFICE))[0] == 403
    assert ask(site.url, "/_stcore/metrics", headers=site.cookie(Role.ADMINISTRATOR))[0] == 404
    status, _, text = ask(site.url, "/metrics", headers=site.cookie(Role.ADMINISTRATOR))
    assert status == 200
    assert b"cockpit_store_version" in text
    assert re.search(rb"cockpit_rerun_seconds_count [1-9]", text)


def test_l05_a_flood_of_frames_is_closed_and_others_come_in(site: Site) -> None:
    async def attempts() -> tuple[int, float]:
        message = BackMsg()
        message.rerun_script.page_name = "overview"
        async with Socket(site.url, site.cookie(Role.LEADER)) as flood:
            code = 0
            try:
                for _ in range(200):
                    await flood.say(message)
                await flood.hear("never")
            except websockets.ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else 0
            began = time.monotonic()
            async with Socket(site.url, site.cookie(Role.OFFICE)) as calm:
                await calm.open("upload")
                return code, seconds_since(began)

    code, waited = run(attempts())
    assert code == 1008
    assert waited <= 3


def test_l06_uploads_without_a_sign_in_cost_no_memory_and_with_one_have_a_quota(site: Site) -> None:
    process = psutil.Process(site.server.process.pid)
    kind, body = form(5_000_000)
    ask(site.url, "/_stcore/upload_file/s/f", "PUT", kind, body)
    before = process.memory_info().rss
    assert {ask(site.url, f"/_stcore/upload_file/s/{n}", "PUT", kind, body)[0] for n in range(40)} == {401}
    assert process.memory_info().rss - before <= 10 << 20

    async def attempts() -> list[int]:
        cookie = site.cookie(Role.REPORTER)
        async with Socket(site.url, cookie) as one:
            visit = await visited(site, one, cookie)
            told = {**visit.headers, **visit.guard, **kind}
            answers = [
                await asyncio.to_thread(ask, site.url, visit.upload, "PUT", told, body)
                for _ in range(ENOUGH + 1)
            ]
            assert "今日上传次数已达上限" in answers[-1][2].decode()
            return [status for status, _, _ in answers]

    assert run(attempts()) == [204] * ENOUGH + [429]


def test_s26_what_the_server_makes_is_its_owners_alone(site: Site) -> None:
    assert site.server.store is not None
    made = site.server.store.with_name(site.server.store.name + ".access")
    assert made.stat().st_mode & 0o077 == 0


def test_s26_the_server_calls_nobody_outside(site: Site) -> None:
    if site.connected is None:  # where nobody may be traced: the connections that are open now
        server = psutil.Process(site.server.process.pid)
        opened = [
            each for one in (server, *server.children(recursive=True)) for each in one.net_connections()
        ]
        assert {each.raddr.ip for each in opened if each.raddr} <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
        return
    called = site.connected.read_text(encoding="utf-8", errors="replace")
    assert "AF_INET" in called  # its own first visit: the watch works
    internet = [line for line in called.splitlines() if "AF_INET" in line]
    own = re.compile(r'inet_addr\("127\.0\.0\.1"\)|inet_pton\(AF_INET6, "::1"|"::ffff:127\.0\.0\.1"')
    assert [line for line in internet if not own.search(line)] == []


@pytest.mark.skipif(os.name == "nt", reason="modes are of Unix")
def test_s26_a_new_store_lies_in_a_folder_of_its_owner(tmp_path: Path) -> None:
    store = tmp_path / "data" / "city.duckdb"
    with suppress(FileExistsError):
        store.parent.parent.mkdir()
    subprocess.run(
        [sys.executable, "-m", "dashboard", "imports", "--store", str(store)],
        check=False,
        capture_output=True,
    )
    modes = {path.name: path.stat().st_mode & 0o777 for path in (store.parent, store)}
    assert modes == {"data": 0o700, "city.duckdb": 0o600}
