"""The charts of 进展均衡 say what they should: rows to both sides of zero, and the fan of twelve months."""

import plotly.graph_objects as go
import pytest

from dashboard.catalog.tokens import DARK, LIGHT
from dashboard.figures import diverging, fan
from dashboard.figures.diverging import Notes
from tests.figures import frames


def texts(figure: go.Figure) -> list[str]:
    """Everything written on a figure, without bold and padding."""
    raw = [t for trace in figure.data for t in (trace.text if trace.text is not None else ())]
    raw += [a.text for a in figure.layout.annotations]
    return [t.replace("<b>", "").replace("</b>", "").strip("\u00a0") for t in raw]


def test_rows_show_rank_value_and_columns_of_notes_under_their_heads() -> None:
    notes = (Notes("moved_text", "升降"), Notes("reported_text", "已报"))
    figure = diverging.draw(frames.STANDING, LIGHT, notes=notes)
    said = texts(figure)
    assert {"1", "中川区", "+3.8", "↑1", "8/8", "升降", "已报", "↓1", "0/6"} <= set(said)
    assert figure.layout.margin.t == diverging.HEAD
    assert diverging.draw(frames.STANDING, LIGHT).layout.margin.t == 0


def test_the_silent_has_a_sentence_inside_the_axis_and_no_bar() -> None:
    figure = diverging.draw(frames.STANDING, LIGHT, width=420)
    assert figure.data[0].x[3] is None
    sentence = next(t for t in figure.data if t.text is not None and "不排名" in t.text[0])
    low, high = figure.layout.xaxis.range
    assert low < sentence.x[0] < high


@pytest.mark.parametrize(("width", "side"), [(420, "middle right"), (900, "middle left")])
def test_the_sentence_ends_at_the_zero_line_where_there_is_room(width: float, side: str) -> None:
    figure = diverging.draw(frames.STANDING, LIGHT, width=width)
    sentence = next(t for t in figure.data if t.text is not None and "不排名" in t.text[0])
    assert sentence.textposition == side


def test_what_rests_on_an_old_report_is_hatched() -> None:
    bars = diverging.draw(frames.DRAG, LIGHT, notes=(Notes("weight_text", ""),)).data[0]
    assert list(bars.marker.pattern.shape) == ["/", "", ""]
    assert list(bars.marker.line.width) == [1.5, 0, 0]
    assert list(bars.marker.color) == [
        LIGHT.statuses["none"].tint,
        LIGHT.statuses["over"].mark,
        LIGHT.bar,
    ]


def test_two_charts_share_their_scale_and_the_room_of_their_names() -> None:
    shared = {"limit": (-20.0, 5.0), "room": 200.0}
    one = diverging.draw(frames.STANDING.head(2), LIGHT, **shared).layout.xaxis
    other = diverging.draw(frames.STANDING.tail(2), LIGHT, **shared).layout.xaxis
    assert (one.range, one.domain) == (other.range, other.domain)


def test_rows_of_nothing_but_zero_are_drawn() -> None:
    figure = diverging.draw(frames.DRAG.assign(value=0.0, value_text="0.0"), LIGHT)
    assert list(figure.layout.xaxis.range) == [-1, 1]


def test_alternative_text_names_the_ends_and_who_has_no_value() -> None:
    assert diverging.alt_text(frames.STANDING, "比应有进度") == (
        "比应有进度，共 4 行；最高 中川区 +3.8；最低 白石县 −16.7；没有数的 松岭县。"
    )


def test_the_fan_spans_those_that_count() -> None:
    figure = fan.draw(frames.COURSE, LIGHT)
    spans = figure.data[1]
    assert list(spans.x) == [0, 0, None, 1, 1]
    assert list(spans.y) == [-9, 2, None, -16.7, 3.8]
    assert {"相差 11.0", "20.5", "中川区 +3.8", "白石县 −16.7"} <= set(texts(figure))
    assert "松岭县 −12.0" not in texts(figure)


def test_the_fan_draws_the_unreported_as_a_ring_and_colours_only_late_and_over() -> None:
    figure = fan.draw(frames.COURSE, DARK)
    marks = {t.marker.symbol: t for t in figure.select_traces({"mode": "markers"})}
    assert list(marks["circle-open"].y) == [-12]
    assert marks["circle"].marker.color == DARK.bar
    assert marks["triangle-up"].marker.color == DARK.statuses["late"].mark
    assert list(marks["square"].y) == [-16.7]


def test_the_own_place_is_a_line_with_its_name() -> None:
    figure = fan.draw(frames.COURSE, LIGHT, own="03")
    (line,) = figure.select_traces({"mode": "lines", "line.width": 4})
    assert (list(line.x), list(line.y)) == ([0, 1], [-9, -12])
    label = next(t for t in figure.data if t.text is not None and any("松岭县" in said for said in t.text))
    assert LIGHT.accent in label.textfont.color


def test_labels_at_the_end_of_the_fan_stand_apart() -> None:
    close = frames.COURSE.assign(value=[2.0, 1.9, 1.8, 2.0, 1.9, 1.8])
    figure = fan.draw(close, LIGHT, limit=(-20, 5))
    label = next(t for t in figure.data if t.text is not None and any("中川区" in said for said in t.text))
    assert label.y[1] - label.y[0] > 3


def test_a_month_of_one_place_has_no_span() -> None:
    alone = frames.COURSE.iloc[[0]]
    assert texts(fan.draw(alone, LIGHT)) == ["中川区 +2.0"]
    assert fan.alt_text(alone) == "各月不足两家，不算相差；最高 中川区 +2.0，最低 中川区 +2.0。"


def test_the_fan_in_words() -> None:
    assert fan.alt_text(frames.COURSE) == (
        "2026年9月相差 11.0 个百分点；2026年10月相差 20.5 个百分点；最高 中川区 +3.8，最低 白石县 −16.7；未报 松岭县。"
    )


def test_a_month_tells_every_place_on_hover() -> None:
    hit = fan.draw(frames.COURSE, LIGHT).data[-1]
    assert list(hit.customdata[3]) == [
        "2026年10月",
        "中川区 +3.8<br>松岭县 −12.0（未报）<br>白石县 −16.7",
    ]
