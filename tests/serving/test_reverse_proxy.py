"""deploy/nginx.conf before the product: https, the websocket, the size of what is handed over, and who is asking."""

import asyncio
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from benchmarks.launch import Server, launched
from dashboard.access.house import open_house
from dashboard.catalog.roles import Role
from dashboard.settings import ROOT
from tests.conftest import copied
from tests.serving.attempts import Socket, ask, form, run

NAME, PASSWORD = "proxied", "a-long-Word-19-of-mine"
_MAIN = "daemon off; pid {folder}/pid; error_log stderr;\nevents {{}}\nhttp {{\n{temporary}\n{site}\n}}\n"
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Site:
    """The proxy's addresses, what trusts its certificate, and the server behind it."""

    https: str
    http: str
    trust: ssl.SSLContext
    server: Server

    def cookie(self, role: Role = Role.OFFICE) -> dict[str, str]:
        """The cookie of a new session."""
        return {"Cookie": f"__Host-cockpit={self.server.sign_in(role)}"}


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _certificate(folder: Path) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2")
    made = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subprocess.run((*made, *subject, "-keyout", key, "-out", certificate), check=True, capture_output=True)
    return key, certificate


def _configured(folder: Path, behind: int, http: int, https: int) -> Path:
    """The file of deploy/, with ports and files of this test."""
    key, certificate = _certificate(folder)
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("server 127.0.0.1:8501;", f"server 127.0.0.1:{behind};"),
        ("listen 80;", f"listen 127.0.0.1:{http};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{https} ssl http2;"),
        ("server_name cockpit.example;", "server_name localhost;"),
        ("https://$http_host", f"https://localhost:{https}"),
        ("/etc/ssl/cockpit/certificate.pem", str(certificate)),
        ("/etc/ssl/cockpit/key.pem", str(key)),
        ("/var/log/nginx/cockpit.log", f"{folder}/access.log"),
    ):
        assert old in site
        site = site.replace(old, new)
    temporary = "\n".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    path = folder / "nginx.conf"
    path.write_text(_MAIN.format(folder=folder, temporary=temporary, site=site), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def site(demonstration_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the product behind nginx, as deploy/ sets both up."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/opt/homebrew/bin")
    assert nginx is not None, "make nginx"
    folder = tmp_path_factory.mktemp("proxied")
    store = copied(demonstration_store, folder / "city")
    started = ("-m", "dashboard", "run", "--port", "0", "--store", str(store))
    with launched(
        started, environment={"COCKPIT_TLS": "1", "COCKPIT_PROXIES": "127.0.0.1"}, within=120
    ) as server:
        http, https = _free(), _free()
        path = _configured(folder, int(server.url.rpartition(":")[2]), http, https)
        proxy = subprocess.Popen((nginx, "-p", folder, "-c", path), stderr=subprocess.PIPE)
        try:
            _wait_for(https)
            trust = ssl.create_default_context(cafile=str(folder / "certificate.pem"))
            trust.set_alpn_protocols(["http/1.1"])
            yield Site(
                f"https://localhost:{https}", f"http://localhost:{http}", trust, replace(server, store=store)
            )
        finally:
            proxy.terminate()
            proxy.communicate(timeout=10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start")


def test_plain_http_is_sent_to_https(site: Site) -> None:
    status, told, _ = ask(site.http, "/rights?month=2026-10")
    assert (status, told["location"]) == (308, f"{site.https}/rights?month=2026-10")


def test_s19_s20_signing_in_over_https_sets_a_cookie_that_only_https_and_this_host_get(site: Site) -> None:
    assert site.server.store is not None
    house = open_house(site.server.store)
    first = house.people.add(NAME, "测试", Role.OFFICE, by="命令行", origin="命令行")
    house.people.set_password(NAME, PASSWORD, old=first, origin="127.0.0.1")
    status, told, page = ask(site.https, "/auth/login", trust=site.trust)
    assert status == 200
    assert told["strict-transport-security"].startswith("max-age=")
    assert f"wss://localhost:{site.https.rpartition(':')[2]}" in told["content-security-policy"]
    assert "server" not in told or told["server"] == "nginx"
    token = re.search(r'name=form value="([^"]+)"', page.decode())
    assert token is not None
    held = "; ".join(line.partition(";")[0] for line in told["set-cookie"].splitlines())
    given = urlencode({"account": NAME, "password": PASSWORD, "form": token[1], "next": "/overview"})
    sent = {"Cookie": held, "Content-Type": "application/x-www-form-urlencoded", "Origin": site.https}
    status, told, _ = ask(site.https, "/auth/login", "POST", sent, given, trust=site.trust)
    assert (status, told["location"]) == (303, "/overview")
    (cookie,) = [line for line in told["set-cookie"].splitlines() if line.startswith("__Host-cockpit=")]
    flags = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "secure", "path=/", "samesite=lax"} <= flags
    assert not any(flag.startswith("domain") for flag in flags)
    shown = {"Cookie": cookie.partition(";")[0]}
    assert ask(site.https, "/overview", headers=shown, trust=site.trust)[0] == 200


def test_s11_a_page_opens_over_the_secure_websocket_and_for_its_own_origin_only(site: Site) -> None:
    async def visit() -> list[str]:
        async with Socket(site.https, site.cookie(), trust=site.trust) as page:
            return [str(told.WhichOneof("type")) for told in await page.open("overview")]

    kinds = run(visit())
    assert kinds.count("delta") > 10
    assert kinds[-1] == "script_finished"


def test_what_is_handed_over_is_limited_by_the_proxy_and_by_the_product(site: Site) -> None:
    async def attempts() -> list[int]:
        cookie = site.cookie()
        async with Socket(site.https, cookie, trust=site.trust) as page:
            told = await page.open("upload")
            session = next(
                each.new_session.initialize.session_id for each in told if each.HasField("new_session")
            )
            path = f"/_stcore/upload_file/{session}/f1"
            health = await asyncio.to_thread(
                ask, site.https, "/_stcore/health", headers=cookie, trust=site.trust
            )
            guard = re.search(r"_streamlit_xsrf=([^;]+)", health[1]["set-cookie"])
            assert guard is not None
            both = {"Cookie": f"{cookie['Cookie']}; _streamlit_xsrf={guard[1]}", "X-Xsrftoken": guard[1]}

            async def put(size: int, **more: str) -> int:
                kind, body = form(size)
                sent = {**both, **kind, **more}
                return (await asyncio.to_thread(ask, site.https, path, "PUT", sent, body, trust=site.trust))[
                    0
                ]

            return [await put(60 << 20), await put(10, **{"Content-Length": str(202 << 20)})]

    assert run(attempts()) == [204, 413]
    kind, body = form(60 << 20)
    assert ask(site.https, "/_stcore/upload_file/s/f", "PUT", kind, body, trust=site.trust)[0] in (401, 403)


def test_s02_a_browser_cannot_say_where_it_comes_from(site: Site) -> None:
    assert site.server.store is not None
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-User": "admin", "Forwarded": "for=203.0.113.9"}
    assert ask(site.https, "/overview", headers=forged, trust=site.trust)[0] == 401
    assert ask(site.https, "/metrics", headers={**forged, **site.cookie()}, trust=site.trust)[0] == 403
