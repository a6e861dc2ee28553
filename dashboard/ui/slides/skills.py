"""技能: how many of the skilled are highly skilled against the target, and where there are most and least."""

from collections.abc import Iterator

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.freeze import Freeze
from dashboard.queries import overview
from dashboard.queries import skills as questions
from dashboard.sentences.say import title
from dashboard.ui.covered import Cover
from dashboard.ui.facts.skills import skills_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.slides.parts import Gauge, Half, Point, Shown, axis_end, calm, draw, gauge, points

_AGAINST_TARGET = {"ok": "达到了目标", "near": "接近目标", "late": "没有达到目标", "over": "离目标还远"}


def draw_slide(here: Here, _freeze: Freeze) -> None:
    """Draw the slide as it was when the meeting began."""
    draw(built(make_skills, here))


def make_skills(here: Here) -> Shown:
    """Ask how many are skilled and highly skilled, and where."""
    now = load(questions.summary, here.month).iloc[0]
    districts = load(questions.districts, here.month)
    lines = title("skills", skills_facts(here, {}, None))
    if pd.isna(now["skilled"]) or not now["skilled"]:
        return Shown(lines, [calm("还没有技能等级数据", "各单位按季报技能等级，报上来以后在这里看。")])
    return Shown(lines, [_share(here, now)], [points([*_points(here, now, districts)])])


def _share(here: Here, now: pd.Series) -> Half:
    share = float(now["high_share"])
    target = None if pd.isna(now["high_target"]) else float(now["high_target"])
    end = axis_end(share, target)
    light = load(overview.key_figures, here.month).set_index("figure")["status"].get("high_share")
    year = "" if pd.isna(now["target_year"]) else f"{now['target_year']:.0f}年"
    return gauge(
        Gauge(
            f"高技能人才占技术工人，{wording.day(now['as_of_date'])}报数",
            wording.percent(share).rstrip("%"),
            "%",
            share / end,
            None if target is None else target / end,
            ""
            if target is None
            else f"{year}目标 {wording.percent(target, 0 if target == round(target) else 1)}",
            high=f"{end}%",
            light=("over" if light == "over" else "late") if target is not None and share < target else "",
        ),
        Cover("高技能人才：看技能等级", "skills", here.view.city()),
    )


def _points(here: Here, now: pd.Series, districts: pd.DataFrame) -> Iterator[Point]:
    city = here.view.city()
    known = load(overview.key_figures, here.month).set_index("figure").loc["skilled_share"]
    target = "初级工及以上都算" if pd.isna(known["target"]) else f"目标 {known['target']:g}%"
    yield Point(
        known["status"] if isinstance(known["status"], str) else "ok",
        f"技术工人占职工 {wording.percent(now['skilled_share'])}",
        target,
        Cover("技术工人：看名单", "skills", city.but(rows="skilled")),
    )
    told = districts[(districts["status"] != "none") & districts["high_share"].notna()]
    if len(told) > 1:
        yield _end(here, told.iloc[-1], "最低")
        yield _end(here, told.iloc[0], "最高")


def _end(here: Here, row: pd.Series, end: str) -> Point:
    """The district at one end."""
    status = row["status"] if isinstance(row["status"], str) else ""
    name = here.name(row["district_code"])
    where = here.view.city().at(district=row["district_code"])
    return Point(
        status,
        f"{name}{end}，{wording.percent(row['high_share'])}",
        _AGAINST_TARGET.get(status, f"{wording.counted(row['skilled'], '人')}技术工人"),
        Cover(f"{name}：看技能等级", "skills", where),
    )
