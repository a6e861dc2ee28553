"""The lists to choose a profile from: districts, departments, enterprises and schools."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.tokens import STATUS_WORDS
from dashboard.queries import overview, skills
from dashboard.sentences.say import Sentence, say
from dashboard.ui.empty import nothing_here
from dashboard.ui.facts.unit import choice_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.panel import headline, linked, panel
from dashboard.ui.table import grid

_DEPARTMENT = "部门"
_PERCENT = "%.1f%%"


def say_choose(here: Here) -> None:
    """What the page is for, how many places there are, and who stands out."""
    headline(*linked(built(_sentence, here), here.view))


def _sentence(here: Here) -> Sentence:
    return say("unit", choice_facts(here))


def districts(here: Here, period: date) -> None:
    """The districts by deviation."""
    frame = load(overview.districts, period)
    _standings(here, "县区", frame.assign(called=frame["name"]), rows=9)


def departments(here: Here, period: date) -> None:
    """The departments by deviation, then those that lead no task."""
    ranked, places = load(overview.departments, period), here.places
    idle = places[(places["category"] == _DEPARTMENT) & ~places["code"].isin(ranked["code"])]
    both = (
        pd.concat([ranked, idle[["code", "name", "short_name"]]], ignore_index=True) if len(idle) else ranked
    )
    _standings(here, _DEPARTMENT, both.assign(called=both["short_name"]), rows=12)


def others(here: Here, period: date) -> None:
    """Enterprises, schools and the districts' offices, with their size and skills where they reported them."""
    places = here.places
    units = places[(places["level"] == "unit") & (places["category"] != _DEPARTMENT)]
    reported = load(skills.units, period)[["unit_code", "industry", "workers", "high_share"]]
    frame = units.merge(reported, how="left", left_on="code", right_on="unit_code").sort_values(
        "workers", ascending=False, na_position="last", kind="stable"
    )
    with panel(
        "企业、院校和县区办公室", "按职工数排列，点表头可换", f"共 {len(frame)} 家", exhibit="unit/others"
    ):
        if frame.empty:
            nothing_here(here, "企业和院校")
            return
        columns: dict[str, Any] = {
            "short_name": "单位",
            "where": "县区",
            "category": "类别",
            "industry": "行业",
            "workers": st.column_config.NumberColumn("职工", format="localized"),
            "high_share": st.column_config.NumberColumn("高技能占", format=_PERCENT),
        }
        shown = frame.assign(where=[here.name(code) for code in frame["parent"]])
        codes = frame["code"].tolist()
        grid(
            here,
            "choose_unit",
            shown,
            columns,
            leads=lambda place: here.view.at(unit=str(codes[place])),
            rows=24,
        )


def _standings(here: Here, what: str, frame: pd.DataFrame, *, rows: int) -> None:
    exhibit = "unit/districts" if what == "县区" else "unit/departments"
    with panel(what, "比应有进度（百分点）；条与块分开排名", f"共 {len(frame)} 个", exhibit=exhibit):
        if frame.empty:
            nothing_here(here, what)
            return
        shown = frame.assign(
            light=[_light(here, status) for status in frame["status"]],
            came=[
                wording.UNCHANGED
                if pd.isna(row["owed"]) or not row["owed"]
                else f"{row['reported']:.0f}/{row['owed']:.0f}"
                for row in frame.to_dict("records")
            ],
        )
        columns: dict[str, Any] = {
            "light": "灯",
            "called": what,
            "value": st.column_config.NumberColumn("偏差", format="%+.1f"),
            "rank": "名次",
            "came": "本期已报",
        }
        codes, is_district = frame["code"].tolist(), what == "县区"
        grid(
            here,
            f"choose_{'district' if is_district else 'department'}",
            shown,
            columns,
            leads=lambda place: (
                here.view.at(district=codes[place]) if is_district else here.view.at(unit=codes[place])
            ),
            rows=rows,
        )


def _light(here: Here, status: Any) -> str:
    if pd.isna(status):
        return "没有任务"
    return f"{here.theme.statuses[status].sign} {STATUS_WORDS['unit'].get(status, '')}"
