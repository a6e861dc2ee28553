"""What the browser sees: click on a district → last of six charts painted, and the first load, as ratios to Dash.

In a real Chromium; the cockpit and Dash are taken in turn, so that both meet the same load of the machine. Painted is
the last change inside a chart's drawing (hover labels apart) before it stands still with six charts of the district.
"""

import os
import shutil
import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.chromium import launch_arguments
from benchmarks.launch import Server, launched
from benchmarks.table import Row
from dashboard.catalog.roles import Role
from dashboard.settings import ROOT

CLICKS, LOADS = 24, 12
_DASH = ROOT / "benchmarks" / "dash_page" / "requirements.txt"
_WATCH = """
window.__painted = window.__clicked = 0
document.addEventListener("mouseup", () => { window.__clicked = performance.now() }, true)
new MutationObserver(records => {
  for (const record of records) {
    const at = record.target.nodeType === 1 ? record.target : record.target.parentElement
    if (at && at.closest(".js-plotly-plot .svg-container") && !at.closest(".hoverlayer, .draglayer"))
      window.__painted = performance.now()
  }
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
"""
_PAINTED = """district => {
  const charts = [...document.querySelectorAll(".js-plotly-plot")]
  const shown = charts.length === 6 && charts.every(chart =>
    chart.layout?.meta?.district === district && chart.querySelector(".main-svg .trace"))
  return shown && performance.now() - window.__painted > 400 ? [window.__painted - window.__clicked] : null
}"""
_ROW = """row => {
  const chart = document.querySelector(".js-plotly-plot"), {left, top} = chart.getBoundingClientRect()
  const {yaxis, _size} = chart._fullLayout, rows = chart._fullData.at(-1).y
  return [left + _size.l + 60, top + yaxis._offset + yaxis.l2p(rows[row])]
}"""


@dataclass(frozen=True)
class Site:
    """One of the two: its name, where its page of six charts is, and the server where one must sign in."""

    name: str
    url: str
    server: Server | None = None


@dataclass(frozen=True)
class Bytes:
    """What came over the wire: HTTP bodies as sent (compressed) with their heads, and websocket messages."""

    first_load: int
    click: int


@contextmanager
def both(store: Path) -> Iterator[tuple[Site, Site]]:
    """The cockpit and Dash, each over a copy of the store."""
    copies = [store.with_name(f"{name}-{store.name}") for name in ("ours", "dash")]
    for copy in copies:
        shutil.copyfile(store, copy)
    today = os.environ["COCKPIT_TODAY"]
    with (
        launched(("-m", "benchmarks.dash_page.ours", str(copies[0])), within=300) as ours,
        launched(
            ("-m", "benchmarks.dash_page.app", str(copies[1]), today), python=_python_of_dash(), within=300
        ) as dash,
    ):
        yield (
            Site("产改驾驶舱", f"{ours.url}/skills", replace(ours, store=copies[0])),
            Site("Dash", f"{dash.url}/"),
        )


def _python_of_dash() -> str:
    """The interpreter of Dash's environment, made at the first time, and again when its pins change."""
    folder = ROOT / ".venv" / "dash_page"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "requirements.txt"
    if not done.exists() or done.read_bytes() != _DASH.read_bytes():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run(
            [
                python,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                _DASH,
            ],
            check=True,
            stdout=sys.stderr,
        )
        shutil.copyfile(_DASH, done)
    return str(python)


def measure(store: Path) -> list[Row]:
    """Clicks and first loads of both, their ratios, and the bytes."""
    with both(store) as sites, sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_arguments())
        clicks, loads = _clicks(browser, sites), _loads(browser, sites)
        weights = [_weigh(browser, site) for site in sites]
        browser.close()
    (ours, dash), (our_load, dash_load) = clicks, loads
    rows = [
        Row(f"six charts, click → painted, {sites[0].name}", ours, "ms"),
        Row("the same in Dash", dash, "ms"),
        Row("cockpit ÷ Dash", ours / dash, "×", 1.5, goal=1),
        Row(f"six charts, first load, empty cache, {sites[0].name}", our_load, "ms"),
        Row("the same in Dash", dash_load, "ms"),
        Row("cockpit ÷ Dash", our_load / dash_load, "×", 1.4, goal=1),
    ]
    for site, weight in zip(sites, weights, strict=True):
        rows += [
            Row(f"{site.name}: first load over the wire", weight.first_load / 1000, "kB"),
            Row(f"{site.name}: a click over the wire", weight.click / 1000, "kB"),
        ]
    return rows


def _clicks(browser: Browser, sites: tuple[Site, ...]) -> list[float]:
    """The median ms from click to painted of each; both click the same districts in turn, the first round warms."""
    pages = []
    for site in sites:
        page = _context(browser, site).new_page()
        page.goto(site.url)
        _painted(page, "")
        pages.append(page)
    taken: list[list[float]] = [[] for _ in sites]
    for turn in range(CLICKS + 8):
        for page, times in zip(pages, taken, strict=True):
            page.bring_to_front()
            ms = _drill(page, turn % 8)
            if turn >= 8:  # each district has been shown once
                times.append(ms)
    for page in pages:
        page.context.close()
    return [statistics.median(times) for times in taken]


def _loads(browser: Browser, sites: tuple[Site, ...]) -> list[float]:
    """The median ms of each from navigation to painted, with an empty cache."""
    taken: list[list[float]] = [[] for _ in sites]
    for turn in range(LOADS + 1):
        for site, times in zip(sites, taken, strict=True):
            context = _context(browser, site)
            page = context.new_page()
            page.goto(site.url, wait_until="commit")
            ms = _painted(page, "")
            if turn:
                times.append(ms)
            context.close()
    return [statistics.median(times) for times in taken]


def _weigh(browser: Browser, site: Site) -> Bytes:
    """Count in a visit of its own: looking at the network slows the page."""
    context = _context(browser, site)
    page = context.new_page()
    spy = context.new_cdp_session(page)
    seen: list[int] = []
    spy.on("Network.loadingFinished", lambda event: seen.append(int(event["encodedDataLength"])))
    spy.on("Network.webSocketFrameReceived", lambda event: seen.append(_length(event["response"])))
    spy.send("Network.enable")
    page.goto(site.url)
    _painted(page, "")
    first = sum(seen)
    seen.clear()
    _drill(page, 3)
    click = sum(seen)
    context.close()
    return Bytes(first, click)


def _length(frame: dict[str, Any]) -> int:
    """The bytes of a websocket message, which DevTools gives as text, binary ones in base64."""
    text: str = frame["payloadData"]
    return len(text.encode()) if frame["opcode"] == 1 else len(text) * 3 // 4


def _context(browser: Browser, site: Site) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, locale="zh-CN", color_scheme="light"
    )
    context.add_init_script(_WATCH)
    if site.server:
        context.add_cookies(site.server.browser_cookies(Role.LEADER))
    return context


def _drill(page: Page, row: int) -> float:
    """Click the row's district in the first chart; give the ms until its six charts are painted."""
    codes = page.evaluate("() => document.querySelector('.js-plotly-plot').layout.meta.codes")
    x, y = page.evaluate(_ROW, row)
    page.mouse.move(x, y)
    page.wait_for_selector(".js-plotly-plot .hoverlayer .hovertext", state="attached")
    page.mouse.click(x, y)
    return _painted(page, codes[row])


def _painted(page: Page, district: str) -> float:
    found = page.wait_for_function(_PAINTED, arg=district, polling=50, timeout=60_000).json_value()
    return float(found[0])
