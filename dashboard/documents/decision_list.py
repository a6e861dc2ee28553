"""What meetings decided as a file: the list with where each item stands, as a workbook and as CSV."""

import io
from collections.abc import Sequence
from datetime import date

from dashboard.documents.csv_files import Cell, write_csv
from dashboard.documents.workbook import TEXT, heading, width, workbook

HEADERS = (
    "会议", "序号", "会议日期", "事项", "责任单位编号", "责任单位", "任务编号", "时限", "状态", "办理情况", "办结日期", "说明",
)  # fmt: skip
_MEASURED = 200


def decision_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """One row an item, in the order of `HEADERS`."""
    return write_csv(HEADERS, rows)


def decision_workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The same as an .xlsx with dates that sort, to be sent to the units or printed."""
    out = io.BytesIO()
    with workbook(out) as book:
        sheet = book.add_worksheet("议定事项")
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        text = book.add_format({"num_format": TEXT, "text_wrap": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        head = heading(book)
        for place, header in enumerate(HEADERS):
            texts = [str(row[place]) for row in rows[:_MEASURED] if row[place] is not None]
            sheet.set_column(place, place, width(header, *texts))
            sheet.write_string(0, place, header, head)
        for down, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(down, place, cell, day)
                elif cell is not None:
                    sheet.write_string(down, place, str(cell), text)
        sheet.autofilter(0, 0, max(len(rows), 1), len(HEADERS) - 1)
    return out.getvalue()
