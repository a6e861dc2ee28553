"""Pictures of every page, in both themes, on four screens: python -m benchmarks.screenshots [NAME …] [--help]."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, async_playwright

from benchmarks.chromium import launch_arguments
from benchmarks.launch import COOKIE, cockpit, enter
from benchmarks.sights import looker, sights
from dashboard.catalog.roles import Role
from dashboard.commands.verbs import make_demonstration
from dashboard.settings import ROOT

TODAY = date(2026, 11, 22)
SCREENS = {"wall": (1920, 1080), "uhd": (3840, 2160), "desk": (1366, 768), "phone": (390, 844)}
THEMES = ("light", "dark")
_AT_ONCE = 2
_PATIENCE = 180_000
"""Milliseconds, for a machine that does other things besides."""
# Drawn: no script runs, what loads late (elements, styles, the sizes of charts) is there, and nothing was added or
# taken away for a while: a screen that isn't the wall says so after the first run, and the second draws for it.
_DRAWN = """() => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]')
  const quiet = document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
  const dressed = getComputedStyle(document.documentElement).getPropertyValue('--ink')
  const sized = [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(chart => {
    const drawn = chart.querySelector('.main-svg')
    return drawn && Math.abs(drawn.clientHeight - chart.clientHeight) < 2
  })
  const waits = !main || !quiet || !dressed || !sized || main.querySelector('[data-testid=stSkeleton]')
  const parts = waits ? -1 : main.querySelectorAll('*').length
  if (waits || parts !== window.__parts) {
    window.__parts = parts
    window.__since = performance.now()
    return false
  }
  return performance.now() - window.__since > 700
}"""
_LOOK = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  const shown = [...document.querySelectorAll('h1, .headline')].map(e => e.getBoundingClientRect()).filter(b => b.height > 8)
  return {
    height: main.scrollHeight,
    over: main.scrollWidth - main.clientWidth,
    failed: document.querySelectorAll('[data-testid=stException], [data-testid=stAlert]').length > 0,
    headline: shown.length ? Math.round(Math.max(...shown.map(b => b.bottom))) : null,
  }
}"""


@dataclass(frozen=True)
class Wanted:
    """One picture: the name and address of what is seen, the screen, the theme."""

    name: str
    path: str
    screen: str
    theme: str

    @property
    def look(self) -> tuple[str, str, Role]:
        """The browser that it is seen in: its screen, its theme, and who has signed in."""
        return self.screen, self.theme, looker(self.path)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}-{self.screen}-{self.theme}.png"


@dataclass(frozen=True)
class Seen:
    """What was seen: px of the whole page, px that stand out at the right, the bottom of the headline, complaints."""

    wanted: Wanted
    height: int
    over: int
    headline: int | None
    failed: bool
    said: tuple[str, ...]

    @property
    def is_low(self) -> bool:
        """Whether the headline ends below the first screen."""
        return self.headline is not None and self.headline > SCREENS[self.wanted.screen][1]


async def take(url: str, store: Path, folder: Path, wanted: Sequence[Wanted], *, whole: bool) -> list[Seen]:
    """Sign in to the server over a store, take the pictures, a few at a time, and tell what was seen in the order that was asked."""
    folder.mkdir(parents=True, exist_ok=True)
    free = asyncio.Semaphore(_AT_ONCE)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(**launch_arguments())
        contexts: dict[tuple[str, str, Role], BrowserContext] = {}
        for one in wanted:
            if (look := one.look) not in contexts:
                contexts[look] = await _context(browser, url, store, *look)

        async def one_by_one(one: Wanted) -> Seen:
            async with free:
                seen = await _picture(contexts[one.look], url, folder, one, whole=whole)
                print(_line(seen), flush=True)
                return seen

        seen = await asyncio.gather(*map(one_by_one, wanted))
        await browser.close()
        return list(seen)


