"""What meetings write: decisions recorded, amended, settled and withdrawn, and agendas; each as an entry of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.catalog import wording
from dashboard.catalog.agenda import LONGEST, SHORTEST, STANDARD_TITLE, Agenda
from dashboard.catalog.datasets.kept import AGENDAS, DECISIONS
from dashboard.catalog.freeze import Freeze
from dashboard.errors import UnknownName, UsageError
from dashboard.intake.keeping import Row, withdraw_rows, write_rows
from dashboard.intake.ledger import Entry
from dashboard.intake.reading.person import find_number, lists_names
from dashboard.store import Cursor, Store

OPEN, DONE, WITHDRAWN = "办理中", "已办结", "已撤销"
MOST_IN_MATTER = 120
MOST_IN_NOTE = 200
MOST_IN_NAME = 20
MOST_IN_TITLE = 40
_NOT_IN_NAMES = frozenset("<>\"'`")
"""What an address doesn't take."""


@dataclass(frozen=True)
class Decided:
    """What was decided: what is to be done, by whom, until when; a task of the register where it is about one."""

    matter: str
    unit_code: str
    due_date: date
    task_code: str | None = None


def record_decision(store: Store, freeze: Freeze, item: Decided, *, person: str, today: date) -> Entry | None:
    """Write down the next item of a meeting; raises UsageError for what can't stand, UnknownName for unit and task."""

    def make(cursor: Cursor) -> list[Row]:
        row = cursor.execute(
            "select coalesce(max(item_no::bigint), 0) + 1 from decisions where meeting = $1", [freeze.token]
        ).fetchone()
        assert row is not None, "an aggregate always gives a row"
        place: Row = {"meeting": freeze.token, "item_no": str(row[0]), "held_on": freeze.day}
        return [{**place, **_said(cursor, item, freeze.day), "status": OPEN}]

    return write_rows(store, DECISIONS, make, person=person, today=today)


def amend_decision(
    store: Store, meeting: str, item_no: str, item: Decided, *, person: str, today: date
) -> Entry | None:
    """Put an item in other words, or another unit, task or limit; None when nothing is different. Raises as above."""

    def make(cursor: Cursor) -> list[Row]:
        stands = _find(cursor, meeting, item_no)
        return [{**stands, **_said(cursor, item, stands["held_on"])}]

    return write_rows(store, DECISIONS, make, person=person, today=today)


def settle_decision(
    store: Store,
    meeting: str,
    item_no: str,
    *,
    status: str = DONE,
    done_date: date | None = None,
    note: str | None = None,
    person: str,
    today: date,
) -> Entry | None:
    """Say that an item is done (已办结, on `done_date`), or after all is not (办理中, without a date).

    Raises UsageError for a day before the meeting or after today, and for another status.
    """
    words = _text(note, "说明", MOST_IN_NOTE)

    def make(cursor: Cursor) -> list[Row]:
        stands = _find(cursor, meeting, item_no)
        _refuse_persons(cursor, words)
        if status == OPEN and done_date is None:
            return [{**stands, "status": OPEN, "done_date": None, "note": words}]
        if status != DONE or done_date is None:
            raise UsageError("办结要写哪一天办结；撤销请用“撤销事项”。")
        if not stands["held_on"] <= done_date <= today:
            held = wording.iso(stands["held_on"])
            raise UsageError(f"办结日期要在会议那天（{held}）到今天（{wording.iso(today)}）之间。")
        return [{**stands, "status": DONE, "done_date": done_date, "note": words}]

    return write_rows(store, DECISIONS, make, person=person, today=today)


def withdraw_decision(
    store: Store, meeting: str, item_no: str, *, reason: str, person: str, today: date
) -> Entry | None:
    """Mark an item as no longer to be done, which stays visible with its reason."""
    words = _text(reason, "原因", MOST_IN_NOTE)
    if words is None:
        raise UsageError("撤销要写明原因，以后才知道为什么不办了。")

    def make(cursor: Cursor) -> list[Row]:
        _refuse_persons(cursor, words)
        stands = _find(cursor, meeting, item_no)
        return [{**stands, "status": WITHDRAWN, "done_date": None, "note": words}]

    return write_rows(store, DECISIONS, make, person=person, today=today, reason=words)


