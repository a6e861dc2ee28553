"""The skills page above the fold: the sentence, the ladder, the places, the trend, the marks, the occupations."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.figures import dumbbell, ladder, small_trend
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.ui import skill_words
from dashboard.ui.chart import chart
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import light
from dashboard.ui.panel import Link, headline, panel, state
from dashboard.ui.skill_rows import list_lines, list_units
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

_TALL, _LOW = 438, 232
_FAST, _SLOW = 1.1, 0.9
"""An occupation is fast or slow when its pace is a tenth off the city's."""
_MARK_HEADS = (Head("口径", 2.7), Head("值", 0.8, number=True), Head("年份", 0.7, number=True))
_OCCUPATION_HEADS = (
    Head("工种", 1.7),
    Head("行业", 1.5),
    Head("技术工人", 0.9, number=True),
    Head("其中高技能", 0.9, number=True),
    Head("本年新增", 0.8, number=True),
    Head("较全市", 0.8),
)


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


def say_how_skilled(here: Here, period: date) -> bool:
    """How many of the skilled are highly skilled, and when the target is reached; False when nobody reported."""
    now, view = summary(here, period), here.view
    if pd.isna(now["workers"]) or pd.isna(now["high_share"]):
        headline([f"{here.place_name}还没有技能等级数据"])
        nothing_here(here, "技能等级数据")
        return False
    share, before = float(now["high_share"]), _known(now["high_share_before"])
    place = [part for part in (_place(here), view.industry, view.group) if part]
    many, skilled, few = skill_words.one_in(share)
    said: list[str | Link] = [
        f"{'、'.join(place)}：" if place else "",
        many,
        Link(skilled, "skills", view.but(rows="skilled")),
        few,
        Link("高技能", "skills", view.but(rows="high")),
    ]
    silent = _silent_since(here, period)
    ending = f"本季未报，数是 {wording.iso(silent)} 的" if silent else _outlook(here, period, now)
    gained = "" if before is None else f"，比上年同期{'高' if share >= before else '低'} {wording.points(share - before)}"
    headline(
        [part for part in [*said, f"；{ending}" if ending else ""] if part],
        [
            "技术工人 ", (wording.number(now["skilled"]),), f"，占职工 {wording.number(now['workers'])}的 {wording.percent(now['skilled_share'])}；",
            "高级工及以上 ", (wording.number(now["high"]),), f"，占技术工人的 {wording.percent(share)}{gained}。",
        ],
    )  # fmt: skip
    return True


def _place(here: Here) -> str:
    return "" if here.view.unit is None and here.view.district is None else here.place_name


def _outlook(here: Here, period: date, now: pd.Series) -> str:
    """For the city when its target is reached, for a part of it how it stands to the city."""
    view, share = here.view, float(now["high_share"])
    if not (view.district or view.unit or view.industry or view.group):
        year, as_of = now["target_year"], now["as_of_date"].date()
        return skill_words.forecast(
            share, _known(now["high_share_before"]), _known(now["high_target"]), None if pd.isna(year) else int(year), as_of
        )
    whole = _known(load(questions.summary, period).iloc[0]["high_share"])
    return "" if whole is None else skill_words.against(share, whole)


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


def eight_levels(here: Here, period: date, height: float = _TALL, width: float = 950) -> None:
    """The ladder; a level opens the lines that were reported for it."""
    frame, now = load(questions.ladder, period, **narrowed(here)), summary(here, period)
    last = now["as_of_date"].year - 1 if not pd.isna(now["as_of_date"]) else period.year - 1
    with panel("八级工", f"人数；横线以上为高技能人才　{_source(now)}", f"竖线为 {last} 年同期"):
        if frame.empty:
            nothing_here(here, "技能等级数据")
            return
        rows = frame.to_dict("records")
        drawn = frame.assign(
            level_order=frame["position"],
            share_text=["不计入" if not row["is_skilled"] else _fine(row["share"]) for row in rows],
            change_text=[skill_words.grown(_known(row["workers"]), _known(row["workers_before"])) for row in rows],
            skilled=frame["is_skilled"].astype(bool),
            high=frame["is_high"].astype(bool),
        )
        chart(
            here,
            ladder.draw(drawn, here.theme, here.scale, before=f"{last} 年", width=width),
            "ladder",
            height=height,
            alt=ladder.alt_text(drawn),
            leads=lambda place: here.view.but(level=str(frame["level"].iloc[place]), rows=None, occupation=None),
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
    with panel("各区县高技能人才占比", f"○ {year - 1} 年同期　● {year} 年　分母为技术工人", "技术工人数"):
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
                wording.UNREPORTED if row["status"] == "none" else wording.number(row["skilled"] or 0)
                for row in frame.to_dict("records")
            ],
            status=None,
        )
        city, target = _known(now["high_share"]), _known(now["high_target"])
        aim = "目标" if pd.isna(now["target_year"]) else f"{now['target_year']:.0f} 年目标"
        chart(
            here,
            dumbbell.draw(drawn, here.theme, here.scale, city=city, target=target, labels=("全市", aim), width=878),
            "skill_districts",
            height=_TALL,
            alt=dumbbell.alt_text(drawn),
            leads=lambda place: here.view.at(district=str(frame["district_code"].iloc[place])),
        )


