"""The scan for personal information: one hit refuses the whole file before anything is stored."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingABC

from dashboard.catalog.dataset import Level
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.problem import Problem, Unreadable
from dashboard.store import Cursor

_HEADERS = (
    "姓名", "身份证", "证件号", "手机", "电话", "联系方式", "住址", "家庭", "银行卡", "银行账", "卡号", "微信", "出生", "民族",
)  # fmt: skip
_SHORTEST = 10
"""A text with fewer characters holds none of the numbers below."""
_LONG_NUMBER = "[0-9０-９][0-9０-９ -]{8,}[0-9０-９]"
"""What any of the numbers below must contain: the engine's cheap first look."""
_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE = re.compile(r"(?<![0-9A-Za-z.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])")
_CARD = re.compile(
    r"(?<![0-9A-Za-z])(?:62|4[0-9]|5[1-5]|35|37)\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])"
)
_SHOWN = 50


def refuse_personal_headers(headers: Iterable[str], *, row: int) -> None:
    """Raise Unreadable when a header asks for a person."""
    found = [header for header in headers if any(word in header for word in _HEADERS)]
    if found:
        raise Unreadable(*(_problem(row, header, header, "这一列像是个人信息") for header in found))


def refuse_personal_titles(titles: Iterable[Sequence[str]]) -> None:
    """Raise Unreadable when a row above the header holds one of the numbers."""
    for row, cells in enumerate(titles, start=1):
        for cell in cells:
            if what := recognise(cell):
                raise Unreadable(_problem(row, "", mask(cell), what))


def refuse_personal_cells(
    cursor: Cursor, mapping: Mapping, headers: Sequence[str], texts: MappingABC[str, Sequence[str]]
) -> None:
    """Raise Unreadable when a cell of any column, used or not, holds an ID number, a mobile number or a bank card.

    `texts` holds the distinct texts of the columns for which they are known already.
    """
    by_place = {place: name for name, place in mapping.places}
    problems: list[Problem] = []
    for place, header in enumerate(headers):
        name = by_place.get(place, "")
        code = name in by_place.values() and mapping.dataset.column(name).code
        cells = texts.get(name) if name in texts else _long_numbers(cursor, place)
        for text in cells or ():
            if len(text) >= _SHORTEST and (what := recognise(text, code_column=code)):
                problems.append(_problem(_first_line(cursor, place, text), header, mask(text), what))
    if problems:
        raise Unreadable(*sorted(problems, key=lambda problem: problem.row or 0)[:_SHOWN])


def _long_numbers(cursor: Cursor, place: int) -> list[str]:
    statement = f"select distinct c{place} from stage where length(c{place}) >= $shortest and regexp_matches(c{place}, $long)"
    rows = cursor.execute(statement, {"shortest": _SHORTEST, "long": _LONG_NUMBER}).fetchall()
    return [str(text) for (text,) in rows]


def _first_line(cursor: Cursor, place: int, text: str) -> int:
    row = cursor.execute(f"select min(line) from stage where c{place} = $1", [text]).fetchone()
    assert row is not None, "an aggregate always gives a row"
    return int(row[0])


def recognise(text: str, *, code_column: bool = False) -> str | None:
    """What kind of personal number a text holds, in words; None when it holds none.

    Code columns aren't searched for bank cards, since a tenth of all 16-digit codes pass the check digit.
    """
    cell = clean(text)
    for match in _ID.finditer(cell):
        if _id_checks(match[0]) or not code_column:
            return "这一格像是身份证号"
    if _MOBILE.search(cell):
        return "这一格像是手机号"
    if not code_column and any(_luhn(re.sub(r"[ -]", "", match[0])) for match in _CARD.finditer(cell)):
        return "这一格像是银行卡号"
    return None


def mask(text: str) -> str:
    """The text with the middle of its long numbers hidden."""
    return re.sub(r"(\d{3})[\d -]{4,}([\dXx]{4})", r"\1****\2", clean(text))[:60]


def _problem(row: int, column: str, value: str, what: str) -> Problem:
    return Problem(
        row,
        column,
        value,
        Level.ERROR,
        "personal_information",
        f"{what}，整个文件没有保存",
        "删去这一列或这些内容后重新上传；本系统不收姓名、证件号、电话、银行卡",
    )


def _id_checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10
