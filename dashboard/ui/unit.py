"""The profile of one unit or district: the sentence, the key figures, the peers, its tasks, skills, cases, reports."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.acts import Act
from dashboard.catalog.peer_measures import BY_NAME
from dashboard.figures import compare
from dashboard.figures.canvas import height
from dashboard.queries import reform, rights
from dashboard.queries import unit as questions
from dashboard.sentences.say import Sentence, say
from dashboard.ui.case_reach import reads_rows
from dashboard.ui.chart import chart
from dashboard.ui.covered import Cover, covered
from dashboard.ui.facts.unit import unit_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.marks import light
from dashboard.ui.panel import headline, linked, panel, state
from dashboard.ui.skills import eight_levels
from dashboard.ui.table import Head, Line, table
from dashboard.ui.tasks import NARROW_HEADS, task_lines
from dashboard.ui.text import escape, plain
from dashboard.ui.unit_facts import has_cases, has_skills, place_of
from dashboard.ui.ways import way
from dashboard.ui.who import note_once

_TASKS, _CASES = 8, 8
_STANDING_HEADS = (
    Head("指标", 2),
    Head("本单位", 1, number=True),
    Head("同类中位", 1, number=True),
    Head("名次", 1, number=True),
)
_PEERS = 5
_CASE_HEADS = (
    Head("状态", 1.2),
    Head("类别", 1.8),
    Head("收到", 1.1, number=True),
    Head("到期", 1.1, number=True),
    Head("人数", 0.6, number=True),
)


def say_what_it_is(here: Here) -> None:
    """What matters most about the place, then what it is and what it has."""
    headline(*linked(built(_sentence, here), here.view))


def _sentence(here: Here) -> Sentence:
    return say("unit", unit_facts(here))


def peers(here: Here, period: date) -> None:
    """Its measures beside the median and the quartiles of its peers; a row opens what it counts."""
    frame = compared(here, period)
    facts = load(questions.facts, period, *place_of(here.view)).iloc[0]
    kind = "个县区" if facts["level"] == "district" else f"家{facts['category']}"
    no_quartiles = frame["low"].isna().all() and frame["median"].notna().any()
    told = "中位和自己的名次" if no_quartiles else "中位和四分位；▲ 落到后四分之一"
    note = f"同类 {frame['n'].max():.0f} {kind}的{told}" if len(frame) else ""
    with panel("与同类比", note, exhibit="unit/peers"):
        if frame.empty:
            state("没有可比的指标", "这家没有任务、技能和案件数据，或没有同类。")
            return
        if no_quartiles:
            _standing(here, frame)
            return
        own = "本县区" if facts["level"] == "district" else "本单位"
        figure = compare.draw(
            frame,
            here.theme,
            here.scale,
            heads=(own, "下四分位", "上四分位", "同类中位"),
            few=f"同类不足 {_PEERS} 家，不比较",
            width=860,
        )
        rows = [BY_NAME[name].rows for name in frame["indicator"]]
        chart(
            here,
            figure,
            "peers",
            height=max(height(len(frame), 32), 44 * len(frame) + 32),
            alt=compare.alt_text(frame),
            leads=lambda place: here.view.but(rows=rows[place], level=None),
        )


def _standing(here: Here, frame: pd.DataFrame) -> None:
    """The own value, the peers' median and the own rank: all that a reader gets who may not see the peers."""
    lines = []
    for row in frame.to_dict("records"):
        own, median = (_measured(row[column], row["unit"]) for column in ("own", "median"))
        rank = wording.UNCHANGED if pd.isna(row["rank"]) else f"{row['rank']:.0f} / {row['n'] + 1:.0f}"
        if pd.isna(row["median"]):
            median = f"同类不足 {_PEERS} 家"
        rows = BY_NAME[row["indicator"]].rows
        lines.append(
            Line((escape(row["name"]), own, median, rank), row["name"], "unit", here.view.but(rows=rows))
        )
    table("standing", _STANDING_HEADS, lines)


def _measured(value: float, unit: str) -> str:
    if pd.isna(value):
        return wording.UNREPORTED
    return wording.percent(value) if unit == "%" else wording.number(value, 1)


def compared(here: Here, period: date) -> pd.DataFrame:
    """The measures that apply to the place, with words and a light: late in the worst quarter of its peers."""
    found = load(questions.indicators, period, *place_of(here.view))
    tasks = load(questions.facts, period, *place_of(here.view)).iloc[0]["tasks"]
    owed = (found["indicator"] == "deviation") & bool(tasks)
    frame = found[found["value"].notna() | owed].reset_index(drop=True)
    return frame.assign(
        name=[BY_NAME[name].title for name in frame["indicator"]],
        unit=[BY_NAME[name].unit for name in frame["indicator"]],
        own=frame["value"],
        status=[_light(row) for row in frame.to_dict("records")],
    )


def _light(row: dict[str, Any]) -> str | None:
    if pd.isna(row["value"]):
        return "none"
    if pd.isna(row["low"]):  # too few peers, or a reader who gets no quartiles
        return None
    worse = row["value"] > row["high"] if row["is_lower_better"] else row["value"] < row["low"]
    return "late" if worse else "ok"


