"""Tables as other programs leave them, told nothing but the file: the table is found, and what is not at fault is untouched.

The public benchmark itself is scored by `make bench`; these are the same kinds of fault on a table of our own.
"""

from pathlib import Path

import pytest

from dashboard.intake.files.table import read_table

HEADER = ("日期", "时刻", "数量", "货号", "单价", "名称", "说明")
ROWS = tuple(
    (
        f"2026-10-{day:02d}",
        f"{day:02d}:30",
        str(3 * day),
        f"MG-{8700 + day}",
        f"{day}.50",
        "防水工作鞋",
        f"第{day}批，尺码齐全, 另有备货",
    )
    for day in range(1, 15)
)


def laid(rows: tuple[tuple[str, ...], ...], delimiter: str = ",", quote: str = '"', end: str = "\r\n") -> str:
    """The rows as text, every cell of them quoted that holds a delimiter."""
    return "".join(
        delimiter.join(f"{quote}{cell}{quote}" if delimiter in cell else cell for cell in row) + end
        for row in rows
    )


def shown(text: str, path: Path, encoding: str = "utf-8") -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """What is found in a file with this text: the header and the rows."""
    path.write_bytes(text.encode(encoding))
    table = read_table(path)
    return tuple(table.headers), [tuple(row) for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_i32_delimiters_quotes_and_line_ends_are_found(
    tmp_path: Path, delimiter: str, end: str, quote: str
) -> None:
    text = laid((HEADER, *ROWS), delimiter, quote, end)
    assert shown(text, tmp_path / "a.csv") == (HEADER, list(ROWS))


@pytest.mark.parametrize(
    "above", ["十月入库\r\n", "十月入库,,,,,,\r\n制表：仓储科,,,,,,\r\n", "\r\n\r\n入库表\r\n\r\n"]
)
def test_i32_what_stands_above_the_header_is_no_row(tmp_path: Path, above: str) -> None:
    assert shown(above + laid((HEADER, *ROWS)), tmp_path / "a.csv") == (HEADER, list(ROWS))


@pytest.mark.parametrize("below", ["", "\r\n", "\r\n\r\n"])
def test_i32_blank_lines_at_the_end_are_no_rows(tmp_path: Path, below: str) -> None:
    text = laid((HEADER, *ROWS)).removesuffix("\r\n") + below
    assert shown(text, tmp_path / "a.csv") == (HEADER, list(ROWS))


@pytest.mark.parametrize("place", range(14))
def test_i32_a_row_with_a_cell_too_many_or_too_few_leaves_the_others_alone(
    tmp_path: Path, place: int
) -> None:
    lines = laid(ROWS).splitlines(keepends=True)
    for odd in (lines[place].replace(",", ",,", 1), lines[place].replace(",", "", 1)):
        text = laid((HEADER,)) + "".join([*lines[:place], odd, *lines[place + 1 :]])
        headers, rows = shown(text, tmp_path / "a.csv")
        assert headers == HEADER
        others = [*ROWS[:place], *ROWS[place + 1 :]]
        assert [row for row in rows if row in others] == others
        assert len(rows) == len(ROWS)


@pytest.mark.parametrize("place", range(14))
@pytest.mark.parametrize("column", [0, 3, 5])
def test_i32_a_stray_quote_leaves_the_other_rows_alone(tmp_path: Path, place: int, column: int) -> None:
    broken = tuple(f'"{cell}' if at == column else cell for at, cell in enumerate(ROWS[place]))
    text = laid((HEADER, *ROWS[:place], broken, *ROWS[place + 1 :]))
    headers, rows = shown(text, tmp_path / "a.csv")
    assert headers == HEADER
    assert [row for row in rows if row in ROWS] == [*ROWS[:place], *ROWS[place + 1 :]]


SPECTRUM = {
    "a comma in quotes": ('first,last,city\nJohn,Doe,"Any, town"\n', [("John", "Doe", "Any, town")]),
    "empty cells": ('a,b,c\n1,"",""\n2,3,4\n', [("1", "", ""), ("2", "3", "4")]),
    "empty cells, CRLF": ('a,b,c\r\n1,"",""\r\n2,3,4\r\n', [("1", "", ""), ("2", "3", "4")]),
    "doubled quotes": ('a,b\n1,"ha ""ha"" ha"\n3,4\n', [("1", 'ha "ha" ha'), ("3", "4")]),
    "JSON in a cell": (
        'key,val\n1,"{""type"": ""Point"", ""at"": [102.0, 0.5]}"\n',
        [("1", '{"type": "Point", "at": [102.0, 0.5]}')],
    ),
    "a line break in quotes": ('a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n', [("1", "2", "3"), ("Once upon \na time", "5", "6"), ("7", "8", "9")]),
    "a CRLF in quotes": ('a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n', [("1", "2", "3"), ("Once upon \r\na time", "5", "6"), ("7", "8", "9")]),
    "quotes and line breaks": ('a,b\n1,"ha \n""ha"" \nha"\n3,4\n', [("1", 'ha \n"ha" \nha'), ("3", "4")]),
    "a simple table": ("a,b,c\n1,2,3\n", [("1", "2", "3")]),
    "a simple table, CRLF": ("a,b,c\r\n1,2,3\r\n", [("1", "2", "3")]),
    "other scripts": ("a,b,c\n1,2,3\n4,5,ʤ\n", [("1", "2", "3"), ("4", "5", "ʤ")]),
    "coordinates": ('at,lon,lat\n"Eiffel, Paris",2.2945,48.8584\nBerlin,13.4,52.5\n', [("Eiffel, Paris", "2.2945", "48.8584"), ("Berlin", "13.4", "52.5")]),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPECTRUM)
def test_i33_every_kind_of_valid_csv_is_read(tmp_path: Path, kind: str) -> None:
    text, rows = SPECTRUM[kind]
    assert shown(text, tmp_path / "a.csv")[1] == rows
