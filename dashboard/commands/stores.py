"""The store that a verb works on, its people and trail, and the name under which the command line writes into its ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dashboard.access.cabinet import access_of
from dashboard.access.house import House, open_house
from dashboard.errors import UsageError
from dashboard.intake.seeding import seed
from dashboard.store import Store, open_store

PERSON = "命令行"


@contextmanager
def opened(path: Path, today: date) -> Iterator[Store]:
    """The store at a path, made and seeded if absent, closed on leaving."""
    store = open_store(path)
    try:
        seed(store, today=today)
        yield store
    finally:
        store.close()


def opened_house(path: Path, *, needs_trail: bool = False) -> House:
    """The people and the trail of a store; a mistyped path must not look like an empty, sound one."""
    if not access_of(path).exists() and (needs_trail or not path.exists()):
        raise UsageError(f"{path} 还没有用户和审计日志，请核对 --store；第一次要先用 run 启动一次。")
    return open_house(path)
