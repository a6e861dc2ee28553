"""The journal beside the store: every entry on disk, fsynced, before it commits. From it the store can be made again.

An entry whose commit failed leaves a folder without a line in the ledger; the next entry takes its number and its place.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

Fact = str | int | bool | None | list[str]
_DOUBTED = "doubted"


@contextmanager
def workplace(journal: Path) -> Iterator[Path]:
    """A folder for reading one file, on the journal's disk so that what is accepted needs no copy; gone afterwards."""
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
    """Write entry `number`: the original bytes, the canonical rows, and at last what was decided, all fsynced."""
    folder = journal / f"{number:06d}"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for source, name in ((original, "original"), (parquet, "rows.parquet")):
        if source is not None:
            _keep(source, folder / name)
    entry = folder / "entry.json"
    part = folder / "entry.json.part"
    part.write_text(json.dumps({"number": number, **facts}, ensure_ascii=False, indent=1), encoding="utf-8")
    flush(part)
    part.rename(entry)
    _sync_folder(folder)
    _sync_folder(journal)


def exists(journal: Path, number: int) -> bool:
    """Whether entry `number` was written whole."""
    return (journal / f"{number:06d}" / "entry.json").exists()


def doubt(journal: Path, number: int) -> None:
    """Mark an entry whose commit reported an error: it may be in the store all the same."""
    with suppress(OSError):  # on a full disk the mark is lost, which changes one word of a later answer
        (journal / f"{number:06d}" / _DOUBTED).touch()


def doubted(journal: Path, number: int) -> bool:
    """Whether whoever handed the entry in was told that it failed."""
    return (journal / f"{number:06d}" / _DOUBTED).exists()


def original_in(journal: Path, number: int) -> Path:
    """Where the bytes lie that were handed in."""
    return journal / f"{number:06d}" / "original"


def read_entry(journal: Path, number: int) -> dict[str, Fact]:
    """The facts of an entry."""
    text = (journal / f"{number:06d}" / "entry.json").read_text(encoding="utf-8")
    facts: dict[str, Fact] = json.loads(text)
    return facts


def rows_of(journal: Path, number: int) -> Path:
    """Where the canonical rows of an entry lie."""
    return journal / f"{number:06d}" / "rows.parquet"


def _keep(source: Path, target: Path) -> None:
    """A second name for the file, since it is ours alone; a copy where the disk knows no second names."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
    flush(target)


def flush(path: Path) -> None:
    """See a file on the disk, not only in the system's memory."""
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