def two_shares(here: Here, period: date) -> None:
    """Both shares by quarter."""
    frame = load(questions.trend, period, **narrowed(here))
    with panel("两个占比", "分母不同，分开读"):
        if frame.empty:
            nothing_here(here, "技能等级数据")
            return
        quarters = [f"{day:%Y-%m}" for day in frame["as_of_date"]]
        drawn = pd.concat(
            [
                pd.DataFrame({"period": quarters, "series": name, "value": frame[column], "strong": column == "high_share"})
                for name, column in (("技术工人", "skilled_share"), ("高技能", "high_share"))
            ]
        )
        figure = small_trend.draw(drawn, here.theme, here.scale)
        chart(here, figure, "skill_trend", height=_LOW, alt=small_trend.alt_text(drawn))


def marks(here: Here, period: date) -> None:
    """Our shares and the dated marks of the country, each with its denominator in its name."""
    newest = load(questions.benchmarks, period, **narrowed(here)).drop_duplicates(["indicator", "denominator", "area"])
    ours = newest.groupby(["indicator", "denominator"])["is_own"].transform("max").astype(bool)
    frame = newest.assign(alone=~ours).sort_values(["indicator", "alone"], kind="stable")
    with panel("参照", "只比同分母的数"):
        lines = [_mark(here, row) for row in frame.to_dict("records")]
        if not lines:
            state("还没有参照值")
            return
        table("marks", _MARK_HEADS, lines)


def _mark(here: Here, row: dict[str, Any]) -> Line:
    own, value, label = bool(row["is_own"]), wording.percent(row["value"]), str(row["label"])
    said = label.replace("本市", here.place_name, 1) if own and _place(here) else label
    cells = (
        f'<span title="{escape("" if own else row["source"])}">{escape(said)}</span>',
        f"<b>{escape(value)}</b>" if own else escape(value),
        escape(row["year"]),
    )
    behind = "high" if row["indicator"] == "high_share" else "skilled"
    return Line(cells, f"{said}：查看{here.place_name}的明细", "skills", here.view.but(rows=behind, level=None, occupation=None))


def occupations(here: Here, period: date) -> None:
    """The occupations that rise fastest and slowest; each opens its lines."""
    frame = load(questions.occupations, period, **narrowed(here))
    frame = frame[frame["pace"].notna()]
    with panel("晋级最快与最慢的工种", "本年新增高级工及以上 ÷ 技术工人", f"百人以上工种 {len(frame)} 个"):
        if frame.empty:
            state("没有百人以上的工种", "不到百人的工种，增速随一两个人跳动，不列。")
            return
        shown = frame if len(frame) <= 5 else pd.concat([frame.head(3), frame.tail(2)])
        table("occupations", _OCCUPATION_HEADS, [_occupation(here, row) for row in shown.to_dict("records")])


def _occupation(here: Here, row: dict[str, Any]) -> Line:
    pace, city = row["pace"], row["city_pace"] or 0
    word, status = ("快", "ok") if pace > city * _FAST else ("慢", "late") if pace < city * _SLOW else ("持平", "ok")
    name = str(row["occupation"])
    view: View = here.view.but(occupation=name, level=None, rows=None)
    cells = (
        escape(name),
        escape(row["industry"] or "未注明"),
        wording.number(row["skilled"]),
        wording.percent(row["high_share"]),
        wording.signed(row["new_high"], 0),
        light(status, word),
    )
    return Line(cells, f"{name}：查看明细", "skills", view)


def _source(now: pd.Series) -> str:
    return f"数据截至 {_as_of(now)}，已报 {now['reported']:.0f}/{now['owed']:.0f} 家"


def _as_of(now: pd.Series) -> str:
    return wording.UNREPORTED if pd.isna(now["as_of_date"]) else wording.iso(now["as_of_date"])


def _fine(share: float) -> str:
    """A share of the ladder; under one percent with two decimals, so that the few don't vanish."""
    return wording.UNREPORTED if pd.isna(share) else wording.percent(share, 2 if share < 1 else 1)


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
