"""The scan for personal information: one hit refuses the whole file before anything is stored."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingABC
from functools import cache

from dashboard.catalog.dataset import Column, Kind, Level
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.person import asks_for_person, find_number, is_name_list, lists_names, mask
from dashboard.intake.reading.problem import Problem, Unreadable
from dashboard.store import Cursor

_SHORTEST = 10
"""A text with fewer characters holds no number of a person."""
_LONG_NUMBER = "[0-9０-９][0-9０-９ ()（）－-]{8,}[0-9０-９]"
"""What any such number must contain: the engine's cheap first look."""
_LONG = re.compile(_LONG_NUMBER)
_HEAD = 10
_MOST_NAMES = 1_000
_SHOWN = 50


def refuse_personal_headers(headers: Iterable[str], *, row: int) -> None:
    """Raise Unreadable when a header asks for a person, or holds the number of one."""
    problems = [
        _problem(row, mask(header), mask(header), found)
        for header in headers
        if (found := "这一列像是个人信息" if asks_for_person(header) else recognise(header))
    ]
    if problems:
        raise Unreadable(*problems)


def refuse_personal_titles(titles: Iterable[Sequence[str]]) -> None:
    """Raise Unreadable when a row above the table holds one of the numbers."""
    for row, cells in enumerate(titles, start=1):
        for cell in cells:
            if hit := find_number(cell):
                raise Unreadable(_problem(row, "", hit.masked, f"这一格像是{hit.what}"))


def refuse_personal_names(names: Iterable[str], what: str) -> None:
    """Raise Unreadable when the name of the file, or of a worksheet, tells of a person; `what` says whose name it is."""
    for name in names:
        hit = find_number(name)
        if hit or asks_for_person(name):
            told = hit.what if hit else "人员名单"
            raise Unreadable(_problem(None, "", hit.masked if hit else "", f"{what}里像是有{told}"))


def refuse_personal_remarks(remarks: Iterable[str]) -> None:
    """Raise Unreadable when a comment on a cell holds one of the numbers."""
    for remark in remarks:
        if hit := find_number(remark):
            raise Unreadable(_problem(None, "", hit.masked, f"批注里像是有{hit.what}"))


def refuse_personal_texts(mends: Iterable[tuple[int, str, str]]) -> None:
    """Raise Unreadable when a text that was written in place, as (row, column, text), holds one of the numbers."""
    for row, column, text in mends:
        if hit := find_number(text):
            raise Unreadable(_problem(row, column, hit.masked, f"这一格像是{hit.what}"))


def refuse_personal_lines(lines: Iterable[str], sheet: str) -> None:
    """Raise Unreadable when a worksheet that isn't read holds a number of a person, or asks for one in its head."""
    for row, line in enumerate(lines, start=1):
        hit = find_number(line) if _LONG.search(line) else None
        if hit or (row <= _HEAD and any(map(asks_for_person, line.split(",")))):
            told = hit.what if hit else "个人信息"
            masked = hit.masked if hit else ""
            raise Unreadable(_problem(row, "", masked, f"工作表“{mask(sheet)}”里像是有{told}"))


def refuse_personal_cells(
    cursor: Cursor,
    mapping: Mapping,
    headers: Sequence[str],
    texts: MappingABC[str, Sequence[str]],
    known: Iterable[str] = (),
) -> None:
    """Raise Unreadable when a cell of any column, used or not, holds a number of a person, or a column lists names.

    `texts` holds the distinct texts of the columns for which they are known already; `known` are names of units,
    districts and the like, which are no persons.
    """
    by_place = {place: name for name, place in mapping.places}
    problems: list[Problem] = []

    @cache
    def registered() -> frozenset[str]:
        return frozenset(map(clean, known))

    for place, header in enumerate(headers):
        column = mapping.dataset.column(by_place[place]) if place in by_place else None
        code = column is not None and column.code
        cells = texts.get(column.name) if column else None
        for text in _long_numbers(cursor, place) if cells is None else cells:
            if len(text) >= _SHORTEST and (hit := find_number(text, code_column=code)):
                line = _first_line(cursor, place, text)
                problems.append(_problem(line, mask(header), hit.masked, f"这一格像是{hit.what}"))
        if column is None or _may_list_names(mapping, column):
            for text in _enumerations(cursor, place):
                if lists_names(text, registered):
                    line = _first_line(cursor, place, text)
                    problems.append(_problem(line, mask(header), "", "这一格像是有几个人的姓名"))
            if is_name_list(_short_texts(cursor, place), registered()):
                line = _first_filled_line(cursor, place)
                problems.append(_problem(line, mask(header), "", "这一列像是人员名单"))
    if problems:
        raise Unreadable(*sorted(problems, key=lambda problem: problem.row or 0)[:_SHOWN])


def recognise(text: str, *, code_column: bool = False) -> str | None:
    """What kind of personal number a text holds, in words; None when it holds none."""
    hit = find_number(text, code_column=code_column)
    return f"这一格像是{hit.what}" if hit else None


def _may_list_names(mapping: Mapping, column: Column) -> bool:
    """Whether a column takes any short text, and isn't there for the names of units and the like."""
    free = column.kind is Kind.TEXT and not column.choices and not column.refers and not column.code
    return free and column.name not in mapping.dataset.named_by


def _long_numbers(cursor: Cursor, place: int) -> list[str]:
    statement = f"select distinct cell from texts_c{place} where length(cell) >= $shortest and regexp_matches(cell, $long)"
    rows = cursor.execute(statement, {"shortest": _SHORTEST, "long": _LONG_NUMBER}).fetchall()
    return [str(text) for (text,) in rows]


def _enumerations(cursor: Cursor, place: int) -> list[str]:
    rows = cursor.execute(
        f"select distinct cell from texts_c{place} where contains(cell, '、') and regexp_matches(cell, $several) limit 20000",
        {"several": "[\u4e00-\u9fff]{2,4}[、][\u4e00-\u9fff]{2,4}[、]"},
    ).fetchall()
    return [str(text) for (text,) in rows]


def _short_texts(cursor: Cursor, place: int) -> list[tuple[str, int]]:
    """The texts of a column with how often each stands, none when it holds longer ones than names mostly."""
    sampled = f"(select c{place} as text from stage where c{place} is not null limit {_MOST_NAMES})"
    rows = cursor.execute(f"select text, count(*) from {sampled} group by text").fetchall()
    return [(clean(text), int(count)) for text, count in rows]


def _first_line(cursor: Cursor, place: int, text: str) -> int:
    row = cursor.execute(f"select min(line) from stage where c{place} = $1", [text]).fetchone()
    assert row is not None, "an aggregate always gives a row"
    return int(row[0])


def _first_filled_line(cursor: Cursor, place: int) -> int:
    row = cursor.execute(f"select min(line) from stage where c{place} is not null").fetchone()
    assert row is not None, "an aggregate always gives a row"
    return int(row[0])


def _problem(row: int | None, column: str, value: str, what: str) -> Problem:
    return Problem(
        row,
        column,
        value,
        Level.ERROR,
        "personal_information",
        f"{what}，整个文件没有保存",
        "删去这一列或这些内容后重新上传；本系统不收姓名、证件号、电话（办公电话也不收）、银行卡",
    )
