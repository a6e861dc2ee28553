"""The city's own map: shapes, tiles beside them and unseen spots answer a click with the row's number."""

import json
from typing import Any

import pandas as pd
import pytest

from dashboard.catalog.tokens import DARK, LIGHT, Theme
from dashboard.figures import shape_map
from dashboard.figures.projection import lay

LEGEND = (("ok", "正常"), ("none", "未报"))


def square(west: float, south: float, side: float) -> str:
    """A clockwise square as the text of a multipolygon."""
    east, north = west + side, south + side
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]})


FRAME = shape_map.ordered(
    pd.DataFrame(
        [
            ("01", "高新区", "ok", "+1.6", "5/5", square(0.4, 0.4, 0.1), 0.45, 0.45, 0.05, True),
            ("02", "映雪区", "late", "−8.3", "8/8", square(1, 0, 0.05), 1.025, 0.025, 0.025, False),
            ("03", "松岭县", "none", None, "连续 2 期", square(0, 1, 0.9), 0.45, 1.45, 0.45, False),
            ("04", "云屏区", "ok", "−3.5", "9/9", square(0, 0, 1), 0.5, 0.5, 0.5, False),
            ("05", "市本级", "over", "−16.0", "46 项", None, None, None, None, True),
        ],
        columns=list(shape_map.COLUMNS),
    )
)


def drawn(theme: Theme = LIGHT, scale: float = 1, frame: pd.DataFrame = FRAME) -> dict[str, Any]:
    figure = shape_map.draw(frame, theme, scale, legend=LEGEND, note="底图由本市提供")
    return dict(json.loads(figure.to_json()))


def layers(figure: dict[str, Any], kind: str, **has: object) -> list[dict[str, Any]]:
    return [
        layer
        for layer in figure["data"]
        if layer["type"] == kind and all(layer.get(name) == value for name, value in has.items())
    ]


def test_large_shapes_lie_below_silent_ones_below_parks_and_tiles_come_last() -> None:
    assert FRAME["code"].tolist() == ["02", "04", "03", "01", "05"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.type)
def test_statuses_tint_the_shapes_and_the_silent_is_outlined(theme: Theme) -> None:
    (areas,) = layers(drawn(theme), "choropleth")
    assert areas["locations"] == ["02", "04", "03", "01"]
    colours = [areas["colorscale"][z][1] for z in areas["z"]]
    assert colours == [theme.tile(status) for status in ("late", "ok", "none", "ok")]
    assert areas["marker"]["line"]["width"] == [1, 1, 2.5, 1]


def test_every_layer_that_takes_a_click_counts_by_the_rows() -> None:
    figure = drawn()
    (areas,) = layers(figure, "choropleth")
    assert len(areas["locations"]) == 4
    spots = layers(figure, "scattergeo", hoverinfo="text")
    assert [[east is not None for east in layer["lon"]] for layer in spots] == [
        [True, False, False, True],  # the small district and the park at their label points
        [True, False, False, False],  # the words of the small one, which stand outside
    ]
    assert {layer["marker"]["size"] for layer in spots} == {30}
    (tiles,) = layers(figure, "bar")
    assert [x is not None for x in tiles["x"]] == [False, False, False, True, True]
    assert {layer["hoverinfo"] for layer in figure["data"] if layer not in (areas, *spots, tiles)} == {"skip"}


def test_names_and_values_stand_inside_and_those_of_the_small_one_at_a_line() -> None:
    figure = drawn()
    texts = [layer["text"] for layer in layers(figure, "scattergeo", mode="text")]
    assert texts[0] == ["<b>云屏区</b>", "<b>松岭县</b>"]
    assert [
        text.endswith(value) for text, value in zip(texts[1], ("<b>−3.5</b>", "<b>未报</b>"), strict=True)
    ]
    assert texts[2][0].endswith("映雪区 <b>−8.3</b>")
    (line,) = layers(figure, "scattergeo", mode="lines")
    assert (line["lon"][0], line["lat"][0]) == (1.025, 0.025)


def test_the_note_and_the_frame_of_the_earth_leave_room_for_the_tiles() -> None:
    layout = drawn()["layout"]
    assert layout["annotations"][0]["text"] == "底图由本市提供"
    assert layout["geo"]["visible"] is False
    assert layout["geo"]["domain"]["x"][1] < layout["xaxis"]["domain"][0]


def test_without_a_shape_there_are_tiles_alone_and_without_rows_nothing() -> None:
    assert [layer["type"] for layer in drawn(frame=FRAME.tail(1))["data"]].count("choropleth") == 0
    assert len(shape_map.draw(FRAME.head(0), LIGHT).data) == 0
    assert shape_map.alt_text(FRAME).startswith("区县地图，共 5 个；正常 云屏区 −3.5、高新区 +1.6；")


def test_px_are_scaled_and_degrees_are_not() -> None:
    plain, larger = drawn(), drawn(scale=2)
    one, other = layers(plain, "scattergeo", mode="text"), layers(larger, "scattergeo", mode="text")
    assert [layer["lon"] for layer in one] == [layer["lon"] for layer in other]
    assert [2 * size for size in one[0]["textfont"]["size"]] == other[0]["textfont"]["size"]


def test_a_sheet_goes_from_degrees_to_px_and_back() -> None:
    sheet = lay([json.loads(square(110, 30, 2))], 400, 300)
    assert sheet.east(sheet.across(111)) == pytest.approx(111)
    assert sheet.north(sheet.up(31.5)) == pytest.approx(31.5)
    assert (sheet.up(30), sheet.up(32)) == (pytest.approx(5), pytest.approx(295))
