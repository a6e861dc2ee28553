"""How long a run of the overview takes, against a bare page with as many charts and metrics, on the same server."""

import asyncio
import statistics
from functools import partial
from pathlib import Path

from benchmarks.launch import Server, cockpit, launched
from benchmarks.sessions import crowd, percentile
from benchmarks.table import Row
from dashboard.catalog.roles import Role
from dashboard.serving.sessions import Session

ROUNDS = 100
BARE = ("-m", "benchmarks.bare.serve")
KEY = "pick_period"
PERIODS = ("2026年10月", "2026年9月", "2026年8月")
SHIFTS = ("0", "1", "2")


async def seconds_a_run(ours: Server, bare: str) -> tuple[float, float]:
    """The median seconds of a rerun of the overview and of the bare page, taken in turn so that both meet the same load."""
    async with (
        Session(ours.url, headers=ours.headers(Role.LEADER)) as cockpit_visitor,
        Session(bare) as bare_visitor,
    ):
        await cockpit_visitor.open()
        await bare_visitor.open()
        taken: list[tuple[float, float]] = []
        for turn in range(ROUNDS):
            one = await cockpit_visitor.change(KEY, PERIODS[turn % len(PERIODS)])
            other = await bare_visitor.change(KEY, SHIFTS[turn % len(SHIFTS)])
            if one.errors or other.errors:
                raise RuntimeError(f"a page failed: {one.errors or other.errors}")
            taken.append((one.seconds, other.seconds))
    warm = taken[2 * len(PERIODS) :]  # the first visits fill the caches
    return statistics.median(one for one, _ in warm), statistics.median(other for _, other in warm)


def measure(store: Path) -> list[Row]:
    """The overview's script time, and fifty sessions that change a filter at once."""
    with cockpit(store) as ours, launched(BARE) as bare:
        overview, alone = asyncio.run(seconds_a_run(ours, bare.url))
        at_once = asyncio.run(
            crowd(ours.url, KEY, PERIODS, count=50, rounds=4, enter=partial(ours.headers, Role.LEADER))
        )
        at_once_bare = asyncio.run(crowd(bare.url, KEY, SHIFTS, count=50, rounds=4))
    if at_once.errors:
        raise RuntimeError(f"a page failed: {at_once.errors[0]}")
    return [
        Row("rerun of 总览", overview * 1000, "ms"),
        Row("rerun of a bare page", alone * 1000, "ms"),
        Row("总览 ÷ bare page", overview / alone, "×", 1.5),
        Row("50 sessions change a filter at once, p50", percentile(at_once.changed, 50), "s"),
        Row("50 sessions change a filter at once, p95", percentile(at_once.changed, 95), "s", 1),
        Row("the same on a bare page, p95", percentile(at_once_bare.changed, 95), "s"),
    ]