async def _context(
    browser: Browser, url: str, store: Path, screen: str, theme: str, role: Role
) -> BrowserContext:
    width, height = SCREENS[screen]
    settings: dict[str, Any] = {"color_scheme": theme, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
    context = await browser.new_context(viewport={"width": width, "height": height}, **settings)
    await context.add_cookies([{"name": COOKIE, "value": enter(store, role), "url": url}])
    return context


async def _picture(context: BrowserContext, url: str, folder: Path, wanted: Wanted, *, whole: bool) -> Seen:
    said: list[str] = []
    async with _opened(context) as page:
        page.on(
            "console",
            lambda line: said.append(f"{line.text} {line.location['url']}") if _complains(line) else None,
        )
        page.on("pageerror", lambda error: said.append(str(error)))
        await page.goto(url + wanted.path)
        await page.wait_for_function(_DRAWN, polling=100, timeout=_PATIENCE)
        looked = await page.evaluate(_LOOK)
        if whole:
            width, height = SCREENS[wanted.screen]
            await page.set_viewport_size({"width": width, "height": max(height, looked["height"])})
            await page.wait_for_function(_DRAWN, polling=100, timeout=_PATIENCE)
        await page.screenshot(path=folder / wanted.file, timeout=_PATIENCE)
    return Seen(
        wanted,
        looked["height"],
        looked["over"],
        looked["headline"],
        looked["failed"],
        tuple(dict.fromkeys(said)),
    )


def _complains(line: ConsoleMessage) -> bool:
    """At a deep link Streamlit asks in two places for its own address, and one of them answers 404: that is how it works."""
    return line.type == "error" and "/_stcore/" not in line.location["url"]


@asynccontextmanager
async def _opened(context: BrowserContext) -> AsyncIterator[Any]:
    page = await context.new_page()
    try:
        yield page
    finally:
        await page.close()


def _line(seen: Seen) -> str:
    _, height = SCREENS[seen.wanted.screen]
    parts = [
        f"{seen.wanted.file:42}",
        f"{seen.height:5} of {height} px",
        "no headline" if seen.headline is None else f"headline ends at {seen.headline}",
    ]
    if seen.is_low:
        parts.append("BELOW THE FIRST SCREEN")
    if seen.failed:
        parts.append("THE PAGE SHOWS A FAULT")
    if seen.over > 0:
        parts.append(f"{seen.over} px TOO WIDE")
    return "  ".join(parts) + "".join(f"\n    console: {line[:200]}" for line in seen.said)


@contextmanager
def _server(url: str | None, served: Path | None) -> Iterator[tuple[str, Path]]:
    """The server that is asked for, or one of our own over a new demonstration store."""
    if url and served:
        yield url.rstrip("/"), served
        return
    os.environ["COCKPIT_TODAY"] = TODAY.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "cockpit.duckdb"
        make_demonstration(store, TODAY)
        with cockpit(store) as server:
            yield server.url, store


def main(words: Sequence[str]) -> int:
    """Take what is asked for; 0 when no page failed, none is too wide, and every headline is on the first screen."""
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(sights())}; none: all")
    parser.add_argument("--screen", nargs="+", choices=SCREENS, default=list(SCREENS))
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=list(THEMES))
    parser.add_argument("--whole", action="store_true", help="the page to its end, not the first screen")
    parser.add_argument("--url", help="a server that runs already; with --store, to sign in")
    parser.add_argument("--store", type=Path, help="the store that it runs over")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    options = parser.parse_args(words)
    if bool(options.url) != bool(options.store):
        parser.error("--url and --store go together")
    known = sights()
    paths = {name: known.get(name, name) for name in options.names or known}
    if strange := [name for name, path in paths.items() if not path.startswith("/")]:
        parser.error(f"no page or view named {', '.join(strange)}")
    wanted = [
        Wanted(name.strip("/").replace("/", "-").replace("?", "-").replace("&", "-"), path, screen, theme)
        for name, path in paths.items()
        for screen in options.screen
        for theme in options.theme
    ]
    with _server(options.url, options.store) as (url, store):
        seen = asyncio.run(take(url, store, options.out, wanted, whole=options.whole))
    return int(any(one.failed or one.over > 0 or one.is_low for one in seen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
