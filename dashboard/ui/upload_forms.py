"""What is reported by whom and when, how each table is filled in, and its templates."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.documents.csv_files import template
from dashboard.documents.templates import workbook_template
from dashboard.intake.reading.lookups import take_lookups
from dashboard.queries import upload as questions
from dashboard.ui.download import download
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load, store, today
from dashboard.ui.panel import panel
from dashboard.ui.table import Head, Line, grid, table
from dashboard.ui.text import escape

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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


def explain(here: Here, stock: pd.DataFrame) -> None:
    """The list of all tables, or how the one in the address is filled in."""
    chosen = next((dataset for dataset in UPLOADED if dataset.name == here.view.dataset), None)
    if chosen is None:
        _datasets(here, stock)
    else:
        _columns(here, chosen)


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
    """部门、县区 每月 5 日前; the office's own tables have no day."""
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
        "meaning": st.column_config.TextColumn("填什么", width=460),
        "example": st.column_config.TextColumn("例", width=170),
    }
    with panel(f"{dataset.title}怎么填", dataset.grain), st.container(gap="small"):
        _templates(here, dataset)
        grid(here, "columns", pd.DataFrame(rows), heads, rows=17 if here.scale >= 1 else 13)


def _templates(here: Here, dataset: Dataset) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        download(
            "下载模板（Excel）",
            _workbook_of(dataset),
            f"{dataset.title}模板.xlsx",
            _WORKBOOK,
            type="primary",
        )
        download("CSV 模板", lambda: template(dataset), f"{dataset.title}模板.csv", "text/csv")
        st.html('<span class="note">Excel 模板里有示例和下拉选项；CSV 模板只有表头</span>', width="content")
        st.button("全部数据集", type="tertiary", on_click=go, args=(here.view.but(dataset=None),))


def _workbook_of(dataset: Dataset) -> Callable[[], bytes]:
    """What makes the template once it is asked for: its drop-downs offer the names that the registers hold then."""
    opened, day = store(), today()

    def make() -> bytes:
        lookups = take_lookups(opened, today=day)
        registers = {column.refers for column in dataset.columns if column.refers}
        return workbook_template(dataset, {name: tuple(lookups.titles(name).values()) for name in registers})

    return make


def _meaning(column: Column) -> str:
    parts = [column.meaning] if column.meaning else []
    if column.choices:
        parts.append("可选：" + wording.listing(choice.value for choice in column.choices))
    if column.refers and named(column.refers).title not in column.meaning:
        parts.append(f"填{named(column.refers).title}里的编号、名称或简称")
    if column.unit and column.kind is not Kind.PERCENT:
        parts.append(f"以{column.unit}计")
    return "；".join(parts)
