"""数据上报 before a file is chosen: where to put it, what is reported by whom, and how each table is filled in."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.documents.csv_files import template
from dashboard.intake.ledger import list_entries
from dashboard.queries import upload as questions
from dashboard.ui import drafts
from dashboard.ui.empty import SPINE
from dashboard.ui.entries import changed_by, title_of
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load, store, today
from dashboard.ui.panel import headline, panel
from dashboard.ui.table import Head, Line, grid, table
from dashboard.ui.text import escape

_LAST = 5
STEPS = ("选文件", "看懂", "改问题", "提交")
_WHEN = {"月": "每月 {} 日前", "季": "季后 {} 日前", "年": "年后 {} 日前"}
_KINDS = {
    Kind.TEXT: "文字",
    Kind.INT: "整数",
    Kind.DECIMAL: "数字",
    Kind.PERCENT: "百分数",
    Kind.MONTH: "月份",
    Kind.DATE: "日期",
    Kind.FLAG: "是或否",
    Kind.LIST: "多个，用；隔开",
}
_HEADS = (Head("数据集", 1.1), Head("一行是什么", 1.9), Head("谁报，什么时候", 2.4), Head("库里", 0.9, number=True), Head("最近收到", 0.9, number=True))  # fmt: skip


def say(step: int, sentence: str, below: str = "") -> None:
    """The headline, with the four steps at its right; steps before `step` (from 1) are done."""
    with st.container(key="stephead"):
        headline([sentence], [below] if below else [])
        items = "".join(
            f'<li class="{"past" if place < step else "now" if place == step else ""}">{words}</li>'
            for place, words in enumerate(STEPS, start=1)
        )
        st.html(f'<ol class="steps" aria-label="第 {step} 步，共 {len(STEPS)} 步">{items}</ol>')


def choose(here: Here) -> None:
    """The first step: a file, or first a look at what is reported and how."""
    stock = load(questions.stock).set_index("dataset")
    missing = [name for name in SPINE if not stock.loc[name, "rows"]]
    _say_what_next(missing)
    left, right = st.columns([40, 60], gap="medium")
    with left, st.container(gap="xsmall"):
        _file()
        if missing:
            _guide(here, missing)
        else:
            _how_to_save()
            _last_received(here)
    with right, st.container(gap="xsmall"):
        chosen = next((dataset for dataset in UPLOADED if dataset.name == here.view.dataset), None)
        if chosen is None:
            _datasets(here, stock)
        else:
            _columns(here, chosen)


def _say_what_next(missing: Sequence[str]) -> None:
    below = "提交前什么都不保存；提交后可以在“报送记录”里整批撤销。"
    if not missing:
        say(1, "选一个文件，看看读懂了什么、哪里要改，再决定提交", below)
    elif len(missing) == len(SPINE):
        say(1, f"库里还没有数据，先报{named(missing[0]).title}", below)
    else:
        say(1, f"总览还差 {len(missing)} 份表，接着报{named(missing[0]).title}", below)


def _file() -> None:
    with panel("选文件", "用 WPS 或 Excel 另存为 CSV"):
        file = st.file_uploader("选一个 CSV 文件", key=f"file_{drafts.turn()}", label_visibility="collapsed")
        if file is not None:
            drafts.receive(file, file.name, file.size)
            st.rerun()
        st.html(
            '<p class="note">编码、分隔符、表头在第几行、是哪一份表，都自动认。表里不要有姓名、证件号、电话。</p>'
        )


def _how_to_save() -> None:
    steps = (
        ("WPS", "文件 → 另存为 → 文件类型选“CSV（逗号分隔）”"),
        ("Excel", "文件 → 另存为 → 保存类型选“CSV UTF-8（逗号分隔）”"),
        ("多个工作表", "CSV 只存当前这一张，先点到要报的那张"),
    )
    lines = "".join(f"<dt>{escape(words)}</dt><dd>{escape(said)}</dd>" for words, said in steps)
    with panel("怎么存成 CSV"):
        st.html(f'<dl class="facts open">{lines}</dl>')


def _last_received(here: Here) -> None:
    entries = [entry for entry in list_entries(store(), today=today()) if entry.kind == "import"][
        : _LAST if here.scale >= 1 else _LAST - 2
    ]
    lines = [
        Line(
            (
                f"第 {entry.number} 号",
                escape(title_of(entry)),
                escape(changed_by(entry)),
                wording.iso(entry.received),
            ),
            f"第 {entry.number} 号",
            "ledger",
            here.view.place().but(entry=str(entry.number)),
        )
        for entry in entries
    ]
    with panel("刚收到的", "点一行，看详情或撤销"):
        heads = (Head("号", 0.7), Head("数据集", 1), Head("变动", 1.4), Head("计入日期", 0.8, number=True))
        table("received", heads, lines)


def _guide(here: Here, missing: Sequence[str]) -> None:
    lines = []
    for place, name in enumerate(SPINE, start=1):
        done = name not in missing
        words = "√ 已有" if done else "现在报这份" if name == missing[0] else "前一份之后"
        title = named(name).title
        cells = (f"{place}　{escape(title)}", escape(named(name).grain), words)
        lines.append(Line(cells, title, "upload", here.view.but(dataset=name)))
    with panel("先报这五份", "后面的要用到前面的名字"):
        table("guide", (Head("表", 1.2), Head("一行是什么", 1.8), Head("进度", 1)), lines)


def _datasets(here: Here, stock: pd.DataFrame) -> None:
    duties = load(questions.duties)
    lines = []
    for dataset in UPLOADED:
        row = stock.loc[dataset.name]
        cells = (
            f"<b>{escape(dataset.title)}</b>",
            escape(dataset.grain),
            escape(_duty(duties[duties["dataset"] == dataset.name])),
            f"{wording.number(row['rows'])} 行" if row["rows"] else wording.UNREPORTED,
            "—" if pd.isna(row["received"]) else wording.iso(row["received"]),
        )
        lines.append(Line(cells, f"{dataset.title}怎么填", "upload", here.view.but(dataset=dataset.name)))
    with panel("报什么，谁报，什么时候", "点一行，看怎么填、下载模板"):
        table("datasets", _HEADS, lines)


def _duty(duties: pd.DataFrame) -> str:
    """部门、县区 每月 5 日前；the office's own tables have no day."""
    if duties.empty:
        return "办公室，有变动时"
    said = [
        f"{wording.listing(rows['reporter'].unique())}　{_WHEN[str(frequency)].format(day)}"
        for (frequency, day), rows in duties.groupby(["frequency", "due_day"], sort=False)
    ]
    return "；".join(said)


