"""A crowd of sessions is measured, and never let loose on another machine."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.launch import Server
from benchmarks.sessions import Crowd, crowd, percentile


def gather(url: str, count: int) -> Crowd:
    # In a thread of its own: Playwright's event loop keeps a worker's main thread for the whole session.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, crowd(url, "district", ["乙区", "甲区"], count, rounds=2)).result()


def test_every_session_is_measured_in_every_round(warm_site: Server) -> None:
    seen = gather(warm_site.url, 3)
    assert (len(seen.opened), len(seen.changed), seen.errors) == (3, 6, ())


def test_another_machine_is_refused() -> None:
    with pytest.raises(ValueError, match="only a server on this machine"):
        gather("http://192.0.2.1:8501", 3)


def test_too_large_a_crowd_is_refused() -> None:
    with pytest.raises(ValueError, match="between 1 and 200"):
        gather("http://localhost:8501", 201)


def test_percentiles_lie_on_the_line_between_measurements() -> None:
    assert percentile([1.0, 2.0, 3.0, 4.0, 5.0], 50) == 3.0
    assert percentile([0.0, 1.0], 95) == pytest.approx(0.95)
