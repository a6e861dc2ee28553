"""How long a run of the overview takes, against a bare page with as many charts and metrics, on the same server."""

import asyncio
import statistics
from collections.abc import Sequence
from pathlib import Path

from benchmarks.launch import cockpit, launched
from benchmarks.sessions import crowd, percentile
from dashboard.serving.sessions import Session

ROUNDS = 60
BARE = ("-m", "benchmarks.bare.serve")
PERIODS = ("2026年10月", "2026年9月", "2026年8月")


async def seconds_a_run(url: str, key: str, values: Sequence[str]) -> list[float]:
    """The seconds of reruns, each after another choice in the select box `key`; the first ones fill the caches."""
    async with Session(url) as visitor:
        await visitor.open()
        runs = [await visitor.change(key, values[turn % len(values)]) for turn in range(ROUNDS)]
    assert not any(run.errors for run in runs), runs
    return [run.seconds for run in runs[len(values) :]]


def measure(store: Path) -> list[tuple[str, str, str, str]]:
    """Rows of a table: what, measured, target, note."""
    with cockpit(store) as ours, launched(BARE) as bare:
        alone = statistics.median(asyncio.run(seconds_a_run(bare.url, "pick_period", ("0", "1", "2"))))
        overview = statistics.median(asyncio.run(seconds_a_run(ours.url, "pick_period", PERIODS)))
        at_once = asyncio.run(crowd(ours.url, "pick_period", PERIODS, count=50, rounds=4))
        at_once_bare = asyncio.run(crowd(bare.url, "pick_period", ("0", "1", "2"), count=50, rounds=4))
    assert not at_once.errors, at_once.errors
    p95, p95_bare = percentile(at_once.changed, 95), percentile(at_once_bare.changed, 95)
    return [
        ("总览 script, × bare page", f"{overview / alone:.2f}", "≤ 1.5", f"{overview * 1000:.0f} ms against {alone * 1000:.0f} ms"),
        ("50 sessions change a filter, p95", f"{p95:.2f} s", "≤ 1 s", f"bare page {p95_bare:.2f} s, p50 {percentile(at_once.changed, 50):.2f} s"),
    ]
