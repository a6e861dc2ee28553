"""Two clerks at once, a commit that lies, a full disk (acceptance F08, F10, F12, F14, F16)."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.access.grant import WHOLE
from dashboard.errors import StoreChanged, StoreError
from dashboard.intake.answer import Answer, Status
from dashboard.intake.commit import Terms, commit
from dashboard.intake.difference import Difference
from dashboard.intake.importing import import_file
from dashboard.intake.ledger import list_entries
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.lookups import take_lookups
from dashboard.intake.room import free_bytes, refuse_without_room
from dashboard.intake.undo import undo
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, hand_in, rows

ROUNDS = 50


def drafted(store: Store, folder: Path, text: str) -> tuple[Draft, Path]:
    """A file read as a page reads it, before anything is decided."""
    folder.mkdir()
    source = folder / "original"
    source.write_text(text, encoding="utf-8")
    return read_file(source, "上报.csv", folder, take_lookups(store, today=TODAY)), source


def handed(store: Store, draft: Draft, source: Path, person: str) -> Answer:
    return commit(store, draft, source, Terms(person, TODAY, TODAY, grant=WHOLE))


def test_f16_two_clerks_send_the_same_unit_and_period(sampled_store: Store, tmp_path: Path) -> None:
    """In each round one is told, looks at the difference again, and hands in again: both stand in the history."""
    start = sampled_store.version()
    gate = threading.Barrier(2)

    def live_rows() -> int:
        found = rows(sampled_store, "progress", "period", "task_code")
        return found.count((date(2026, 9, 1), "T-001"))

    def send(person: str, draft: Draft, source: Path) -> Answer | StoreChanged:
        gate.wait()
        try:
            return handed(sampled_store, draft, source, person)
        except StoreChanged as error:
            return error

    files = {
        (person, turn): drafted(sampled_store, tmp_path / f"{person}{turn}", f"{PROGRESS}\n2026-09,T-001,{share + turn}%,推进中,\n")
        for person, share in (("甲", 40), ("乙", 60))
        for turn in (0, 1)
    }  # fmt: skip

    def read(person: str, turn: int) -> tuple[str, Draft, Path]:
        """The clerk's file of this turn as it is read at the newest version."""
        draft, source = files[person, turn % 2]
        return person, replace(draft, version=sampled_store.version()), source

    with ThreadPoolExecutor(2) as clerks:
        for turn in range(ROUNDS):
            both = [read("甲", turn), read("乙", turn)]
            answers = list(clerks.map(send, *zip(*both, strict=True)))
            (lost,) = (place for place, answer in enumerate(answers) if isinstance(answer, StoreChanged))
            winner, loser = both[1 - lost][0], both[lost][0]
            told = str(answers[lost])
            assert told.startswith(f"市人社局2026年9月刚被 {winner} 在 20")
            assert told.endswith(" 更新，请核对后再传。")
            assert sampled_store.version() == start + 2 * turn + 1
            again = read(loser, turn)
            assert handed(sampled_store, again[1], again[2], loser).difference == Difference(0, 1, 0, 0)
            assert live_rows() == 1
    history = [entry.person for entry in list_entries(sampled_store, today=TODAY)[: 2 * ROUNDS]]
    assert [{*history[place : place + 2]} for place in range(0, 2 * ROUNDS, 2)] == [{"甲", "乙"}] * ROUNDS


def test_f16_by_scope_any_row_of_the_scope_counts(sampled_store: Store, tmp_path: Path) -> None:
    line = "2026-09-30,松岭县,,建筑业,{},无等级,农民工,1350,160,\n"
    draft, source = drafted(sampled_store, tmp_path / "a", f"{SKILLS}\n{line.format('瓦工')}")
    hand_in(sampled_store, f"{SKILLS}\n{line.format('木工')}", person="乙")
    with pytest.raises(StoreChanged, match=r"^松岭2026-09-30刚被 乙 在 "):
        handed(sampled_store, draft, source, "甲")


