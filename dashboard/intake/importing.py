"""The whole way of one file: received, read, held against the store, and taken in or refused."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dashboard.intake import journal
from dashboard.intake.answer import Answer
from dashboard.intake.commit import Terms, commit, preview
from dashboard.intake.files.names import shown_name
from dashboard.intake.journal import workplace
from dashboard.intake.reading.answers import NOTHING_ANSWERED, Answers
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.lookups import Lookups, take_lookups
from dashboard.intake.room import free_bytes, refuse_without_room
from dashboard.store import Store

Read = Callable[[Path, str, Path, Lookups, Answers], Draft]
"""How a file is read: source, name, folder, what the store knows, answers."""


def import_file(
    store: Store,
    source: Path,
    terms: Terms,
    answers: Answers = NOTHING_ANSWERED,
    *,
    dry_run: bool = False,
    name: str | None = None,
    lookups: Lookups | None = None,
    read: Read = read_file,
) -> Answer:
    """Import one file; `dry_run` only says what would happen. Errors of a file are in the answer, not raised.

    `read` reads in this process unless told otherwise: fit for files that are the product's own.
    Raises StoreError when the disk is too full, and as `commit` does.
    """
    refuse_without_room(free_bytes(store.path.parent), source.stat().st_size)
    known = lookups or take_lookups(store, today=terms.today)
    with workplace(store.journal) as folder:
        original = folder / "original"
        shutil.copyfile(source, original)
        with ThreadPoolExecutor(1) as flushing:
            flushed = flushing.submit(journal.flush, original)  # the disk is slow, reading doesn't need it
            draft = read(original, shown_name(name or source.name), folder, known, answers)
            flushed.result()
        if dry_run:
            return preview(store, draft, terms)
        return commit(store, draft, original, terms)
