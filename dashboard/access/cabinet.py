"""The SQLite file beside the store that holds people, sessions, links and the trail, and the clock that stamps them."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dashboard.errors import AccessFailed

_SCHEMA = Path(__file__).with_name("schema.sql")
_BUSY = 10.0
"""Seconds that a write waits for those of other processes."""


def access_of(store_path: Path) -> Path:
    """The file that belongs to a store."""
    return store_path.with_name(f"{store_path.name}.access")


def now() -> datetime:
    """The server's clock."""
    return datetime.now(UTC)


class Cabinet:
    """One file; each reading and writing has a short connection of its own, so that threads and processes share it."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        self.path = path
        self.now = clock

    def make(self) -> None:
        """Create the file, readable by its owner alone, and the tables that it lacks."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            self.path.chmod(0o600)
        except OSError as cause:
            raise self._failed(cause.strerror or "") from cause
        with self._connected() as connection:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(f"begin immediate;\n{_SCHEMA.read_text(encoding='utf-8')}\ncommit;")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file."""
        with self._connected() as connection:
            connection.execute("begin")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is alone in writing; it is kept whole, or not at all when something is raised."""
        with self._connected() as connection:
            connection.execute("begin immediate")
            yield connection
            connection.execute("commit")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """A connection for one call; closing it drops what was not committed."""
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        try:
            with closing(sqlite3.connect(address, _BUSY, isolation_level=None, uri=True)) as connection:
                connection.row_factory = sqlite3.Row
                connection.execute("pragma synchronous = full")
                yield connection
        except sqlite3.Error as cause:
            raise self._failed(str(cause)) from cause

    def _failed(self, why: str) -> AccessFailed:
        return AccessFailed(
            f"用户和审计日志文件 {self.path.name} 读不了或写不进：{why}。请检查磁盘空间、文件权限和文件是否完好。"
        )


def stamped(moment: datetime) -> str:
    """A time as it is kept: UTC, to the microsecond, with its offset."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
