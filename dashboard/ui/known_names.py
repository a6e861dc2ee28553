"""What the store knows for reading files, kept for each reporter until a later entry may have changed a name."""

import threading
from collections.abc import Callable
from datetime import date

from dashboard.intake.reading.lookups import Lookups, renew_lookups, take_lookups
from dashboard.store import Store


class KnownNames:
    """The lookups of all reporters; any thread may ask."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today
        self._lock = threading.Lock()
        self._known: dict[str | None, Lookups] = {}
        self._since: dict[str | None, int] = {}

    def lookups(self, reporter: str | None) -> Lookups:
        """The lookups of the newest version, with what is kept for a reporter."""
        with self._lock:
            before, today = self._known.get(reporter), self._today()
            if before is not None and before.today == today:
                known = renew_lookups(before, self._store)
            else:
                known = take_lookups(self._store, today=today, reporter=reporter)
            if before is None or known.tables is not before.tables:
                self._since[reporter] = known.version
            self._known[reporter] = known
            return known

    def unchanged_since(self, reporter: str | None) -> int:
        """The version since which none of the names has changed, as of the last `lookups`."""
        with self._lock:
            return self._since[reporter]
