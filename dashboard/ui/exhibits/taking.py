"""What can be taken along: an exhibit's table as xlsx or CSV, its picture, a page's exhibits as one xlsx."""

import json
import re
from collections.abc import Sequence

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.exhibits import Exhibit
from dashboard.catalog.roles import Right
from dashboard.documents.exhibit_book import Table, write_one, write_page, write_table_csv
from dashboard.ui.download import download
from dashboard.ui.exhibits import frame_of, words_of
from dashboard.ui.exhibits.explaining import facts_of, numbers_in_words, sources_of
from dashboard.ui.here import Here
from dashboard.ui.scope_words import reading_facts, scope_facts, scope_line
from dashboard.ui.text import escape
from dashboard.ui.who import may

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')


def file_name(title: str, here: Here, ending: str) -> str:
    """产改_区县一图_全市_2026年10月.xlsx."""
    parts = ("产改", title, here.place_name, wording.month(here.month))
    return "_".join(_UNFIT.sub("", part) for part in parts) + f".{ending}"


def take_exhibit(shown: Exhibit, here: Here, *, has_chart: bool) -> None:
    """The buttons of one exhibit; the files are built when they are asked for."""

    def book() -> bytes:
        return write_one(table_of(shown, here))

    def lines() -> bytes:
        return write_table_csv(frame_of(shown.name, here))

    with st.container(key="take_exhibit", horizontal=True, gap="small", vertical_alignment="center"):
        if has_chart and may(Right.TAKE):
            st.html(_picture_button(shown, here), width="content")
        download("表格 xlsx", book, file_name(shown.title, here, "xlsx"), _SHEET, key="take_xlsx")
        download("CSV", lines, file_name(shown.title, here, "csv"), "text/csv", key="take_csv")


def take_page(title: str, here: Here, names: Sequence[str]) -> None:
    """The button of the whole page; `names` is the list that the page fills while it is drawn."""

    def book() -> bytes:
        tables = [table_of(words_of(name, here), here) for name in names]
        return write_page(title, [*scope_facts(here), *reading_facts(here)], tables)

    download(
        "取走本页",
        book,
        file_name(title, here, "xlsx"),
        _SHEET,
        key="take_page",
        type="tertiary",
        help="这一页的每张图一个工作表，连同口径",
    )


def table_of(shown: Exhibit, here: Here) -> Table:
    """An exhibit with its facts and its rows."""
    return Table(shown.title, facts_of(shown, here), frame_of(shown.name, here))


def _picture_button(shown: Exhibit, here: Here) -> str:
    """The button, as HTML, with all that the browser writes around the chart."""
    facts = dict(facts_of(shown, here))
    told = {
        "name": shown.name,
        "title": shown.title,
        "note": scope_line(here),
        "lines": [
            f"口径：{facts['口径']}。",
            "　".join(f"{name} {facts[name]}" for name in ("数据截至", "已报", "版本") if name in facts),
            *numbers_in_words(sources_of(shown, here)),
        ],
        "file": file_name(shown.title, here, "png"),
    }
    words = escape(json.dumps(told, ensure_ascii=False))
    return f'<button type="button" class="take" data-picture="{words}">图片 PNG</button>'
