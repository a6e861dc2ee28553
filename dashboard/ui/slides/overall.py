"""总体进展: how far the reform is against its plan, what is overdue, who is silent or last, who is first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.freeze import Freeze
from dashboard.catalog.view import View
from dashboard.queries import overview as questions
from dashboard.queries import reform
from dashboard.sentences.say import title
from dashboard.sentences.standing import best, worst
from dashboard.ui.covered import Cover
from dashboard.ui.facts.overview import overview_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.slides.parts import Gauge, Half, Point, Shown, calm, draw, gauge, month_before, points


def draw_slide(here: Here, _freeze: Freeze) -> None:
    """Draw the slide as it was when the meeting began."""
    draw(built(make_overall, here))


def make_overall(here: Here) -> Shown:
    """Ask how the city stands against its plan and who stands out."""
    city = here.view.city()
    now = load(reform.summary, here.month).iloc[0]
    lines = title("meeting_overall", overview_facts(here))
    if not now["tasks"] or pd.isna(now["progress"]):
        return Shown(lines, [calm("还没有计入进度的任务", "任务台账里没有任务，或都是长期坚持、暂缓的。")])
    return Shown(lines, [_progress(here, now, city)], [points([*_points(here, now, city)][:3])])


def _progress(here: Here, now: Any, city: View) -> Half:
    expected = None if pd.isna(now["expected"]) else float(now["expected"])
    behind = expected is not None and now["progress"] < expected
    return gauge(
        Gauge(
            "全市改革进度",
            wording.percent(now["progress"]).rstrip("%"),
            "%",
            now["progress"] / 100,
            None if expected is None else expected / 100,
            "" if expected is None else f"应有 {wording.percent(expected)}",
            high=_end(here),
            light=("over" if now["status"] == "over" else "late") if behind else "",
        ),
        Cover("改革进度：看曲线和任务", "reform", city),
    )


def _end(here: Here) -> str:
    """When the plan is to be complete."""
    months = load(reform.curve, here.month)["month"]
    if months.empty:
        return "100%"
    last: date = months.max()
    return f"{last.year}年{'底' if last.month == 12 else f'{last.month}月'} 100%"


def _points(here: Here, now: Any, city: View) -> Iterator[Point]:
    districts = load(questions.districts, here.month)
    yield _overdue(here, int(now["overdue"]), city)
    silent = districts[(districts["status"] == "none") & (districts["silent"] > 0)]
    low, high = worst(districts), best(districts)
    if not silent.empty:
        yield _silent(silent.to_dict("records"), city)
    elif low and low.value < 0:
        where = city.at(district=low.code)
        yield Point(
            low.status, f"{low.name}落后 {wording.points(low.value)}", "区县里落后最多",
            Cover(f"{low.name}：看总览", "overview", where),
        )  # fmt: skip
    if high and high.value >= 0:
        where = city.at(district=high.code)
        own = load(reform.summary, here.month, high.code).iloc[0]
        red = f"有 {own['over']:.0f} 项任务亮红灯" if own["over"] else "没有一项任务亮红灯"
        yield Point(
            "ok", f"{high.name}领先 {wording.points(high.value)}", red,
            Cover(f"{high.name}：看总览", "overview", where),
        )  # fmt: skip


def _overdue(here: Here, count: int, city: View) -> Point:
    cover = Cover("逾期任务：看名单", "reform", city.but(rows="overdue"))
    if not count:
        return Point("ok", "没有逾期", "任务和节点都没有过计划日期", cover)
    before = load(reform.summary, month_before(here.month)).iloc[0]
    words = ["与上月一样多"]
    if not before["tasks"]:
        words = []
    elif more := count - int(before["overdue"]):
        words = [f"比上月{'多' if more > 0 else '少'} {abs(more)} 项"]
    holders = load(reform.tasks, here.month, member="overdue")["unit_name"].value_counts()
    if len(holders) > 1 and holders.iloc[0] > holders.iloc[1]:
        words.append(f"{holders.index[0]}最多")
    return Point("over", f"{count} 项逾期", "，".join(words), cover)


def _silent(rows: list[dict[str, Any]], city: View) -> Point:
    first = rows[0]
    cover = Cover(f"{first['name']}：看总览", "overview", city.at(district=first["code"]))
    why = "未报不按零计算，也不参加排名"
    if len(rows) > 1:
        return Point(
            "none", f"{len(rows)} 个县区未报", f"{wording.listing(row['name'] for row in rows[:3])}", cover
        )
    if not pd.isna(first["last_reported"]):
        why = f"上次报送 {first['last_reported'].month}月，未报不参加排名"
    said = "本期未报" if first["silent"] < 2 else f"断报 {first['silent']:.0f} 期"
    return Point("none", f"{first['name']}{said}", why, cover)
