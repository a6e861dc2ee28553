"""Health: readiness names what is missing in a word, and liveness asks for nothing."""

from pathlib import Path

from dashboard.errors import StoreError
from dashboard.serving.health import Health
from dashboard.store import Store, journal_of
from tests.serving.asking import ask, welcome


def test_ready_when_the_store_answers_and_there_is_room(store: Store) -> None:
    health = Health(welcome, store.path, lambda: store, lambda: True)
    assert (ask(health, "/readyz").status, ask(health, "/readyz").body) == (200, "ok")
    assert ask(health, "/").body == "welcome"


def test_what_is_missing_is_said_in_a_word_and_liveness_stays(store: Store) -> None:
    def lost() -> Store:
        raise StoreError("数据库 /srv/secret 打不开。")

    path = store.path
    cold = Health(welcome, path, lambda: store, lambda: False)
    gone = Health(welcome, path, lost, lambda: True)
    full = Health(welcome, path, lambda: store, lambda: True, enough=1 << 60)
    for health, word in ((cold, "starting"), (gone, "store"), (full, "disk")):
        assert (ask(health, "/readyz").status, ask(health, "/readyz").body) == (503, word)
        assert (ask(health, "/healthz").status, ask(health, "/healthz").body) == (200, "ok")


def test_a_journal_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    journal = journal_of(store.path)
    journal.rename(tmp_path / "away")
    journal.write_bytes(b"")
    health = Health(welcome, store.path, lambda: store, lambda: True)
    assert (ask(health, "/readyz").status, ask(health, "/readyz").body) == (503, "journal")
    store.close()
