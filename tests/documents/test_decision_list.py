"""The list of decisions as a file."""

import csv
import io
from datetime import date

import python_calamine

from dashboard.documents.csv_files import Cell
from dashboard.documents.decision_list import HEADERS, decision_csv, decision_workbook

ROW: list[Cell] = [
    "2026-11-22 09:00", "1", date(2026, 11, 22), "=补报两期", "D02", "市二局", None, date(2026, 12, 15), "办理中", "23 天到期",
    None, None,
]  # fmt: skip


def test_the_csv_has_the_headers_and_runs_no_formula() -> None:
    head, line = csv.reader(io.StringIO(decision_csv([ROW]).decode("utf-8-sig")))
    assert tuple(head) == HEADERS
    assert line[:8] == [
        "2026-11-22 09:00",
        "1",
        "2026-11-22",
        "'=补报两期",
        "D02",
        "市二局",
        "",
        "2026-12-15",
    ]


def test_the_workbook_keeps_dates_as_dates_and_texts_as_texts() -> None:
    book = python_calamine.load_workbook(io.BytesIO(decision_workbook([ROW])))
    head, line = book.get_sheet_by_name("议定事项").to_python()
    assert tuple(head) == HEADERS
    assert line[1:4] == ["1", date(2026, 11, 22), "=补报两期"]


def test_an_empty_list_is_its_headers() -> None:
    book = python_calamine.load_workbook(io.BytesIO(decision_workbook([])))
    assert book.get_sheet_by_name("议定事项").to_python() == [list(HEADERS)]
