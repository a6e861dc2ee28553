"""On every page, what somebody wrote shows as it was written: escaped wherever it would be read as more (S14, S15)."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from dashboard.store import Store
from tests.hostile import PAYLOADS, plant_hostile_text
from tests.pages.seen import Visit

LOOKS: dict[str, dict[str, str]] = {
    "overview": {},
    "reform": {"task": "T-001"},
    "balance": {},
    "skills": {},
    "rights": {"case": "AJ-2026-0001"},
    "unit": {"unit": "Q001"},
    "compare": {"kind": "unit"},
    "meeting": {},
    "upload": {},
    "board": {"unit": "D02"},
    "ledger": {"entry": "8"},
    "meetings": {},
    "map": {},
}
READ_AS_MARKDOWN = {"label", "help", "body", "content", "title", "text", "content_icon", "legend"}
"""Fields of widgets, texts and dialogs in which Streamlit reads Markdown."""
NOT_READ = {"Html", "PlotlyChart", "Dataframe", "BidiComponent", "ComponentInstance", "JavaScript"}
"""Elements that are looked at in their own way, or that aren't shown."""
MARKED = [payload for payload in PAYLOADS if re.search(r"[*#_~\[\]()<>`$:|]", payload)]
TAGS = [payload for payload in PAYLOADS if "<" in payload]


@pytest.fixture
def sampled_store(sampled_store: Store) -> Store:
    """The samples with hostile names, over which `visit_samples` opens the pages."""
    plant_hostile_text(sampled_store)
    return sampled_store


def nodes(block: Block) -> Iterator[Node]:
    """Every element and block of a page."""
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from nodes(child)


def fields(message: Message) -> Iterator[tuple[str, str]]:
    """Every text of a message with the name of its field."""
    for descriptor, value in message.ListFields():
        each = value if descriptor.is_repeated else [value]
        for one in each:
            if isinstance(one, str):
                yield descriptor.name, one
            elif isinstance(one, Message):
                yield from fields(one)


def protos(app: AppTest) -> Iterator[Message]:
    """The messages of a page, each once."""
    for node in nodes(app._tree):
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            yield proto


def texts(part: Any) -> Iterator[str]:
    """Every text of a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for value in part.values() if isinstance(part, dict) else part:
            yield from texts(value)


def raw(text: str, payloads: list[str]) -> list[str]:
    """The payloads that stand in a text as they are."""
    return [payload for payload in payloads if payload.strip() in text]


@pytest.mark.parametrize("name", LOOKS)
def test_s14_s15_every_text_is_escaped_where_it_would_be_read(visit_samples: Visit, name: str) -> None:
    app = visit_samples(name, **LOOKS[name])
    assert not app.exception
    assert not app.error
    found: list[tuple[str, str, str]] = []
    for proto in protos(app):
        kind = proto.DESCRIPTOR.name
        if kind == "Html":
            found += [(kind, "body", each) for each in raw(proto.body, TAGS)]  # type: ignore[attr-defined]
        elif kind == "PlotlyChart":
            spec = json.loads(proto.spec)  # type: ignore[attr-defined]
            spec["layout"].pop("meta", None)
            found += [(kind, "spec", each) for text in texts(spec) for each in raw(text, TAGS)]
        elif kind not in NOT_READ:
            collapsed = kind in ("Selectbox", "TextInput") and proto.label_visibility.value  # type: ignore[attr-defined]
            found += [
                (kind, field, each)
                for field, text in fields(proto)
                if field in READ_AS_MARKDOWN and not (collapsed and field == "label")
                for each in raw(text, MARKED)
            ]
    assert found == []


def test_s14_the_pages_do_show_them(visit_samples: Visit) -> None:
    app = visit_samples("reform", task="T-001")
    shown = html.unescape(" ".join(proto.body for proto in protos(app) if proto.DESCRIPTOR.name == "Html"))  # type: ignore[attr-defined]
    assert any(payload.strip() in shown for payload in PAYLOADS)


def test_s14_headings_are_ours_alone(visit_samples: Visit) -> None:
    for name in ("overview", "reform", "unit"):
        bodies = " ".join(
            proto.body  # type: ignore[attr-defined]
            for proto in protos(visit_samples(name, **LOOKS[name]))
            if proto.DESCRIPTOR.name == "Html"
        )
        assert len(re.findall(r"<h1", bodies)) == 1
