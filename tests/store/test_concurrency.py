"""One writer at a time, readers that never wait, and one process (acceptance section 0, F11, L04)."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.access import EVERYTHING, Scope
from dashboard.errors import StoreBusy, StoreError
from dashboard.settings import ROOT
from dashboard.store import Store, open_store
from tests.conftest import TODAY
from tests.intake.handing import PROGRESS, hand_in


def test_l04_eight_threads_and_sixty_questions_each_give_no_wrong_answer(sampled_store: Store) -> None:
    units = ("D01", "D02", "D03", "C02", "Q001", "Q002", "Y001")

    def ask(place: int) -> bool:
        unit = units[place % len(units)]
        with sampled_store.reading(Scope(units=(unit,)), today=TODAY) as cursor:
            row = cursor.execute(
                f"select $place, getvariable('reading').units, (select count(*) from units where unit_code = '{unit}'), "
                "(select list(distinct unit_code order by unit_code) from skills)",
                {"place": place},
            ).fetchone()
        return row == (place, [unit], 1, [unit] if unit in ("Q001", "Q002") else None)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(480))) == [True] * 480


def test_writers_take_turns(sampled_store: Store) -> None:
    inside = threading.Event()
    order: list[str] = []

    def slow() -> None:
        with sampled_store.writing(today=TODAY) as cursor:
            inside.set()
            time.sleep(0.3)
            cursor.execute("update counter set number = number + 1")
            order.append("slow")

    def quick() -> None:
        inside.wait()
        with sampled_store.writing(today=TODAY) as cursor:
            cursor.execute("update counter set number = number + 1")
            order.append("quick")

    start = sampled_store.version()
    with ThreadPoolExecutor(2) as pool:
        for job in (pool.submit(slow), pool.submit(quick)):
            job.result()
    assert (order, sampled_store.version()) == (["slow", "quick"], start + 2)


def test_two_clerks_at_once_get_two_numbers(sampled_store: Store, tmp_path: Path) -> None:
    start = sampled_store.version()
    texts = [f"{PROGRESS}\n2026-0{month},T-001,{month}%,推进中,\n" for month in range(2, 8)]
    shelf = [tmp_path / f"{number}.csv" for number in range(len(texts))]
    with ThreadPoolExecutor(3) as pool:
        answers = list(
            pool.map(
                lambda pair: hand_in(sampled_store, pair[0], place=pair[1]), zip(texts, shelf, strict=True)
            )
        )
    assert sorted(answer.import_no or 0 for answer in answers) == list(range(start + 1, start + 7))


def test_readers_see_the_old_version_during_a_long_write_and_do_not_wait(sampled_store: Store) -> None:
    start = sampled_store.version()
    with sampled_store.writing(today=TODAY) as writer:
        writer.execute("update counter set number = number + 1")
        writer.execute("update tasks_rows set task_name = '改'")
        began = time.perf_counter()
        with sampled_store.reading(EVERYTHING, today=TODAY) as cursor:
            row = cursor.execute(
                "select getvariable('reading').version, count(*) from tasks where task_name = '改'"
            ).fetchone()
        waited = time.perf_counter() - began
    assert row == (start, 0)
    assert waited < 5
    assert sampled_store.version() == start + 1


@pytest.mark.parametrize(
    ("statement", "error"), [("select 1", ZeroDivisionError), ("select nothing from nowhere", StoreError)]
)
def test_an_error_inside_a_write_changes_nothing(
    sampled_store: Store, statement: str, error: type[Exception]
) -> None:
    def write() -> None:
        with sampled_store.writing(today=TODAY) as cursor:
            cursor.execute("update counter set number = number + 1")
            cursor.execute(statement)
            raise ZeroDivisionError

    start = sampled_store.version()
    with pytest.raises(error):
        write()
    assert sampled_store.version() == start


def test_f11_another_process_is_named_and_nothing_is_harmed(store: Store) -> None:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "imports", "--store", str(store.path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert time.perf_counter() - began < 20
    assert done.returncode == 1
    assert (
        done.stdout
        == f"程序已在运行（进程号 {os.getpid()}），正占用 store.duckdb，请勿重复启动；先关掉它，或等它结束再试。\n"
    )
    assert done.stderr == ""
    assert store.version() == 6


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "账.xlsx"
    file.write_text("我不是数据库" * 5_000, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"账\.xlsx 不是本系统的数据库，文件没有改动"):
        open_store(file)
    assert file.read_bytes() == before


def test_a_path_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for path in (tmp_path / "file" / "a.duckdb", tmp_path):
        with pytest.raises(StoreError) as told:
            open_store(path)
        assert not isinstance(told.value, StoreBusy)


def test_a_rehearsal_leaves_nothing_and_fails_no_writer(sampled_store: Store) -> None:
    """Changed rows of an open transaction can't be changed by another: the writer waits for the rehearsal."""
    start = sampled_store.version()
    text = f"{PROGRESS}\n2026-10,T-001,80%,推进中,改\n"
    with ThreadPoolExecutor(1) as pool:
        with sampled_store.rehearsing(today=TODAY) as cursor:
            assert cursor is not None
            cursor.execute("update progress_rows set ended = 0")
            cursor.execute("update counter set number = number + 1")
            writer = pool.submit(hand_in, sampled_store, text)
            time.sleep(0.3)
            assert not writer.done()
        assert writer.result().import_no == start + 1
    with sampled_store.reading(EVERYTHING, today=TODAY) as reader:
        assert reader.execute("select count(*) from progress").fetchone() == (3,)


def test_there_is_no_rehearsal_while_a_writer_is_at_work(sampled_store: Store) -> None:
    inside, done = threading.Event(), threading.Event()

    def write() -> None:
        with sampled_store.writing(today=TODAY):
            inside.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        inside.wait(10)
        with sampled_store.rehearsing(today=TODAY) as cursor:
            assert cursor is None
        done.set()
        writer.result()
