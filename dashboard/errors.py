"""Every error of our own, as one family.

CockpitError
├── UsageError          a command or an address was used wrongly
│   └── UnknownName     a dataset, question, page or entry that does not exist
├── StoreError          the store could not do what was asked
│   ├── StoreBusy       another process holds the store open
│   ├── StoreChanged    the store moved on between a check and its commit
│   └── QueryTimedOut   a question took too long and was interrupted
├── UndoRefused         later entries stand on the entry to be undone
├── ReadingFailed       a file cannot be read at all; carries the Problem shown to the clerk
├── NotAllowed          somebody asked for what its role does not grant
├── SignedOut           nobody is signed in, or no longer
├── AccessFailed        the file of people and trail could not be used
├── FormRefused         a form did not come from a page of ours, or too late
├── SignInRefused       a sign-in was refused; carries the seconds to wait
├── PasswordRefused     a new password is too easy to guess, or the old one wrong
├── PeopleRefused       an account can't be made or changed so
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


class QueryTimedOut(StoreError):
    """A question took longer than the store grants and was interrupted; the store is well."""


class UndoRefused(CockpitError):
    """Later entries stand on the one to be undone; `entries` names them, newest first."""

    def __init__(self, message: str, entries: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.entries = entries


class AccessFailed(CockpitError):
    """The file of people, sessions and trail could not be read or written."""


class SignInRefused(CockpitError):
    """Nobody was signed in; `wait` is the seconds until another attempt is looked at, 0 for none."""

    def __init__(self, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.wait = wait


class FormRefused(CockpitError):
    """A form was not sent by a page of ours, or too long after."""


class PasswordRefused(CockpitError):
    """The password was not changed."""


class PeopleRefused(CockpitError):
    """The account was not made or changed."""


class ServingFailed(CockpitError):
    """The server could not start."""


class NotAllowed(CockpitError):
    """Somebody asked for what its role or its places do not grant."""


class SignedOut(CockpitError):
    """Nobody is signed in, or no longer; the text says why."""
