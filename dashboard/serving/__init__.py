"""Serving: the socket, the building behind it, and the first visit that warms it."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from websockets import WebSocketException

from dashboard import settings
from dashboard.access.demonstration import demonstration_people
from dashboard.serving.anteroom import HEADER
from dashboard.serving.logbook import keep_log
from dashboard.serving.server import address_of, bind, caution, serve
from dashboard.serving.visits import visiting
from dashboard.serving.warmup import warm
from dashboard.ui.lending import stands

if TYPE_CHECKING:
    from dashboard.serving.building import Building


def run(host: str, port: int, store: Path, prepare: Callable[[], None] | None = None) -> int:
    """Serve the cockpit over a store until Ctrl-C; `prepare` fills the store once the port is ours.

    Must run in the main thread, whose signals stop the server. Gives the exit code.
    """
    os.environ["COCKPIT_STORE"] = str(store.resolve())
    settings.current.cache_clear()  # it may have been read before the store was known
    listener = bind(host, port)
    try:
        if prepare is not None:
            prepare()
        from dashboard.serving.building import build  # the app reads the environment when it is imported

        shown, called = address_of(listener)
        building = build(host)
        if said := caution(host, tls=settings.current().tls):
            print(said, file=sys.stderr)
        visit = threading.Thread(target=_announce, args=(shown, called, building), daemon=True)
        serve(building.front, listener, ready=visit.start)
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


def _announce(shown: str, called: str, building: "Building") -> None:
    """Warm the server, open it, then tell the person at the terminal where it is."""
    try:
        building.shelf.warm()
        if stands():
            building.house.people.ensure_demonstration(demonstration_people())
        with visiting(building.house, building.cookie, {HEADER: building.anteroom.pass_word}) as visits:
            failed = asyncio.run(warm(called, visits.headers_for))
    except (OSError, WebSocketException) as cause:  # too slow, or stopped meanwhile; it serves all the same
        print(f"启动后的自检没有做完（{cause!r}），请打开 {shown} 查看。", file=sys.stderr)
        return
    finally:
        keep_log(
            settings.current().log
        )  # again: Streamlit's modules bring handlers of their own when they are first needed
        building.anteroom.open()
    for page in failed:
        print(f"启动后的自检发现 {page} 出错，原因见上面的记录。", file=sys.stderr)
    print(f"产改驾驶舱已就绪：{shown}", flush=True)
