"""From dropping a file of 5,000 rows on 数据上报 to its difference shown, in a real browser over the demonstration city."""

import csv
import io
import os
import shutil
import statistics
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.launch import cockpit
from benchmarks.table import Row
from dashboard.access import EVERYTHING
from dashboard.catalog.datasets import named
from dashboard.store import open_store

ROWS = 5_000
ROUNDS = 7
TODAY = date(2026, 11, 22)
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]


def measure(store: Path) -> list[Row]:
    """Hand in a changed copy of the newest skills report, as CSV in GB18030, and let go of it again, several times."""
    content = changed_report(store)
    with cockpit(store) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        page.context.add_cookies(server.browser_cookies())
        page.goto(f"{server.url}/upload")
        taken = [_seconds(page, content) for _ in range(ROUNDS)]
        browser.close()
    return [
        Row("drop of 5,000 rows → difference shown, median", statistics.median(taken[1:]), "s", 2),
        Row("drop of 5,000 rows → difference shown, slowest", max(taken[1:]), "s"),
    ]


def changed_report(store: Path) -> bytes:
    """About 5,000 rows of the newest skills report, whole units, each count one more than what is known."""
    dataset = named("skills")
    with closing(open_store(store)) as opened, opened.reading(EVERYTHING, today=TODAY) as cursor:
        rows = cursor.execute(
            f"select {', '.join(dataset.names)} from skills order by as_of_date desc, unit_code, occupation, level"
        ).fetchall()
    kept = [row for row in rows if row[2] is not None and row[2] <= rows[ROWS][2]][:ROWS]
    place = dataset.names.index("workers")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.header for column in dataset.columns)
    writer.writerows([*row[:place], row[place] + 1, *row[place + 1 :]] for row in kept)
    return text.getvalue().encode("gb18030")


def _seconds(page: Page, content: bytes) -> float:
    chooser = page.locator("input[type=file]").first
    chooser.wait_for(state="attached")
    page.wait_for_timeout(1_500)  # the next spare process is warm again, as it is for a clerk
    started = time.perf_counter()
    chooser.set_input_files({"name": "技能等级.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_text("与库里的差别").first.wait_for()
    seconds = time.perf_counter() - started
    page.get_by_role("button", name="取消", exact=True).last.click()
    page.get_by_text("与库里的差别").first.wait_for(state="detached")
    return seconds


def main() -> None:
    """Measure over a demonstration store of its own."""
    from tempfile import TemporaryDirectory

    from benchmarks.table import show
    from dashboard.commands.verbs import make_demonstration

    os.environ["COCKPIT_TODAY"] = TODAY.isoformat()
    with TemporaryDirectory() as folder:
        store = Path(folder) / "cockpit.duckdb"
        make_demonstration(store, TODAY)
        show(measure(store))


if __name__ == "__main__":
    main()