def tasks(here: Here, period: date) -> None:
    """Its tasks, gravest first; each leads to its own panel."""
    frame = load(reform.tasks, period, *place_of(here.view))
    shown = f"，先列 {_TASKS} 项" if len(frame) > _TASKS else ""
    with panel("任务", "按灯色与偏差排序", f"共 {len(frame)} 项{shown}", exhibit="unit/tasks"):
        if frame.empty:
            state("没有承担任务")
            return
        table("unit_tasks", NARROW_HEADS, task_lines(here, frame.head(_TASKS), narrow=True))


def skill_ladder(here: Here, period: date, width: float) -> None:
    """Its workers by level, in a panel so many px wide."""
    if has_skills(here, period):
        eight_levels(here, period, height=372, width=width)


def cases(here: Here, period: date) -> None:
    """The open cases that it handles, or of the district: never those against it as an employer."""
    if not has_cases(here, period):
        return
    district, unit = place_of(here.view)
    month = load(rights.summary, period, district=district, unit=unit).iloc[0]
    said = f"本月新收 {month['received']:.0f}，办结 {month['closed']:.0f}，在办 {month['open_cases']:.0f}，超期 {month['overdue_open']:.0f} 件"
    if not reads_rows():
        _cases_end(here, said)
        return
    frame = load(rights.cases, period, kind="open", district=district, unit=unit)
    listed = frame[~frame["is_sensitive"].astype(bool)].head(_CASES)
    note = "作为承办单位" if unit else "发生在本县区"
    with panel("在办案件", f"{note}，先到期的在前", said, exhibit="unit/cases"):
        if listed.empty:
            state("没有在办案件", status="ok")
            return
        table("unit_cases", _CASE_HEADS, [_case(here, row) for row in listed.to_dict("records")])


def note_cases(here: Here, period: date) -> None:
    """A line of the trail for the cases that are listed, drawn anew or repeated."""
    is_noted = here.view.rows in ("cases_due", "cases_received")  # with the list that was clicked
    if reads_rows() and has_cases(here, period) and not is_noted:
        note_once(Act.CASE_ROWS, f"在办　{here.place_name}", f"unit {here.view.address()}")


def _cases_end(here: Here, said: str) -> None:
    """The counts alone, and the way to where they are told apart as far as they are."""
    with panel("案件", "只看件数，不逐件列", said, exhibit="rights/flow"):
        way("rights", label=plain(f"看{here.place_name}的案件 ›"), query_params=here.view.place().address())


def _case(here: Here, row: dict[str, Any]) -> Line:
    over = row["days_over"]
    word = (
        "在办"
        if pd.isna(over)
        else f"超期 {over:.0f} 天"
        if over > 0
        else f"{-over:.0f} 天到期"
        if over
        else "今天到期"
    )
    cells = (
        light(row["status"] or "ok", word),
        escape(row["category"]),
        wording.iso(row["received_date"]),
        wording.UNCHANGED if pd.isna(row["due_date"]) else wording.iso(row["due_date"]),
        f"{row['people']:.0f}" if not pd.isna(row["people"]) else wording.UNREPORTED,
    )
    return Line(cells, f"案件 {row['case_no']}", "rights", here.view.place().but(case=row["case_no"]))


def strip_of_reports(here: Here, period: date) -> None:
    """Its monthly reports as a strip: on time, late, missing."""
    frame = load(questions.reports, period, *place_of(here.view)).head(24)
    if frame.empty:
        return
    rows = frame.iloc[::-1].to_dict("records")
    late = sum(_reported(row)[0] == "late" for row in rows)
    missing = sum(_reported(row)[0] in ("none", "over") for row in rows)
    with panel(
        "月报",
        f"近 {len(rows)} 期：迟报 {late} 期，未报或没报全 {missing} 期",
        "● 按时　▲ 迟报　■ 没报全　○ 未报",
        exhibit="unit/reports",
    ):
        said = [
            f'<li class="{status}" title="{escape(words)}"><span class="sign {status}"></span><b>{row["period"].month}</b>'
            f"<i>{row['period'].year if row['period'].month == 1 or (not place and row['period'].month < 11) else ''}</i></li>"
            for place, row in enumerate(rows)
            for status, words in (_reported(row),)
        ]
        covered(
            "unit_reports",
            f'<ol class="strip">{"".join(said)}</ol>',
            [Cover("月报：逐期查看", "unit", here.view.but(rows="reports", level=None))],
        )


def _reported(row: dict[str, Any]) -> tuple[str, str]:
    """The light of a month's reports and its words."""
    count = f"{wording.month(row['period'])}：应报 {row['owed']:.0f} 项，已报 {row['reported']:.0f} 项"
    if not row["reported"]:
        return "none", f"{count}，未报"
    if row["reported"] < row["owed"]:
        return "over", f"{count}，没报全"
    if row["punctual"] < row["owed"]:
        return (
            "late",
            f"{count}，迟报 {row['owed'] - row['punctual']:.0f} 项，{wording.iso(row['last_received'])} 报齐",
        )
    return "ok", f"{count}，按时"
