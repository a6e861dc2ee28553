"""Many visitors change a filter at once: how long until each has the new page?

python -m benchmarks.sessions --url http://localhost:8501 --store data/store/cockpit.duckdb --key pick_period --values …
"""

import argparse
import asyncio
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.launch import COOKIE, enter
from dashboard.catalog.roles import Role
from dashboard.serving.sessions import NO_HEADERS, Run, Session

MOST = 200


@dataclass(frozen=True)
class Crowd:
    """Seconds of a crowd's first pages and of its changes, each in ascending order, and its errors."""

    opened: tuple[float, ...]
    changed: tuple[float, ...]
    errors: tuple[str, ...]


async def crowd(
    url: str,
    key: str,
    values: Sequence[str],
    count: int = 50,
    rounds: int = 3,
    page: str = "",
    enter: Callable[[], Mapping[str, str]] = lambda: NO_HEADERS,
) -> Crowd:
    """Open `count` sessions on a page, then let all change the select box `key` together, `rounds` times.

    `enter` gives what each visitor shows at the door.
    """
    if urlsplit(url).hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ValueError(f"only a server on this machine may be put under load, not {url}")
    if not 1 <= count <= MOST:
        raise ValueError(f"between 1 and {MOST} sessions, not {count}")
    sessions = [Session(url, headers=enter()) for _ in range(count)]
    async with asyncio.timeout(300):
        try:
            await asyncio.gather(*(session.__aenter__() for session in sessions))
            opened = await asyncio.gather(*(session.open(page) for session in sessions))
            changed: list[Run] = []
            for turn in range(rounds):
                changed += await asyncio.gather(
                    *(
                        session.change(key, values[(turn + place) % len(values)])
                        for place, session in enumerate(sessions)
                    )
                )
        finally:
            await asyncio.gather(*(session.__aexit__(None, None, None) for session in sessions))
    return Crowd(
        opened=tuple(sorted(run.seconds for run in opened)),
        changed=tuple(sorted(run.seconds for run in changed)),
        errors=tuple(error for run in [*opened, *changed] for error in run.errors),
    )


def percentile(seconds: Sequence[float], share: int) -> float:
    """Give the percentile, 1 to 99, of at least two measurements."""
    return statistics.quantiles(seconds, n=100, method="inclusive")[share - 1]


def main() -> None:
    """Measure the server that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://localhost:8501")
    parser.add_argument(
        "--store", type=Path, help="the store that it runs over: each visitor signs in as a leader"
    )
    parser.add_argument("--page", default="", help="path of the page, the front page if left out")
    parser.add_argument("--key", required=True, help="key of the select box that is changed")
    parser.add_argument("--values", required=True, help="its values, separated by commas, taken in turn")
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    seen = asyncio.run(
        crowd(
            given.url,
            given.key,
            given.values.split(","),
            given.sessions,
            given.rounds,
            given.page,
            lambda: {"Cookie": f"{COOKIE}={enter(given.store, Role.LEADER)}"} if given.store else NO_HEADERS,
        )
    )
    for name, seconds in (("opened", seen.opened), ("changed", seen.changed)):
        print(
            f"{name:8} n={len(seconds)} p50={percentile(seconds, 50):.3f}s p95={percentile(seconds, 95):.3f}s"
        )
    for error in sorted(set(seen.errors)):
        print(f"error    {error}")


if __name__ == "__main__":
    main()