def test_other_rows_written_meanwhile_are_no_obstacle(sampled_store: Store, tmp_path: Path) -> None:
    draft, source = drafted(sampled_store, tmp_path / "a", f"{PROGRESS}\n2026-09,T-001,40%,推进中,\n")
    hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-002,50%,推进中,\n")
    assert handed(sampled_store, draft, source, "甲").status is Status.IMPORTED


def test_the_same_rows_written_meanwhile_leave_nothing_to_do(sampled_store: Store, tmp_path: Path) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,40%,推进中,\n"
    draft, source = drafted(sampled_store, tmp_path / "a", text)
    hand_in(sampled_store, text)
    assert handed(sampled_store, draft, source, "甲").status is Status.UNCHANGED


def test_a_name_withdrawn_meanwhile_is_not_written(sampled_store: Store, tmp_path: Path) -> None:
    hand_in(sampled_store, "单位编号,单位名称,单位类别,县区\nQ900,新厂,企业,云屏区\n")
    text = f"{SKILLS}\n2026-06-30,云屏区,新厂,制造业,焊工,技师,,12,1,1\n"
    draft, source = drafted(sampled_store, tmp_path / "a", text)
    undo(sampled_store, sampled_store.version(), person="测试", today=TODAY)
    with pytest.raises(StoreChanged, match="单位“Q900”已从名录里撤下"):
        handed(sampled_store, draft, source, "甲")


class _Lying:
    """A connection to the engine whose commits are durable, and then report that they failed."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    @contextmanager
    def cursor(self) -> Iterator["_Lying"]:
        with self._connection.cursor() as cursor:
            yield _Lying(cursor)

    def commit(self) -> None:
        self._connection.commit()
        raise duckdb.FatalException("Failed to create checkpoint: No space left on device")


def test_f10_a_commit_that_raised_but_is_durable_counts_once(sampled_store: Store, tmp_path: Path) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,40%,推进中,\n"
    draft, source = drafted(sampled_store, tmp_path / "a", text)
    lying = Store(sampled_store.path, _Lying(sampled_store._root))  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="没有成功"):
        handed(lying, draft, source, "甲")
    answer = hand_in(sampled_store, text)
    assert (answer.status, answer.said) == (
        Status.UNCHANGED,
        "该文件已于 2026-11-22 导入成功，无需重复上传，数据没有变化。",
    )
    entries = list_entries(sampled_store, today=TODAY)
    assert [entry.file_sha256 for entry in entries].count(draft.sha256) == 1
    assert [row for row in rows(sampled_store, "progress", "period") if row == (date(2026, 9, 1),)] == [
        (date(2026, 9, 1),)
    ]
    again = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,41%,推进中,\n")
    assert again.import_no == entries[0].number + 1


@pytest.mark.parametrize(
    ("free", "size", "enough"),
    [
        (200 * 1024**2, 1, True),
        (200 * 1024**2 - 1, 1, False),
        (5 * 1024**3, 1024**3, True),
        (5 * 1024**3 - 1, 1024**3, False),
    ],
)
def test_f08_room_is_five_files_or_200_mb(free: int, size: int, enough: bool) -> None:
    if enough:
        refuse_without_room(free, size)
        return
    with pytest.raises(StoreError) as refused:
        refuse_without_room(free, size)
    assert str(refused.value) == "服务器磁盘空间不足，本次没有导入，原数据未变，请联系管理员。"


def test_f08_a_file_too_large_for_the_disk_is_refused_at_once(sampled_store: Store, tmp_path: Path) -> None:
    version = sampled_store.version()
    draft, source = drafted(sampled_store, tmp_path / "a", f"{PROGRESS}\n2026-09,T-001,40%,推进中,\n")
    with source.open("r+b") as file:
        file.truncate(free_bytes(tmp_path) // 4)  # a hole: it takes no room itself
    with pytest.raises(StoreError, match=r"^服务器磁盘空间不足，本次没有导入"):
        handed(sampled_store, draft, source, "甲")
    with pytest.raises(StoreError, match=r"^服务器磁盘空间不足，本次没有导入"):
        import_file(sampled_store, source, Terms("甲", TODAY, TODAY, grant=WHOLE))
    assert sampled_store.version() == version
