"""The listening socket and the server that runs behind it."""

import errno
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from dashboard.errors import ServingFailed

_GRACE = 3  # seconds that open pages get to say goodbye when the server stops

_LARGEST_FRAME = 4 << 20  # bytes of a websocket's message; what our pages send is a thousandth of it


def bind(host: str, port: int) -> socket.socket:
    """Bind a TCP socket that sends without delay; port 0 takes a free one. ServingFailed when it can't.

    The sockets that Streamlit and uvicorn make themselves carry no protocol number, so asyncio leaves
    Nagle's algorithm on and reruns in quick succession wait for a delayed acknowledgement.
    """
    if not 0 <= port <= 65535:
        raise ServingFailed(f"端口 {port} 不存在，请用 --port 指定 1024 到 65535 之间的数。")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
    except socket.gaierror as cause:
        raise ServingFailed(f"找不到地址“{host}”，请检查 --host，本机使用可写 127.0.0.1。") from cause
    listener = socket.socket(family, kind, protocol)
    try:
        # SO_REUSEADDR lets a restart take its own port again, but on Windows it would let two share one.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        listener.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # inherited by what Windows accepts
        listener.bind(address)
        listener.listen()
    except OSError as cause:
        listener.close()
        raise ServingFailed(_explain(host, port, cause)) from cause
    return listener


def address_of(listener: socket.socket) -> tuple[str, str]:
    """Give the address to show to a person and the one to call from this machine."""
    host, port = listener.getsockname()[:2]
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    shown = "localhost" if reachable in ("127.0.0.1", "::1") else host
    called = f"[{reachable}]" if ":" in reachable else reachable
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}", f"http://{called}:{port}"


def caution(host: str, *, tls: bool) -> str:
    """What the administrator should know about an address that others can reach; empty where nothing is to be said."""
    if tls or host in ("127.0.0.1", "::1", "localhost"):
        return ""
    return (
        "提醒：现在走的是不加密的 http，密码和数据在网上能被看到。"
        "请在前面放一个带证书的反向代理，并设置 COCKPIT_TLS=1。"
    )


def serve(app: Any, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve an ASGI app until the process is told to stop; `ready` is called once it accepts visitors."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=False,
        log_config=None,  # Streamlit sets the loggers, by .streamlit/config.toml
        access_log=False,
        server_header=False,
        proxy_headers=False,  # Peers believes the proxies of the settings only
        ws_max_size=_LARGEST_FRAME,
        timeout_graceful_shutdown=_GRACE,
    )
    Server(config).run(sockets=[listener])


def _explain(host: str, port: int, cause: OSError) -> str:
    if cause.errno in (errno.EADDRINUSE, errno.EACCES):
        return f"端口 {port} 用不了：已被别的程序占用，或没有权限。请关闭那个程序，或用 --port 换一个端口。"
    return f"不能在地址“{host}”上提供服务（{cause.strerror}），请检查 --host，本机使用可写 127.0.0.1。"
