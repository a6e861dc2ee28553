"""How far apart the places are in three numbers, and who has not begun to act by which triggers since when."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.triggers import BY_NUMBER, TRIGGERS
from dashboard.catalog.view import View
from dashboard.queries import balance as questions
from dashboard.queries.balance import Among
from dashboard.ui.corner import corner
from dashboard.ui.covered import Cover, covered
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import sign
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape

KINDS: dict[Among, str] = {"districts": "区县", "departments": "部门"}
_MOST = 6
"""Places on the list beside the charts."""


@dataclass(frozen=True)
class Group:
    """Places with the same number of triggers, so that their entries are equally high."""

    html: str
    covers: list[Cover]


@dataclass(frozen=True)
class Watch:
    """What the panels show, ready to be drawn."""

    gaps: str
    groups: list[Group]
    counts: tuple[int, int, int]
    """How many are 未行动, how many 关注, and how many of them are listed."""


def make_watch(here: Here) -> Watch:
    """The gaps of this month, and the first names of the list."""
    gaps = "".join(
        gap(load(questions.spread, here.month, among), what, here.month) for among, what in KINDS.items()
    )
    frame = load(questions.watchlist, here.month)
    return Watch(f'<div class="gaps">{gaps}</div>', groups(here, frame, _MOST), _counts(frame))


def gaps(made: Watch) -> None:
    """Range, standard deviation and highest over lowest, of the districts and of the departments."""
    with panel("相差多少", "参加排名的最高与最低之间", exhibit="balance/spread"):
        st.html(made.gaps)


def watchlist(here: Here, made: Watch) -> None:
    """Who has not begun to act; each leads to its own page, which shows its rows."""
    inactive, watched, total = made.counts
    with panel("未行动", f"{inactive} 家未行动　{watched} 家关注", exhibit="balance/watchlist"):
        if not total:
            state("没有触发的", "五条里能判断的四条，没有一家触发。", status="ok")
        draw_groups(made.groups)
        if total > _MOST:
            corner(f"全部 {total} 家 ›", here.view.but(rows="watchlist"), "watchlist", to="balance")
        st.html(f'<p class="note triggers">{escape(explained())}</p>')


def draw_groups(found: list[Group]) -> None:
    """The entries, each covered by its link."""
    for place, group in enumerate(found):
        covered(f"watch_{place}", group.html, group.covers)


def groups(here: Here, frame: pd.DataFrame, most: int | None = None) -> list[Group]:
    """The rows of balance/watchlist as entries, the first `most` places."""
    listed = frame if most is None else frame[frame["order"] <= most]
    found: list[Group] = []
    entries = [list(rows) for _, rows in groupby(listed.to_dict("records"), key=lambda row: row["order"])]
    for _, same in groupby(entries, key=len):
        html, covers = "", []
        for rows in same:
            name = here.name(rows[0]["code"])
            html += entry(name, rows, here)
            covers.append(Cover(f"{name}：{rows[0]['word']}", "balance", _behind(here, rows[0])))
        found.append(Group(html, covers))
    return found


def entry(name: str, rows: list[dict[str, Any]], here: Here) -> str:
    """One place: its sign, its word, and a line for each trigger with the day from which it holds."""
    first = rows[0]
    lines = "".join(
        f'<p class="why"><b class="mark">{BY_NUMBER[int(row["number"])].mark}</b>'
        f"<span>{escape(row['reason'])}</span><i>{escape(since(row['since'], here))}</i></p>"
        for row in rows
    )
    return (
        f'<div class="entry watch">{sign(first["status"])}<div><p><b>{escape(name)}</b>'
        f'<span class="word {escape(first["status"])}">{escape(first["word"])}</span></p>{lines}</div></div>'
    )


def since(day: Any, here: Here) -> str:
    """3月1日起, with the year where it is another one; empty when it isn't known."""
    if pd.isna(day):
        return ""
    year = "" if day.year == here.month.year else f"{day.year}年"
    return f"{year}{wording.day(day)}起"


def explained() -> str:
    """How many triggers make which word, and which trigger the data can't tell."""
    untold = "；".join(
        f"{trigger.mark}{trigger.title}：{trigger.untold}" for trigger in TRIGGERS if trigger.untold
    )
    told = "　".join(f"{trigger.mark}{trigger.title}" for trigger in TRIGGERS if not trigger.untold)
    return f"{told}；触发一条为关注，两条以上为未行动。{untold}。"


def _counts(frame: pd.DataFrame) -> tuple[int, int, int]:
    names = frame.drop_duplicates("order")
    inactive = int((names["word"] == "未行动").sum())
    return inactive, len(names) - inactive, len(names)


def _behind(here: Here, row: dict[str, Any]) -> View:
    """The place's own page."""
    at = here.view.but(rows=None)
    return at.at(district=row["code"]) if row["subject"] == "district" else at.at(unit=row["code"])


def gap(spread: pd.DataFrame, what: str, month: date) -> str:
    """How far apart the districts, or the departments, are in a month; takes the rows of balance/spread."""
    if spread.empty or spread["period"].iloc[-1].date() != month:
        return f'<div class="gap"><h3>{what}</h3><p class="quiet">没有承担任务</p></div>'
    now = spread.iloc[-1].to_dict()
    if pd.isna(now["spread"]):
        said = "只有 1 家可比" if now["counted"] else "没有可比的"
        return (
            f'<div class="gap"><h3>{what}</h3><p class="quiet">{said}，说不出差距</p>{_left_out(now)}</div>'
        )
    return (
        f'<div class="gap"><h3>{what}<small>{now["counted"]:.0f} 家</small></h3>'
        f'<p class="size"><b>{wording.number(now["spread"], 1)}</b>个百分点</p><p>{_change(now["spread_moved"])}</p>'
        f"<dl><dt>标准差</dt><dd><b>{wording.number(now['dispersion'], 1)}</b></dd>"
        f"<dt>最高 ÷ 最低</dt><dd>{_ratio(now)}</dd></dl>{_left_out(now)}</div>"
    )


def _change(moved: float) -> str:
    if pd.isna(moved):
        return "可比的各家与上月不同，不比上月"
    change = wording.change(moved, "个百分点", 1)
    return "与上月持平" if change == wording.UNCHANGED else f"较上月 {change}"


def _ratio(now: dict[str, Any]) -> str:
    """How many times the lowest progress the highest is; not said of a lowest of nothing."""
    return "不算" if pd.isna(now["ratio"]) else f"<b>{now['ratio']:.2f}</b> 倍"


def _left_out(now: dict[str, Any]) -> str:
    """Between which ends the ratio is, or why there is none; and who doesn't count here."""
    parts = []
    if not pd.isna(now["ratio"]):
        parts.append(
            f"完成 {wording.percent(now['progress_highest'])} ÷ {wording.percent(now['progress_lowest'])}"
        )
    elif not pd.isna(now["spread"]):
        parts.append("最低的完成度是 0，不算倍数")
    out = [f"{now['silent']:.0f} 家未报"] if now["silent"] else []
    out += [f"{now['few']:.0f} 家任务太少"] if now["few"] else []
    parts += [f"{'、'.join(out)}，不在内"] if out else []
    return f'<p class="quiet">{"；".join(parts)}</p>' if parts else ""
