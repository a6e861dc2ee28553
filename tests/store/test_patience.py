"""A question that takes too long is interrupted; the store, its writers and its other readers go on (acceptance L07)."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.access import EVERYTHING
from dashboard.errors import QueryTimedOut
from dashboard.queries.asking import Reading, ask
from dashboard.store import Limits, Store, open_store
from tests.conftest import TODAY

ENDLESS = "select count(*) from range(100_000_000) as a, range(100_000) as b where a.range % 7 = b.range % 11"


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[Store]:
    """A store that grants a question half a second."""
    opened = open_store(tmp_path / "city.duckdb", Limits(seconds=0.5))
    yield opened
    opened.close()


def test_l07_a_slow_question_of_a_page_is_interrupted_and_the_next_is_answered(hasty: Store) -> None:
    with hasty.cursor() as cursor:
        cursor.execute(
            "create or replace view reporting as select 'x' as dataset, null::varchar as unit_code, 'y' as category, "
            f"'月' as frequency, n as due_day from ({ENDLESS.replace('count(*)', 'count(*) as n')})"
        )
    reading = Reading(hasty, EVERYTHING, 0, TODAY)
    began = time.monotonic()
    with pytest.raises(QueryTimedOut, match="查询超时，请缩小时间范围"):
        ask(reading, "upload/duties")
    assert time.monotonic() - began < 5
    assert list(ask(reading, "meeting/agendas")["agenda"]) == []


def test_l07_one_thread_watches_all_and_each_of_them_is_freed(hasty: Store) -> None:
    def endless(_: int) -> str:
        with pytest.raises(QueryTimedOut), hasty.cursor() as cursor, hasty.watching(cursor):
            cursor.execute(ENDLESS)
        return threading.current_thread().name

    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(endless, range(4)))) == 4
    assert time.monotonic() - began < 10
    watchers = [thread for thread in threading.enumerate() if thread.name == "patience"]
    assert len({thread.ident for thread in watchers}) == len(watchers) >= 1
    with hasty.reading(EVERYTHING, today=TODAY) as cursor:
        assert cursor.execute("select count(*) from units").fetchone() == (0,)


def test_what_is_done_in_time_and_what_comes_after_it_is_left_alone(hasty: Store) -> None:
    with hasty.cursor() as cursor:
        with hasty.watching(cursor):
            cursor.execute("select 1")
        time.sleep(0.8)
        assert cursor.execute("select count(*) from range(10_000_000)").fetchone() == (10_000_000,)


def test_writers_and_the_command_line_have_all_the_time(hasty: Store, store: Store) -> None:
    slow = "select count(*) from range(5_000_000) as a where a.range % 7 = a.range % 11"
    with hasty.writing(today=TODAY) as writer, store.cursor() as cursor, store.watching(cursor):
        for each in (writer, cursor):
            began = time.monotonic()
            while time.monotonic() - began < 0.7:
                each.execute(slow)
