"""The store as it would be: key figures after a draft, of which nothing stays."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.access import EVERYTHING, NOTHING
from dashboard.access.grant import WHOLE
from dashboard.intake.commit import Terms
from dashboard.intake.manner import Manner
from dashboard.intake.reading.draft import Draft
from dashboard.intake.supposing import supposed
from dashboard.queries.asking import Reading
from dashboard.queries.overview import key_figures
from dashboard.store import Store, newest
from tests.intake.handing import PROGRESS, TODAY, hand_in, rows
from tests.intake.test_journal import digest
from tests.intake.test_staleness import drafted

OCTOBER = date(2026, 10, 1)
TERMS = Terms("测试", TODAY, TODAY, grant=WHOLE)
TASKS = "任务编号,政策版本,措施编号,任务名称,牵头单位,县区,计划开始,计划完成,责任岗位"


def on_time(reading: Reading) -> float:
    frame = key_figures(reading, OCTOBER)
    return float(frame.set_index("figure").loc["on_time", "value"])


@pytest.fixture
def draft(sampled_store: Store, tmp_path: Path) -> Draft:
    """Of four tasks due by October one was done in time; the file says that a second was."""
    lines = [
        f"T-10{number},2024意见,12,任务{number},市人社局,市本级,2026-01-01,2026-09-30,综合科"
        for number in range(3)
    ]
    hand_in(sampled_store, "\n".join([TASKS, *lines]))
    return drafted(sampled_store, tmp_path / "draft", f"{PROGRESS}\n2026-09,T-100,100%,已完成待销号,\n")[0]


def test_the_rate_of_tasks_done_in_time_before_and_after(sampled_store: Store, draft: Draft) -> None:
    """T-002 was due in June and first reported as done in October: late. T-100 would be done in its month: 1 of 4."""
    reading = Reading(sampled_store, EVERYTHING, sampled_store.version(), TODAY)
    before = on_time(reading)
    with supposed(sampled_store, draft, TERMS) as cursor:
        assert cursor is not None
        after = on_time(replace(reading, version=newest(cursor), cursor=cursor))
        then = on_time(replace(reading, cursor=cursor))
    assert (before, after, then) == (0.0, 25.0, 0.0)
    assert on_time(reading) == before


def test_nothing_of_it_stays(sampled_store: Store, draft: Draft) -> None:
    before = digest(sampled_store)
    with supposed(sampled_store, draft, TERMS) as cursor:
        assert cursor is not None
        assert newest(cursor) == sampled_store.version() + 1
    assert digest(sampled_store) == before
    hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-100,100%,已完成待销号,\n")
    assert (date(2026, 9, 1), "T-100") in rows(sampled_store, "progress", "period", "task_code")


def test_the_scope_of_who_asks_holds(sampled_store: Store, draft: Draft) -> None:
    with supposed(sampled_store, draft, TERMS) as cursor:
        assert cursor is not None
        reading = Reading(sampled_store, NOTHING, newest(cursor), TODAY, cursor)
        assert key_figures(reading, OCTOBER).set_index("figure")["value"].isna()["on_time"]


def test_a_withdrawal_is_supposed_too(sampled_store: Store, draft: Draft, tmp_path: Path) -> None:
    gone, _ = drafted(sampled_store, tmp_path / "gone", f"{PROGRESS}\n2026-10,T-002,1%,推进中,\n")
    with supposed(sampled_store, gone, replace(TERMS, manner=Manner.WITHDRAW)) as cursor:
        assert cursor is not None
        found = cursor.execute("select task_code from progress order by task_code").fetchall()
    assert found == [("T-001",), ("T-001-02",)]
    assert draft.rows_good == 1


def test_while_a_writer_is_at_work_nothing_is_said(sampled_store: Store, draft: Draft) -> None:
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with sampled_store.writing(today=TODAY):
            begun.set()
            done.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(10)
    with supposed(sampled_store, draft, TERMS) as cursor:
        assert cursor is None
    done.set()
    writer.join()
    with supposed(sampled_store, draft, TERMS) as cursor:
        assert cursor is not None


def test_a_draft_that_is_refused_has_no_after(sampled_store: Store, tmp_path: Path) -> None:
    bad, _ = drafted(sampled_store, tmp_path / "bad", f"{PROGRESS}\n2026-09,T-404,1%,推进中,\n")
    with supposed(sampled_store, bad, TERMS) as cursor:
        assert cursor is None


def test_a_huge_draft_has_no_after(sampled_store: Store, draft: Draft) -> None:
    with supposed(sampled_store, replace(draft, rows_good=300_001), TERMS) as cursor:
        assert cursor is None
