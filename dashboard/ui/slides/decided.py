"""上次议定事项: what the last meeting decided and what of older meetings is open, as it stands today, not at the freeze."""

from dashboard.catalog import wording
from dashboard.catalog.freeze import Freeze
from dashboard.queries import meeting as questions
from dashboard.sentences.meeting import of_last
from dashboard.sentences.say import title
from dashboard.ui.covered import Cover
from dashboard.ui.decision_words import LIGHTS, due, standing
from dashboard.ui.decision_words import Item as Decision
from dashboard.ui.here import Here
from dashboard.ui.loaders import load_newest
from dashboard.ui.slides.parts import Item, Shown, calm, draw, items

_SHOWN = 5
_ORDER = ("over", "near", "open", "done")


def draw_last(here: Here, freeze: Freeze) -> None:
    """Draw the slide; read at the newest version, so that what was settled since shows."""
    found = load_newest(questions.last_decisions, freeze.token)
    live = found[found["state"] != "withdrawn"]
    lines = title("meeting_last", of_last(live))
    if live.empty:
        how = "在最后一页“本次议定事项”里记下事项、责任单位和时限。"
        draw(Shown(lines, [calm("这次议定的，下次会议从这里看起", how)]))
        return
    order = live.assign(place=live["state"].map(_ORDER.index)).sort_values("place", kind="stable")
    rows = order.head(_SHOWN).to_dict("records")
    rest = len(order) - len(rows)
    held = live["held_on"].max()
    head = f"{wording.day(held)}会议议定和以前未办结的，办理情况以今天为准"
    drawn = [decision(here, row) for row in rows]
    draw(Shown(lines, [items(drawn, f"{head}；另有 {rest} 项没有列出" if rest else head)]))


def decision(here: Here, row: Decision) -> Item:
    """One decided item as a row: sign, matter, where it stands, who does it until when."""
    city = here.view.city()
    cover = Cover(f"{row['matter']}：看{row['unit_name']}", "unit", city.at(unit=row["unit_code"]))
    if isinstance(row["task_code"], str):
        cover = Cover(f"{row['matter']}：看任务", "reform", city.but(task=row["task_code"]))
    return Item(
        LIGHTS[row["state"]],
        row["matter"],
        standing(row),
        f"{row['unit_name']}　{due(row['due_date'])}",
        cover,
    )
