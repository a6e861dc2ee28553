"""The one door for files: by its content a text is decoded, and of a workbook one worksheet is laid out as text."""

from pathlib import Path

from dashboard.intake.files.decode import Text, Undecided, decode
from dashboard.intake.files.kinds import Kind, find_kind
from dashboard.intake.files.workbook import list_remarks, list_worksheets, read_workbook
from dashboard.intake.files.worksheet import Worksheet
from dashboard.intake.reading.problem import refusal

__all__ = ["Text", "Undecided", "open_text", "remarks", "worksheets"]


def open_text(source: Path, folder: Path, *, encoding: str | None = None, sheet: str | None = None) -> Text:
    """Read a file of any kind as UTF-8 text laid in `folder`; its record numbers are the rows that Excel shows.

    `encoding` forces a codec on a text, `sheet` names the worksheet of a workbook (else the first filled one).
    Raises Unreadable, and Undecided when no encoding fits.
    """
    kind = find_kind(source)
    if kind is Kind.TEXT:
        return decode(source, folder, encoding=encoding)
    if kind is Kind.ZIP:
        raise refusal("encoding", "这是压缩包，里面没有能读的表格", "解开后把其中的表格分别上传")
    return read_workbook(source, kind, folder, sheet=sheet)


def worksheets(source: Path) -> tuple[Worksheet, ...]:
    """The worksheets of a workbook in order: name, rows, columns, and whether it is shown; none for a text."""
    kind = find_kind(source)
    return list_worksheets(source, kind) if kind in (Kind.XLSX, Kind.XLS) else ()


def remarks(source: Path) -> tuple[str, ...]:
    """What comments on the cells of a workbook say; none for a text."""
    kind = find_kind(source)
    return list_remarks(source, kind) if kind in (Kind.XLSX, Kind.XLS) else ()
