"""The border to DuckDB: its errors become ours here and nowhere else."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.errors import StoreBusy, StoreError

Cursor = duckdb.DuckDBPyConnection

SAFE_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "enable_external_access": False,
    "python_enable_replacements": False,
}
"""What no connection of ours may do: reach files, other databases, extensions or Python variables."""

_HOLDER = re.compile(r"PID (\d+)")


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Re-raise DuckDB's errors as StoreError, naming in Chinese what was being done."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError(
            f"{doing}没有成功，数据没有改动。请重试；还不行，请把这句话告诉管理员：{error}"
        ) from error


def connect(path: Path) -> Cursor:
    """Open a database file with the safe settings; raises StoreBusy or StoreError."""
    try:
        connection = duckdb.connect(str(path), config=SAFE_SETTINGS)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreBusy(_busy(path, str(error))) from error
        raise StoreError(f"数据库 {path.name} 打不开，文件没有改动。请把这句话告诉管理员：{error}") from error
    except duckdb.Error as error:
        raise StoreError(f"{path.name} 不是本系统的数据库，文件没有改动。请核对路径。（{error}）") from error
    return connection


def _busy(path: Path, message: str) -> str:
    holder = _HOLDER.search(message)
    which = f"（进程号 {holder.group(1)}）" if holder else ""
    return f"程序已在运行{which}，正占用 {path.name}，请勿重复启动；先关掉它，或等它结束再试。"
