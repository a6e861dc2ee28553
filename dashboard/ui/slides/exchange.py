"""典型与问题: practices that others can take over, and problems that still wait for an answer."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.freeze import Freeze
from dashboard.queries import meeting as questions
from dashboard.sentences.meeting import of_exchange
from dashboard.sentences.say import title
from dashboard.ui.covered import Cover
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.slides.parts import Half, Item, Shown, calm, draw, items

_SHOWN = 3
Row = dict[str, Any]


def draw_slide(here: Here, _freeze: Freeze) -> None:
    """Draw the slide as it was when the meeting began."""
    draw(built(make_exchange, here))


def make_exchange(here: Here) -> Shown:
    """Ask for what units told the office last."""
    told = load(questions.exchange, here.month)
    lines = title("meeting_exchange", of_exchange(told))
    if told.empty:
        return Shown(lines, [calm("还没有报来典型和问题", "经验与问题报上来以后，在这里看。")])
    practices = told[told["kind"] == "经验"]
    problems = told[told["is_open"].astype(bool)]
    return Shown(lines, [_practices(here, practices)], [_problems(here, problems)])


def _practices(here: Here, frame: pd.DataFrame) -> Half:
    if frame.empty:
        return calm("还没有报来典型做法")
    drawn = [_item(here, rows, "", wording.day(rows[0]["date"])) for rows in islice(_by_title(frame), _SHOWN)]
    return items(drawn, "典型做法，最近报来的")


def _problems(here: Here, frame: pd.DataFrame) -> Half:
    if frame.empty:
        return calm("没有未解决的问题", status="ok")
    drawn = [
        _item(here, rows, "over" if _late(rows[0]) else "ok", _limit(rows[0]))
        for rows in islice(_by_title(frame), _SHOWN)
    ]
    return items(drawn, "未解决的问题，拖得最久的在前")


def _by_title(frame: pd.DataFrame) -> Iterator[list[Row]]:
    """What several units told alike is one row; the order stays."""
    found: dict[str, list[Row]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(row["title"], []).append(row)
    yield from found.values()


def _item(here: Here, rows: list[Row], status: str, said: str) -> Item:
    first = rows[0]
    others = len({row["unit_code"] for row in rows}) - 1
    units = f"{first['unit_name']}等 {others + 1} 家" if others else first["unit_name"]
    where = here.view.city().at(unit=first["unit_code"])
    cover = Cover(f"{first['title']}：看{first['unit_name']}", "unit", where)
    return Item(status, first["title"], "", "", cover, f"{units}　{said}")


def _late(row: Row) -> bool:
    return not pd.isna(row["days"]) and row["days"] > 0


def _limit(row: Row) -> str:
    state = row["state"] if isinstance(row["state"], str) else "待办"
    if pd.isna(row["days"]):
        return state
    return f"{state}，过期 {row['days']:.0f} 天" if _late(row) else f"{state}，还有 {-row['days']:.0f} 天"
