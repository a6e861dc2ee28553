"""The register of all hands: found by their token, changed by any thread, and waited for."""

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.ui.hand import File, Hand, Handed, State
from dashboard.ui.room import LEFT_BEHIND, find_room


class Hands:
    """What every visitor has in hand. Values go out, never what may change."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._hands: dict[str, Hand] = {}

    def open(
        self, visitor: str, files: Sequence[Handed], token: str | None
    ) -> tuple[str, tuple[tuple[str, File], ...]]:
        """A hand with room for more files, that of `token` if it is the visitor's; and, by token, the files that had to go.

        Raises NoRoom.
        """
        with self._changed:
            now = time.monotonic()
            leaving = find_room(tuple(self._hands.values()), visitor, files, now)
            for hand in leaving:
                del self._hands[hand.token]
            opened = self._hands.get(token or "")
            if opened is None or opened.visitor != visitor:  # nothing joins the hand of somebody else
                opened = Hand(secrets.token_urlsafe(16), visitor, now)
            self._hands[opened.token] = replace(opened, touched=now)
            return opened.token, tuple((hand.token, file) for hand in leaving for file in hand.files)

    def look(self, token: str | None) -> Hand | None:
        """The hand of a token as it is now; None for one that was let go."""
        with self._changed:
            hand, now = self._hands.get(token or ""), time.monotonic()
            if hand is None or now - hand.touched > LEFT_BEHIND:
                return None
            self._hands[hand.token] = replace(hand, touched=now)
            return self._hands[hand.token]

    def find(self, token: str, number: int) -> File | None:
        """A file of a hand; None when it was let go."""
        with self._changed:
            hand = self._hands.get(token)
            return hand.file(number) if hand else None

    def wait(self, token: str, patience: float) -> Hand | None:
        """The hand of a token when nothing is done to its files any more, or when that has lasted `patience` seconds."""
        with self._changed:
            hand = self.look(token)
            if hand is not None and hand.busy:
                until = min(file.since for file in hand.busy) + patience
                self._changed.wait_for(lambda: not self._is_busy(token), max(0.0, until - time.monotonic()))
            return self.look(token)

    def add(self, token: str, file: File) -> int | None:
        """Put a file into a hand; gives its number, None when the hand was let go."""
        with self._changed:
            hand = self._hands.get(token)
            if hand is None:
                return None
            number = hand.given + 1
            files = (*hand.files, replace(file, number=number, since=time.monotonic()))
            self._hands[token] = replace(hand, files=files, given=number)
            return number

    def put(self, token: str, number: int, **changes: Any) -> None:
        """Change what is known of a file; nothing to do when it was let go meanwhile."""
        with self._changed:
            hand = self._hands.get(token)
            if hand is not None:
                files = tuple(
                    replace(file, **changes) if file.number == number else file for file in hand.files
                )
                self._hands[token] = replace(hand, files=files)
                self._changed.notify_all()

    def remove(self, token: str, number: int | None) -> tuple[File, ...]:
        """Take a file, or all, out of a hand and give what was taken; what is being written stays."""
        with self._changed:
            hand = self._hands.get(token)
            if hand is None:
                return ()
            taken = tuple(
                file
                for file in hand.files
                if file.state is not State.WRITING and number in (None, file.number)
            )
            kept = tuple(file for file in hand.files if file not in taken)
            if kept:
                self._hands[token] = replace(hand, files=kept)
            else:
                del self._hands[token]
            self._changed.notify_all()
            return taken

    def _is_busy(self, token: str) -> bool:
        hand = self._hands.get(token)
        return bool(hand and hand.busy)
