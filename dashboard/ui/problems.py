"""The list of problems of a file: what stands where, why it can't stay, and what to write instead."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.catalog.dataset import Level
from dashboard.documents.csv_files import problem_list
from dashboard.intake.reading.problem import Problem
from dashboard.ui.download import download
from dashboard.ui.here import Here
from dashboard.ui.panel import panel, state

MOST = 50
_TINTS = {Level.ERROR: "over", Level.WARNING: "late", Level.NOTICE: "none"}


def why_not(here: Here, file: str, found: Sequence[Problem]) -> None:
    """Why a file could not be read at all: the first reason in words, and all of them as a list if there are more."""
    first = found[0]
    with panel("为什么没有读懂"):
        state(f"{_place(first)}{first.reason}", f"{first.remedy}。", status="over")
    if len(found) > 1:
        problems(here, file, found, f"一共 {len(found)} 处")


def _place(problem: Problem) -> str:
    """第 3 行“姓名”：, unless the reason names the row itself."""
    if problem.row is None or f"第 {problem.row} 行" in problem.reason:
        return ""
    column = f"“{problem.column}”" if problem.column and problem.column not in problem.reason else ""
    return f"第 {problem.row} 行{column}："


def problems(here: Here, file: str, found: Sequence[Problem], title: str) -> None:
    """Draw the first problems, errors first, and offer all of them as a file."""
    shown = sorted(_told_once(found), key=lambda problem: list(Level).index(problem.level))
    more = f"；先列 {MOST} 处，共 {len(shown)} 处" if len(shown) > MOST else ""
    with st.container(key="with_corner_problems", gap=None):
        with panel(title, f"行号与 WPS 里一致{more}"):
            _grid(here, shown[:MOST])
        with st.container(key="corner_problems"):
            download(
                "下载全部问题",
                lambda: problem_list(found),
                f"{file}的问题.csv",
                "text/csv",
                type="tertiary",
            )


def glance(here: Here, file: str, found: Sequence[Problem]) -> None:
    """What keeps no row out but may be a slip: said last; columns that aren't imported stand in the mapping."""
    shown = [problem for problem in found if problem.code != "extra_column"]
    if shown:
        problems(here, file, shown, f"请看一眼的 {len(shown)} 处")


def _grid(here: Here, shown: Sequence[Problem]) -> None:
    frame = pd.DataFrame(
        {
            "row": ["整个文件" if problem.row is None else str(problem.row) for problem in shown],
            "column": [problem.column for problem in shown],
            "value": [problem.value for problem in shown],
            "reason": [problem.reason for problem in shown],
            "remedy": [problem.remedy for problem in shown],
        }
    )
    statuses = [here.theme.statuses[_TINTS[problem.level]] for problem in shown]
    tints = [f"background-color:{status.tint};color:{status.text};font-weight:700" for status in statuses]
    size = round(31 * max(here.scale, 1))
    rows = 10 if here.scale >= 1 else 7
    st.dataframe(
        frame.style.apply(lambda _: tints, subset=["value"]),
        key="problems",
        hide_index=True,
        row_height=size,
        height=size * min(len(frame), rows) + round(42 * max(here.scale, 0.86)),
        placeholder="",
        column_config={
            "row": st.column_config.TextColumn("行", width=64),
            "column": st.column_config.TextColumn("列", width=92),
            "value": st.column_config.TextColumn("原值", width=110),
            "reason": "原因",
            "remedy": "怎么改",
        },
    )


def _told_once(found: Sequence[Problem]) -> list[Problem]:
    """A question about a whole column stands in every row of it; one is enough."""
    told: list[Problem] = []
    asked: set[str] = set()
    for problem in found:
        if problem.code == "needs_answer":
            if problem.column in asked:
                continue
            asked.add(problem.column)
        told.append(problem)
    return told
