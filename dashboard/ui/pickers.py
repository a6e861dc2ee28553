"""The pickers in the bar: each is one filter of the view, and shows what the address says."""

from collections.abc import Callable, Container, Mapping

import streamlit as st

from dashboard.catalog import choices, wording
from dashboard.catalog.dataset import Choice
from dashboard.catalog.datasets import named
from dashboard.catalog.key_figures import KEY_FIGURES
from dashboard.catalog.roles import Right
from dashboard.queries import reform
from dashboard.ui.compare import other_months, usual_month
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load
from dashboard.ui.own_places import is_own
from dashboard.ui.who import may, person

EVERY = ""
"""The option that leaves a filter out."""
_REPORTERS = ("企业", "院校")
_LEADERS = ("部门", "县区", "开发区")
_REPORTED = ("progress", "indicators", "skills", "development", "cases", "exchange")
LIGHTS = {"over": "逾期或严重落后", "late": "落后", "near": "临近", "ok": "正常", "done": "已销号"}


def pick(here: Here, field: str, options: Mapping[str, str], every: str, *, width: int = 170) -> None:
    """A select box over values and their words; `every` words the choice of no filter."""
    key = f"pick_{field}"
    words = {EVERY: every, **options}
    chosen = getattr(here.view, field)
    st.session_state[key] = chosen if chosen in words else EVERY

    def picked() -> None:
        go(here.view.but(**{field: st.session_state[key] or None}))

    st.selectbox(
        every, list(words), format_func=words.__getitem__, key=key, on_change=picked, label_visibility="collapsed",
        width=round(width * min(max(here.scale, 0.8), 2)),
    )  # fmt: skip


def pick_place(here: Here, categories: Container[str], every: str, *, width: int = 230) -> None:
    """A select box over the districts and the units of some categories, found by typing; units name their district."""
    places, city = here.places, here.city
    names = dict(zip(places["code"].tolist(), places["name"].tolist(), strict=True))
    words, units = {EVERY: every}, set[str]()
    columns = [places[name].tolist() for name in ("code", "short_name", "level", "parent", "category")]
    for code, short, level, parent, category in zip(*columns, strict=True):
        if not is_own(person(), code, parent):
            continue
        if level == "district":
            words[code] = names[code]
        elif level == "unit" and category in categories:
            units.add(code)
            words[code] = short if parent in (None, city) else f"{short}（{names.get(parent, parent)}）"
    key, chosen = "pick_place", here.view.unit or here.view.district
    st.session_state[key] = chosen if chosen in words else EVERY

    def picked() -> None:
        code = st.session_state[key] or None
        go(here.view.at(unit=code) if code in units else here.view.at(district=code))

    st.selectbox(
        every, list(words), format_func=words.__getitem__, key=key, on_change=picked, label_visibility="collapsed",
        width=round(width * min(max(here.scale, 0.8), 2)),
    )  # fmt: skip


def of_overview(here: Here) -> None:
    """Which figure colours the map, and which district or department is looked at: the keyboard's way into the charts."""
    pick_place(here, _LEADERS, "全市", width=170)
    pick(here, "figure", {figure.name: figure.title for figure in KEY_FIGURES}, "地图按应有进度", width=200)


def of_reform(here: Here) -> None:
    """Which aspect, and which light; not while one task is open."""
    if here.period is not None and not here.view.task:
        names = load(reform.aspects, here.period)["aspect"]
        pick(here, "aspect", {name: name for name in names}, "全部方面")
        pick(here, "light", LIGHTS, "全部灯", width=150)


def of_skills(here: Here) -> None:
    """Which district, enterprise or school, which industry, and migrant workers or the others."""
    pick_place(here, _REPORTERS, "全市", width=200)
    pick(here, "industry", _worded(choices.INDUSTRIES), "全部行业", width=190)
    pick(here, "group", _worded(choices.MIGRANT), "全部职工", width=150)


def of_rights(here: Here) -> None:
    """Which kind of case, and for who reads cases one by one which group of workers."""
    pick(here, "category", _worded(choices.CASE_CATEGORIES), "全部类别", width=190)
    if may(Right.CASE_ROWS):
        pick(here, "group", _worded(choices.WORKER_GROUPS), "全部群体", width=150)


def of_unit(here: Here) -> None:
    """Which district or unit is looked at."""
    pick_place(here, {choice.value for choice in choices.UNIT_CATEGORIES}, "选一个县区或单位", width=320)


def of_compare(here: Here) -> None:
    """With which month the period is compared, and which place is looked at."""
    usual = usual_month(here)
    if usual is not None:
        others = {
            f"{month:%Y-%m}": f"与 {wording.month(month)} 比"
            for month in other_months(here)
            if month != usual
        }
        pick(here, "other", others, f"与 {wording.month(usual)} 比", width=220)
    pick_place(here, {choice.value for choice in choices.UNIT_CATEGORIES}, "全市各县区")


def of_board(here: Here) -> None:
    """Which dataset, and the own unit or a district: who looks sees the own line first."""
    pick(here, "dataset", {name: named(name).title for name in _REPORTED}, "全部报表", width=150)
    pick_place(here, {choice.value for choice in choices.UNIT_CATEGORIES}, "我的单位或县区", width=230)


OF_PAGE: Mapping[str, Callable[[Here], None]] = {
    "overview": of_overview,
    "reform": of_reform,
    "skills": of_skills,
    "rights": of_rights,
    "unit": of_unit,
    "compare": of_compare,
    "board": of_board,
}


def _worded(allowed: tuple[Choice, ...]) -> dict[str, str]:
    return {choice.value: choice.value for choice in allowed}
