"""Tables written the way offices send them: encodings, title rows, other headers, date styles, total rows."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

Cell: TypeAlias = Any
Table: TypeAlias = dict[str, list[Cell]]
"""Canonical header to column; None is an empty cell, a tuple is a list of units."""

ALIASES: dict[str, str] = {
    "期次": "报送期",
    "县区": "区县",
    "单位": "单位名称",
    "牵头单位": "责任单位",
    "配合单位": "协办单位",
    "任务编号": "任务编码",
    "任务名称": "工作任务",
    "计划开始": "开始时间",
    "计划完成": "完成时限",
    "节点名称": "节点",
    "计划日期": "计划时间",
    "实际日期": "实际完成",
    "完成进度": "完成率",
    "进展摘要": "进展情况",
    "下步措施": "下步打算",
    "统计时点": "统计日期",
    "行业门类": "行业",
    "职业工种": "工种",
    "技能等级": "等级",
    "其中女": "女职工",
    "收到日期": "收件日期",
    "案件类别": "类别",
    "涉及人数": "人数",
    "涉案金额": "涉案金额（元）",
    "办结日期": "结案日期",
    "职工人数": "职工数",
    "单位简称": "简称",
    "县区简称": "简称",
    "指标编码": "指标代码",
    "类型": "报送类型",
}
"""The one other name by which some office heads a column."""

DATES = {"计划开始", "计划完成", "计划日期", "实际日期", "统计时点", "日期", "整改期限"}
DATES |= {"收到日期", "受理日期", "延期批准日期", "中止开始", "中止结束", "办结日期"}
FLAGS = {"是否计入合计", "是否成员单位", "重点任务", "难点任务", "配套政策", "是否农民工", "是否回访"}
UNITS = {"牵头单位", "配合单位", "单位", "涉事单位", "承办单位"}
SUMMED = {"人数", "其中女", "当年新增", "人次", "取证人数", "经费", "涉及人数", "涉案金额", "挽回金额"}
COUNTS = SUMMED | {"常住人口", "职工人数", "场次"}

INDUSTRY_NAMES = {
    "B": "采矿业",
    "C": "制造业",
    "D": "电力、热力、燃气及水生产和供应业",
    "E": "建筑业",
    "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业",
    "H": "住宿和餐饮业",
    "I": "信息传输、软件和信息技术服务业",
    "K": "房地产业",
    "L": "租赁和商务服务业",
    "O": "居民服务、修理和其他服务业",
    "P": "教育",
    "Q": "卫生和社会工作",
    "S": "公共管理、社会保障和社会组织",
}

DATE_STYLES: dict[str, Callable[[date], str]] = {
    "iso": date.isoformat,
    "slash": lambda day: f"{day.year}/{day.month}/{day.day}",
    "dot": lambda day: f"{day:%Y.%m.%d}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "compact": lambda day: f"{day:%Y%m%d}",
}
MONTH_STYLES: dict[str, Callable[[date], str]] = {
    "iso": lambda day: f"{day:%Y-%m}",
    "chinese": lambda day: f"{day.year}年{day.month}月",
    "compact": lambda day: f"{day:%Y%m}",
}


@dataclass(frozen=True)
class Directory:
    """How units and districts are called: code to (name, short name)."""

    units: dict[str, tuple[str, str]]
    districts: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Habit:
    """How one office writes its file."""

    encoding: str = "utf-8-sig"
    separator: str = ","
    line_end: str = "\r\n"
    titles: int = 0
    total: bool = False
    notes: bool = False
    padded: bool = True
    renamed: bool = False
    shuffled: bool = False
    dates: str = "iso"
    months: str = "iso"
    percent_sign: bool = True
    thousands: bool = False
    unit_style: int = 0
    """0 code, 1 full name, 2 short name; the same for districts."""
    district_style: int = 1
    industry_names: bool = False
    flags: tuple[str, str] = ("是", "否")


def pick_habit(rng: np.random.Generator) -> Habit:
    """Draw the habit of an office."""
    encoding = ("gb18030", "utf-8-sig", "utf-8")[int(rng.choice(3, p=(0.42, 0.35, 0.23)))]
    return Habit(
        encoding=encoding,
        line_end="\n" if encoding == "utf-8" and rng.random() < 0.4 else "\r\n",
        titles=int(rng.choice(4, p=(0.45, 0.25, 0.2, 0.1))),
        total=bool(rng.random() < 0.4),
        notes=bool(rng.random() < 0.25),
        padded=bool(rng.random() < 0.7),
        renamed=bool(rng.random() < 0.3),
        shuffled=bool(rng.random() < 0.2),
        dates=list(DATE_STYLES)[int(rng.choice(5, p=(0.35, 0.25, 0.15, 0.15, 0.1)))],
        months=list(MONTH_STYLES)[int(rng.integers(3))],
        percent_sign=bool(rng.random() < 0.5),
        thousands=bool(rng.random() < 0.3),
        unit_style=int(rng.integers(3)),
        district_style=int(rng.choice(3, p=(0.2, 0.6, 0.2))),
        industry_names=bool(rng.random() < 0.4),
        flags=(("是", "否"), ("Y", "N"), ("1", "0"))[int(rng.choice(3, p=(0.7, 0.15, 0.15)))],
    )


def tab_separated(habit: Habit) -> Habit:
    """The habit of the office that saves as “Unicode text”."""
    return replace(habit, encoding="utf-16", separator="\t", line_end="\r\n")


def write_sheet(
    path: Path,
    table: Table,
    habit: Habit,
    directory: Directory,
    title: str,
    sent: date,
    rng: np.random.Generator,
) -> None:
    """Write a table as an office with this habit would."""
    headers = list(table)
    if habit.shuffled:
        rest = headers[1:]
        headers = [headers[0], *(rest[place] for place in rng.permutation(len(rest)))]
    columns = [_texts(header, table[header], habit, directory) for header in headers]
    width = len(headers) if habit.padded else 1
    line = [title, f"填报单位：{'澜川市协调小组办公室' if sent.day % 2 else '综合科'}", "单位：人、元、%"]
    with path.open("w", encoding=habit.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=habit.separator, lineterminator=habit.line_end)
        for text in line[: habit.titles]:
            writer.writerow([text, *[""] * (width - 1)])
        writer.writerow([ALIASES.get(header, header) if habit.renamed else header for header in headers])
        writer.writerows(zip(*columns, strict=True))
        if habit.total and not SUMMED.isdisjoint(headers):
            writer.writerow(["合计", *(_total(header, table[header]) for header in headers[1:])])
        if habit.notes:
            for text in ("填表人：综合科", f"制表时间：{sent.year}年{sent.month}月{sent.day}日"):
                writer.writerow([text])


def _total(header: str, column: list[Cell]) -> str:
    return str(sum(value for value in column if value is not None)) if header in SUMMED else ""


def _texts(header: str, column: list[Cell], habit: Habit, directory: Directory) -> list[str]:
    style = _style(header, habit, directory)
    known: dict[Cell, str] = {None: ""}
    texts = []
    for value in column:
        if value not in known:
            known[value] = style(value)
        texts.append(known[value])
    return texts


def _style(header: str, habit: Habit, directory: Directory) -> Callable[[Cell], str]:
    def unit(value: Cell) -> str:
        if isinstance(value, tuple):
            return "；".join(unit(each) for each in value)
        return (str(value), *directory.units[value])[habit.unit_style]

    if header == "期次":
        return MONTH_STYLES[habit.months]
    if header in DATES:
        return DATE_STYLES[habit.dates]
    if header in UNITS:
        return unit
    if header == "县区":
        return lambda value: (value, *directory.districts[value])[habit.district_style]
    if header in FLAGS:
        return lambda value: habit.flags[0 if value else 1]
    if header == "完成进度":
        return lambda value: f"{value}%" if habit.percent_sign else str(value)
    if header == "行业门类" and habit.industry_names:
        return INDUSTRY_NAMES.__getitem__
    if header in COUNTS and habit.thousands:
        return lambda value: f"{value:,}"
    return lambda value: "；".join(value) if isinstance(value, tuple) else str(value)
