"""A private in-memory engine for reading one file: it sees one folder and never the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.store.engine import Cursor, engine_errors

MEMORY_LIMIT = "640MB"
LONGEST_LINE = 10_000
_BUFFER = 64_000_000
"""Bytes read at once; the default would follow the longest line and be slow."""


@contextmanager
def scratch(folder: Path) -> Iterator[Cursor]:
    """An engine that may read and write below `folder` only, spilling there; closed on leaving."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(folder / "spill"),
    }
    with engine_errors("读取文件"):
        connection = duckdb.connect(":memory:", config=settings)
        try:
            connection.execute("set allowed_directories = $1::varchar[]", [[str(folder)]])
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
            yield connection
        finally:
            connection.close()


def load_regular_csv(
    cursor: Cursor, path: Path, *, delimiter: str, skip: int, columns: tuple[str, ...]
) -> int | None:
    """Load a regular CSV file into the table `raw`, all cells as text, in order; None when it isn't regular.

    Returns the number of rows. Lines longer than LONGEST_LINE bytes aren't regular.
    """
    try:
        row = cursor.execute(
            """
            create table raw as
            select *
            from read_csv(
              $path, delim = $delimiter, quote = '"', escape = '"', header = false, skip = $skip, columns = $columns,
              auto_detect = false, null_padding = false, strict_mode = true, max_line_size = $longest, buffer_size = $buffer
            )
            """,
            {
                "path": str(path),
                "delimiter": delimiter,
                "skip": skip,
                "columns": dict.fromkeys(columns, "varchar"),
                "longest": LONGEST_LINE,
                "buffer": _BUFFER,
            },
        ).fetchone()
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return None
    return int(row[0]) if row else None
