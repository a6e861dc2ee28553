"""Passwords: what makes a good one, one-time ones, and how they are kept and checked."""

import secrets
import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from dashboard.access.limits import Limits
from dashboard.errors import PasswordRefused

SHORTEST, LONGEST = 8, 128
_COMMON = frozenset(FREQUENCY_LISTS["passwords"])
_HABITS = (
    "产改", "产业工人", "总工会", "驾驶舱", "chanye", "changai", "chanyegongren", "gonghui", "zonggonghui", "gongren",
    "gaige", "renshe", "bangongshi", "cockpit", "woaini", "abc", "zhongguo", "mima",
)  # fmt: skip
"""What is tried first against an office of this kind; two such words and a year are still too easy."""
_EASY = 10**7
"""Guesses within which a password falls even when each takes a check."""
_JUDGED = 64
"""Characters that are judged; judging takes time that grows with their square."""
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike: I l 1 O 0 o i L."""


class Passwords:
    """Hashes and checks with the house's cost, a few at a time: each takes tens of megabytes while it runs."""

    def __init__(self, limits: Limits) -> None:
        self._hasher = PasswordHasher(limits.rounds, limits.memory, limits.lanes)
        self._places = BoundedSemaphore(limits.checks_at_once)

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        with self._places:
            return self._hasher.hash(_normal(password))

    def holds(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that was kept; for none at all it takes as long to say no."""
        nobodys = self._nobodys  # made at the first check of all, whoever's that is
        with self._places:
            try:
                self._hasher.verify(kept or nobodys, _normal(password)[:LONGEST])
            except (VerifyMismatchError, InvalidHashError):
                return False
        return kept is not None and len(_normal(password)) <= LONGEST

    def is_outdated(self, kept: str) -> bool:
        """Whether it was hashed at another cost than today's."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe(32))


def refuse_weak(password: str, *about: str) -> None:
    """Raise PasswordRefused for what is too short, too long, common, or made of the words `about` its owner."""
    given = _normal(password)
    if len(given) < SHORTEST:
        raise PasswordRefused(
            f"密码至少 {SHORTEST} 位且不能是常见密码：这个只有 {len(given)} 位，请再长一些。"
        )
    if len(given) > LONGEST:
        raise PasswordRefused(f"密码最长 {LONGEST} 位：这个有 {len(given)} 位，请短一些。")
    folded = given.casefold()
    if any(len(word) > 2 and _normal(word).casefold() in folded for word in about):
        raise PasswordRefused("密码里不能有账号名或本人姓名，请换一个。")
    easy = zxcvbn(folded[:_JUDGED], user_inputs=[*_HABITS, *about], max_length=_JUDGED)["guesses"] < _EASY
    if folded in _COMMON or easy:
        raise PasswordRefused(
            f"密码至少 {SHORTEST} 位且不能是常见密码：这个太容易猜到，请换一个，比如连用三四个不相干的词。"
        )


def one_time_password() -> str:
    """Sixteen letters and digits in groups of four, to be read out or copied by hand."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(16))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _normal(password: str) -> str:
    """The same text whatever keyboard, input method or clipboard it came from."""
    return unicodedata.normalize("NFKC", password)
