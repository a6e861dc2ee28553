"""The whole way of one file: received, read, held against the store, and taken in or refused."""

import shutil
from pathlib import Path

from dashboard.catalog.dataset import Dataset
from dashboard.intake.answer import Answer
from dashboard.intake.commit import Terms, commit, preview
from dashboard.intake.journal import workplace
from dashboard.intake.reading.draft import read_file
from dashboard.intake.reading.lookups import Lookups, take_lookups
from dashboard.intake.reading.percents import Scale
from dashboard.store import Store


def import_file(
    store: Store,
    source: Path,
    terms: Terms,
    *,
    dataset: Dataset | None = None,
    percents: Scale | None = None,
    dry_run: bool = False,
    name: str | None = None,
    lookups: Lookups | None = None,
) -> Answer:
    """Import one file; `dry_run` only says what would happen. Errors of a file are in the answer, not raised."""
    known = lookups or take_lookups(store, today=terms.today)
    with workplace(store.journal) as folder:
        original = folder / "original"
        shutil.copyfile(source, original)
        draft = read_file(original, name or source.name, folder, known, dataset=dataset, percents=percents)
        if dry_run:
            return preview(store, draft, terms)
        return commit(store, draft, original, terms)
