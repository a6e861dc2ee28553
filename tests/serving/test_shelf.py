"""Streamlit's own files come from memory, compressed; pages tell the browser what they will need."""

import asyncio
import gzip
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dashboard.serving.gate import Receive, Scope, Send
from dashboard.serving.shelf import Shelf

CHART = 'import{e}from"./shared.Ab12.js";' + "draw();" * 400


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    scripts = tmp_path / "static" / "js"
    scripts.mkdir(parents=True)
    (scripts / "PlotlyChart.Cd34.js").write_text(CHART, encoding="utf-8")
    (scripts / "shared.Ab12.js").write_text("export{e}", encoding="utf-8")
    (scripts / "index.Ef56.js").write_text('import"./PlotlyChart.Cd34.js"', encoding="utf-8")
    (tmp_path / "index.html").write_text('<script src="./static/js/index.Ef56.js">', encoding="utf-8")
    return Shelf(_page, tmp_path)


async def _page(scope: Scope, _: Receive, send: Send) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


def asked(shelf: Shelf, path: str, **headers: str) -> tuple[dict[bytes, bytes], bytes]:
    """The heads and the body of the answer."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    heads = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]

    async def ask() -> None:
        await shelf({"type": "http", "method": "GET", "path": path, "headers": heads}, receive, send)

    with ThreadPoolExecutor(1) as aside:  # a browser test before may have left a loop running in this thread
        aside.submit(lambda: asyncio.run(ask())).result()
    return dict(sent[0]["headers"]), sent[1]["body"]


def test_a_file_comes_compressed_to_who_takes_it(shelf: Shelf) -> None:
    heads, body = asked(shelf, "/static/js/PlotlyChart.Cd34.js", accept_encoding="gzip, br")
    assert heads[b"content-encoding"] == b"gzip"
    assert int(heads[b"content-length"]) == len(body) < 200
    assert gzip.decompress(body).decode() == CHART


def test_a_file_comes_as_it_is_to_who_does_not(shelf: Shelf) -> None:
    heads, body = asked(shelf, "/static/js/PlotlyChart.Cd34.js")
    assert b"content-encoding" not in heads
    assert heads[b"cache-control"] == b"public, immutable, max-age=31536000"
    assert body.decode() == CHART


def test_a_page_names_the_charts_and_what_they_import(shelf: Shelf) -> None:
    heads, body = asked(shelf, "/reform")
    assert body == b"/reform"
    assert heads[b"link"] == (
        b"<./static/js/PlotlyChart.Cd34.js>; rel=modulepreload, <./static/js/shared.Ab12.js>; rel=modulepreload"
    )


@pytest.mark.parametrize("path", ["/static/js/../../index.html", "/static/js/none.js", "/static"])
def test_what_is_not_on_the_shelf_is_passed_on(shelf: Shelf, path: str) -> None:
    assert asked(shelf, path)[1] == path.encode()
