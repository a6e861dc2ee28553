"""How long a question may take: one thread watches all of them and interrupts what runs too long."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.store.engine import Cursor

_TICK = 0.1
"""Seconds between two looks; a question may take so much longer than it is granted."""


class Patience:
    """The questions that run now with the moments at which they are interrupted; `seconds` None watches none.

    The thread sleeps while nothing runs, and ends with the process.
    """

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._running: dict[int, tuple[float, Cursor]] = {}
        self._lock = threading.Lock()
        self._busy = threading.Event()
        self._watcher: threading.Thread | None = None

    @contextmanager
    def watching(self, cursor: Cursor) -> Iterator[None]:
        """Whatever the cursor does inside is interrupted when it takes too long."""
        if self.seconds is None:
            yield
            return
        key = id(cursor)
        with self._lock:
            self._running[key] = (time.monotonic() + self.seconds, cursor)
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, name="patience", daemon=True)
                self._watcher.start()
        self._busy.set()
        try:
            yield
        finally:
            with self._lock:  # an interrupt never reaches what the cursor does afterwards
                self._running.pop(key, None)

    def _watch(self) -> None:
        while True:
            self._busy.wait()
            time.sleep(_TICK)
            now = time.monotonic()
            with self._lock:
                if not self._running:
                    self._busy.clear()
                for until, cursor in self._running.values():
                    if until < now:
                        cursor.interrupt()
