"""Text from data stays text."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.marks import light, progress_bar
from dashboard.ui.text import escape, plain


def test_html_is_escaped() -> None:
    assert escape('<img src="x">') == "&lt;img src=&quot;x&quot;&gt;"
    assert "<b>" not in light("over", "<b>")


def test_markdown_is_escaped() -> None:
    assert plain("单位*一*_二_") == r"单位\*一\*\_二\_"
    assert plain("![](http://x.y)\n# 大") == r"\!\[\]\(http\:\/\/x\.y\) \# 大".replace(r"\/", "/")


@given(st.text())
def test_a_label_is_one_line(text: str) -> None:
    assert "\n" not in plain(text)


def test_a_bar_is_never_wider_than_its_track() -> None:
    assert progress_bar(130.0, 120.0).count("100%") == 2
    assert progress_bar(None, 50.0) == '<span class="quiet">未报</span>'
