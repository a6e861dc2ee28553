"""Two imports of one dataset held against each other, the original's bytes, and what the ledger says was decided."""

import json
from decimal import Decimal

import pytest

from dashboard.errors import StoreError, UnknownName, UsageError
from dashboard.intake.compare import compare, original_of
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind
from dashboard.intake.review import Fate
from dashboard.intake.undo import undo
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, hand_in


def handed(store: Store, *lines: str) -> int:
    return hand_in(store, "\n".join([PROGRESS, *lines])).import_no or 0


def test_two_imports_of_a_dataset_differ_by_rows_and_cells(sampled_store: Store) -> None:
    first = handed(
        sampled_store, "2026-09,T-001,70%,推进中,同", "2026-09,T-002,50%,推进中,", "2026-08,T-001,60%,推进中,"
    )
    second = handed(
        sampled_store,
        "2026-09,T-001,75%,推进中,同",
        "2026-09,T-002,50%,推进中,",
        "2026-09,T-001-02,60%,推进中,",
    )
    found = compare(sampled_store, first, second)
    assert found.difference == Difference(inserted=1, updated=1, unchanged=1, ended=1)
    told = [(change.fate, str(change.key[0][1]), change.key[1][1], change.name) for change in found.changes]
    assert told == [
        (Fate.UPDATED, "2026-09-01", "T-001", "推行新八级工制度"),
        (Fate.ENDED, "2026-08-01", "T-001", "推行新八级工制度"),
        (Fate.INSERTED, "2026-09-01", "T-001-02", "云屏区推行新八级工制度"),
    ]
    ((column, before, after),) = found.changes[0].cells
    assert (column.header, before, after) == ("完成进度", Decimal(70), Decimal(75))


def test_only_columns_that_both_have_are_compared(sampled_store: Store) -> None:
    first = handed(sampled_store, "2026-09,T-001,70%,推进中,有摘要")
    second = hand_in(sampled_store, "期次,任务编号,完成进度,状态\n2026-09,T-001,71%,推进中\n").import_no or 0
    ((column, *_),) = compare(sampled_store, first, second).changes[0].cells
    assert column.header == "完成进度"
    assert compare(sampled_store, second, second).difference == Difference(0, 0, 1, 0)


def test_what_cannot_be_compared_is_said(sampled_store: Store) -> None:
    progress = handed(sampled_store, "2026-09,T-001,70%,推进中,")
    skills = (
        hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1\n").import_no or 0
    )
    with pytest.raises(UsageError, match=f"第 {progress} 号是进展月报，第 {skills} 号是技能等级"):
        compare(sampled_store, progress, skills)
    undone = undo(sampled_store, skills, person="测试", today=TODAY).number
    for number in (undone, 99):
        with pytest.raises(UnknownName, match=f"第 {number} 号不是一次导入"):
            compare(sampled_store, progress, number)


def test_the_original_is_given_back_byte_for_byte_and_proved(sampled_store: Store) -> None:
    content = f"{PROGRESS}\r\n2026-09,T-001,70%,推进中,\r\n".encode("gb18030")
    number = hand_in(sampled_store, content).import_no or 0
    original = original_of(sampled_store, number)
    assert original is not None
    assert original.read_bytes() == content
    undone = undo(sampled_store, number, person="测试", today=TODAY).number
    assert original_of(sampled_store, undone) is None
    with pytest.raises(UnknownName):
        original_of(sampled_store, 99)
    original.write_bytes(content + b"\n")
    with pytest.raises(StoreError, match="原件与登记的校验值不符"):
        original_of(sampled_store, number)
    original.unlink()
    with pytest.raises(StoreError, match="原件不在了"):
        original_of(sampled_store, number)


def test_the_ledger_keeps_what_was_decided(sampled_store: Store) -> None:
    answers = Answers(percents=Scale.FRACTION, off=frozenset({RepairKind.SPACES}), fill_down=False)
    hand_in(
        sampled_store,
        f"{PROGRESS}\n2026-09,T-001,1,推进中,\n2026-09,T-404,1,推进中,\n",
        answers=answers,
        manner=Manner.ONLY_NEW,
        confirmed=True,
        accept_good_rows=True,
        reporter="D02",
    )
    entry = list_entries(sampled_store, today=TODAY)[0]
    assert (entry.reporter, entry.manner) == ("D02", "only_new")
    assert json.loads(entry.decisions or "") == {
        "percents": "fraction",
        "fill_down": False,
        "off": ["spaces"],
        "manner": "only_new",
        "confirmed": True,
        "accept_good_rows": True,
    }


def test_nothing_decided_is_nothing_kept(sampled_store: Store) -> None:
    handed(sampled_store, "2026-09,T-001,70%,推进中,")
    assert list_entries(sampled_store, today=TODAY)[0].decisions is None
