"""Attempts at a running server, without a browser and without its manners."""

import asyncio
import http.client
import ssl
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Self
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def run(work: Any) -> Any:
    """Run a coroutine: the browser tests' loop may hold this thread."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()


class Socket:
    """A websocket that says and hears single messages; use it with `async with`."""

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        origin: str | None = "own",
        *,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._url = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._headers = dict(headers)
        if origin is not None:
            self._headers["Origin"] = url if origin == "own" else origin
        self._trust = trust
        self._socket: websockets.ClientConnection | None = None

    async def __aenter__(self) -> Self:
        self._socket = await websockets.connect(
            self._url,
            subprotocols=[websockets.Subprotocol("streamlit")],
            additional_headers=self._headers,
            ssl=self._trust,
            max_size=None,
            proxy=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def say(self, message: BackMsg) -> None:
        """Send a message."""
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def hear(self, until: str) -> list[ForwardMsg]:
        """What comes, up to the first message of a kind."""
        assert self._socket is not None
        heard: list[ForwardMsg] = []
        async with asyncio.timeout(30):
            while not heard or heard[-1].WhichOneof("type") != until:
                heard.append(ForwardMsg.FromString(await self._socket.recv(decode=False)))
        return heard

    async def open(self, page: str, query: str = "") -> list[ForwardMsg]:
        """What a page sends when it is opened."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        await self.say(message)
        return await self.hear("script_finished")


def refusal(url: str, headers: Mapping[str, str], origin: str | None = "own") -> int:
    """The status with which a websocket is refused; 101 when it isn't."""

    async def knock() -> int:
        try:
            async with Socket(url, headers, origin):
                return 101
        except websockets.InvalidStatus as refused:
            return refused.response.status_code

    found: int = run(knock())
    return found


def ask(
    url: str,
    path: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: Any = None,
    *,
    trust: ssl.SSLContext | None = None,
) -> tuple[int, Mapping[str, str], bytes]:
    """The answer to a request, also when the server hangs up before it has taken the whole body."""
    there = urlsplit(url)
    assert there.hostname is not None
    if there.scheme == "https":
        line: http.client.HTTPConnection = http.client.HTTPSConnection(
            there.hostname, there.port, timeout=30, context=trust
        )
    else:
        line = http.client.HTTPConnection(there.hostname, there.port, timeout=30)
    try:
        with suppress(ConnectionError):
            line.request(method, path, body, dict(headers or {}), encode_chunked=hasattr(body, "__next__"))
        answer = line.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        cookies = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        return answer.status, {**told, "set-cookie": "\n".join(cookies)}, answer.read()
    finally:
        line.close()


def form(size: int, name: str = "a.csv") -> tuple[dict[str, str], bytes]:
    """A file as browsers hand it over: headers and body."""
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n'
    return {"Content-Type": "multipart/form-data; boundary=b"}, head.encode() + b"x" * size + b"\r\n--b--\r\n"


def seconds_since(began: float) -> float:
    """How long ago that was."""
    return time.monotonic() - began
