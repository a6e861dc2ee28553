"""What is said before an undo: the rows it changes, and every entry that must go first."""

from decimal import Decimal

import pytest

from dashboard.intake.ledger import list_entries
from dashboard.intake.mended import cells_before
from dashboard.intake.reading.answers import Answers
from dashboard.intake.review import Fate
from dashboard.intake.standing import standing_on
from dashboard.intake.taking_back import foresee_rows, list_before
from dashboard.intake.undo import undo
from dashboard.store import Store
from tests.intake.handing import PROGRESS, TODAY, hand_in

REPORT = f"{PROGRESS}\n2026-06,T-001,41%,推进中,\n"


def handed(store: Store, content: str | bytes, answers: Answers | None = None) -> int:
    answer = hand_in(store, content, answers=answers or Answers())
    assert answer.import_no is not None, answer.problems
    return answer.import_no


def all_below(store: Store, number: int) -> set[int]:
    """Everything that stands on an entry, found the slow way."""
    with store.cursor() as cursor:
        direct = set(standing_on(cursor, number))
    return direct.union(*(all_below(store, later) for later in direct))


def test_rows_are_shown_as_they_are_now_and_as_they_would_be_again(sampled_store: Store) -> None:
    handed(sampled_store, REPORT)
    second = handed(sampled_store, f"{PROGRESS}\n2026-06,T-001,55%,推进中,\n2026-06,T-001-02,5%,推进中,\n")
    changed, ended = foresee_rows(sampled_store, second, 10)
    assert changed[0].name == "progress"
    ((column, now, then),) = changed[1].cells
    assert (changed[1].fate, column.header, now, then) == (
        Fate.UPDATED, "完成进度", Decimal(55), Decimal(41)
    )  # fmt: skip
    assert (ended[1].fate, ended[1].key[1][1], ended[1].cells) == (Fate.ENDED, "T-001-02", ())
    assert len(foresee_rows(sampled_store, second, 1)) == 1


def test_undoing_an_undo_shows_what_goes_again(sampled_store: Store) -> None:
    number = undo(sampled_store, handed(sampled_store, REPORT), person="测试", today=TODAY).number
    ((_, change),) = foresee_rows(sampled_store, number, 10)
    assert (change.fate, change.key[1][1]) == (Fate.INSERTED, "T-001")


def test_entries_on_entries_are_found_newest_first(sampled_store: Store) -> None:
    first = handed(sampled_store, REPORT)
    second = handed(sampled_store, REPORT.replace("41%", "42%"))
    third = handed(sampled_store, REPORT.replace("41%", "43%"))
    assert list_before(sampled_store, first) == [third, second]
    assert list_before(sampled_store, third) == []
    undo(sampled_store, third, person="测试", today=TODAY)
    assert list_before(sampled_store, first) == [second]


def test_undoing_all_that_is_named_makes_way_for_the_entry(sampled_store: Store) -> None:
    first = handed(sampled_store, REPORT)
    second = handed(sampled_store, REPORT.replace("41%", "42%"))
    districts = 7  # after the six entries of reference data
    before = list_before(sampled_store, districts)
    assert before[:2] == [second, first]
    assert all_below(sampled_store, districts) < set(before)  # the first isn't seen until the second is gone
    for number in before:
        undo(sampled_store, number, person="测试", today=TODAY)
    assert undo(sampled_store, districts, person="测试", today=TODAY).difference.ended == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_mended_cells_tell_what_the_file_said(sampled_store: Store, encoding: str) -> None:
    mends = ((4, "progress", "44%"), (4, "summary", "已办"))
    content = f"进展月报,,,,\n{PROGRESS.replace('完成进度', '目前进度')}\n2026-06,T-001-02,1%,推进中,\n2026-06,T-001,120,推进中,未办\n"
    columns = (("目前进度", "progress"),)
    handed(sampled_store, content.encode(encoding), Answers(columns=columns, mends=mends))
    entry = list_entries(sampled_store, today=TODAY)[0]
    assert cells_before(sampled_store, entry) == {(4, "progress"): "120", (4, "summary"): "未办"}


def test_an_entry_without_mends_has_no_old_cells(sampled_store: Store) -> None:
    handed(sampled_store, REPORT)
    assert cells_before(sampled_store, list_entries(sampled_store, today=TODAY)[0]) == {}
