"""What workbooks and archives of the corpus are made with: rows to bytes, the same every time."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

PROGRESS = ("期次", "任务编号", "完成进度", "状态", "进展摘要")
CASES = (
    "案件编号",
    "渠道",
    "收到日期",
    "承办单位",
    "群体",
    "是否农民工",
    "案件类别",
    "涉及人数",
    "涉案金额",
    "程序",
)
SKILLS = (
    "统计时点",
    "县区",
    "单位",
    "行业门类",
    "职业工种",
    "技能等级",
    "群体",
    "人数",
    "其中女",
    "当年新增",
)
_MADE = datetime(2026, 11, 1, 9, 0)
DAY, MONTH, PERCENT = "yyyy-mm-dd", "yyyy年m月", "0%"

Value = str | int | float | bool | date | datetime | time | None
Cell = Value | tuple[Value, str]
"""A value, or a value with its number format."""
Maker = Callable[[], bytes]
MAKERS: dict[str, Maker] = {}


def file(name: str) -> Callable[[Maker], Maker]:
    """Register what writes one file of the corpus."""

    def register(maker: Maker) -> Maker:
        MAKERS[name] = maker
        return maker

    return register


class Book:
    """A workbook in memory."""

    def __init__(self, *, since_1904: bool = False) -> None:
        self._bytes = io.BytesIO()
        options = {"in_memory": True, "default_date_format": DAY, "date_1904": since_1904}
        self.book = Workbook(self._bytes, options)
        self.book.set_properties({"created": _MADE})

    def sheet(self, name: str, *rows: Sequence[Cell], top: int = 0, left: int = 0) -> Worksheet:
        """Add a worksheet whose first cell stands at `top`, `left`."""
        sheet: Worksheet = self.book.add_worksheet(name)
        for number, row in enumerate(rows, start=top):
            for place, cell in enumerate(row, start=left):
                value, style = cell if isinstance(cell, tuple) else (cell, "")
                if value is not None:
                    sheet.write(
                        number, place, value, self.book.add_format({"num_format": style}) if style else None
                    )
        return sheet

    def bytes(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._bytes.getvalue()


def book(*rows: Sequence[Cell], top: int = 0, left: int = 0) -> bytes:
    """A workbook of one worksheet."""
    made = Book()
    made.sheet("Sheet1", *rows, top=top, left=left)
    return made.bytes()


def case(number: int, received: Cell, *, people: Cell = 3, amount: Cell = None) -> tuple[Cell, ...]:
    """A row of cases."""
    return (
        f"AJ-2026-{number:04d}",
        "12345",
        received,
        "市人社局",
        "建筑工人",
        "是",
        "欠薪",
        people,
        amount,
        "ARB_WAGE",
    )


def progress(month: Cell, share: Cell, *, task: Cell = "T-001", summary: Cell = "在做") -> tuple[Cell, ...]:
    """A row of progress."""
    return (month, task, share, "推进中", summary)


def zipped(*members: tuple[str, bytes]) -> bytes:
    """An archive with these members, in order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0)), content)
    return made.getvalue()
