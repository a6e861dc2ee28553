"""Whether the city in the store is still the demonstration's: nobody real has written into it."""

from datetime import date

from dashboard.access import EVERYTHING
from dashboard.intake.ledger import holds_demonstration
from dashboard.store import Store

_OURS = ("系统", "命令行")
_LENT = "演示"
"""How the names begin under which the demonstration is written, and of the roles that it lends; nobody else's may."""


def demonstration_stands(store: Store, *, today: date) -> bool:
    """Whether the newest version holds the demonstration, and only the demonstration's people wrote it."""
    with store.reading(EVERYTHING, today=today) as cursor:
        real = cursor.execute(
            "select count(*) from imports where person not in (?, ?) and not starts_with(person, ?)",
            [*_OURS, _LENT],
        ).fetchone()
        return holds_demonstration(cursor) and not (real and real[0])
