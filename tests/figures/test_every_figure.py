"""What holds for every chart form: lean, without template, in the theme's colours, clickable by the frame's rows."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.catalog.tokens import DARK, LIGHT, Theme
from dashboard.figures import (
    ages,
    bars,
    canvas,
    category_grid,
    columns,
    compare,
    diverging,
    dumbbell,
    fan,
    gantt,
    heat_map,
    ladder,
    plan_curve,
    ranking,
    report_grid,
    small_trend,
    tile_map,
)
from tests.figures import frames

Draw = Callable[..., go.Figure]


def roadmap(frame: pd.DataFrame, theme: Theme, scale: float = 1) -> go.Figure:
    return gantt.draw(frame, frames.NODES, theme, scale, today=date(2026, 11, 22), as_of=date(2026, 10, 31))


def tiles(frame: pd.DataFrame, theme: Theme, scale: float = 1) -> go.Figure:
    return tile_map.draw(frame, theme, scale, legend=frames.LEGEND)


def standing(frame: pd.DataFrame, theme: Theme, scale: float = 1) -> go.Figure:
    notes = (diverging.Notes("moved_text", "升降"), diverging.Notes("reported_text", "已报"))
    return diverging.draw(frame, theme, scale, notes=notes)


FORMS: dict[str, tuple[Draw, pd.DataFrame]] = {
    "ages": (ages.draw, frames.AGES),
    "bars": (bars.draw, frames.BARS),
    "category_grid": (category_grid.draw, frames.CATEGORIES),
    "columns": (columns.draw, frames.FLOW),
    "compare": (compare.draw, frames.COMPARE),
    "diverging": (standing, frames.STANDING),
    "dumbbell": (dumbbell.draw, frames.SHARES),
    "fan": (fan.draw, frames.COURSE),
    "gantt": (roadmap, frames.TASKS),
    "heat_map": (heat_map.draw, frames.HEAT),
    "ladder": (ladder.draw, frames.LADDER),
    "plan_curve": (plan_curve.draw, frames.PLAN),
    "ranking": (ranking.draw, frames.RANKING),
    "report_grid": (report_grid.draw, frames.REPORTS),
    "small_trend": (small_trend.draw, frames.TREND),
    "tile_map": (tiles, frames.TILES),
}
ALT_TEXTS: dict[str, Callable[..., str]] = {
    module.__name__.rsplit(".", 1)[1]: module.alt_text
    for module in (
        *(ages, bars, category_grid, columns, compare, diverging, dumbbell, fan, gantt),
        *(heat_map, ladder, plan_curve, ranking, report_grid, small_trend, tile_map),
    )
}
# A row of the frame -> whether its place takes a click; a long frame answers with the first row of a mark.
HIT: dict[str, Sequence[bool]] = {
    "ages": [True, False, False, False, True, False, False, False],
    "bars": [True] * 3,
    "category_grid": [True] * 4,
    "columns": [True, False, False, False] * 12,
    "compare": [True] * 4,
    "diverging": [True] * 4,
    "dumbbell": [True] * 3,
    "fan": [True, False, False, True, False, False],
    "gantt": [True] * 3,
    "heat_map": [True] * 5 + [False, True],
    "ladder": [True] * 8,
    "plan_curve": [True] * 22 + [False] * 14,
    "ranking": [True] * 5,
    "report_grid": [True] * 5 + [False],
    "small_trend": [True] * 4 + [False] * 4,
    "tile_map": [True] * 8,
}

every = pytest.mark.parametrize("form", FORMS)
clickable = pytest.mark.parametrize("form", HIT)


def drawn(form: str, theme: Theme = LIGHT, scale: float = 1) -> dict[str, Any]:
    draw, frame = FORMS[form]
    return dict(json.loads(draw(frame, theme, scale).to_json()))


def every_token(theme: Theme) -> set[str]:
    return set(re.findall(r"#[0-9A-F]{6}", repr([getattr(theme, f.name) for f in fields(theme)])))


@every
def test_a_figure_is_lean_and_has_no_template(form: str) -> None:
    draw, frame = FORMS[form]
    text = draw(frame, LIGHT, 1).to_json()
    assert '"template"' not in text
    assert len(text) < 9000


@every
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.type)
def test_colours_come_from_the_tokens_of_the_theme(form: str, theme: Theme) -> None:
    draw, frame = FORMS[form]
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", draw(frame, theme, 1).to_json()))
    assert theme.ink in used
    assert used <= every_token(theme) | {"#000000"}  # black: the unseen bars


@every
def test_the_sheet_is_transparent_and_its_axes_stay_where_they_are(form: str) -> None:
    layout = drawn(form)["layout"]
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    axes = [v for k, v in layout.items() if re.fullmatch(r"[xy]axis\d*", k)]
    assert axes
    assert all(axis["fixedrange"] for axis in axes)


@every
def test_an_empty_frame_gives_an_empty_figure(form: str) -> None:
    draw, frame = FORMS[form]
    assert len(draw(frame.head(0), LIGHT, 1).data) == 0


@every
def test_an_empty_frame_has_an_alternative_text_all_the_same(form: str) -> None:
    assert ALT_TEXTS[form](FORMS[form][1].head(0)).endswith("。")


@every
def test_a_missing_column_is_named(form: str) -> None:
    draw, frame = FORMS[form]
    lost = frame.columns[-1]
    with pytest.raises(KeyError, match=lost):
        draw(frame.drop(columns=lost), LIGHT, 1)


@every
def test_one_row_is_enough(form: str) -> None:
    draw, frame = FORMS[form]
    assert len(draw(frame.head(1), LIGHT, 1).data) > 0


@every
def test_frames_of_nothing_but_missing_values_are_drawn(form: str) -> None:
    draw, frame = FORMS[form]
    measure = {"tile_map": "value_text", "ladder": "workers", "gantt": "progress", "compare": "own"}.get(form)
    hollow = frame.assign(**{measure or ("actual" if form == "plan_curve" else "value"): None})
    assert len(draw(hollow, LIGHT, 1).data) > 0


@clickable
def test_the_last_trace_takes_the_click_in_the_order_of_the_frame(form: str) -> None:
    draw, frame = FORMS[form]
    last = draw(frame, LIGHT, 1).data[-1]
    horizontal = last.orientation == "h"
    place = list(last.y if horizontal else last.x)
    size = list(last.x if horizontal else last.y)
    assert len(place) == len(frame)
    assert [p is not None and s is not None for p, s in zip(place, size, strict=True)] == list(HIT[form])


@clickable
def test_no_other_trace_takes_the_click(form: str) -> None:
    draw, frame = FORMS[form]
    *others, last = draw(frame, LIGHT, 1).data
    assert last.hoverinfo != "skip"
    assert {trace.hoverinfo for trace in others} == {"skip"}


@every
@pytest.mark.parametrize("scale", [0.78, 2])
def test_px_are_scaled_and_data_are_not(form: str, scale: float) -> None:
    plain, larger = drawn(form), drawn(form, scale=scale)
    assert larger["layout"]["font"]["size"] == pytest.approx(19 * scale, abs=0.1)
    assert larger["layout"]["margin"] == pytest.approx(
        {side: px * scale for side, px in plain["layout"]["margin"].items()}, abs=0.1
    )
    for one, other in zip(plain["data"], larger["data"], strict=True):
        assert one["x"] == other["x"]
        assert one["y"] == other["y"]
        assert one.get("width") == other.get("width")
        assert one.get("text") == other.get("text")


@every
def test_text_is_never_smaller_than_16_px_on_the_wall(form: str) -> None:
    sizes = [t["textfont"]["size"] for t in drawn(form)["data"] if "textfont" in t]
    flat = [s for size in sizes for s in (size if isinstance(size, list) else [size])]
    assert all(size >= 16 for size in flat)


def test_rows_are_never_lower_than_31_px() -> None:
    assert canvas.height(8) == 248
    assert canvas.height(8, over=54) == 302
    assert canvas.height(0) == 31
