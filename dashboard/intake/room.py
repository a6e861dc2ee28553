"""Room on the disk: an import that could not be finished is not begun."""

import shutil
from pathlib import Path

from dashboard.errors import StoreError

_LEAST = 200 * 1024 * 1024
"""In bytes: what the store and its journal need however small the file is."""
_TIMES = 5
"""A file is kept, staged, spilled, journalled and merged."""


def refuse_without_room(free: int, size: int) -> None:
    """Raise StoreError when `free` bytes are too few for taking in a file of `size` bytes."""
    if free < max(_TIMES * size, _LEAST):
        raise StoreError("服务器磁盘空间不足，本次没有导入，原数据未变，请联系管理员。")


def free_bytes(folder: Path) -> int:
    """What is free on the disk that holds a folder."""
    return shutil.disk_usage(folder).free
