"""Fifty leaders drill down at the same time: how long the server takes to answer, and what a session costs in memory."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import psutil

from benchmarks.launch import Server, cockpit
from benchmarks.sessions import percentile
from benchmarks.table import Row
from dashboard.catalog.navigation import LEADERS, PAGES
from dashboard.catalog.roles import Role
from dashboard.serving.sessions import Run, Session

LEADERS_AT_ONCE = 50
THINKING, LASTING = 5.0, 60.0  # seconds between a leader's clicks, and of the whole measurement
BURSTS = 6
RERUNS, STEP, AT_ONCE = 10_000, 1_000, 8
DISTRICTS = ("990102", "990103", "990104", "990105", "990106", "990121", "990122", "990171")
_MEGA = 1_000_000

Look = tuple[str, str]
"""A page's path and the query of its address."""


def path_of(leader: int) -> list[Look]:
    """The way of one leader: a page for the city, a district of it, the same district on the next page, and so on."""
    looks: list[Look] = []
    for turn in range(8):
        district = f"district={DISTRICTS[(leader + turn) % len(DISTRICTS)]}"
        first, second = (
            ("", "reform", "skills", "rights")[turn % 4],
            ("reform", "skills", "rights", "")[turn % 4],
        )
        looks += [(first, ""), (first, district), (second, district)]
    return looks


def measure(store: Path) -> list[Row]:
    """Leaders who think, leaders who click at the same instant, a session's memory, ten thousand reruns."""
    with cockpit(store) as server:
        return asyncio.run(_all(server))


async def _all(server: Server) -> list[Row]:
    heaviest, page = await _heaviest_figure(server)
    sessions = [_leader(server) for _ in range(LEADERS_AT_ONCE)]
    for _ in range(3):
        await _walk_once(server)  # what each look shows is made once for all
    before = _resident(server)
    try:
        await asyncio.gather(*(session.__aenter__() for session in sessions))
        await asyncio.gather(*(session.open() for session in sessions))
        thinking = await _think(sessions)
        at_once = await _burst(sessions)
        each = (_resident(server) - before) / LEADERS_AT_ONCE
    finally:
        await asyncio.gather(*(session.__aexit__(None, None, None) for session in sessions))
    grown = await _ten_thousand(server)
    return [
        Row(f"heaviest figure of the leaders' pages ({page})", heaviest / 1000, "kB", 100),
        Row("50 sessions drill, 5 s of thought, p50", percentile(thinking, 50) * 1000, "ms"),
        Row("50 sessions drill, 5 s of thought, p95", percentile(thinking, 95) * 1000, "ms", 100),
        Row("50 sessions drill at the same instant, p50", percentile(at_once, 50) * 1000, "ms"),
        Row(
            "50 sessions drill at the same instant, p95", percentile(at_once, 95) * 1000, "ms", 600, goal=300
        ),
        Row("memory of a session", each / _MEGA, "MB"),
        *(
            Row(f"memory of the server after {count:,} reruns", resident / _MEGA, "MB")
            for count, resident in grown
        ),
        Row(
            f"growth from {2 * STEP:,} to {RERUNS:,} reruns",
            (grown[-1][1] - grown[1][1]) / _MEGA,
            "MB",
            20,
        ),
    ]


async def _heaviest_figure(server: Server) -> tuple[int, str]:
    """The bytes of the largest figure, and its page: every leaders' page, for the city and for a district."""
    found = [(0, "")]
    async with _leader(server) as visitor:
        for page in PAGES:
            if page.section == LEADERS:
                for query in ("", "district=990106"):
                    run = _sound(await visitor.open("" if page is PAGES[0] else page.url, query))
                    found += [(size, page.title) for size in run.figures]
    return max(found)


async def _walk_once(server: Server) -> None:
    async with _leader(server) as visitor:
        for look in sorted({look for leader in range(len(DISTRICTS)) for look in path_of(leader)}):
            _sound(await visitor.open(*look))


async def _think(sessions: Sequence[Session]) -> list[float]:
    """Each leader clicks every five seconds or so, at moments of their own."""
    chance = random.Random(4)
    ends = time.monotonic() + LASTING

    async def lead(session: Session, looks: list[Look]) -> list[float]:
        taken: list[float] = []
        await asyncio.sleep(chance.uniform(0, THINKING))
        while time.monotonic() < ends:
            taken.append(_sound(await session.open(*looks[len(taken) % len(looks)])).seconds)
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THINKING)
        return taken

    taken = await asyncio.gather(*(lead(session, path_of(place)) for place, session in enumerate(sessions)))
    return sorted(seconds for one in taken for seconds in one)


async def _burst(sessions: Sequence[Session]) -> list[float]:
    """All click at the same instant, each on another way; then all again."""
    taken: list[float] = []
    for turn in range(BURSTS):
        runs = await asyncio.gather(
            *(session.open(*path_of(place)[turn]) for place, session in enumerate(sessions))
        )
        taken += [_sound(run).seconds for run in runs]
    return sorted(taken)


async def _ten_thousand(server: Server) -> list[tuple[int, int]]:
    """The server's resident bytes after each thousand reruns of a few sessions: one alone would be throttled."""
    grown = []
    async with AsyncExitStack() as open_:
        sessions = [await open_.enter_async_context(_leader(server)) for _ in range(AT_ONCE)]
        for turn in range(RERUNS // AT_ONCE):
            look = path_of(turn // 24)[turn % 24]
            for run in await asyncio.gather(*(session.open(*look) for session in sessions)):
                _sound(run)
            if (done := AT_ONCE * (turn + 1)) % STEP == 0:
                grown.append((done, _resident(server)))
    return grown


def _leader(server: Server) -> Session:
    """A leader with a sign-in of their own."""
    return Session(server.url, headers=server.headers(Role.LEADER))


def _resident(server: Server) -> int:
    return int(psutil.Process(server.process.pid).memory_info().rss)


def _sound(run: Run) -> Run:
    if run.errors:
        raise RuntimeError(f"a page failed: {run.errors[0]}")
    return run
