"""The city's own map: districts in their shapes, those without one and the 开发区 as tiles beside them, all clickable."""

import json
import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.catalog.tokens import Theme
from dashboard.catalog.wording import UNREPORTED
from dashboard.figures import tile_map
from dashboard.figures.canvas import Layer, Row, bare, compose, empty, lettered, span_of
from dashboard.figures.map_labels import Label, draw_labels, place_labels
from dashboard.figures.marks import FADED, KEPT, signs, words
from dashboard.figures.projection import Sheet, lay

COLUMNS = (
    "code", "name", "status", "value_text", "note", "geometry", "east", "north", "room", "apart",
)  # fmt: skip
_SIDE, _TILE, _GAP = 138, 86, 8  # px of the column of tiles, the height of one, between them
_PER_COLUMN = 3
_LINE = 25  # px of a line of the legend
_FOOT = 24
_NOTE = 16.5
_DESK, _TALLER = (
    1.12,
    1.1,
)  # a panel on a desk shrinks more in its width than its type, and less in its height
_HIT = 30  # px of the spot that takes the click of a small district
_DOT = 7


def ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with shapes first, larger ones below smaller ones, 未报 over them so that its outline is whole."""
    return (
        frame.assign(
            _none=frame["geometry"].isna(),
            _over=frame["apart"].astype(bool),
            _silent=frame["status"].fillna("none") == "none",
        )
        .sort_values(["_none", "_over", "_silent"], kind="stable")
        .drop(columns=["_none", "_over", "_silent"])
    )


def draw(
    frame: pd.DataFrame,
    theme: Theme,
    scale: float = 1,
    *,
    legend: Sequence[tuple[str, str]] = (),
    note: str = "",
    width: float = 557,
    height: float = 352,
) -> go.Figure:
    """Rows in the order of `ordered`: code, name, status, value_text, note (8/8 项), geometry (a GeoJSON MultiPolygon as text,
    none for a tile alone), east, north and room of its label in degrees, apart (a tile too).

    `note` stands at the foot. Clickable: shapes, a spot of 30 px at each label point, words outside, tiles.
    """
    rows = lettered(frame, *COLUMNS)
    if not rows:
        return empty(theme, scale)
    if scale < 1:
        width, height = width / _DESK, height * _TALLER
    shown = [row for row in rows if row["geometry"] is not None]
    aside = [number for number, row in enumerate(rows) if row["apart"] or row["geometry"] is None]
    columns = math.ceil(len(aside) / _PER_COLUMN)
    side = max(_SIDE * columns, 30 + max((span_of(text, _NOTE) for _, text in legend), default=0))
    foot = _FOOT if note else 0
    wide, high = width - side - 2 * _GAP, height - foot
    layers = [*_aside(rows, aside, columns, legend, theme, (width - side, width), (foot, height))]
    layout: Layer = {
        "xaxis": bare(width - side - 1, width + 1, ((width - side - 1) / width, 1)),
        "yaxis": bare(-1, height + 1),
    }
    if shown:
        geometries = [json.loads(row["geometry"]) for row in shown]
        sheet = lay(geometries, wide, high)
        labels = place_labels(shown, sheet)
        layers = [
            _areas(shown, geometries, theme),
            *draw_labels(shown, labels, sheet, theme),
            *_marks(shown, labels, sheet, theme),
            *layers,
        ]
        layout["geo"] = _geo(sheet, wide / width, (height - high) / height)
    if note:
        layout["annotations"] = [_foot(note, theme)]
    return compose(layers, theme, scale, **layout)


def alt_text(frame: pd.DataFrame) -> str:
    """One sentence: how many districts stand in each status, and which."""
    return tile_map.alt_text(frame).replace("区县示意图", "区县地图", 1)


def _areas(rows: Sequence[Row], geometries: Sequence[object], theme: Theme) -> Layer:
    """The shapes in the tints of their statuses; who did not report is outlined, because areas can't be hatched here."""
    statuses = [row["status"] or "none" for row in rows]
    used = list(dict.fromkeys(statuses))
    steps = max(len(used) - 1, 1)
    colours = [theme.tile(status) for status in used]
    scale = [[place / steps, colour] for place, colour in enumerate(colours)]
    silent = [status == "none" for status in statuses]
    return {
        "type": "choropleth",
        "geojson": {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "id": row["code"], "geometry": geometry}
                for row, geometry in zip(rows, geometries, strict=True)
            ],
        },
        "locations": [row["code"] for row in rows],
        "z": [used.index(status) for status in statuses],
        "zmin": 0,
        "zmax": steps,
        "colorscale": scale if len(scale) > 1 else [[0, colours[0]], [1, colours[0]]],
        "showscale": False,
        "marker": {
            "line": {
                "color": [theme.statuses["none"].mark if each else theme.bar for each in silent],
                "width": [2.5 if each else 1 for each in silent],
            }
        },
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
        "selected": KEPT,
        "unselected": FADED,
    }


