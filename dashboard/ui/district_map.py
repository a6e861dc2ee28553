"""The districts on a map: the city's own shapes where they were put up, else tiles."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog import wording
from dashboard.figures import shape_map, tile_map
from dashboard.figures.canvas import letters
from dashboard.queries import map as questions
from dashboard.ui.here import Here
from dashboard.ui.loaders import load

CITY, OVERLAID = "市本级", "开发区"
"""The categories of districts that are shown apart from the others."""
SKETCH = "示意图，非真实区划"
_COLUMNS = 3
_LONGEST = 24


@dataclass(frozen=True)
class MapPicture:
    """A map ready to be drawn: the figure, its words, the codes of its rows, and whether it is only a sketch."""

    figure: go.Figure
    alt: str
    codes: tuple[str, ...]
    sketch: bool


def picture(
    here: Here,
    frame: pd.DataFrame,
    city: dict[str, Any] | None,
    legend: tuple[tuple[str, str], ...],
    *,
    width: float,
    height: float,
) -> MapPicture:
    """The map of a frame: code, name, status, value_text, note, in the order of the register.

    `city` is the row of the city's own tasks, which has a tile only beside real shapes.
    """
    shapes = load(questions.shapes)
    if shapes["geometry"].isna().all() or frame.empty:
        drawn = frame.assign(
            column=[place % _COLUMNS for place in range(len(frame))],
            row=[place // _COLUMNS for place in range(len(frame))],
        )
        figure = tile_map.draw(drawn, here.theme, here.scale, legend=legend, width=width, height=height)
        return MapPicture(figure, tile_map.alt_text(drawn), tuple(frame["code"]), sketch=True)
    drawn = with_shapes(frame, shapes, city)
    figure = shape_map.draw(
        drawn, here.theme, here.scale, legend=legend, note=source(shapes), width=width, height=height
    )
    return MapPicture(figure, shape_map.alt_text(drawn), tuple(drawn["code"]), sketch=False)


def with_shapes(frame: pd.DataFrame, shapes: pd.DataFrame, city: dict[str, Any] | None) -> pd.DataFrame:
    """The frame with each district's shape, in the order in which the map draws them; the city's tile last."""
    rows = pd.concat([frame, pd.DataFrame([city])], ignore_index=True) if city else frame
    known = shapes[["code", "category", "geometry", "east", "north", "room"]]
    joined = rows.merge(known, on="code", how="left")
    outside = joined["geometry"].isna() | joined["category"].isin((CITY, OVERLAID))
    return shape_map.ordered(joined.assign(apart=outside))


def source(shapes: pd.DataFrame) -> str:
    """Whose map it is: 底图由本市提供，区划图.geojson，2026-11-22."""
    row = shapes[shapes["geometry"].notna()].iloc[0]
    name = str(row["file_name"])
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}…{name[-8:]}"
    return f"底图由本市提供，{letters(short)}，{wording.iso(row['given_date'])}"
