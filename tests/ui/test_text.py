"""Text from data stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.marks import light, progress_bar
from dashboard.ui.text import escape, plain


def test_html_is_escaped() -> None:
    assert escape('<img src="x">') == "&lt;img src=&quot;x&quot;&gt;"
    assert "<b>" not in light("over", "<b>")


def test_markdown_is_escaped() -> None:
    assert plain("单位*一*_二_") == r"单位\*一\*\_二\_"
    assert plain("![](x.y)\n# 大/小") == r"\!\[\]\(x\.y\) \# 大\/小"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":material/home:", r"\:material\/home\:"),
        (":material_home:", "\\:\u2060material\\_home\\:"),
        (":streamlit:", "\\:\u2060streamlit\\:"),
        ("http://x", "http\\:\u2060\\/\\/x"),
        ("www.x.y", "w\u2060ww\\.x\\.y"),
        ("a@b.c", "a\\@\u2060b\\.c"),
        ("甲 -> 乙", "甲 \\-\u2060\\> 乙"),
        ("甲->乙", "甲\\-\\>乙"),
        ("3 >= 2", "3 \\>\u2060\\= 2"),
        ("wwwww", "wwwww"),
    ],
)
def test_s14_what_streamlit_looks_for_after_markdown_is_kept_apart(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_a_label_is_one_line(text: str) -> None:
    assert "\n" not in plain(text)


def test_a_bar_is_never_wider_than_its_track() -> None:
    assert progress_bar(130.0, 120.0).count("100%") == 2
    assert progress_bar(None, 50.0) == '<span class="quiet">未报</span>'
