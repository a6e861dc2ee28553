"""The lists of the skills page: units by their share, and the reported lines behind every number."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.catalog import choices, wording
from dashboard.catalog.key_figures import BY_NAME
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.ui.empty import nothing_here
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.panel import panel
from dashboard.ui.table import grid

_MOST = 2_000
SMALL = 30
"""A share of fewer workers jumps with one or two people: it is shown, and not ranked."""
_MEMBERS = {"skilled": BY_NAME["skilled_share"], "high": BY_NAME["high_share"]}
_LEVELS = {choice.value for choice in choices.LEVELS}
_PERCENT = "%.1f%%"


def is_open(view: View) -> bool:
    """Whether the view asks for the lines behind a number."""
    return view.rows in _MEMBERS or view.level in _LEVELS or bool(view.occupation) or bool(view.link)


def list_behind(here: Here, period: date, filters: Filters, on: str = "skills") -> None:
    """The lines behind the number that was clicked, with its definition, and the way back on the page `on`."""
    if here.view.link:
        _activities(here, period, filters)
    else:
        list_lines(here, period, filters, rows=10)
    closed = here.view.but(rows=None, level=None, occupation=None, link=None)
    st.page_link(page(on).path, label="收起明细", query_params=closed.address())


def list_lines(here: Here, period: date, filters: Filters, *, rows: int) -> None:
    """The reported lines; choosing one leads to its unit."""
    view = here.view
    member = view.rows if view.rows in _MEMBERS else None
    level = view.level if view.level in _LEVELS else None
    frame = load(
        questions.lines,
        period,
        **filters,
        occupation=view.occupation,
        level=level,
        member=member,
        limit=_MOST,
    )
    title = "".join(
        part for part in (view.occupation, level, f"{_MEMBERS[member].title}的明细" if member else "") if part
    )
    note = f"口径：{_MEMBERS[member].definition}" if member else f"{here.place_name}上报的技能等级数"
    with panel(title or "技能等级明细", note, _how_many(frame, "total", "行"), exhibit="skills/lines"):
        if frame.empty:
            nothing_here(here, "技能等级明细")
            return
        shown = frame.assign(
            unit_name=frame["unit_name"].fillna("（县区其余）"),
            worker_group=frame["worker_group"].fillna("未注明"),
        )
        columns = {
            "industry": "行业",
            "occupation": "工种",
            "level": "等级",
            "worker_group": "群体",
            "workers": st.column_config.NumberColumn("人数", format="localized"),
            "new_this_year": "本年新增",
            "as_of_date": st.column_config.DateColumn("统计时点", format="YYYY-MM-DD"),
        }
        if view.unit is None:
            columns = {"unit_name": "单位", **columns}
        if view.unit is None and view.district is None:
            columns = {"district_name": "县区", **columns}

        def leads(place: int) -> View | None:
            code = frame["unit_code"].iloc[place]
            return (
                None
                if view.unit or pd.isna(code)
                else view.at(district=view.district, unit=str(code)).but(rows=view.rows)
            )

        grid(here, "skill_lines", shown, columns, leads=None if view.unit else leads, rows=rows)


def list_units(here: Here, period: date, filters: Filters, *, rows: int) -> None:
    """The units by their share of highly skilled; the silent and the small last and without a rank."""
    frame = load(questions.units, period, **filters)
    silent = int((frame["status"] == "none").sum())
    note = "占技术工人；未报的和不到 30 人的不排名" + (f"；未报 {silent} 家" if silent else "")
    with panel("各单位高技能人才占比", note, f"共 {len(frame)} 家", exhibit="skills/units"):
        if frame.empty:
            nothing_here(here, "报过技能等级的单位")
            return

        def worded(_: Here) -> pd.DataFrame:
            unreported = frame["status"] == "none"
            return frame.assign(
                state=[
                    _state(gone, day, workers)
                    for gone, day, workers in zip(
                        unreported, frame["reported_date"], frame["workers"], strict=True
                    )
                ],
                change=(frame["high_share"] - frame["high_share_before"]).mask(unreported),
                high_share=frame["high_share"].mask(unreported),
                skilled_share=frame["skilled_share"].mask(unreported),
            )

        columns = {
            "rank": "名次",
            "unit_name": "单位",
            "industry": "行业",
            "workers": st.column_config.NumberColumn("职工", format="localized"),
            "skilled_share": st.column_config.NumberColumn("技术工人占", format=_PERCENT),
            "high_share": st.column_config.NumberColumn("高技能占", format=_PERCENT),
            "change": st.column_config.NumberColumn("较上年（点）", format="%+.1f"),
            "state": "本季",
        }
        if here.view.district is None:
            columns = {"district_name": "县区", **columns}
        grid(
            here,
            "skill_units",
            built(worded, here),
            columns,
            leads=lambda place: here.view.at(
                district=here.view.district, unit=str(frame["unit_code"].iloc[place])
            ),
            rows=rows,
        )


def _state(is_silent: bool, last: date, workers: float) -> str:
    """Whether a unit reported, and why one that did has no rank."""
    if is_silent:
        return f"未报，上次 {last.year}年{last.month}月"
    return "已报" if workers >= SMALL else f"只有 {workers:.0f} 人，不排名"


def _activities(here: Here, period: date, filters: Filters) -> None:
    frame = load(questions.activities, period, **filters, link=here.view.link, limit=_MOST)
    with panel(
        f"五位一体：{here.view.link}",
        "近 12 个月各单位上报的活动",
        _how_many(frame, "total", "行"),
        exhibit="skills/activities",
    ):
        if frame.empty:
            nothing_here(here, "五位一体活动")
            return
        columns = {
            "period": st.column_config.DateColumn("期次", format="YYYY-MM"),
            "district_name": "县区",
            "unit_name": "单位",
            "level": "等级",
            "events": "场次",
            "participants": st.column_config.NumberColumn("人次", format="localized"),
            "certified": st.column_config.NumberColumn("取证", format="localized"),
            "funding": st.column_config.NumberColumn("经费（元）", format="localized"),
        }
        grid(
            here,
            "skill_activities",
            frame,
            columns,
            leads=lambda place: here.view.at(unit=str(frame["unit_code"].iloc[place])),
            rows=10,
        )


def _how_many(frame: pd.DataFrame, column: str, word: str) -> str:
    if frame.empty:
        return f"0 {word}"
    total = int(frame[column].iloc[0])
    people = (
        f"，{wording.counted(int(frame['total_workers'].iloc[0]), '人')}" if "total_workers" in frame else ""
    )
    shown = f"，先列 {len(frame):,} {word}" if total > len(frame) else ""
    return f"共 {total:,} {word}{people}{shown}"
