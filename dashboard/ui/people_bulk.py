"""批量添加: people from a CSV, looked at row by row before one click adds them all."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.access.accounts import Account, account_name
from dashboard.access.naming import refuse_names, refuse_places
from dashboard.catalog.roles import TITLES, Right
from dashboard.documents.csv_files import write_csv
from dashboard.errors import PeopleRefused
from dashboard.ui.acting import act
from dashboard.ui.download import download
from dashboard.ui.here import Here, go
from dashboard.ui.marks import light
from dashboard.ui.panel import panel, state
from dashboard.ui.people import OFFERED
from dashboard.ui.person_form import New, add
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

BULK = "bulk"
"""The rows of the address that stand for adding many."""
HEADS = ("账号", "姓名", "角色", "单位", "县区")
_ROLES = {TITLES[role]: role for role in OFFERED}
_BYTES, _PEOPLE, _SHOWN = 1_000_000, 500, 14
_COLUMNS = (
    Head("行", 0.4, number=True),
    Head("账号", 1),
    Head("姓名", 1),
    Head("角色", 0.8),
    Head("结果", 2.4),
)


@dataclass(frozen=True)
class Row:
    """A line of the file: its number as WPS counts, its cells, the person it gives, and what is wrong."""

    number: int
    cells: Sequence[str]
    person: New | None
    wrong: str = ""


def add_many(here: Here, accounts: Sequence[Account]) -> None:
    """The uploader and the template; then the rows with what is wrong, and the one click."""
    with panel("批量添加", "CSV，表头：" + "、".join(HEADS)):
        file = st.file_uploader("选一个 CSV 文件", key="people_file", label_visibility="collapsed")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            download(
                "下载模板 CSV",
                lambda: write_csv(HEADS, []),
                "用户模板.csv",
                "text/csv",
                right=Right.PEOPLE,
                key="people_template",
            )
            back = here.view.but(rows=None)
            st.button("不加了", type="tertiary", key="leave_bulk", on_click=go, args=(back,))
        if file is None:
            st.html(
                '<p class="note">角色写 '
                + "、".join(_ROLES)
                + "；报送员写明单位或县区（名称或编号，几个用顿号隔开），别的角色不写。</p>"
            )
            return
        try:
            rows = read_people(here, file.getvalue(), accounts)
        except PeopleRefused as refused:
            state("这个文件读不了", str(refused), status="over")
            return
        _review(here, rows)


def _review(here: Here, rows: Sequence[Row]) -> None:
    wrong = [row for row in rows if row.wrong]
    good = [row.person for row in rows if row.person]
    shown = [*wrong, *(row for row in rows if not row.wrong)][:_SHOWN]
    table("new_people", _COLUMNS, [_line(row) for row in shown])
    if len(rows) > len(shown):
        st.html(f'<p class="note">先列 {len(shown)} 行，有问题的在前；共 {len(rows)} 行。</p>')
    if wrong:
        state(f"{len(wrong)} 行要改", "在文件里改好，重新选；现在什么都没有添加。", status="over")
    elif st.button(f"添加这 {len(good)} 人", type="primary", key="confirm_bulk"):
        with st.spinner("正在添加"):
            act(here, lambda: add(good), here.view.but(rows=None))


def _line(row: Row) -> Line:
    name, title, role = (escape(cell) for cell in row.cells[:3])
    said = light("over", row.wrong) if row.wrong else light("ok", "可以添加")
    return Line((str(row.number), name, title, role, said))


def read_people(here: Here, content: bytes, accounts: Sequence[Account]) -> Sequence[Row]:
    """The people of a file; raises PeopleRefused for what is no such list."""
    lines = _lines(content)
    head = [cell.strip() for cell in lines[0]]
    if missing := [name for name in HEADS if name not in head]:
        raise PeopleRefused(f"缺少列“{'”“'.join(missing)}”。表头应是：{'、'.join(HEADS)}。")
    places = [head.index(name) for name in HEADS]
    taken = {account.name: "账号" for account in accounts} | {account.title: "姓名" for account in accounts}
    rows: list[Row] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = [line[place].strip() if place < len(line) else "" for place in places]
        if any(cells):
            rows.append(_row(here, number, cells, taken))
    if not rows:
        raise PeopleRefused("文件里只有表头，没有人。")
    if len(rows) > _PEOPLE:
        raise PeopleRefused(f"一次最多添加 {_PEOPLE} 人，这里有 {len(rows)} 人，请分几个文件。")
    return rows


def _lines(content: bytes) -> list[list[str]]:
    if len(content) > _BYTES:
        raise PeopleRefused(f"文件过大，上限 {_BYTES // 1_000_000} MB。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            lines = list(csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error):
            continue
        if lines:
            return lines
    raise PeopleRefused("不是 CSV，或是空的。请在 WPS、Excel 里另存为“CSV UTF-8”。")


def _row(here: Here, number: int, cells: Sequence[str], taken: dict[str, str]) -> Row:
    """Judge a line; what it takes for itself is noted in `taken`."""
    name, title, said, units, districts = cells
    try:
        if said not in _ROLES:
            raise PeopleRefused(f"角色“{said}”不认识，应写 {'、'.join(_ROLES)}。")
        found = _codes(here, "unit", units), _codes(here, "district", districts)
        refuse_names(account_name(name), title)
        refuse_places(_ROLES[said], *found)
        for text in (account_name(name), title):
            if text in taken:
                raise PeopleRefused(f"{taken[text]}“{text}”已经有了。")
    except PeopleRefused as refused:
        return Row(number, cells, None, str(refused).removesuffix("。"))
    taken |= {account_name(name): "账号", title: "姓名"}
    return Row(number, cells, (name, title, _ROLES[said], *found))


def _codes(here: Here, level: str, text: str) -> tuple[str, ...]:
    """The codes of places written by code, name or short name; raises PeopleRefused for an unknown one."""
    known: Mapping[str, str] = {
        written: row["code"]
        for row in here.places[here.places["level"] == level].to_dict("records")
        for written in (row["code"], row["name"], row["short_name"])
    }
    asked = [part.strip() for part in text.replace("；", "、").replace(";", "、").split("、") if part.strip()]
    for part in asked:
        if part not in known:
            raise PeopleRefused(f"{'单位' if level == 'unit' else '县区'}“{part}”不在名录里。")
    return tuple(dict.fromkeys(known[part] for part in asked))
