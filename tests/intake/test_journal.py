"""The journal: every entry on disk before it commits, and the store made again from it (acceptance F06, F12)."""

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.datasets import DATASETS
from dashboard.errors import StoreError
from dashboard.intake import journal
from dashboard.intake.answer import Status
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.replay import replay
from dashboard.intake.undo import clear, undo
from dashboard.store import Cursor, Store, open_store
from tests.intake.handing import PROGRESS, TODAY, hand_in, rows


def digest(store: Store) -> dict[str, str]:
    """A hash of every table, ledger included, whatever the order of its rows."""
    tables = [*(dataset.table for dataset in DATASETS), "entries", "counter"]
    with store.cursor() as cursor:
        return {
            table: hashlib.sha256(
                "\n".join(sorted(map(str, cursor.execute(f"from {table}").fetchall()))).encode()
            ).hexdigest()
            for table in tables
        }


def test_an_entry_keeps_the_bytes_the_rows_and_the_facts(sampled_store: Store) -> None:
    content = f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n".encode("gb18030")
    number = hand_in(sampled_store, content, name="九月.csv", received=date(2026, 10, 3)).import_no or 0
    folder = sampled_store.journal / f"{number:06d}"
    assert (folder / "original").read_bytes() == content
    facts = json.loads((folder / "entry.json").read_text(encoding="utf-8"))
    assert facts["file_sha256"] == hashlib.sha256(content).hexdigest()
    assert (facts["number"], facts["kind"], facts["file_name"], facts["received"], facts["rows_inserted"]) == (
        number, "import", "九月.csv", "2026-10-03", 1,
    )  # fmt: skip
    assert sorted(path.name for path in folder.iterdir()) == ["entry.json", "original", "rows.parquet"]


def test_refused_unchanged_and_tried_files_leave_nothing(sampled_store: Store) -> None:
    before = sorted(sampled_store.journal.iterdir())
    hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-404,70%,推进中,\n")
    hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n", dry_run=True)
    assert [path for path in sorted(sampled_store.journal.iterdir()) if path.name != "incoming"] == before
    assert list((sampled_store.journal / "incoming").iterdir()) == []


class _Broken(Exception):
    pass


@pytest.mark.parametrize(
    ("manner", "difference"),
    [
        (Manner.MERGE, Difference(1, 1, 0, 0)),
        (Manner.ONLY_NEW, Difference(1, 0, 1, 0)),
        (Manner.WITHDRAW, Difference(0, 0, 0, 1)),
    ],
)
def test_f12_an_error_before_any_statement_changes_nothing(
    sampled_store: Store, monkeypatch: pytest.MonkeyPatch, manner: Manner, difference: Difference
) -> None:
    """The n-th call on the writer's cursor fails, for every n up to the commit."""
    text = f"{PROGRESS}\n2026-10,T-001,80%,推进中,改\n2026-09,T-001,70%,推进中,\n"
    before = digest(sampled_store)
    writing = Store.writing

    def failing_at(turn: int) -> Callable[..., object]:
        @contextmanager
        def broken(self: Store, *, today: date) -> Iterator[object]:
            with writing(self, today=today) as cursor:
                yield _Failing(cursor, turn)

        return broken

    for turn in range(1, 100):
        monkeypatch.setattr(Store, "writing", failing_at(turn))
        try:
            answer = hand_in(sampled_store, text, manner=manner, reason="试", accept_good_rows=True)
        except _Broken:
            assert digest(sampled_store) == before, turn
        else:
            assert (answer.status, answer.difference) == (Status.IMPORTED, difference)
            assert turn > 8
            return
    pytest.fail("the import never came to its end")


class _Failing:
    """A cursor whose n-th statement fails."""

    def __init__(self, cursor: Cursor, turn: int) -> None:
        self._cursor = cursor
        self._left = turn

    def execute(self, *arguments: object) -> Cursor:
        self._left -= 1
        if not self._left:
            raise _Broken
        return self._cursor.execute(*arguments)  # type: ignore[arg-type]

    def register(self, name: str, table: object) -> None:
        self._cursor.register(name, table)


def test_an_entry_whose_commit_failed_is_replaced_by_the_next(
    sampled_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal is written before the commit: what fails after it must not be mistaken for an entry."""
    before, number = digest(sampled_store), sampled_store.version() + 1
    record = journal.record

    def record_and_fail(*arguments: object, **more: object) -> None:
        record(*arguments, **more)  # type: ignore[arg-type]
        raise _Broken

    with monkeypatch.context() as patch:
        patch.setattr(journal, "record", record_and_fail)
        with pytest.raises(_Broken):
            hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,失败\n")
    assert digest(sampled_store) == before
    assert b"\xe5\xa4\xb1\xe8\xb4\xa5" in (sampled_store.journal / f"{number:06d}" / "original").read_bytes()
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,71%,推进中,成功\n")
    assert answer.import_no == number
    assert b"\xe6\x88\x90\xe5\x8a\x9f" in (sampled_store.journal / f"{number:06d}" / "original").read_bytes()
    assert ("成功",) in rows(sampled_store, "progress", "summary")


def test_what_a_killed_process_was_reading_is_gone_at_the_next_start(sampled_store: Store) -> None:
    left = sampled_store.journal / "incoming" / "tmp1"
    left.mkdir(parents=True)
    (left / "original").write_text("姓名", encoding="utf-8")
    sampled_store.close()
    with closing(open_store(sampled_store.path)):
        assert not left.exists()


def test_f06_the_store_is_made_again_from_its_journal(sampled_store: Store, tmp_path: Path) -> None:
    dice = random.Random(7)
    for share in (60, 70, 75):
        hand_in(
            sampled_store, f"{PROGRESS}\n2026-09,T-001,{share}%,推进中,{dice.random()}\n", demonstration=True
        )
    undo(sampled_store, sampled_store.version(), person="测试", today=TODAY, reason="多报")
    cleared = clear(sampled_store, person="测试", today=TODAY).number
    undo(sampled_store, cleared, person="测试", today=TODAY)
    with closing(open_store(tmp_path / "again.duckdb")) as again:
        assert replay(again, sampled_store.journal) == sampled_store.version()
        assert digest(again) == digest(sampled_store)
        assert list_entries(again, today=TODAY) == list_entries(sampled_store, today=TODAY)


def test_a_journal_that_was_tampered_with_is_noticed(sampled_store: Store, tmp_path: Path) -> None:
    newest = sampled_store.journal / f"{sampled_store.version():06d}" / "entry.json"
    newest.write_text(
        newest.read_text(encoding="utf-8").replace('"rows_inserted": 2', '"rows_inserted": 3'),
        encoding="utf-8",
    )
    with (
        closing(open_store(tmp_path / "again.duckdb")) as again,
        pytest.raises(StoreError, match="重做的结果与当时不同"),
    ):
        replay(again, sampled_store.journal)


def test_a_store_with_entries_is_not_rebuilt(sampled_store: Store, store: Store) -> None:
    with pytest.raises(StoreError, match="只能在空库里"):
        replay(store, sampled_store.journal)
