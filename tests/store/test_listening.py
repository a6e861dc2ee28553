"""Whoever listens to the store hears of each entry once it stands, and of nothing else (S24)."""

import logging

import pytest

from dashboard.access import EVERYTHING
from dashboard.errors import AccessFailed, StoreError
from dashboard.intake.answer import Status
from dashboard.intake.undo import undo
from dashboard.store import Store, Written
from tests.conftest import TODAY
from tests.intake.handing import PROGRESS, hand_in

ROW = f"{PROGRESS}\n2026-08,T-001,40%,推进中,写好三章\n"


def test_s24_an_import_and_its_undo_are_heard_with_their_facts(sampled_store: Store) -> None:
    heard: list[Written] = []
    sampled_store.on_entry.append(heard.append)
    answer = hand_in(sampled_store, ROW, name="进展.csv", reporter="D02", person="演示·报送员")
    assert answer.import_no is not None
    undo(sampled_store, answer.import_no, person="演示·办公室", today=TODAY, reason="交错了")
    first, second = heard
    assert (first.number, first.kind, first.dataset, first.person, first.reporter, first.file_name) == (
        answer.import_no, "import", "progress", "演示·报送员", "D02", "进展.csv",
    )  # fmt: skip
    assert first.file_sha256 == answer.draft.sha256
    assert (first.rows_read, first.rows_inserted, first.rows_ended) == (1, 1, 0)
    assert (second.number, second.kind, second.undoes, second.person, second.reason) == (
        answer.import_no + 1, "undo", answer.import_no, "演示·办公室", "交错了",
    )  # fmt: skip
    assert (second.file_sha256, second.rows_ended) == (None, 1)


def test_an_entry_stands_before_it_is_heard(sampled_store: Store) -> None:
    seen: list[bool] = []

    def look(entry: Written) -> None:
        with sampled_store.reading(EVERYTHING, today=TODAY) as cursor:
            row = cursor.execute("select count(*) from imports where number = $1", [entry.number]).fetchone()
        seen.append(row == (1,) and sampled_store.version() == entry.number)

    sampled_store.on_entry.append(look)
    hand_in(sampled_store, ROW)
    assert seen == [True]


def test_nothing_is_heard_of_what_was_refused_rehearsed_rolled_back_or_changed_nothing(
    sampled_store: Store,
) -> None:
    heard: list[Written] = []
    sampled_store.on_entry.append(heard.append)
    assert hand_in(sampled_store, ROW, dry_run=True).dry_run
    assert hand_in(sampled_store, ROW.replace("T-001", "T-999")).status is Status.REJECTED
    with pytest.raises(StoreError):
        write_and_fail(sampled_store)
    with sampled_store.rehearsing(today=TODAY) as rehearsed:
        assert rehearsed is not None
        rehearsed.execute("insert into entries select * replace (99 as number) from entries limit 1")
    with sampled_store.writing(today=TODAY):
        pass
    assert heard == []


def test_a_listener_that_fails_fails_neither_the_import_nor_the_others(
    sampled_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Written] = []

    def fail(_: Written) -> None:
        raise AccessFailed("审计日志写不了。")

    sampled_store.on_entry.extend((fail, heard.append))
    with caplog.at_level(logging.ERROR):
        answer = hand_in(sampled_store, ROW)
    assert answer.status is Status.IMPORTED
    assert [entry.number for entry in heard] == [answer.import_no]
    assert f"entry {answer.import_no} stands" in caplog.text


def write_and_fail(store: Store) -> None:
    with store.writing(today=TODAY) as cursor:
        cursor.execute("insert into entries select * replace (99 as number) from entries limit 1")
        cursor.execute("select nothing from nowhere")
