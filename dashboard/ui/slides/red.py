"""红灯事项: how many tasks are red, more or fewer than last month, and what needs asking first."""

import pandas as pd

from dashboard.catalog.freeze import Freeze
from dashboard.queries import overview as questions
from dashboard.queries import reform
from dashboard.sentences.meeting import of_red
from dashboard.sentences.say import title
from dashboard.ui.attention import behind
from dashboard.ui.covered import Cover
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.slides.parts import Gauge, Half, Item, Shown, calm, draw, gauge, items, month_before

_SHOWN = 5


def draw_slide(here: Here, _freeze: Freeze) -> None:
    """Draw the slide as it was when the meeting began."""
    draw(built(make_red, here))


def make_red(here: Here) -> Shown:
    """Ask for the red tasks of this month and the last, and for what needs asking."""
    now = load(reform.summary, here.month).iloc[0]
    before = load(reform.summary, month_before(here.month)).iloc[0]
    red = load(reform.tasks, here.month, status="over")
    asked = load(questions.attention, here.month)
    lines = title("meeting_red", of_red(now, before, red))
    grave = asked[asked["status"] == "over"]
    if red.empty and grave.empty:
        return Shown(lines, [calm("没有红灯事项", "没有逾期、严重落后、未行动和集中欠薪。", status="ok")])
    return Shown(lines, [_count(here, now, before)], [_asked(here, grave)])


def _count(here: Here, now: pd.Series, before: pd.Series) -> Half:
    count, tasks = int(now["over"]), max(int(now["tasks"]), 1)
    compared = bool(before["tasks"])
    return gauge(
        Gauge(
            "亮红灯的任务：逾期或严重落后",
            str(count),
            "项",
            count / tasks,
            int(before["over"]) / tasks if compared else None,
            f"上月 {before['over']:.0f} 项" if compared else "",
            high=f"全部 {tasks} 项",
            light="over" if compared and count > before["over"] else "",
            whole="over",
        ),
        Cover("红灯任务：看名单", "reform", here.view.city().but(light="over")),
    )


def _asked(here: Here, grave: pd.DataFrame) -> Half:
    if grave.empty:
        return calm("没有要过问的单位和企业", "红灯任务都不是重点任务。")
    drawn = []
    for row in grave.head(_SHOWN).to_dict("records"):
        name = here.name(row["code"]) if row["subject"] in ("district", "unit") else row["name"]
        since = "" if pd.isna(row["since"]) else f"{row['since'].month}月起"
        drawn.append(
            Item("over", name, row["word"], since, Cover(f"{name}：{row['word']}", *behind(here, row)))
        )
    return items(drawn, "需要过问，最重的在前" if len(grave) > len(drawn) else "需要过问")