def _columns(here: Here, dataset: Dataset) -> None:
    rows = [
        {
            "column": column.header,
            "required": "必填" if column.required else "",
            "kind": "选一个" if column.choices else _KINDS[column.kind],
            "meaning": _meaning(column),
            "example": column.example,
        }
        for column in dataset.columns
    ]
    heads = {
        "column": st.column_config.TextColumn("列", width=130),
        "required": st.column_config.TextColumn("必填", width=56),
        "kind": st.column_config.TextColumn("类型", width=90),
        "meaning": "填什么",
        "example": st.column_config.TextColumn("例", width=170),
    }
    with panel(f"{dataset.title}怎么填", dataset.grain), st.container(gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.download_button(
                "下载模板",
                template(dataset),
                f"{dataset.title}模板.csv",
                "text/csv",
                on_click="ignore",
                type="primary",
            )
            st.html('<span class="note">第二行是示例，填报时删去</span>', width="content")
            st.button("全部数据集", type="tertiary", on_click=go, args=(here.view.but(dataset=None),))
        grid(here, "columns", pd.DataFrame(rows), heads, rows=17 if here.scale >= 1 else 13)


def _meaning(column: Column) -> str:
    parts = [column.meaning] if column.meaning else []
    if column.choices:
        parts.append("可选：" + wording.listing(choice.value for choice in column.choices))
    if column.refers and named(column.refers).title not in column.meaning:
        parts.append(f"填{named(column.refers).title}里的编号、名称或简称")
    if column.unit and column.kind is not Kind.PERCENT:
        parts.append(f"以{column.unit}计")
    return "；".join(parts)
