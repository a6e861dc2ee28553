"""Opening a page as a visitor does, and what can be read on it."""

import html
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.catalog.navigation import page
from dashboard.settings import ROOT

Visit = Callable[..., AppTest]
_PATIENCE = 120  # seconds: the first figure of a process imports plotly


def at_entrance(**address: str) -> AppTest:
    """The app with an address, before its first run."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=_PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    return app


def opened(name: str, **address: str) -> AppTest:
    """A page opened cold by its address."""
    return at_entrance(**address).switch_page(page(name).path).run()


def words(app: AppTest) -> str:
    """All text of the page's own HTML, without tags."""
    bodies = [element.proto.body for element in app.get("html")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)) for body in bodies if "<style" not in body)


def headline(app: AppTest) -> str:
    """The sentence over the page."""
    found = [
        match[1]
        for element in app.get("html")
        if (match := re.search(r"<h1[^>]*>(.*?)</h1>", element.proto.body))
    ]
    assert len(found) == 1, found
    return html.unescape(re.sub(r"<[^>]+>", "", found[0]))


def panels(app: AppTest) -> Sequence[str]:
    """The titles of the panels."""
    return [
        title
        for element in app.get("html")
        for title in re.findall(r'<div class="panel"><h2>(.*?)</h2>', element.proto.body)
    ]


def links(app: AppTest) -> dict[str, tuple[str, str]]:
    """Where each link leads, by its words: the page's address (empty for the front page) and the query."""
    found = {
        element.proto.label.replace("\\", ""): (element.proto.page, element.proto.query_string)
        for element in app.get("page_link")
    }
    for element in app.get("html"):
        for heads, inside in re.findall(r"<a data-go([^>]*)>(.*?)</a>", element.proto.body):
            told = {name: html.unescape(value) for name, value in re.findall(r'([a-z-]+)="([^"]*)"', heads)}
            page, _, query = told["href"].removeprefix("./").partition("?")
            found[told.get("aria-label") or html.unescape(inside)] = (page, query)
    return found


def spoken(app: AppTest) -> Sequence[str]:
    """What each chart says to those who can't see it."""
    return [element.proto.alt for element in app.get("plotly_chart")]


def figures(app: AppTest) -> Sequence[dict[str, Any]]:
    """The figures of the page, in order."""
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]