def _marks(rows: Sequence[Row], labels: dict[int, Label], sheet: Sheet, theme: Theme) -> list[Layer]:
    """A dot where the words stand outside, a sign where they stand on a tile; unseen spots that take the click."""
    bare_ones = [number for number, row in enumerate(rows) if row["apart"]]
    led = [number for number, label in labels.items() if label.outside]
    looks = [theme.statuses[rows[n]["status"] or "none"] for n in bare_ones]
    seen: Layer = {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [rows[n]["east"] for n in (*bare_ones, *led)],
        "lat": [rows[n]["north"] for n in (*bare_ones, *led)],
        "marker": {
            "symbol": [*(look.symbol or "circle" for look in looks), *("circle" for _ in led)],
            "size": [*(12 for _ in looks), *(_DOT for _ in led)],
            "color": [
                *(look.mark if look.symbol else theme.ink for look in looks),
                *(theme.ink for _ in led),
            ],
            "opacity": 1,
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
        "selected": KEPT,
        "unselected": KEPT,
    }
    small = {*bare_ones, *led}
    at_point = [(row["east"], row["north"]) if n in small else (None, None) for n, row in enumerate(rows)]
    at_words = [
        (sheet.east(labels[n].x), sheet.north(labels[n].y)) if n in led else (None, None)
        for n in range(len(rows))
    ]
    return [
        *([seen] if small else []),
        *([_spots(rows, at_point)] if small else []),
        *([_spots(rows, at_words)] if led else []),
    ]


def _spots(rows: Sequence[Row], places: Sequence[tuple[float | None, float | None]]) -> Layer:
    unseen = {"marker": {"opacity": 0}}
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [east for east, _ in places],
        "lat": [north for _, north in places],
        "marker": {"size": _HIT, "color": "#000000", "opacity": 0},
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
        "selected": unseen,
        "unselected": unseen,
    }


def _aside(
    rows: Sequence[Row],
    aside: Sequence[int],
    columns: int,
    legend: Sequence[tuple[str, str]],
    theme: Theme,
    across: tuple[float, float],
    up: tuple[float, float],
) -> list[Layer]:
    """The tiles in columns from the top and the legend under them; the tiles keep the rows' numbers."""
    (left, right), (low, height) = across, up
    foot = low + _LINE * len(legend) + (6 if legend else 0)
    layers: list[Layer] = []
    if aside:
        high = min(_TILE, (height - foot) / min(len(aside), _PER_COLUMN) - _GAP)
        wide = (right - left + _GAP) / columns - _GAP
        x0 = [left + (place // _PER_COLUMN) * (wide + _GAP) for place in range(len(aside))]
        y1 = [height - place % _PER_COLUMN * (high + _GAP) for place in range(len(aside))]
        corners = x0, [v + wide for v in x0], [v - high for v in y1], y1
        own = [rows[number] for number in aside]
        drawn = tile_map.tiles(own, *corners, theme)
        layers += [*tile_map.inscriptions(own, *corners, theme), _renumbered(drawn, aside, len(rows))]
    if legend:
        y = [foot - 6 - (place + 0.5) * _LINE for place in range(len(legend))]
        x = [left + 9.0] * len(legend)
        layers += [
            signs([status for status, _ in legend], x, y, theme, 13),
            words([v + 14 for v in x], y, [text for _, text in legend], theme.ink2, _NOTE),
        ]
    return layers


def _renumbered(tiles: Layer, aside: Sequence[int], count: int) -> Layer:
    """The same bars with gaps, so that the number of a bar is the number of its row."""

    def spread(values: Sequence[object]) -> list[object]:
        found: list[object] = [None] * count
        for number, value in zip(aside, values, strict=True):
            found[number] = value
        return found

    marker = {**tiles["marker"], "color": _filled(spread(tiles["marker"]["color"]))}
    marker["line"] = {**marker["line"], "width": [width or 0 for width in spread(marker["line"]["width"])]}
    marker["pattern"] = {
        **marker["pattern"],
        "shape": [each or "" for each in spread(marker["pattern"]["shape"])],
    }
    lists = {name: spread(tiles[name]) for name in ("x", "y", "base", "hovertext")}
    return {**tiles, **lists, "marker": marker}


def _filled(colours: Sequence[object]) -> list[object]:
    first = next(colour for colour in colours if colour is not None)
    return [first if colour is None else colour for colour in colours]


def _geo(sheet: Sheet, wide: float, low: float) -> Layer:
    """The part of the earth that is shown; nothing of the earth itself is drawn."""
    return {
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [sheet.east(0), sheet.east(sheet.width)]},
        "lataxis": {"range": [sheet.north(0), sheet.north(sheet.height)]},
        "domain": {"x": [0, round(wide, 4)], "y": [round(low, 4), 1]},
    }


def _foot(note: str, theme: Theme) -> Layer:
    return {
        "text": note,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 16, "color": theme.ink3},
    }


def _hover(row: Row) -> str:
    return f"{row['name']}  {row['value_text'] or UNREPORTED}  {row['note'] or ''}"
