"""会议: all that meetings decided, as one sentence and as a list that is narrowed, opened and taken along."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.tokens import LIGHT
from dashboard.documents.csv_files import Cell
from dashboard.documents.decision_list import decision_csv, decision_workbook
from dashboard.queries import meeting as questions
from dashboard.ui.column_widths import sized
from dashboard.ui.decision_words import LIGHTS, STATES, Item, meeting_name, standing
from dashboard.ui.download import download
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import built, load
from dashboard.ui.panel import Link, headline, panel, state
from dashboard.ui.pickers import pick
from dashboard.ui.table import grid
from dashboard.ui.ways import way

_WIDTHS = {
    "standing": ("状态", 186, 156),
    "matter": ("事项", 372, 214),
    "unit": ("责任单位", 112, 92),
    "due": ("时限", 98, 84),
    "task": ("对应任务", 196, 132),
    "meeting": ("会议", 140, 116),
}
_ROWS, _FEWER = 21, 12
"""Rows shown at once on the wall and at the desk."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Decisions:
    """All items, newest meeting first and the gravest in it first, with the tasks that they name by code."""

    items: Sequence[Item]
    tasks: Mapping[str, Item]

    def task(self, item: Item) -> Item | None:
        """The task that an item names, where the register still has it."""
        return self.tasks.get(item["task_code"] or "")

    def find(self, cell: str | None) -> Item | None:
        """The item that the address opens, as meeting/item."""
        return next((item for item in self.items if cell_of(item) == cell), None)

    def narrowed(self, here: Here) -> Sequence[Item]:
        """The items of the state and the unit in the address."""
        return [
            item
            for item in self.items
            if here.view.category in (None, item["state"]) and here.view.unit in (None, item["unit_code"])
        ]


def cell_of(item: Item) -> str:
    """An item as the address names it: 162-202611220900/1."""
    return f"{item['meeting']}/{item['item_no']}"


def made(here: Here) -> Decisions:
    """All that was decided, as the store is now."""
    return built(_make, here)


def _make(here: Here) -> Decisions:
    tasks = _rows(load(questions.tasks, here.month)) if here.period else []
    return Decisions(_rows(load(questions.decisions)), {task["task_code"]: task for task in tasks})


def _rows(frame: pd.DataFrame) -> list[Item]:
    """The rows as plain values, None where nothing stands."""
    rows: list[Item] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return rows


def say_what_was_decided(here: Here, decisions: Decisions) -> None:
    """The sentence over the page: how many items, and how many of them are done or past their limit."""
    items = decisions.items
    if not items:
        headline(
            ["还没有议定事项"],
            ["会上记下的事项列在这里，跟到办结。"],
        )
        return
    counts = Counter(item["state"] for item in items)
    parts: list[str | Link] = [f"{len(items)} 项议定事项：{counts['done']} 项办结"]
    for kind, words in (("over", "逾期"), ("near", "快到期")):
        if counts[kind]:
            view = here.view.place().but(category=kind, unit=None)
            parts += ["，", Link(f"{counts[kind]} 项{words}", "meetings", view)]
    if not counts["over"]:
        parts.append("，没有逾期的" if counts["near"] + counts["open"] else "，没有在办的")
    headline(parts, [*_others(counts), *_last_meeting(items), *_longest(here, items)])


def _others(counts: Counter[str]) -> list[str | tuple[str]]:
    """The items that the headline doesn't count: still in time, and withdrawn."""
    told = [
        f"{counts[kind]} 项{words}"
        for kind, words in (("open", "在办"), ("withdrawn", "撤销"))
        if counts[kind]
    ]
    return [f"另有 {wording.listing(told)}。"] if told else []


def _last_meeting(items: Sequence[Item]) -> list[str | tuple[str]]:
    meetings = Counter(item["meeting"] for item in items)
    last = items[0]["meeting"]
    return [
        f"开过 {len(meetings)} 次有议定事项的会，最近一次 ",
        (meeting_name(last),),
        f"，议定 {meetings[last]} 项。",
    ]


