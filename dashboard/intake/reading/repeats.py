"""Whether some rows of a file have the same key, found by the codes of the key's columns alone."""

import numpy as np

from dashboard.catalog.dataset import Dataset
from dashboard.intake.reading.typed import Typed

_MOST_MARKED = 1 << 28
"""So many possible keys are ticked off in memory, a byte each; more are sorted."""
_MOST = 1 << 62


def may_repeat(typed: Typed, dataset: Dataset) -> bool:
    """False when all keys are different; True when some are the same, or when the codes can't tell."""
    rows = typed.table.num_rows
    keys = np.zeros(rows, dtype=np.int64)
    complete = np.ones(rows, dtype=bool)
    size = 1
    for column in (dataset.column(name) for name in dataset.key):
        codes = typed.codes.get(typed.key_column(column.name))
        if codes is None:
            return True
        given = codes.fill_null(-1).to_numpy(zero_copy_only=False)
        width = int(given.max(initial=-1)) + 2
        size *= width
        if size > _MOST:
            return True
        if column.required and codes.null_count:
            complete &= given >= 0
        keys *= width
        keys += given
        keys += 1
    keys = keys if complete.all() else keys[complete]
    if size <= _MOST_MARKED:
        seen = np.zeros(size, dtype=bool)
        seen[keys] = True
        return int(np.count_nonzero(seen)) < len(keys)
    keys.sort()
    return bool((keys[1:] == keys[:-1]).any())
