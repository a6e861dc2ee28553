"""The porter: whose token it is, remembered for a second, because a first visit asks for more than a hundred files."""

import asyncio
import time

from dashboard.access.house import House
from dashboard.access.sessions import Signed

_REMEMBERED = 1.0  # seconds: so long a session that was ended elsewhere may still fetch files
_MOST = 10_000


class Porter:
    """Finds the session of a token."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._kept: dict[str, tuple[float, Signed | None]] = {}

    async def find(self, token: str | None) -> Signed | None:
        """Who holds a token; the file is asked in a thread, at most once a second for each token."""
        if not token:
            return None
        at = time.monotonic()
        until, signed = self._kept.get(token, (0.0, None))
        if at < until:
            return signed
        signed = await asyncio.to_thread(self._house.sessions.find, token)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[token] = at + _REMEMBERED, signed
        return signed

    def forget(self, token: str) -> None:
        """Ask anew for a token whose session has just changed."""
        self._kept.pop(token, None)
