"""Every page in a real Chromium over a store of hostile names: nothing runs, nothing is asked for, all is shown (S14, S15)."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmarks.launch import Server, cockpit
from dashboard.store import open_store
from tests.browser.steps import open_page, sign_in
from tests.conftest import copied
from tests.hostile import PAYLOADS, plant_hostile_text
from tests.pages.test_hostile_text import LOOKS

_LOOK = """payloads => {
  const texts = [document.body.innerText, ...[...document.querySelectorAll("svg text")].map(text => text.textContent)]
  const shown = texts.join("\\n").replace(/\\u2060/g, "").replace(/\\s+/g, " ")
  return {
    pwned: window.PWN !== undefined,
    headings: document.querySelectorAll("h1").length,
    planted: document.querySelectorAll(
      "[src*='pwn.invalid'], [href*='pwn.invalid'], [href^='javascript:'], [onerror], [onload], .katex").length,
    shown: payloads.filter(payload => shown.includes(payload.replace(/\\s+/g, " ").trim())).length,
  }
}"""


@pytest.fixture(scope="module")
def hostile(_sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the samples with hostile names."""
    path = copied(_sampled, tmp_path_factory.mktemp("hostile") / "store")
    with closing(open_store(path)) as store:
        plant_hostile_text(store)
    with cockpit(path) as server:
        yield server


def test_s14_s15_hostile_names_show_as_themselves_on_every_page(page: Page, hostile: Server) -> None:
    sign_in(page, hostile)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown = 0
    for name, address in LOOKS.items():
        query = "&".join(f"{key}={value}" for key, value in address.items())
        open_page(page, f"{hostile.url}/{'' if name == 'overview' else name}?{query}")
        found = page.evaluate(_LOOK, list(PAYLOADS))
        assert (name, found["pwned"], found["headings"], found["planted"]) == (name, False, 1, 0)
        shown += found["shown"]
    assert [url for url in asked if "pwn" in url.split("?")[0]] == []
    assert shown > len(PAYLOADS)