def _longest(here: Here, items: Sequence[Item]) -> list[str | tuple[str]]:
    late = [item for item in items if item["state"] == "over"]
    if not late:
        return []
    worst = max(late, key=lambda item: item["days"])
    return ["逾期最久的归", (here.name(worst["unit_code"]),), f"，{standing(worst)}。"]


def list_decisions(here: Here, decisions: Decisions) -> None:
    """The list with its filters, and the list as a file."""
    shown = decisions.narrowed(here)
    if not decisions.items:
        _how_to_begin(here)
        return
    with panel("议定事项", "新的会在前，重的在前；选一行，在右边办结、修改或撤销"):
        with st.container(key="list_tools", horizontal=True, gap="small", vertical_alignment="center"):
            present = {item["state"] for item in decisions.items}
            states = {kind: words for kind, words in STATES.items() if kind in present}
            pick(here, "category", states, "全部状态", width=150)
            codes = {item["unit_code"] for item in decisions.items} | {here.view.unit}
            pick(
                here,
                "unit",
                {code: here.name(code) for code in sorted(filter(None, codes))},
                "全部责任单位",
                width=210,
            )
            if len(shown) < len(decisions.items):
                st.html(f'<span class="note">{len(shown)} 项</span>', width="content")
            _downloads(here, shown)
        if not shown:
            state("没有这样的议定事项", "换一个条件，或看全部。")
            view = here.view.but(category=None, unit=None)
            st.button("看全部议定事项", key="all_decisions", on_click=go, args=(view,))
            return
        frame = pd.DataFrame([_line(here, decisions, item) for item in shown])
        grid(
            here,
            "decisions",
            frame,
            sized(here, _WIDTHS),
            leads=lambda place: here.view.but(cell=cell_of(shown[place]), agenda=None),
            rows=_ROWS if here.scale >= 1 else _FEWER,
        )


def _how_to_begin(here: Here) -> None:
    with panel("怎么开始"), st.container(key="first_meeting", gap="xsmall"):
        state(
            "开过会，这里才有内容",
            "1　点页面右上角的“会议模式”，一页一页往下放；数据从这一刻起不变。",
            "2　放到最后一页，把会上定下的事、责任单位、时限记下来。",
            "3　会后在这里办结、修改、撤销；下次会议第一页先过一遍。",
        )
        way("meeting", label="现在开会 ›", query_params=here.view.place().address())


def _line(here: Here, decisions: Decisions, item: Item) -> dict[str, str]:
    task = decisions.task(item)
    return {
        "standing": f"{LIGHT.statuses[LIGHTS[item['state']]].sign} {standing(item)}",
        "matter": item["matter"],
        "unit": here.name(item["unit_code"]),
        "due": wording.iso(item["due_date"]),
        "task": _task_words(item, task),
        "meeting": meeting_name(item["meeting"]),
    }


def _task_words(item: Item, task: Item | None) -> str:
    if task is None:
        return item["task_code"] or ""
    return (
        f"{LIGHT.statuses[task['status']].sign} {task['word']} {task['progress']:.0f}%　{task['task_code']}"
    )


def _downloads(here: Here, shown: Sequence[Item]) -> None:
    name = f"议定事项{here.today:%Y-%m-%d}"
    download(
        "下载 Excel", lambda: decision_workbook(as_rows(here, shown)), f"{name}.xlsx", _XLSX,
        type="tertiary", key="decisions_xlsx",
    )  # fmt: skip
    download(
        "下载 CSV", lambda: decision_csv(as_rows(here, shown)), f"{name}.csv", "text/csv",
        type="tertiary", key="decisions_csv",
    )  # fmt: skip


def as_rows(here: Here, items: Sequence[Item]) -> list[list[Cell]]:
    """The items as the file lists them."""
    return [
        [
            meeting_name(item["meeting"]), item["item_no"], item["held_on"].date(), item["matter"], item["unit_code"],
            here.name(item["unit_code"]), item["task_code"], item["due_date"].date(), item["status"], standing(item),
            item["done_date"].date() if item["done_date"] else None, item["note"],
        ]
        for item in items
    ]  # fmt: skip


def widths(here: Here) -> list[int]:
    """What the list and the panels beside it take."""
    return [62, 38] if here.scale >= 1 else [64, 36]
