"""Sparklines are small pictures of their own: gaps stay open, one point is a dot, the target is dashed."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

from dashboard.catalog.tokens import DARK, LIGHT
from dashboard.figures.sparkline import sparkline_svg


def strokes(address: str) -> list[dict[str, str]]:
    head, _, body = address.partition(",")
    assert head == "data:image/svg+xml"
    assert not re.search(r"[<>#\"]", body)
    return [dict(path.attrib) for path in ElementTree.fromstring(unquote(body))]


def test_a_line_ends_in_a_dot_of_the_status_colour() -> None:
    target, line, dot = strokes(sparkline_svg([70, 80, 75], 90, LIGHT, "late"))
    assert target["stroke"] == "#7B8593"
    assert target["stroke-dasharray"] == "5 4"
    assert line["stroke"] == "#16202B"
    assert line["d"] == "M3.0 30.0L98.0 18.0L193.0 24.0"
    assert dot["stroke"] == "#B27700"
    assert dot["d"] == "M193.0 24.0h0"


def test_a_missing_period_is_a_gap_not_a_zero() -> None:
    first, second, _ = strokes(sparkline_svg([1, 2, None, 3, 4], None, LIGHT, "ok"))
    assert first["d"].count("L") == 1
    assert second["d"].count("L") == 1


def test_a_single_point_is_a_dot_in_the_middle() -> None:
    line, dot = strokes(sparkline_svg([5], None, LIGHT, "over"))
    assert line["d"] == dot["d"] == "M193.0 18.0h0"
    assert dot["stroke"] == "#AE1F1A"


def test_nothing_known_draws_nothing_but_the_target() -> None:
    assert strokes(sparkline_svg([], None, LIGHT, None)) == []
    assert strokes(sparkline_svg([None, None], None, LIGHT, "none")) == []
    assert len(strokes(sparkline_svg([None], 5, LIGHT, None))) == 1


def test_the_unreported_dot_is_hollow() -> None:
    *_, ring, hole = strokes(sparkline_svg([1, 2], None, DARK, "none"))
    assert ring["stroke"] == "#94A0AE"
    assert hole["stroke"] == DARK.paper


def test_line_widths_follow_the_scale_of_the_window() -> None:
    line, dot = strokes(sparkline_svg([1, 2], None, LIGHT, None, scale=2))
    assert line["stroke-width"] == "4.4"
    assert dot["stroke-width"] == "18"
    assert dot["stroke"] == LIGHT.ink
