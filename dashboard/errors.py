"""Every error of our own, as one family.

CockpitError
├── UsageError          a command or an address was used wrongly
│   └── UnknownName     a dataset, question, page or entry that does not exist
├── StoreError          the store could not do what was asked
│   ├── StoreBusy       another process holds the store open
│   └── StoreChanged    the store moved on between a check and its commit
├── UndoRefused         later entries stand on the entry to be undone
├── ReadingFailed       a file cannot be read at all; carries the Problem shown to the clerk
└── ServingFailed       the server could not start

A bad row is not an error: it is a `Problem` in a list (dashboard/intake/problem.py).
"""


class CockpitError(Exception):
    """The base of the family; its text is a Chinese sentence fit to be shown: where, why, what to do."""


class UsageError(CockpitError):
    """Something was called with words it does not take."""


class UnknownName(UsageError):
    """A name that stands for nothing here."""


class StoreError(CockpitError):
    """The store could not do what was asked; nothing was changed."""


class StoreBusy(StoreError):
    """Another process holds the store open."""


class StoreChanged(StoreError):
    """The store moved on since the file was checked; the check must be made again."""


class UndoRefused(CockpitError):
    """Later entries stand on the one to be undone; `entries` names them, newest first."""

    def __init__(self, message: str, entries: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.entries = entries


class ServingFailed(CockpitError):
    """The server could not start."""
