"""A task's own panel: plan and reports, milestones, problems, evidence, its parts, and who answers for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.figures import plan_curve
from dashboard.queries import reform as questions
from dashboard.ui.chart import chart
from dashboard.ui.corner import back, corner
from dashboard.ui.gap import planned
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import light, progress_bar, sign
from dashboard.ui.panel import Link, headline, panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.task_reports import reports
from dashboard.ui.tasks import task_word
from dashboard.ui.text import escape

Row = dict[str, Any]
_WIDTH, _CURVE = 914, 300
_NODE_WORDS = {"done": "已完成", "missed": "逾期", "coming": "未到"}
_NODE_LIGHTS = {"done": "ok", "missed": "over", "coming": "done"}
_BASES = {
    "里程碑": "里程碑：完成的节点按权重相加，自报最多再算到下一个节点",
    "自报": "自报：没有节点，按牵头单位填报的进度",
}


def task(here: Here, period: date, code: str) -> None:
    """Everything about one task at the end of a month."""
    found = load(questions.task, period, code)
    if found.empty:
        headline([f"没有编号为 {code} 的任务"], ["它可能已作废，或不在可以看到的范围里。"])
        with panel("任务"):
            state("编号可能写错了", "从名单里另选一项。")
            back(here.view.but(task=None))
        return
    row: Row = found.astype(object).where(found.notna(), None).to_dict("records")[0]
    history = load(questions.task_history, period, code)
    _say(here, row)
    left, right = st.columns(2, gap="medium")
    with left, st.container(gap="xsmall"):
        _curve(here, period, row, history)
        _milestones(period, code)
    with right, st.container(gap="xsmall"):
        _facts(here, row)
        _last_report(row)
    _parts(here, period, row)
    reports(here, history)


def _say(here: Here, row: Row) -> None:
    """The task's name, how far it is, and who leads it."""
    place = here.view.at(unit=row["unit_code"])
    said: list[str | Link] = [
        f"{row['task_name']}：完成 {wording.percent(row['progress'], 0)}，{_against_plan(row)}；"
    ]
    said += [Link(row["unit_name"] or row["unit_code"], "unit", place.place()), "牵头"]
    word = task_word({**row, "overdue_days": row["overdue_days"], "days_left": row["days_left"]})
    reported = f"{wording.month(row['last_reported'])}的月报" if row["last_reported"] else "还没有月报"
    silent = "，本期未报" if row["is_owed"] and not row["is_reported"] else ""
    headline(
        said,
        [f"{row['task_code']}　", (word,), f"　状态 {row['state']}，据{reported}{silent}。"]
        if row["last_reported"]
        else [f"{row['task_code']}　", (word,), f"　{reported}{silent}。"],
    )


def _against_plan(row: Row) -> str:
    if row["deviation"] is None:
        return f"{row['state']}，不计偏差"
    if not round(abs(row["deviation"])):
        return "与应有进度持平"
    return f"{'领先' if row['deviation'] > 0 else '落后'}应有 {wording.points(row['deviation'], 0)}"


def _curve(here: Here, period: date, row: Row, history: pd.DataFrame) -> None:
    """The plan of the task and its progress; a month without a report has no point."""
    frame = planned(load(questions.curve, period, task=row["task_code"]))
    with panel("应有与实际", f"完成度，依据：{row['basis']}"):
        back(here.view.but(task=None))
        if frame.empty:
            state(f"{row['state']}，不设应有进度", "长期坚持和暂缓的任务不算偏差，也不进平均。")
            return
        told = history.set_index("period")
        known = (
            frame["month"]
            .map(told["is_reported"].astype(bool) | (told["state"] == "已销号"))
            .fillna(False)
            .astype(bool)
        )
        drawn = frame.assign(actual=frame["actual"].where(known))
        if drawn["actual"].isna().all():
            state("还没有月报", "未报不按零画；收到第一份月报后，这里有实际进度。", status="none")
            return
        until = f"{wording.month(row['planned_end'])} 完成"
        chart(
            here, plan_curve.draw(drawn, here.theme, here.scale, until=until, width=_WIDTH), "task_curve",
            height=_CURVE, alt=plan_curve.alt_text(drawn),
        )  # fmt: skip


