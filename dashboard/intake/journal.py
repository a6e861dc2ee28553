"""The journal beside the store: every entry on disk, fsynced, before it commits. From it the store can be made again."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

Fact = str | int | bool | None | list[str]


@contextmanager
def workplace(journal: Path) -> Iterator[Path]:
    """A folder for reading one file, on the journal's disk so that what is accepted can be moved; gone afterwards."""
    incoming = journal / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=incoming) as folder:
        yield Path(folder)


def record(
    journal: Path,
    number: int,
    facts: Mapping[str, Fact],
    *,
    original: Path | None = None,
    parquet: Path | None = None,
) -> None:
    """Write entry `number`: the original bytes, the canonical rows, and what was decided, in this order, fsynced."""
    folder = journal / f"{number:06d}"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    if original is not None:
        _keep(original, folder / "original")
    if parquet is not None:
        _keep(parquet, folder / "rows.parquet")
    entry = folder / "entry.json"
    entry.write_text(json.dumps({"number": number, **facts}, ensure_ascii=False, indent=1), encoding="utf-8")
    _sync(entry)
    _sync_folder(folder)
    _sync_folder(journal)


def forget(journal: Path, number: int) -> None:
    """Remove an entry whose commit did not happen."""
    shutil.rmtree(journal / f"{number:06d}", ignore_errors=True)


def read_entry(journal: Path, number: int) -> dict[str, Fact]:
    """The facts of an entry."""
    facts: dict[str, Fact] = json.loads(
        (journal / f"{number:06d}" / "entry.json").read_text(encoding="utf-8")
    )
    return facts


def rows_of(journal: Path, number: int) -> Path:
    """Where the canonical rows of an entry lie."""
    return journal / f"{number:06d}" / "rows.parquet"


def _keep(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    _sync(target)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    """Windows has no handle for a folder; there the file's own fsync must do."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
