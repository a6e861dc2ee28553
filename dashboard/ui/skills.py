"""The skills page above the fold: the sentence, the ladder, the places, the trend, the marks, the occupations."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.figures import dumbbell, ladder, small_trend
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.sentences.say import Sentence, say
from dashboard.ui import skill_words
from dashboard.ui.chart import chart
from dashboard.ui.empty import nothing_here
from dashboard.ui.facts.skills import skills_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.panel import headline, linked, panel
from dashboard.ui.skill_rows import list_lines, list_units

_TALL, _LOW = 438, 232


def narrowed(here: Here) -> Filters:
    """The filters of the view as the questions take them."""
    view = here.view
    return Filters(
        district=view.district,
        unit=view.unit,
        industry=view.industry,
        migrant={"农民工": True, "非农民工": False}.get(view.group or ""),
    )


def summary(here: Here, period: date) -> pd.Series:
    """The one row of skills/summary for what is looked at."""
    return load(questions.summary, period, **narrowed(here)).iloc[0]


def say_how_skilled(here: Here) -> bool:
    """How many of the skilled are highly skilled, and when the target is reached; False when nobody reported."""
    sentence, has_data = built(_sentence, here)
    headline(*linked(sentence, here.view))
    if not has_data:
        nothing_here(here, "技能等级数据")
    return has_data


def _sentence(here: Here) -> tuple[Sentence, bool]:
    """The sentence, and whether anyone reported."""
    facts = skills_facts(here, narrowed(here), _silent_since(here, here.month))
    return say("skills", facts), bool(facts["has_data"])


def _silent_since(here: Here, period: date) -> date | None:
    """The date of the last report of a place that did not report the newest quarter; None for all others."""
    if here.view.unit:
        frame = load(questions.units, period, unit=here.view.unit)
    elif here.view.district:
        frame = load(questions.districts, period, district=here.view.district)
    else:
        return None
    silent = frame[frame["status"] == "none"]
    return None if silent.empty else silent.iloc[0]["reported_date"].date()


def eight_levels(here: Here, period: date, height: float = _TALL, width: float = 860) -> None:
    """The ladder; a level opens the lines that were reported for it."""
    frame, now = load(questions.ladder, period, **narrowed(here)), summary(here, period)
    last = now["as_of_date"].year - 1 if not pd.isna(now["as_of_date"]) else period.year - 1
    with panel(
        "八级工",
        f"人数；横线以上为高技能人才　{_source(here, period, now)}",
        f"竖线为 {last} 年同期",
        exhibit="skills/ladder",
    ):
        if frame.empty:
            nothing_here(here, "技能等级数据")
            return
        rows = frame.to_dict("records")
        drawn = frame.assign(
            level_order=frame["position"],
            share_text=["不计入" if not row["is_skilled"] else _fine(row["share"]) for row in rows],
            change_text=[
                skill_words.grown(_known(row["workers"]), _known(row["workers_before"])) for row in rows
            ],
            skilled=frame["is_skilled"].astype(bool),
            high=frame["is_high"].astype(bool),
        )
        chart(
            here,
            ladder.draw(drawn, here.theme, here.scale, before=f"{last} 年", width=width),
            "ladder",
            height=height,
            alt=ladder.alt_text(drawn),
            leads=lambda place: here.view.but(
                level=str(frame["level"].iloc[place]), rows=None, occupation=None
            ),
        )


def by_place(here: Here, period: date) -> None:
    """The districts; within one its units; within one of those the reported lines."""
    if here.view.unit:
        list_lines(here, period, narrowed(here), rows=11)
    elif here.view.district:
        list_units(here, period, narrowed(here), rows=12)
    else:
        _districts(here, period)


def _districts(here: Here, period: date) -> None:
    frame, now = load(questions.districts, period, **narrowed(here)), summary(here, period)
    year = now["as_of_date"].year if not pd.isna(now["as_of_date"]) else period.year
    with panel(
        "各区县高技能人才占比",
        f"○ {year - 1} 年同期　● {year} 年　分母为技术工人",
        "技术工人　已报",
        exhibit="skills/districts",
    ):
        if frame.empty:
            nothing_here(here, "技能等级数据")
            return
        silent = frame["status"] == "none"
        drawn = frame.assign(
            code=frame["district_code"],
            name=[here.name(code) for code in frame["district_code"]],
            value=frame["high_share"].mask(silent),
            before=frame["high_share_before"].mask(silent),
            denominator_text=[
                f"{wording.UNREPORTED if row['status'] == 'none' else wording.number(row['skilled'] or 0)}"
                f"　{row['reported']:.0f}/{row['owed']:.0f}"
                for row in frame.to_dict("records")
            ],
            status=None,
        )
        city, target = _known(now["high_share"]), _known(now["high_target"])
        aim = "目标" if pd.isna(now["target_year"]) else f"{now['target_year']:.0f} 年目标"
        chart(
            here,
            dumbbell.draw(
                drawn, here.theme, here.scale, city=city, target=target, labels=("全市", aim), width=795
            ),
            "skill_districts",
            height=_TALL,
            alt=dumbbell.alt_text(drawn),
            leads=lambda place: here.view.at(district=str(frame["district_code"].iloc[place])),
        )


def two_shares(here: Here, period: date) -> None:
    """Both shares by quarter."""
    frame = load(questions.trend, period, **narrowed(here))
    with panel("两个占比", "分母不同，分开读；点一季看那一季", exhibit="skills/trend"):
        if frame.empty:
            nothing_here(here, "技能等级数据")
            return
        quarters = [f"{day:%Y-%m}" for day in frame["as_of_date"]]
        drawn = pd.concat(
            [
                pd.DataFrame(
                    {
                        "period": quarters,
                        "series": name,
                        "value": frame[column],
                        "strong": column == "high_share",
                    }
                )
                for name, column in (("技术工人", "skilled_share"), ("高技能", "high_share"))
            ]
        )
        months = [day.date().replace(day=1) for day in frame["as_of_date"]] * 2  # a series after the other
        known = {day.date() for day in here.periods["period"]}
        chart(
            here,
            small_trend.draw(drawn, here.theme, here.scale),
            "skill_trend",
            height=_LOW,
            alt=small_trend.alt_text(drawn),
            leads=lambda place: replace(here.view, period=months[place]) if months[place] in known else None,
        )


def _source(here: Here, period: date, now: pd.Series) -> str:
    silent = _silent_since(here, period)
    if silent:
        return f"本季未报，是 {wording.iso(silent)} 的数"
    return f"数据截至 {_as_of(now)}，已报 {now['reported']:.0f}/{now['owed']:.0f} 家"


def _as_of(now: pd.Series) -> str:
    return wording.UNREPORTED if pd.isna(now["as_of_date"]) else wording.iso(now["as_of_date"])


def _fine(share: float) -> str:
    """A share of the ladder; under one percent with two decimals, so that the few don't vanish."""
    return wording.UNREPORTED if pd.isna(share) else wording.percent(share, 2 if share < 1 else 1)


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
