"""Decisions and agendas: written as entries, refused in words, undone, and made again from the journal."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from dashboard.access import EVERYTHING
from dashboard.catalog.agenda import BY_NAME, Agenda, Turn
from dashboard.catalog.freeze import Freeze
from dashboard.errors import UndoRefused, UnknownName, UsageError
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import Entry, list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.meetings import (
    Decided,
    amend_decision,
    drop_agenda,
    record_decision,
    save_agenda,
    settle_decision,
    withdraw_decision,
)
from dashboard.intake.replay import replay
from dashboard.intake.undo import undo
from dashboard.queries.asking import Reading
from dashboard.queries.overview import key_figures
from dashboard.store import Store, open_store
from tests.intake.handing import PROGRESS, TODAY, hand_in, rows
from tests.intake.test_journal import digest

HELD = date(2026, 11, 20)
FREEZE = Freeze(17, datetime(2026, 11, 20, 9, 30))
MEETING = "17-202611200930"
DUE = date(2026, 12, 15)
ITEM = Decided("补报两期进展月报", "D02", DUE)
TURNS = (Turn(BY_NAME["red"], 60), Turn(BY_NAME["decisions"], 300))


def record(store: Store, item: Decided = ITEM) -> Entry:
    entry = record_decision(store, FREEZE, item, person="办公室", today=TODAY)
    assert entry is not None
    return entry


def settle(
    store: Store, item_no: str = "1", *, done: date | None = HELD, note: str | None = None
) -> Entry | None:
    return settle_decision(store, MEETING, item_no, done_date=done, note=note, person="办公室", today=TODAY)


def test_items_of_a_meeting_are_numbered_as_they_come(sampled_store: Store) -> None:
    entry = record(sampled_store, Decided("  补报两期\n进展月报 ", "D02", DUE))
    record(sampled_store, Decided("推行实名制", "D03", HELD, "T-002"))
    assert rows(sampled_store, "decisions") == [
        (MEETING, "1", HELD, "补报两期 进展月报", "D02", None, DUE, "办理中", None, None),
        (MEETING, "2", HELD, "推行实名制", "D03", "T-002", HELD, "办理中", None, None),
    ]
    assert (entry.kind, entry.dataset, entry.person, entry.difference) == (
        "page", "decisions", "办公室", Difference(1, 0, 0, 0),
    )  # fmt: skip


def test_two_people_at_once_write_two_items(sampled_store: Store) -> None:
    items = [Decided(f"第 {place} 件事", "D02", DUE) for place in range(6)]
    with ThreadPoolExecutor(6) as threads:
        entries = list(threads.map(lambda item: record(sampled_store, item), items))
    assert len({entry.number for entry in entries}) == 6
    assert sorted(str(row[0]) for row in rows(sampled_store, "decisions", "item_no")) == list("123456")


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (Decided(" \n", "D02", DUE), "事项不能空着"),
        (Decided("事" * 121, "D02", DUE), "事项写了 121 个字，最多 120 个字"),
        (Decided("补报", "", DUE), "选一家责任单位"),
        (Decided("补报", "D99", DUE), "单位名录里没有“D99”"),
        (Decided("补报", "D02", DUE, "T-999"), "任务台账里没有“T-999”"),
        (Decided("补报", "D02", date(2026, 11, 19)), "时限不能早于会议那天（2026-11-20）"),
        (Decided("打 138 1234 5678 问进度", "D02", DUE), "这里像是写了手机号（138\\*\\*\\*\\*）"),
        (Decided("核实 11010519491231002X 的工资", "D02", DUE), "这里像是写了身份证号"),
        (Decided("由王小明、李建国、张伟、赵云落实", "D02", DUE), "几个人的姓名"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_written(
    sampled_store: Store, item: Decided, told: str
) -> None:
    before = sampled_store.version()
    with pytest.raises(UsageError, match=told):
        record(sampled_store, item)
    assert (sampled_store.version(), rows(sampled_store, "decisions")) == (before, [])


def test_names_of_units_in_a_row_are_no_persons(sampled_store: Store) -> None:
    record(sampled_store, Decided("由市总工会、市人社局、市住建局、云屏区共同研究", "D02", DUE))
    assert rows(sampled_store, "decisions", "item_no") == [("1",)]


def test_an_item_is_amended_and_keeps_its_status(sampled_store: Store) -> None:
    record(sampled_store)
    settle(sampled_store, note="已补报")
    changed = Decided("补报三期", "D03", DUE, "T-002")
    entry = amend_decision(sampled_store, MEETING, "1", changed, person="办公室", today=TODAY)
    assert entry is not None
    assert entry.difference == Difference(0, 1, 0, 0)
    assert rows(sampled_store, "decisions") == [
        (MEETING, "1", HELD, "补报三期", "D03", "T-002", DUE, "已办结", HELD, "已补报")
    ]
    assert amend_decision(sampled_store, MEETING, "1", changed, person="办公室", today=TODAY) is None
    with pytest.raises(UnknownName, match="这一项议定事项已经不在了"):
        amend_decision(sampled_store, MEETING, "2", changed, person="办公室", today=TODAY)
    early = Decided("补报", "D02", date(2026, 11, 1))
    with pytest.raises(UsageError, match="时限不能早于会议那天"):
        amend_decision(sampled_store, MEETING, "1", early, person="办公室", today=TODAY)


def test_an_item_is_settled_and_taken_up_again(sampled_store: Store) -> None:
    record(sampled_store)
    settle(sampled_store, done=TODAY, note=" 已补报 ")
    stands = ("status", "done_date", "note")
    assert rows(sampled_store, "decisions", *stands) == [("已办结", TODAY, "已补报")]
    settle_decision(sampled_store, MEETING, "1", status="办理中", person="办公室", today=TODAY)
    assert rows(sampled_store, "decisions", *stands) == [("办理中", None, None)]


@pytest.mark.parametrize(
    ("done", "note", "told"),
    [
        (None, None, "办结要写哪一天办结"),
        (date(2026, 11, 19), None, "办结日期要在会议那天（2026-11-20）到今天（2026-11-22）之间"),
        (date(2026, 11, 23), None, "办结日期要在"),
        (HELD, "字" * 201, "说明写了 201 个字"),
        (HELD, "联系 13812345678", "手机号"),
    ],
)
def test_a_settlement_needs_a_day_that_can_be(
    sampled_store: Store, done: date | None, note: str | None, told: str
) -> None:
    record(sampled_store)
    with pytest.raises(UsageError, match=told):
        settle(sampled_store, done=done, note=note)
    assert rows(sampled_store, "decisions", "status") == [("办理中",)]


def test_an_item_is_withdrawn_with_a_reason(sampled_store: Store) -> None:
    record(sampled_store)
    with pytest.raises(UsageError, match="撤销要写明原因"):
        withdraw_decision(sampled_store, MEETING, "1", reason=" ", person="办公室", today=TODAY)
    withdraw_decision(sampled_store, MEETING, "1", reason="并入年度任务", person="办公室", today=TODAY)
    assert rows(sampled_store, "decisions", "status", "note") == [("已撤销", "并入年度任务")]
    assert list_entries(sampled_store, today=TODAY)[0].reason == "并入年度任务"


def test_each_step_is_undone_by_its_entry(sampled_store: Store) -> None:
    recorded = record(sampled_store)
    settled = settle(sampled_store)
    assert settled is not None
    with pytest.raises(UndoRefused):
        undo(sampled_store, recorded.number, person="测试", today=TODAY)
    undo(sampled_store, settled.number, person="测试", today=TODAY)
    assert rows(sampled_store, "decisions", "status") == [("办理中",)]
    undo(sampled_store, recorded.number, person="测试", today=TODAY)
    assert rows(sampled_store, "decisions") == []


def test_a_unit_that_has_something_to_do_is_not_withdrawn(sampled_store: Store) -> None:
    text = "单位编号,单位名称,单位类别,县区\nD09,市新设局,部门,市本级\n"
    entry = hand_in(sampled_store, text).import_no
    assert entry is not None
    record(sampled_store, Decided("挂牌", "D09", DUE))
    with pytest.raises(UndoRefused, match="议定事项用到了它带来的单位名录"):
        undo(sampled_store, entry, person="测试", today=TODAY)
    answer = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="撤销建制")
    assert answer.import_no is None


def test_an_agenda_is_saved_changed_and_taken_down(sampled_store: Store) -> None:
    agenda = Agenda(" 季度 ", "第四季度会", TURNS)
    assert save_agenda(sampled_store, agenda, person="办公室", today=TODAY) is not None
    assert rows(sampled_store, "agendas") == [("季度", ["red", "decisions"], ["60", "300"], "第四季度会")]
    assert save_agenda(sampled_store, agenda, person="办公室", today=TODAY) is None
    save_agenda(sampled_store, Agenda("季度", "", TURNS[:1]), person="办公室", today=TODAY)
    assert rows(sampled_store, "agendas") == [("季度", ["red"], ["60"], None)]
    assert drop_agenda(sampled_store, "季度", person="办公室", today=TODAY) is not None
    assert rows(sampled_store, "agendas") == []
    assert drop_agenda(sampled_store, "季度", person="办公室", today=TODAY) is None


@pytest.mark.parametrize(
    ("agenda", "told"),
    [
        (Agenda(" ", "", TURNS), "起一个名字"),
        (Agenda("季" * 21, "", TURNS), "议程的名字写了 21 个字"),
        (Agenda("标准议程", "", TURNS), "不能作议程的名字"),
        (Agenda("<b>", "", TURNS), "不能作议程的名字"),
        (Agenda("季度", "会" * 41, TURNS), "会议名称写了 41 个字"),
        (Agenda("季度", "13812345678", TURNS), "手机号"),
        (Agenda("季度", "", ()), "至少放一页"),
        (Agenda("季度", "", (*TURNS, TURNS[0])), "同一页只放一次"),
        (Agenda("季度", "", (Turn(BY_NAME["red"], 4),)), "每页停留 5 到 3600 秒"),
        (Agenda("季度", "", (Turn(BY_NAME["red"], 3601),)), "每页停留 5 到 3600 秒"),
    ],
)
def test_an_agenda_that_cannot_be_held_is_refused(sampled_store: Store, agenda: Agenda, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        save_agenda(sampled_store, agenda, person="办公室", today=TODAY)
    assert rows(sampled_store, "agendas") == []


def test_f06_meetings_are_made_again_from_the_journal(sampled_store: Store, tmp_path: Path) -> None:
    record(sampled_store)
    amend_decision(sampled_store, MEETING, "1", Decided("补报三期", "D03", DUE), person="办公室", today=TODAY)
    settled = settle(sampled_store)
    assert settled is not None
    undo(sampled_store, settled.number, person="测试", today=TODAY)
    withdraw_decision(sampled_store, MEETING, "1", reason="不办了", person="办公室", today=TODAY)
    save_agenda(sampled_store, Agenda("季度", "", TURNS), person="办公室", today=TODAY)
    drop_agenda(sampled_store, "季度", person="办公室", today=TODAY)
    with closing(open_store(tmp_path / "again.duckdb")) as again:
        assert replay(again, sampled_store.journal) == sampled_store.version()
        assert digest(again) == digest(sampled_store)


def test_what_a_meeting_saw_stays_after_an_import_its_undo_and_a_rebuild(
    sampled_store: Store, tmp_path: Path
) -> None:
    version = sampled_store.version()

    def seen(store: Store, at: int) -> list[object]:
        reading = Reading(store, EVERYTHING, at, HELD)
        return list(key_figures(reading, date(2026, 10, 1))["value"].fillna(-1))

    before = seen(sampled_store, version)
    number = hand_in(sampled_store, f"{PROGRESS}\n2026-10,T-001,100%,已销号,\n").import_no
    assert number is not None
    assert (seen(sampled_store, version), seen(sampled_store, number) == before) == (before, False)
    undo(sampled_store, number, person="测试", today=TODAY)
    assert seen(sampled_store, version) == before
    with closing(open_store(tmp_path / "again.duckdb")) as again:
        replay(again, sampled_store.journal)
        assert seen(again, version) == before