def save_agenda(store: Store, agenda: Agenda, *, person: str, today: date) -> Entry | None:
    """Save an agenda under its name, in place of one that has the name already; None when it stands so."""
    name = _text(agenda.name, "议程的名字", MOST_IN_NAME)
    title = _text(agenda.title, "会议名称", MOST_IN_TITLE)
    if name is None:
        raise UsageError("给这份议程起一个名字，以后按名字打开。")
    if name == STANDARD_TITLE or _NOT_IN_NAMES & set(name):
        raise UsageError(f"“{name}”不能作议程的名字：不用引号和尖括号，也不用“{STANDARD_TITLE}”。")
    slides = [turn.slide.name for turn in agenda.turns]
    if not slides or len(set(slides)) < len(slides):
        raise UsageError("议程里至少放一页，同一页只放一次。")
    if not all(SHORTEST <= turn.seconds <= LONGEST for turn in agenda.turns):
        raise UsageError(f"每页停留 {SHORTEST} 到 {LONGEST} 秒。")
    row: Row = {
        "agenda": name,
        "slides": slides,
        "seconds": [str(turn.seconds) for turn in agenda.turns],
        "title": title,
    }

    def make(cursor: Cursor) -> list[Row]:
        _refuse_persons(cursor, name, title)
        return [row]

    return write_rows(store, AGENDAS, make, person=person, today=today)


def drop_agenda(store: Store, name: str, *, person: str, today: date) -> Entry | None:
    """Take a saved agenda down; None when none has the name."""
    return withdraw_rows(store, AGENDAS, [{"agenda": name}], person=person, today=today)


def _said(cursor: Cursor, item: Decided, held_on: date) -> dict[str, str | date | None]:
    """The cells that a person decides, once nothing speaks against them."""
    matter = _text(item.matter, "事项", MOST_IN_MATTER)
    if matter is None:
        raise UsageError("写明议定做什么，事项不能空着。")
    _refuse_persons(cursor, matter)
    if not item.unit_code:
        raise UsageError("选一家责任单位，没有责任单位的事没人办。")
    if not _stands(cursor, "units", "unit_code", item.unit_code):
        raise UnknownName(f"单位名录里没有“{item.unit_code}”，没有记下。请从名单里选责任单位。")
    if item.task_code and not _stands(cursor, "tasks", "task_code", item.task_code):
        raise UnknownName(f"任务台账里没有“{item.task_code}”，没有记下。请从名单里选任务，或空着。")
    if item.due_date < held_on:
        raise UsageError(f"时限不能早于会议那天（{wording.iso(held_on)}）。")
    return {
        "matter": matter,
        "unit_code": item.unit_code,
        "task_code": item.task_code or None,
        "due_date": item.due_date,
    }


def _find(cursor: Cursor, meeting: str, item_no: str) -> Mapping[str, Any]:
    """The item as it stands; raises UnknownName when an undo has taken it away meanwhile."""
    found = cursor.execute(
        f"select {', '.join(DECISIONS.names)} from decisions where meeting = $1 and item_no = $2",
        [meeting, item_no],
    ).fetchone()
    if found is None:
        raise UnknownName("这一项议定事项已经不在了，可能刚被撤销。请刷新后再看。")
    return dict(zip(DECISIONS.names, found, strict=True))


def _stands(cursor: Cursor, register: str, column: str, code: str) -> bool:
    return (
        cursor.execute(f"select 1 from {register} where {column} = $1 limit 1", [code]).fetchone() is not None
    )


def _text(text: str | None, what: str, most: int) -> str | None:
    """A text in one line, None when nothing stands in it; raises UsageError when it is too long."""
    line = " ".join((text or "").split())
    if len(line) > most:
        raise UsageError(f"{what}写了 {len(line)} 个字，最多 {most} 个字，请缩短。")
    return line or None


def _refuse_persons(cursor: Cursor, *texts: str | None) -> None:
    """Raise UsageError when a text holds a number of a person or names several."""

    def known() -> frozenset[str]:
        rows = cursor.execute(
            "select unit_name from units union select short_name from units "
            "union select district_name from districts union select short_name from districts"
        ).fetchall()
        return frozenset(str(name) for (name,) in rows if name)

    for text in texts:
        hit = find_number(text) if text else None
        if hit:
            raise UsageError(
                f"这里像是写了{hit.what}（{hit.masked}），没有保存。本系统不收个人信息，请删去。"
            )
        if text and lists_names(text, known):
            raise UsageError("这里像是写了几个人的姓名，没有保存。本系统不收个人信息，请写单位或职务。")
