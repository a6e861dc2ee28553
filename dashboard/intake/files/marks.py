"""What a worksheet's XML says and its reader doesn't: errors, formulas without a result, percents, extents.

The XML is looked through in steps, by patterns, without building anything of it: it may be a gigabyte. Every pattern
counts against a plainer one, so that a cell written in a way we don't know refuses the sheet and is never passed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.intake.files.celltext import UNCALCULATED
from dashboard.intake.files.package import too_large
from dashboard.intake.reading.problem import Unreadable, refusal

MOST_COLUMNS = 200
WIDE = 1 << 14
"""Cells are numbered row × WIDE + column, both from 0."""

_LONGEST_CELL = 4 << 20
_MOST_ROWS = 1 << 20
"""A worksheet has no more."""
_MOST_EMPTY_AREA = 10_000_000
"""A reader lays a cell for every place between the first and the last that are filled."""
_FILLED_ONE_IN = 20
_PREFIX = re.compile(rb"<(\w+):worksheet\b")
_PLACE = rb'<c r="([A-Z]{1,3})(\d{1,7})"'
_FORMULA = rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)"
_VALUE = rb"\s*<v>([^<]*)</v>"
_FORMULAS = re.compile(_PLACE + rb"([^>]*)>\s*" + _FORMULA + rb"\s*(?:(<v\s*/>|<v>\s*</v>|</c>)|<)")
_ANY_FORMULA = re.compile(rb"<f[\s>/]")
_ERRORS = re.compile(_PLACE + rb'[^>]*\st="e"[^>]*>\s*(?:' + _FORMULA + rb")?" + _VALUE)
_ANY_ERROR = re.compile(rb'<c\s[^>]*\bt=["\']e["\']')
_TOO_FAR = re.compile(rb'<c r="(?:G[S-Z]|[H-Z][A-Z]|[A-Z]{3})(\d+)"[^>]*(?<!/)>(?!\s*</c>)')
_CELLS = re.compile(_PLACE)
_ANY_CELL = (b"<c ", b"<c>", b"<c/", b"<c\n", b"<c\r", b"<c\t")
_UNSEEN = (b"<![CDATA[", b"<!--")


@dataclass
class Marks:
    """What was seen on one worksheet, by cell number."""

    texts: dict[int, str] = field(default_factory=dict)
    """Errors, and formulas without a result, as they are to be shown."""
    percents: set[int] = field(default_factory=set)
    zeros: dict[int, int] = field(default_factory=dict)
    """The digits to which a number is shown filled up with zeros: 6 as 000006."""
    units: dict[int, str] = field(default_factory=dict)
    """The unit that is shown behind a number: 3.6 as 3.6万元."""
    filled: int = 0
    """Cells that hold something."""
    last_row: int = 0
    last_column: int = 0


@dataclass(frozen=True)
class Looks:
    """The numbers of the styles that show a number otherwise than it is: as a percent, with zeros, with a unit."""

    percents: tuple[int, ...] = ()
    zeros: Mapping[int, int] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)


def look(steps: Iterable[bytes], looks: Looks) -> Marks:
    """Look through a worksheet whose cells have these looks.

    Raises Unreadable for a sheet that is too wide, mostly empty space, or not as spreadsheet programs write it.
    """
    marks = Marks()
    shown_as_percents = _styled(looks.percents)
    shown_with_zeros = _styled(looks.zeros)
    shown_with_units = _styled(looks.units)
    for chunk in _chunks(steps):
        _check_cells(chunk, marks)
        _take_formulas(chunk, marks)
        if shown_as_percents:
            marks.percents.update(_number(*match.groups()[:2]) for match in shown_as_percents.finditer(chunk))
        if shown_with_zeros:
            for match in shown_with_zeros.finditer(chunk):
                marks.zeros[_number(match[1], match[2])] = looks.zeros[int(match[3])]
        if shown_with_units:
            for match in shown_with_units.finditer(chunk):
                marks.units[_number(match[1], match[2])] = looks.units[int(match[3])]
    area = marks.last_row * min(marks.last_column, MOST_COLUMNS)
    if area > _MOST_EMPTY_AREA and area > _FILLED_ONE_IN * marks.filled:
        raise too_large()
    return marks


def _chunks(steps: Iterable[bytes]) -> Iterator[bytes]:
    """The cells of a sheet, cut between cells, whatever prefix the names carry; the steps are used up."""
    carry = b""
    prefix = b""
    opened = closed = False
    for step in steps:
        if closed:
            continue
        buffer = carry + step
        if not opened:
            _refuse_strange(buffer)
            found = _PREFIX.search(buffer)
            prefix = found[1] + b":" if found else b""
            opened = True
        if prefix:  # a cut inside a name is mended by the carry, which starts at a cell
            buffer = buffer.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
        end = buffer.find(b"</sheetData>")
        closed = end >= 0
        cut = end if closed else max(buffer.rfind(b"<c "), buffer.rfind(b"<row"), 0)
        yield buffer[:cut]
        carry = buffer[cut:]
        if len(carry) > _LONGEST_CELL and not closed:
            raise refusal("too_large", "工作表里有一格太长，读不出来", "删去那一格的内容，另存后再上传")
    if not closed and opened:
        yield carry


def _refuse_strange(head: bytes) -> None:
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"\0" in head[:200]:
        raise strange()


def strange() -> Unreadable:
    """A worksheet that no spreadsheet program writes."""
    return refusal(
        "encoding",
        "工作簿的写法不是 Excel 或 WPS 的，读不准",
        "请用 WPS 或 Excel 打开后另存为 xlsx，再上传",
    )


def _check_cells(chunk: bytes, marks: Marks) -> None:
    cells = _CELLS.findall(chunk)
    if len(cells) != sum(map(chunk.count, _ANY_CELL)) or any(each in chunk for each in _UNSEEN):
        raise strange()
    far = _TOO_FAR.search(chunk)
    if far:
        row = int(far[1])
        reason = f"第 {row} 行超过 {MOST_COLUMNS} 列，上限 {MOST_COLUMNS} 列"
        raise refusal("too_large", reason, "核对是不是选错了文件，删去多余的列", row=row)
    marks.filled += chunk.count(b"<v>") + chunk.count(b"<is>")
    marks.last_row = max(marks.last_row, 0, *map(int, {row for _, row in cells}))
    marks.last_column = max(marks.last_column, 0, *map(_column, {letters for letters, _ in cells}))
    if marks.last_row > _MOST_ROWS:
        raise strange()


def _take_formulas(chunk: bytes, marks: Marks) -> None:
    found = 0
    for letters, row, attributes, missing in _FORMULAS.findall(chunk):
        found += 1
        if missing and not (b't="str"' in attributes and missing.startswith(b"<v")):
            marks.texts[_number(letters, row)] = UNCALCULATED
    if found != len(_ANY_FORMULA.findall(chunk)):
        raise strange()
    errors = _ERRORS.findall(chunk)
    if len(errors) != len(_ANY_ERROR.findall(chunk)):
        raise strange()
    for letters, row, text in errors:
        marks.texts[_number(letters, row)] = text.decode("utf-8", "replace")


def _styled(styles: Iterable[int]) -> re.Pattern[bytes] | None:
    """Cells of these styles that hold a number."""
    numbers = b"|".join(str(style).encode() for style in styles)
    if not numbers:
        return None
    return re.compile(_PLACE + rb'(?=[^>]*\ss="(' + numbers + rb')")(?![^>]*\st="(?!n"))[^>]*(?<!/)>')


def _column(letters: bytes) -> int:
    """A is 1, AA is 27."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def _number(letters: bytes, row: bytes) -> int:
    return (int(row) - 1) * WIDE + _column(letters) - 1
