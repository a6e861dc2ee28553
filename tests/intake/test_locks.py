"""Locked periods (acceptance I24), and what pages keep: written, withdrawn, undone and made again."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.datasets import PROGRESS as PROGRESS_DATASET
from dashboard.catalog.datasets.kept import LOCKS
from dashboard.errors import UnknownName, UsageError
from dashboard.intake.answer import Status
from dashboard.intake.difference import Difference
from dashboard.intake.keeping import (
    confirm_alias,
    lock_period,
    remember_alias,
    remember_headings,
    return_report,
    take_back_return,
    unlock_period,
    write_rows,
)
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.replay import replay
from dashboard.intake.undo import undo
from dashboard.store import Store, open_store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, codes, hand_in, rows, said
from tests.intake.test_journal import digest

OCTOBER = date(2026, 10, 1)


def lock(store: Store, dataset: str = "progress", period: date = OCTOBER) -> int:
    entry = lock_period(store, dataset, period, person="办公室", today=TODAY, reason="简报已印发")
    assert entry is not None
    return entry.number


def test_i24_a_locked_period_refuses_what_would_change_it(sampled_store: Store) -> None:
    lock(sampled_store)
    text = f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n2026-10,T-001,80%,推进中,\n"
    answer = hand_in(sampled_store, text)
    assert (answer.status, codes(answer)) == (Status.REJECTED, ["locked"])
    assert said(answer) == [(3, "期次", "2026年10月已锁定，不能导入")]
    assert answer.said == "2026年10月已锁定，不能导入，什么都没有保存，原来的数据不变。"
    assert hand_in(sampled_store, text, accept_good_rows=True).status is Status.REJECTED


def test_i24_rows_of_a_locked_period_that_change_nothing_pass(sampled_store: Store) -> None:
    hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n")
    lock(sampled_store, period=date(2026, 9, 1))
    text = f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n2026-08,T-001,60%,推进中,\n"
    assert hand_in(sampled_store, text).difference == Difference(1, 0, 1, 0)
    text = f"{PROGRESS}\n2026-09,T-001,75%,推进中,\n2026-07,T-001,55%,推进中,\n"
    assert hand_in(sampled_store, text, manner=Manner.ONLY_NEW).difference == Difference(1, 0, 1, 0)


def test_i24_a_reason_corrects_a_locked_period_and_stands_in_the_ledger(sampled_store: Store) -> None:
    lock(sampled_store)
    text = f"{PROGRESS}\n2026-10,T-001,80%,推进中,\n"
    answer = hand_in(sampled_store, text, reason="会后核实")
    assert answer.status is Status.IMPORTED
    assert list_entries(sampled_store, today=TODAY)[0].reason == "会后核实"


def test_i24_a_lock_holds_for_a_days_count_and_for_withdrawals(sampled_store: Store) -> None:
    lock(sampled_store, "skills", date(2026, 9, 1))
    text = f"{SKILLS}\n2026-09-30,松岭县,,建筑业,,无等级,农民工,1400,160,\n"
    assert said(hand_in(sampled_store, text)) == [(2, "统计时点", "2026年9月已锁定，不能导入")]
    lock(sampled_store)
    text = f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n"
    assert codes(hand_in(sampled_store, text, manner=Manner.WITHDRAW)) == ["needs_answer", "locked"]


def test_an_unlocked_period_takes_files_again(sampled_store: Store) -> None:
    lock(sampled_store)
    assert unlock_period(sampled_store, "progress", OCTOBER, person="办公室", today=TODAY) is not None
    assert hand_in(sampled_store, f"{PROGRESS}\n2026-10,T-001,80%,推进中,\n").status is Status.IMPORTED
    assert unlock_period(sampled_store, "progress", OCTOBER, person="办公室", today=TODAY) is None


def test_a_lock_is_an_entry_that_is_undone(sampled_store: Store) -> None:
    number = lock(sampled_store)
    entry = list_entries(sampled_store, today=TODAY)[0]
    assert (entry.number, entry.kind, entry.dataset, entry.person, entry.reason, entry.difference) == (
        number, "page", "locks", "办公室", "简报已印发", Difference(1, 0, 0, 0),
    )  # fmt: skip
    assert rows(sampled_store, "locks") == [("progress", OCTOBER, "简报已印发")]
    undo(sampled_store, number, person="测试", today=TODAY)
    assert rows(sampled_store, "locks") == []


def test_an_alias_is_its_units_until_the_office_confirms_it(sampled_store: Store) -> None:
    remember_alias(sampled_store, "units", "人社", "D02", given_by="D03", person="页面", today=TODAY)
    confirm_alias(sampled_store, "units", "人社", given_by="D03", person="办公室", today=TODAY)
    assert rows(sampled_store, "aliases") == [("units", "人社", "D03", "D02"), ("units", "人社", None, "D02")]
    with pytest.raises(UnknownName, match="单位名录里没有“D99”，没有记住这个别名。"):
        remember_alias(sampled_store, "units", "某局", "D99", given_by=None, person="页面", today=TODAY)
    with pytest.raises(UnknownName, match="没有记住过“某局”"):
        confirm_alias(sampled_store, "units", "某局", given_by="D03", person="办公室", today=TODAY)


def test_headings_are_remembered_once(sampled_store: Store) -> None:
    def remember(column: str | None) -> object:
        columns = {"目前进度": column, "填报人": None}
        return remember_headings(
            sampled_store, "5f1c", "progress", columns, given_by="D03", person="页面", today=TODAY
        )

    assert remember("progress") is not None
    assert remember("progress") is None
    assert rows(sampled_store, "headings") == [("D03", "5f1c", "progress", ["目前进度=progress", "填报人="])]


def test_a_report_is_returned_and_the_return_taken_back(sampled_store: Store) -> None:
    returned = ("progress", OCTOBER, "D02")
    return_report(sampled_store, *returned, reason=" 没写措施 ", person="办公室", today=TODAY)
    assert rows(sampled_store, "returns") == [(*returned, TODAY, "没写措施")]
    take_back_return(sampled_store, *returned, person="办公室", today=TODAY)
    assert rows(sampled_store, "returns") == []
    with pytest.raises(UsageError, match="退回要写明原因"):
        return_report(sampled_store, *returned, reason=" ", person="办公室", today=TODAY)


def test_only_kept_datasets_are_written_row_by_row_and_whole(sampled_store: Store) -> None:
    with pytest.raises(UsageError, match="“进展月报”由文件上报"):
        write_rows(sampled_store, PROGRESS_DATASET, [], person="页面", today=TODAY)
    with pytest.raises(UsageError, match="“期次锁定”的“期次”不能空着"):
        write_rows(sampled_store, LOCKS, [{"dataset": "progress"}], person="页面", today=TODAY)


def test_f06_what_pages_keep_and_every_manner_are_made_again(sampled_store: Store, tmp_path: Path) -> None:
    number = lock(sampled_store)
    remember_headings(
        sampled_store, "5f1c", "progress", {"进度": None}, given_by=None, person="页面", today=TODAY
    )
    unlock_period(sampled_store, "progress", OCTOBER, person="办公室", today=TODAY)
    undo(sampled_store, sampled_store.version(), person="测试", today=TODAY)
    text = f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n2026-09,T-001,70%,推进中,\n"
    assert hand_in(sampled_store, text, manner=Manner.ONLY_NEW).status is Status.IMPORTED
    withdrawal = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="错报", reporter="D02")
    assert withdrawal.difference == Difference(0, 0, 0, 2)
    undo(sampled_store, withdrawal.import_no or 0, person="测试", today=TODAY)
    assert sampled_store.version() == number + 6
    with closing(open_store(tmp_path / "again.duckdb")) as again:
        assert replay(again, sampled_store.journal) == sampled_store.version()
        assert digest(again) == digest(sampled_store)
        assert list_entries(again, today=TODAY) == list_entries(sampled_store, today=TODAY)
