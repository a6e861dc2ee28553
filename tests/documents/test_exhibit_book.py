"""Exhibits as files: literal cells, numbers as numbers, and no text that would run."""

import io
import zipfile
from datetime import date
from typing import Any

import pandas as pd
from python_calamine import CalamineWorkbook

from dashboard.documents.exhibit_book import Table, write_one, write_page, write_table_csv

FRAME = pd.DataFrame(
    {
        "县区": ["东岭区", "=1+1", None],
        "任务（项）": [3, 12, 0],
        "偏差（百分点）": [-4.25, None, 1.0],
        "截止": pd.to_datetime(["2026-10-31", None, "2026-11-05"]),
    }
)
TABLE = Table("区县进展", [("口径", "完成度 − 应有进度"), ("版本", "12")], FRAME)


def opened(content: bytes) -> dict[str, list[Any]]:
    """The rows of each sheet in order; an empty cell is an empty text."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_one_exhibit_has_its_data_and_its_meaning() -> None:
    book = opened(write_one(TABLE))
    assert list(book) == ["区县进展", "口径"]
    assert book["区县进展"] == [
        ["县区", "任务（项）", "偏差（百分点）", "截止"],
        ["东岭区", 3, -4.25, date(2026, 10, 31)],
        ["=1+1", 12, "", ""],
        ["", 0, 1, date(2026, 11, 5)],
    ]
    assert book["口径"] == [["名称", "区县进展"], ["口径", "完成度 − 应有进度"], ["版本", "12"]]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    with zipfile.ZipFile(io.BytesIO(write_one(TABLE))) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    assert write_table_csv(FRAME).decode("utf-8-sig").splitlines()[2] == "'=1+1,12,,"


def test_a_csv_has_the_same_cells() -> None:
    assert write_table_csv(FRAME).decode("utf-8-sig").splitlines() == [
        "县区,任务（项）,偏差（百分点）,截止",
        "东岭区,3,-4.25,2026-10-31",
        "'=1+1,12,,",
        ",0,1.0,2026-11-05",
    ]


def test_a_page_has_a_front_sheet_and_a_sheet_for_each_exhibit_in_order() -> None:
    other = Table("任务/一览", [("口径", "牵头的任务")], FRAME.head(1))
    book = opened(write_page("总览", [("范围", "全市"), ("已报", "29/30 家")], [TABLE, other]))
    assert list(book) == ["目录", "1 区县进展", "2 任务一览"]
    assert book["目录"] == [
        ["页面", "总览", ""],
        ["范围", "全市", ""],
        ["已报", "29/30 家", ""],
        ["", "", ""],
        ["工作表", "口径", "行数"],
        ["1 区县进展", "完成度 − 应有进度", 3],
        ["2 任务一览", "牵头的任务", 1],
    ]
    rows = book["1 区县进展"]
    assert [row[:2] for row in rows[:3]] == [["区县进展", ""], ["口径", "完成度 − 应有进度"], ["版本", "12"]]
    assert rows[4] == ["县区", "任务（项）", "偏差（百分点）", "截止"]
    assert rows[5][:3] == ["东岭区", 3, -4.25]


def test_sheets_of_long_and_equal_titles_get_names_that_excel_takes() -> None:
    long = Table("很长的名字" * 10, [], FRAME)
    names = list(opened(write_page("总览", [], [long, long])))
    assert len(set(names)) == 3
    assert max(len(name) for name in names) <= 31


def test_a_frame_without_rows_is_a_sheet_with_headings_alone() -> None:
    empty = Table("任务", [("口径", "牵头的任务")], FRAME.head(0))
    assert opened(write_one(empty))["任务"] == [list(FRAME.columns)]
    assert write_table_csv(FRAME.head(0)).decode("utf-8-sig") == "县区,任务（项）,偏差（百分点）,截止\r\n"
