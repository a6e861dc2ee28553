"""Serving: the socket, the server behind it, and the first visit that warms it."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import streamlit
from websockets import WebSocketException

from dashboard.serving.gate import HEADER, Gate
from dashboard.serving.server import address_of, bind, serve
from dashboard.serving.shelf import Shelf
from dashboard.serving.warmup import warm


def run(host: str, port: int, store: Path, prepare: Callable[[], None] | None = None) -> int:
    """Serve the cockpit over a store until Ctrl-C; `prepare` fills the store once the port is ours.

    Must run in the main thread, whose signals stop the server. Gives the exit code.
    """
    os.environ["COCKPIT_STORE"] = str(store.resolve())
    listener = bind(host, port)
    try:
        if prepare is not None:
            prepare()
        from serve import app  # the environment is read when it is imported

        shown, called = address_of(listener)
        shelf = Shelf(app, Path(streamlit.__file__).with_name("static"))
        gate = Gate(shelf)
        visit = threading.Thread(target=_announce, args=(shown, called, gate, shelf), daemon=True)
        serve(gate, listener, ready=visit.start)
    except KeyboardInterrupt:
        pass  # Ctrl-C: the server has said goodbye to its pages already
    finally:
        listener.close()
        _clear_desk()
    print("产改驾驶舱已停止。", flush=True)
    return 0


def _clear_desk() -> None:
    """Call off the files that are being read, wait for those that are being written; the process would wait for both."""
    from dashboard.ui.desk import desk  # known to the app since its first visit

    desk.clear()


def _announce(shown: str, called: str, gate: Gate, shelf: Shelf) -> None:
    """Warm the server, open it, then tell the person at the terminal where it is."""
    try:
        shelf.warm()
        failed = asyncio.run(warm(called, {HEADER: gate.pass_word}))
    except (OSError, WebSocketException) as cause:  # too slow, or stopped meanwhile; it serves all the same
        print(f"启动后的自检没有做完（{cause!r}），请打开 {shown} 查看。", file=sys.stderr)
        return
    finally:
        gate.open()
    for page in failed:
        print(f"启动后的自检发现 {page} 出错，原因见上面的记录。", file=sys.stderr)
    print(f"产改驾驶舱已就绪：{shown}", flush=True)
