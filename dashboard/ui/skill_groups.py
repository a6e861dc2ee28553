"""The skills page below the fold: units, industries, migrant workers, the five links of skill formation."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.figures import bars
from dashboard.figures.canvas import height
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.ui.chart import chart
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import panel, state
from dashboard.ui.skill_rows import SMALL, list_units
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

_UNSTATED = "未注明行业"
_GROUP_HEADS = (
    Head("群体", 1.1),
    Head("职工", 1, number=True),
    Head("占职工", 0.9, number=True),
    Head("技术工人占", 1, number=True),
    Head("高技能占", 1, number=True),
    Head("本年取证", 1, number=True),
)
_LINK_HEADS = (
    Head("环节", 0.8),
    Head("场次", 0.8, number=True),
    Head("人次", 1, number=True),
    Head("同比", 0.9, number=True),
    Head("取证", 0.9, number=True),
    Head("经费", 1.1, number=True),
    Head("单位", 0.9, number=True),
)


def units(here: Here, period: date, filters: Filters) -> None:
    """All units, where the page above lists districts."""
    if not (here.view.district or here.view.unit):
        list_units(here, period, filters, rows=14)


def industries(here: Here, period: date, filters: Filters) -> None:
    """The share of highly skilled by industry; a click keeps to that industry. A unit has but one."""
    if here.view.unit:
        return
    everyone = Filters(
        district=filters.get("district"), unit=filters.get("unit"), migrant=filters.get("migrant")
    )
    frame, whole = (
        load(questions.industries, period, **everyone),
        load(questions.summary, period, **everyone).iloc[0],
    )
    with panel(
        "各行业高技能人才占比",
        "分母为技术工人；按职工数排列，点一行只看该行业",
        "技术工人数",
        exhibit="skills/industries",
    ):
        if frame.empty:
            nothing_here(here, "技能等级数据")
            return
        names = frame["industry"].fillna(_UNSTATED)
        drawn = frame.assign(
            code=names,
            name=names,
            value=frame["high_share"].where(frame["skilled"] >= SMALL),
            value_text=[_industry(row) for row in frame.to_dict("records")],
            note=[wording.number(0 if pd.isna(skilled) else skilled) for skilled in frame["skilled"]],
            status=None,
        )
        reference = None if pd.isna(whole["high_share"]) else float(whole["high_share"])
        text = "" if reference is None else f"{here.place_name} {wording.percent(reference)}"

        def leads(place: int) -> View | None:
            chosen = str(names.iloc[place])
            return (
                None
                if chosen == _UNSTATED
                else here.view.but(industry=None if chosen == here.view.industry else chosen)
            )

        chart(
            here,
            bars.draw(drawn, here.theme, here.scale, reference=reference, reference_text=text, width=795),
            "skill_industries",
            height=height(len(frame), 24),
            alt=bars.alt_text(drawn),
            leads=leads,
        )


def _industry(row: dict[str, Any]) -> str:
    """The share of an industry, or why it has none to compare."""
    if pd.isna(row["high_share"]):
        return wording.UNREPORTED
    few = row["skilled"] < SMALL
    return f"只有 {row['skilled']:.0f} 名技术工人，不比较" if few else wording.percent(row["high_share"])


def migrants(here: Here, period: date, filters: Filters) -> None:
    """Migrant workers beside the others; a row keeps to its group."""
    frame = load(
        questions.migrants, period, filters.get("district"), filters.get("unit"), filters.get("industry")
    )
    with panel("农民工技能", "占各自职工、占各自技术工人；取证为本年新取证人数", exhibit="skills/migrants"):
        if frame.empty or frame["workers"].isna().all():
            nothing_here(here, "分农民工的技能等级数据")
            return
        table("migrants", _GROUP_HEADS, [_group(here, row) for row in frame.to_dict("records")])


def _group(here: Here, row: dict[str, Any]) -> Line:
    name = str(row["worker_group"])
    cells = (
        escape(name),
        _said(row["workers"]),
        _share(row["share_of_workers"]),
        _share(row["skilled_share"]),
        _share(row["high_share"]),
        f"{_said(row['certified'])}　{_share(row['certified_share'])}",
    )
    return Line(cells, f"只看{name}", "skills", here.view.but(group=name))


def five_links(here: Here, period: date, filters: Filters) -> None:
    """What was done in twelve months for training, mentoring, contests, promotion and reward."""
    frame = load(questions.links, period, **filters)
    active = 0 if frame.empty else int(frame["units_active"].iloc[0])
    note = (
        f"近 12 个月；{active} 家有活动，{frame['units_all_five'].iloc[0]:.0f} 家五个环节都有"
        if active
        else "近 12 个月"
    )
    with panel("五位一体", note, exhibit="skills/links"):
        if not active:
            state("近 12 个月没有上报五位一体活动", status="none")
            return
        table("five_links", _LINK_HEADS, [_link(here, row) for row in frame.to_dict("records")])


def _link(here: Here, row: dict[str, Any]) -> Line:
    name, now, before = str(row["link"]), row["participants"], row["participants_before"]
    change = wording.UNCHANGED
    if not pd.isna(now) and not pd.isna(before) and before:
        change = f"{wording.signed(100 * (now / before - 1))}%"
    funding = row["funding"]
    cells = (
        escape(name),
        _said(row["events"]),
        _said(now),
        change,
        _said(row["certified"]),
        wording.UNREPORTED if pd.isna(funding) else wording.money(funding),
        f"{_said(row['units'])} 家",
    )
    return Line(
        cells, f"{name}：查看明细", "skills", here.view.but(link=name, rows=None, level=None, occupation=None)
    )


def _said(value: Any) -> str:
    return wording.UNREPORTED if pd.isna(value) else wording.number(value)


def _share(value: Any) -> str:
    return wording.UNREPORTED if pd.isna(value) else wording.percent(value)
