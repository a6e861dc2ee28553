"""Names in figures stay text: what Plotly would read as a tag or an entity shows as itself (S15)."""

import html
import json
import re
from typing import Any

import pytest

from dashboard.catalog.tokens import LIGHT
from tests.figures.test_every_figure import ALT_TEXTS, FORMS

HOSTILE = '<a href="http://x.invalid">a</a>&lt;<i>'
NAMES = ("name", "row_name", "column_name", "label", "unit", "unit_name", "title", "short_name", "note")
OWN = re.compile(r"</?b>|<br>|<extra></extra>")


def texts(part: Any) -> list[str]:
    """Every text of a figure."""
    if isinstance(part, str):
        return [part]
    each = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for value in each for text in texts(value)]


NAMED = [form for form, (_, frame) in FORMS.items() if set(NAMES) & set(frame.columns)]


def test_most_forms_have_names() -> None:
    assert len(NAMED) >= 10


@pytest.mark.parametrize("form", NAMED)
def test_s15_tags_and_entities_in_names_show_as_themselves(form: str) -> None:
    draw, frame = FORMS[form]
    hostile = frame.assign(**{name: HOSTILE for name in NAMES if name in frame.columns})
    shown = [OWN.sub("", text) for text in texts(json.loads(draw(hostile, LIGHT, 1).to_json()))]
    assert [text for text in shown if re.search(r"[<>\ue000-\uf8ff]", text)] == []
    assert any(HOSTILE in html.unescape(text) for text in shown)


@pytest.mark.parametrize("form", NAMED)
def test_s15_who_cannot_see_the_figure_hears_the_name_as_it_is(form: str) -> None:
    _, frame = FORMS[form]
    hostile = frame.assign(**{name: HOSTILE for name in NAMES if name in frame.columns})
    assert "&amp;" not in ALT_TEXTS[form](hostile)
