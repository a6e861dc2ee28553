"""The store of one process: cursors for readers, one transaction at a time for the writer."""

import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dashboard.access import EVERYTHING, Scope
from dashboard.errors import CockpitError, StoreError
from dashboard.store.engine import NO_LIMITS, Cursor, Limits, connect, engine_errors, rolled_back, transaction
from dashboard.store.memory import choose_memory
from dashboard.store.patience import Patience
from dashboard.store.schema import migrate
from dashboard.store.seeing import see
from dashboard.store.written import Listener, Written, written_since

LIVE = 9_223_372_036_854_775_807
"""The `ended` of a row that no entry has ended yet."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Store:
    """An open store: the root connection runs no query, every call gets a cursor of its own.

    Sharing one connection between threads gives wrong answers without an error, hence the cursors.
    """

    path: Path
    _root: Cursor
    _writer: threading.RLock = field(default_factory=threading.RLock)
    _patience: Patience = field(default_factory=lambda: Patience(None), compare=False)
    on_entry: list[Listener] = field(default_factory=list, compare=False)
    """Called in turn after an entry has committed, before the next one begins; never for what was rolled back."""

    @property
    def journal(self) -> Path:
        """The folder beside the store in which every entry is written before it commits."""
        return journal_of(self.path)

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A bare cursor: the views show nothing until `see` was called on it."""
        with engine_errors("查询数据"), self._root.cursor() as cursor:
            yield cursor

    @contextmanager
    def reading(
        self, scope: Scope, *, today: date, version: int | None = None, aggregate: bool = False
    ) -> Iterator[Cursor]:
        """A cursor whose views show one version within one scope, see `see`; `version` None is the newest."""
        with self.cursor() as cursor:
            number = newest(cursor) if version is None else version
            see(cursor, scope, today=today, version=number, aggregate=aggregate)
            yield cursor

    def watching(self, cursor: Cursor) -> AbstractContextManager[None]:
        """A block in which the cursor is interrupted when it takes longer than the store's limit for a question.

        Where the cursor is the store's, that raises QueryTimedOut.
        """
        return self._patience.watching(cursor)

    @contextmanager
    def writing(self, *, today: date) -> Iterator[Cursor]:
        """The one write transaction of the process: committed on leaving, rolled back on any error.

        The cursor's views show everything at the version before the write.
        """
        with self._writer:
            with self.cursor() as cursor, transaction(cursor):
                before = newest(cursor)
                see(cursor, EVERYTHING, today=today, version=before)
                yield cursor
                written = written_since(cursor, before)
            for entry in written:
                self._tell(entry)

    @contextmanager
    def rehearsing(self, *, today: date) -> Iterator[Cursor | None]:
        """A write transaction that is always rolled back; None while a writer is at work.

        It takes the writer's place without waiting: rows that it has changed could not be changed by a writer
        meanwhile. So it should be short.
        """
        if not self._writer.acquire(blocking=False):
            yield None
            return
        try:
            with self.cursor() as cursor, rolled_back(cursor):
                see(cursor, EVERYTHING, today=today, version=newest(cursor))
                yield cursor
        finally:
            self._writer.release()

    def version(self) -> int:
        """The number of the newest entry; 0 for a store that nothing was written to."""
        with self.cursor() as cursor:
            return newest(cursor)

    def close(self) -> None:
        """Close the file; cursors that are still open become useless."""
        self._root.close()

    def _tell(self, entry: Written) -> None:
        """Tell the listeners; the entry stands, so what fails in one of them is logged and fails neither it nor the others."""
        for listener in self.on_entry:
            try:
                listener(entry)
            except CockpitError:
                _log.exception("entry %d stands, but a listener failed", entry.number)


def journal_of(path: Path) -> Path:
    """Where the journal of a store lies: beside it."""
    return path.with_name(path.name + ".journal")


def refuse_lost(path: Path) -> None:
    """Raise StoreError when the store's file is gone and its journal isn't."""
    if not path.exists() and (journal_of(path) / "000001").exists():
        raise StoreError(
            f"数据库 {path.name} 不见了，但它的日志 {journal_of(path).name} 还在。为防丢失数据，没有新建。"
            "请从备份恢复数据库；确实要从头开始，先把日志移到别处。"
        )


def open_store(path: Path, limits: Limits = NO_LIMITS) -> Store:
    """Open the store at `path`, created if absent, its tables and views brought to the present.

    Raises StoreBusy when another process holds it, StoreError when it can't be opened, or when its file is gone
    while its journal is there: a lost store must never turn into an empty one.
    """
    refuse_lost(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"文件夹 {path.parent} 建不了，没有打开数据库。请核对路径和权限。（{error}）"
        ) from error
    choose_memory()
    root = connect(path, limits)
    store = Store(path, root, _patience=Patience(limits.seconds))
    shutil.rmtree(store.journal / "incoming", ignore_errors=True)  # what a killed process was reading
    try:
        with engine_errors("打开数据库"), root.cursor() as cursor:
            migrate(cursor)
            cursor.execute("set global lock_configuration = true")
    except StoreError:
        root.close()
        raise
    return store


def newest(cursor: Cursor) -> int:
    """The number of the newest entry as this cursor's transaction sees it."""
    row = cursor.execute("select number from counter").fetchone()
    if row is None:
        raise StoreError("数据库缺少编号行，可能已损坏。请从备份恢复。")
    return int(row[0])
