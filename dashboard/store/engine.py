"""The border to DuckDB: its errors become ours here and nowhere else."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.errors import QueryTimedOut, StoreBusy, StoreError

Cursor = duckdb.DuckDBPyConnection

SAFE_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "enable_external_access": False,
    "python_enable_replacements": False,
}
"""What no connection of ours may do: reach files, other databases, extensions or Python variables."""


@dataclass(frozen=True)
class Limits:
    """What an open store may take of the machine; None is the engine's own measure: 80 % of the memory, every core."""

    memory: str | None = None
    """As the engine writes it, such as 4GB."""
    threads: int | None = None
    seconds: float | None = None
    """How long a question may take; None is as long as it needs."""


NO_LIMITS = Limits()

_HELD = ("Could not set lock", "being used by another process")
"""How POSIX and Windows say that somebody else has the file."""
_HOLDER = re.compile(r"PID (\d+)")


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Re-raise DuckDB's errors as StoreError, naming in Chinese what was being done."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise QueryTimedOut("查询超时，请缩小时间范围。") from error
    except duckdb.Error as error:
        raise StoreError(
            f"{doing}没有成功，数据没有改动。请重试；还不行，请把这句话告诉管理员：{error}"
        ) from error


@contextmanager
def transaction(cursor: Cursor) -> Iterator[None]:
    """One transaction: committed on leaving, rolled back whatever went wrong inside."""
    cursor.begin()
    with ExitStack() as undoing:
        undoing.callback(cursor.rollback)
        yield
        undoing.pop_all()
    cursor.commit()


@contextmanager
def rolled_back(cursor: Cursor) -> Iterator[None]:
    """One transaction of which nothing stays."""
    cursor.begin()
    try:
        yield
    finally:
        cursor.rollback()


def connect(path: Path, limits: Limits = NO_LIMITS) -> Cursor:
    """Open a database file with the safe settings; raises StoreBusy or StoreError."""
    settings = dict(SAFE_SETTINGS)
    if limits.memory is not None:
        settings["memory_limit"] = limits.memory
    if limits.threads is not None:
        settings["threads"] = limits.threads
    try:
        if path.is_file() and path.stat().st_size and not _is_database(path):
            raise StoreError(f"{path.name} 不是本系统的数据库，文件没有改动。请核对路径。")
        connection = duckdb.connect(str(path), config=settings)
    except (duckdb.Error, OSError) as error:
        if any(sign in str(error) for sign in _HELD):
            raise StoreBusy(_busy(path, str(error))) from error
        raise StoreError(f"数据库 {path.name} 打不开，文件没有改动。请把这句话告诉管理员：{error}") from error
    return connection


def _is_database(path: Path) -> bool:
    """The engine would open a CSV or Parquet file as a passing database in memory, without a word."""
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def _busy(path: Path, message: str) -> str:
    holder = _HOLDER.search(message)
    which = f"（进程号 {holder.group(1)}）" if holder else ""
    return f"程序已在运行{which}，正占用 {path.name}，请勿重复启动；先关掉它，或等它结束再试。"