def _facts(here: Here, row: Row) -> None:
    """Who, when, what for."""
    marks = [
        word
        for name, word in (("is_key", "重点"), ("is_hard", "难点"), ("is_policy", "配套政策"))
        if row[name]
    ]
    target = (
        "" if row["target_value"] is None else f"{row['target_value']:g} {row['target_unit'] or ''}".strip()
    )
    facts = {
        "责任岗位": row["responsible_post"],
        "配合单位": _listed(row["support_names"]),
        "县区": row["district_name"],
        "方面": f"{row['aspect'] or '未对上措施'}　措施 {row['measure_no']} {row['measure_name'] or ''}",
        "起止": f"{wording.iso(row['planned_start'])} 至 {wording.iso(row['planned_end'])}",
        "目标": target,
        "标签": wording.listing(
            [*marks, *(row["strategy_tags"] if row["strategy_tags"] is not None else ())]
        ),
        "依据": f"{_BASES[row['basis']]}。单位自报 {'未报' if row['self_reported'] is None else wording.percent(row['self_reported'], 0)}",
    }
    with panel("这项任务", f"{row['unit_name'] or row['unit_code']} 牵头"):
        st.html(f'<dl class="facts open">{"".join(_fact(*one) for one in facts.items() if one[1])}</dl>')
        if row["parent_task"]:
            view = here.view.but(task=row["parent_task"])
            corner(f"上级任务：{row['parent_name'] or row['parent_task']} ›", view, "parent")


def _last_report(row: Row) -> None:
    """What the last report said: progress, problem, next step, evidence."""
    with panel("最近一次月报", "" if row["last_reported"] is None else wording.month(row["last_reported"])):
        if row["last_reported"] is None:
            state("还没有月报", status="none")
            return
        category = f"〔{row['problem_category']}〕" if row["problem_category"] else ""
        facts = {
            "进展": row["summary"] or "没有填",
            "存在问题": f"{category}{row['problem']}" if row["problem"] else "没有填",
            "下步措施": row["next_step"] or "没有填",
            "佐证材料": row["evidence"] or "没有附",
        }
        st.html(f'<dl class="facts open">{"".join(_fact(*one) for one in facts.items())}</dl>')


def _milestones(period: date, code: str) -> None:
    """Planned against actual days; what is past its day and not done is overdue."""
    frame = load(questions.task_milestones, period, code)
    done = int((frame["state"] == "done").sum())
    with panel("节点", f"已完成 {done}/{len(frame)} 个" if len(frame) else ""):
        if frame.empty:
            state("没有设节点", "进度按牵头单位自报。")
            return
        heads = (
            Head("状态", 1.4),
            Head("节点", 2),
            Head("权重", 0.7, number=True),
            Head("计划", 1.2, number=True),
            Head("实际", 2, number=True),
        )
        lines = [Line(_node(row)) for row in frame.to_dict("records")]
        table("milestones", heads, lines)


def _node(row: Row) -> Sequence[str]:
    word = _NODE_WORDS[row["state"]]
    if row["state"] == "missed":
        word = f"{word} {row['overdue_days']:.0f} 天"
    actual = "—" if pd.isna(row["actual_date"]) else wording.iso(row["actual_date"])
    late = (
        ""
        if pd.isna(row["actual_date"]) or row["actual_date"] <= row["planned_date"]
        else f"<small>晚 {(row['actual_date'] - row['planned_date']).days} 天 </small>"
    )
    mark = (
        light(_NODE_LIGHTS[row["state"]], word)
        if row["state"] != "coming"
        else f'<span class="quiet">◇ {word}</span>'
    )
    return (
        mark,
        escape(row["milestone_name"]),
        wording.percent(row["share"], 0),
        wording.iso(row["planned_date"]),
        f"{late}{actual}",
    )


def _parts(here: Here, period: date, row: Row) -> None:
    """The districts' parts of a city task; nothing where it isn't broken down."""
    frame = load(questions.task_children, period, row["task_code"])
    if frame.empty:
        return
    heads = (
        Head("灯", 1.2),
        Head("县区", 1.2),
        Head("牵头单位", 1.6),
        Head("任务", 2.4),
        Head("完成（竖线为应有）", 1.8),
        Head("偏差", 0.7, number=True),
        Head("最近报送", 1, number=True),
    )
    behind = int(frame["status"].isin(("late", "over")).sum())
    with panel(
        "县区分任务", f"{len(frame)} 个县区承担，{f'{behind} 个落后或逾期' if behind else '没有落后的'}"
    ):
        table("parts", heads, [_part(here, each) for each in frame.to_dict("records")])


def _part(here: Here, row: Row) -> Line:
    cells = (
        light(row["status"], task_word(row)),
        escape(row["district_name"]),
        escape(row["unit_name"]),
        escape(row["task_name"]),
        progress_bar(row["progress"], None if pd.isna(row["expected"]) else row["expected"]),
        "—" if pd.isna(row["deviation"]) else wording.signed(row["deviation"], 0),
        _received_month(row),
    )
    return Line(
        cells, f"{row['district_name']}：{row['task_name']}", "reform", here.view.but(task=row["task_code"])
    )


def _received_month(row: Row) -> str:
    if pd.isna(row["last_reported"]):
        return f"{sign('none')} {wording.UNREPORTED}"
    month = f"{row['last_reported']:%Y-%m}"
    return month if row["is_reported"] else f"{sign('none')} {month}"


def _fact(name: str, text: str) -> str:
    return f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"


def _listed(names: Sequence[str] | None) -> str:
    return "" if names is None else wording.listing(names)
