"""One case, for who reads cases one by one: from its receipt to its closing, its clock, its money, and the cases that belong to it."""

from datetime import date
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.acts import Act
from dashboard.catalog.navigation import page
from dashboard.queries import rights as questions
from dashboard.ui.case_list import employer_of, light_word
from dashboard.ui.case_reach import names_employers
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.text import escape, plain
from dashboard.ui.who import note_once

_LINKED = 6


def case_panel(here: Here, case_no: str) -> None:
    """Everything about a case but whom it is about by name, its clock as of today."""
    # the trail is read by others than cases are: a digest tells whether it was this case, and no number stands there
    digest = sha256(case_no.encode()).hexdigest()[:12]
    note_once(Act.CASE_ROWS, f"名单和其中一件（编号摘要 {digest}）", f"case {digest}")
    found = load(questions.case, case_no)
    if found.empty:
        with panel(f"案件 {case_no}"):
            _close(here)
            state("没有这一件", "编号写错了，或者这一件已被撤销。", "回到列表，再点一行。")
        return
    row = {key: None if pd.isna(value) else value for key, value in found.iloc[0].items()}
    if row["is_sensitive"]:
        with panel(f"案件 {case_no}", str(row["category"])):
            _close(here)
            state(
                "这一件不逐件列出",
                "工伤、职业健康、女职工等类别属敏感信息，只计数，不看个案。",
                "要看个案，请到承办单位。",
            )
        return
    with panel(
        f"{row['category']}　{case_no}",
        f"{here.name(row['district_code']) if row['district_code'] else '未写县区'}　{row['handling_name']}承办",
    ):
        _close(here)
        left, right = st.columns([52, 48], gap="medium")
        with left:
            _facts(_timeline(here, row))
        with right:
            _facts(_matters(row))
        _links(here, row)


def _timeline(here: Here, row: dict[str, Any]) -> list[tuple[str, str]]:
    """Received, accepted, extended, suspended, due, closed: each a day and what it meant."""
    steps = [("收到", f"{_day(row['received_date'])}　{escape(row['channel'])}")]
    accepted = (
        _day(row["accepted_date"]) if row["accepted_date"] is not None else "没有写受理日期，从收到之日算"
    )
    steps.append(("受理", f"{accepted}　<small>次日起算</small>"))
    steps.append(("时限", escape(_clock(row))))
    if row["extended_date"] is not None:
        meant = (
            f"到期从 {_day(row['original_due'])} 延到 {_day(row['due_date'])}"
            if row["is_extended"]
            else "批在到期之后，不算延期"
        )
        steps.append(("延期", f"{_day(row['extended_date'])} 批准　<small>{meant}</small>"))
    if row["suspended_from"] is not None:
        until = _day(row["suspended_to"]) if row["suspended_to"] is not None else "还没恢复"
        steps.append(
            ("中止", f"{_day(row['suspended_from'])} 至 {until}　<small>中止的日子不计入期限</small>")
        )
    steps.append(("到期", _due(row)))
    steps.append(("办结", _closing(here, row)))
    return steps


def _clock(row: dict[str, Any]) -> str:
    if row["matter"] is None:
        return f"程序 {row['clock_code']} 不在时限表里，没有期限"
    term = (
        ""
        if row["term"] is None
        else f" {row['term']:.0f} {'日' if row['time_unit'] == '自然日' else row['time_unit']}"
    )
    return f"{row['matter']}{term}　{row['basis'] or ''}"


def _due(row: dict[str, Any]) -> str:
    if row["due_date"] is None:
        return '<span class="quiet">没有期限</span>'
    lacking = (
        ""
        if row["uncovered_year"] is None
        else f"　<small>节假日表缺 {row['uncovered_year']:.0f} 年，只除去了周末</small>"
    )
    return f"<b>{_day(row['due_date'])}</b>{lacking}"


def _closing(here: Here, row: dict[str, Any]) -> str:
    said = light(row["status"], light_word(row))
    if row["status"] != "done":
        return f"还没办结　{said}　<small>按今天 {wording.day(here.today)} 计</small>"
    return f"{_day(row['closed_date'])}　{escape(row['closing'] or '没有写办结方式')}　{said}"


def _matters(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Who, how many, how much; the employer by name for who may read it."""
    collective = "　<small>集体案件</small>" if row["people"] >= 10 else ""
    revisit = "还没回访" if not row["revisited"] else f"已回访　{row['satisfaction'] or '没有写满意度'}"
    return [
        ("群体", escape(f"{row['worker_group']}{'（农民工）' if row['is_migrant'] else ''}")),
        ("涉及人数", f"<b>{row['people']:.0f} 人</b>{collective}"),
        ("涉案金额", _money(row["amount"])),
        ("挽回金额", _money(row["recovered"])),
        (
            "涉事单位",
            escape(employer_of(row)) + ("" if names_employers() else "　<small>名称只给办公室看</small>")
            if row["employer"] or row["industry"]
            else "没有写",
        ),
        ("重复", "同一件事的又一个编号，金额和人数不重复算" if row["is_repeat"] else "不是重复件"),
        ("回访", escape(revisit)),
    ]


def _links(here: Here, row: dict[str, Any]) -> None:
    """The other numbers of the same matter."""
    numbers = [number for number in [row["related_case"], *str(row["linked"] or "").split("、")] if number]
    if not numbers:
        return
    with st.container(key="linked_cases", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<span class="note">关联案件 {len(numbers)} 件</span>', width="content")
        for number in numbers[:_LINKED]:
            st.page_link(
                page("rights").path, label=plain(number), query_params=here.view.but(case=number).address()
            )


def _facts(entries: list[tuple[str, str]]) -> None:
    st.html(
        f'<dl class="facts open">{"".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in entries)}</dl>'
    )


def _close(here: Here) -> None:
    with st.container(key="close_case"):
        st.page_link(page("rights").path, label="关闭这一件", query_params=here.view.but(case=None).address())


def _day(value: date | None) -> str:
    return "" if value is None else wording.iso(value)


def _money(yuan: float | None) -> str:
    return '<span class="quiet">没有写</span>' if yuan is None else f"<b>{wording.money(yuan)}</b>"
