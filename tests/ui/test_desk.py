"""The desk: files in hand are read and written in the background, found again by their token, and leave nothing behind."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.access.grant import WHOLE
from dashboard.intake.commit import Terms
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.reading.percents import Scale
from dashboard.store import Store
from dashboard.ui.desk import PERSON, Desk
from dashboard.ui.hand import File, Hand, Handed, State
from tests.conftest import TODAY
from tests.intake.handing import rows
from tests.processes import children
from tests.ui.working import held_up, large

DISTRICTS = "县区代码,县区名称,县区类型\n990100,澜川市,市本级\n990102,云屏区,区\n"
UNITS = "单位编号,单位名称,单位类别,县区\nQ0001,第一机械厂,企业,云屏区\n"
PROGRESS = "期次,任务编号,完成进度,状态\n2026-10,T-001,1,推进中\n"
TERMS = Terms(PERSON, TODAY, TODAY, grant=WHOLE)
PATIENCE = 60.0


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    """A desk over a store with reference data alone."""
    opened = Desk(store, lambda: TODAY)
    yield opened
    opened.close()
    assert children() == []


@pytest.fixture
def desk_of_samples(sampled_store: Store) -> Iterator[Desk]:
    """A desk over a store that took in the samples."""
    opened = Desk(sampled_store, lambda: TODAY)
    yield opened
    opened.close()


def handed(text: str, name: str = "表.csv") -> Handed:
    """A file with this text."""
    content = text.encode()
    return Handed(name, len(content), io.BytesIO(content))


def settled(desk: Desk, token: str) -> Hand:
    """The hand once nothing is done to it any more."""
    hand = desk.held(token, patience=PATIENCE)
    assert hand is not None
    assert not hand.busy
    return hand


def only(desk: Desk, token: str) -> File:
    """The one file of a hand, once nothing is done to it any more."""
    (file,) = settled(desk, token).files
    return file


def folders(store: Store) -> list[Path]:
    """What lies beside the journal for files in hand, once what was called off has ended."""
    until = time.monotonic() + 10
    while time.monotonic() < until and any((store.journal / "incoming").iterdir()):
        time.sleep(0.05)
    return list((store.journal / "incoming").iterdir())


def test_a_file_is_read_then_handed_in_and_its_bytes_leave_the_desk(desk: Desk, store: Store) -> None:
    token = desk.receive([handed(DISTRICTS, "县区.csv")], "a", grant=WHOLE)
    file = only(desk, token)
    assert (file.number, file.name, file.state, file.draft.rows_good) == (1, "县区.csv", State.READ, 2)
    assert file.review is not None
    assert file.review.difference.inserted == 2
    desk.hand_in(token, 1, TERMS)
    file = only(desk, token)
    assert (file.state, settled(desk, token).entries, settled(desk, token).open) == (
        State.COMMITTED,
        (7,),
        (),
    )
    assert rows(store, "districts", "district_code") == [("990100",), ("990102",)]
    assert folders(store) == []


def test_another_tab_finds_the_file_by_its_token_and_nobody_by_another(desk: Desk) -> None:
    token, other = (
        desk.receive([handed(DISTRICTS)], "a", grant=WHOLE),
        desk.receive([handed(UNITS)], "a", grant=WHOLE),
    )
    assert only(desk, token).draft.rows_read == 2
    assert only(desk, other).draft.rows_read == 1
    assert len(token) >= 22
    assert token != other
    for stranger in (None, "", "1", token[:-1]):
        assert desk.held(stranger) is None


def test_several_files_are_decided_one_by_one_in_their_order(desk: Desk, store: Store) -> None:
    token = desk.receive([handed(DISTRICTS, "1.csv"), handed(UNITS, "2.csv")], "a", grant=WHOLE)
    first, second = settled(desk, token).files
    assert [file.name for file in (first, second)] == ["1.csv", "2.csv"]
    assert second.draft.rows_good == 0  # its district isn't known yet
    desk.hand_in(token, first.number, TERMS)
    (second,) = settled(desk, token).open
    assert (second.name, second.draft.rows_good) == ("2.csv", 1)
    desk.hand_in(token, second.number, TERMS)
    assert settled(desk, token).entries == (7, 8)
    assert rows(store, "units", "unit_code") == [("Q0001",)]


def test_more_files_join_a_hand_and_get_numbers_of_their_own(desk: Desk) -> None:
    token = desk.receive([handed(DISTRICTS), handed(UNITS)], "a", grant=WHOLE)
    settled(desk, token)
    desk.drop(token, 2)
    assert desk.receive([handed(DISTRICTS, "再来.csv")], "a", token, grant=WHOLE) == token
    assert [(file.number, file.name) for file in settled(desk, token).files] == [
        (1, "表.csv"),
        (3, "再来.csv"),
    ]


def test_an_answer_reads_the_file_again(desk_of_samples: Desk) -> None:
    token = desk_of_samples.receive([handed(PROGRESS)], "a", grant=WHOLE)
    assert "needs_answer" in [problem.code for problem in only(desk_of_samples, token).draft.errors]
    desk_of_samples.answer(token, 1, percents=Scale.FRACTION)
    file = only(desk_of_samples, token)
    assert (file.draft.errors, file.answers.percents) == ((), Scale.FRACTION)


def test_another_manner_is_held_against_the_store_without_reading_again(desk: Desk) -> None:
    token = desk.receive([handed(DISTRICTS)], "a", grant=WHOLE)
    desk.hand_in(token, 1, TERMS) if only(desk, token) else None
    settled(desk, token)
    token = desk.receive([handed(DISTRICTS.replace("云屏区", "云屏新区"))], "a", grant=WHOLE)
    file = only(desk, token)
    assert file.review is not None
    assert file.review.difference.updated == 1
    desk.choose(token, 1, manner=Manner.ONLY_NEW)
    file = only(desk, token)
    assert file.review is not None
    assert file.review.difference.empty


def test_what_stands_against_a_file_is_told_before_it_is_handed_in(desk: Desk) -> None:
    token = desk.receive([handed(DISTRICTS)], "a", grant=WHOLE)
    only(desk, token)
    desk.choose(token, 1, manner=Manner.WITHDRAW)
    file = only(desk, token)
    assert file.draft.problems == ()
    assert file.unusual != ()


def test_the_members_of_a_zip_come_in_its_place(desk: Desk, store: Store) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("表/县区.csv", DISTRICTS)
        archive.writestr("表/单位.csv", UNITS)
    token = desk.receive([Handed("都在.zip", len(packed.getvalue()), packed)], "a", grant=WHOLE)
    hand = settled(desk, token)
    assert [(file.number, file.name, file.draft.rows_read) for file in hand.files] == [
        (2, "县区.csv", 2),
        (3, "单位.csv", 1),
    ]
    desk.drop(token)
    assert folders(store) == []


def test_a_zip_that_cannot_be_taken_is_one_file_with_the_reason(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w"):
        pass
    file = only(desk, desk.receive([Handed("空.zip", len(packed.getvalue()), packed)], "a", grant=WHOLE))
    assert (file.name, file.draft.parquet) == ("空.zip", None)
    assert len(file.draft.errors) == 1


def test_dropping_a_file_leaves_nothing_whether_it_was_read_or_is_being_read(
    desk: Desk, store: Store
) -> None:
    read, busy = (
        desk.receive([handed(DISTRICTS)], "a", grant=WHOLE),
        desk.receive([large()], "a", grant=WHOLE),
    )
    only(desk, read)
    held_up(desk, busy)
    desk.drop(read)
    desk.drop(busy)
    assert (desk.look(read), desk.look(busy)) == (None, None)
    assert folders(store) == []


def test_a_first_reading_that_is_called_off_lets_the_file_go(desk: Desk, store: Store) -> None:
    token = desk.receive([large()], "a", grant=WHOLE)
    file = held_up(desk, token)
    assert file.stage in ("识别编码", "找表头", "读入", "逐列检查", "核对")
    desk.cancel(token, 1)
    assert desk.look(token) is None
    assert folders(store) == []


def test_calling_off_a_second_reading_returns_to_the_first(desk: Desk) -> None:
    token = desk.receive([handed(DISTRICTS)], "a", grant=WHOLE)
    before = only(desk, token)
    desk.answer(token, 1, dataset="units")
    desk.cancel(token, 1)
    after = only(desk, token)
    assert (after.draft, after.answers) == (before.draft, before.answers)


def test_a_killed_process_is_said_to_the_clerk_and_the_desk_lives(desk: Desk) -> None:
    token = desk.receive([large()], "a", grant=WHOLE)
    held_up(desk, token)
    for child in children():
        child.kill()
    (problem,) = only(desk, token).draft.problems
    assert f"{problem.reason}，{problem.remedy}" == (
        "文件无法解析（过大或已损坏），请用 Excel 打开后另存为 CSV 再上传"
    )
    assert only(desk, desk.receive([handed(DISTRICTS)], "a", grant=WHOLE)).draft.rows_good == 2


def test_what_others_committed_meanwhile_is_seen_before_the_next_decision(desk: Desk) -> None:
    mine, theirs = (
        desk.receive([handed(DISTRICTS)], "a", grant=WHOLE),
        desk.receive([handed(DISTRICTS)], "b", grant=WHOLE),
    )
    only(desk, mine)
    only(desk, theirs)
    desk.hand_in(theirs, 1, TERMS)
    settled(desk, theirs)
    found = only(desk, mine).review
    assert found is not None
    assert found.difference.empty


def test_an_import_goes_on_whole_when_its_browser_is_gone(desk: Desk, store: Store) -> None:
    token = desk.receive([handed(DISTRICTS)], "a", grant=WHOLE)
    only(desk, token)
    desk.hand_in(token, 1, TERMS)
    desk.cancel(token, 1)
    desk.drop(token)
    desk.close()
    (entry,) = [entry for entry in list_entries(store, today=TODAY) if entry.number == 7]
    assert (entry.person, entry.difference.inserted) == ("页面", 2)
    assert len(rows(store, "districts")) == 2


def test_a_refused_commit_says_why_and_keeps_the_file(desk: Desk) -> None:
    token = desk.receive([handed(DISTRICTS + "99010,临江县,县\n")], "a", grant=WHOLE)
    only(desk, token)
    desk.hand_in(token, 1, TERMS)
    file = only(desk, token)
    assert (file.state, file.answer) == (State.READ, None)
    assert "什么都没有保存" in file.refusal


def test_more_than_two_hundred_megabytes_are_refused_without_a_copy(desk: Desk, store: Store) -> None:
    token = desk.receive([Handed("大.csv", 201 * 1024**2, io.BytesIO(b""))], "a", grant=WHOLE)
    (problem,) = only(desk, token).draft.problems
    assert problem.reason == "文件过大（201 MB），上限 200 MB"
    assert [list(folder.iterdir()) for folder in (store.journal / "incoming").iterdir()] == [[]]


def test_closing_the_desk_calls_off_what_is_read(store: Store) -> None:
    desk = Desk(store, lambda: TODAY)
    held_up(desk, desk.receive([large()], "a", grant=WHOLE))
    began = time.monotonic()
    desk.close()
    assert time.monotonic() - began < 5
    assert children() == []


def test_nothing_is_kept_of_a_file_that_names_persons(desk: Desk) -> None:
    token = desk.receive(
        [handed("县区代码,县区名称,县区类型,联系电话\n990100,澜川市,市本级,13900001111\n")],
        "1.2.3.4",
        grant=WHOLE,
    )
    file = settled(desk, token).files[0]
    assert [problem.code for problem in file.draft.problems] == ["personal_information"]
    assert list(file.folder.iterdir()) == []
    assert "13900001111" not in repr(file)
