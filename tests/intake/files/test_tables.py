"""A file about which nothing is known: the best table in it, every problem seen, never an exception."""

import csv
import io

import pytest

from tests.intake.files.laying import table_of

ROWS = [
    ("2026-01-05", "08:30", "3", "Boots, high", "12.5%"),
    ("2026-01-06", "09:00", "14", "Hat", "3%"),
    ("2026-01-07", "10:15", "0", "Rod 9\" long", "7.25%"),
    ("2026-01-08", "11:45", "27", "Socks", "80%"),
]  # fmt: skip
HEADER = ("day", "time", "sold", "what", "share")


def text(delimiter: str = ",", quote: str = '"', end: str = "\n", *, header: bool = True) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quotechar=quote, lineterminator=end)
    writer.writerows([HEADER, *ROWS] if header else ROWS)
    return out.getvalue()


PLAIN = text()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，", " ", "^", "~"])
@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_dialect_is_found(delimiter: str, quote: str, end: str) -> None:
    table = table_of(text(delimiter, quote, end))
    assert (table.dialect.delimiter, table.headers, list(table.rows)) == (delimiter, HEADER, ROWS)
    assert table.problems == ()


@pytest.mark.parametrize("delimiter", [", ", " | ", "||", "::", "; "])
def test_a_delimiter_may_have_several_characters(delimiter: str) -> None:
    table = table_of(text("\x1f").replace("\x1f", delimiter).replace("Boots, high", '"Boots, high"'))
    assert (table.headers, list(table.rows)) == (HEADER, ROWS)


def test_quotes_may_be_escaped_by_backslashes() -> None:
    table = table_of(PLAIN.replace('""', '\\"'))
    assert (table.dialect.escape, list(table.rows)) == ("\\", ROWS)


def test_a_file_without_a_header_has_none() -> None:
    table = table_of(text(header=False))
    assert (table.parts, list(table.rows)) == ((), ROWS)


def test_the_header_stands_under_titles() -> None:
    table = table_of(f"Sales report,,,,\n,,,,\n{PLAIN}")
    assert (table.headers, list(table.rows), table.lines[0]) == (HEADER, ROWS, 4)
    assert [problem.row for problem in table.problems] == [1]


def test_a_header_may_have_several_rows() -> None:
    table = table_of(f"when,,how many,,share\n{PLAIN}")
    assert table.headers == ("when/day", "when/time", "how many/sold", "how many/what", "share")
    assert list(table.rows) == ROWS


def test_a_stray_quote_hurts_its_own_cell_only() -> None:
    for cell in ("2026-01-06", "09:00", "14", "Hat", "3%"):
        table = table_of(
            PLAIN.replace(f"{cell},", f'"{cell},', 1) if cell != "3%" else PLAIN.replace(",3%", ',"3%')
        )
        assert list(table.rows[2:]) == ROWS[2:]
        assert [have == should for have, should in zip(table.rows[1], ROWS[1], strict=True)].count(False) == 1
        assert [problem.row for problem in table.problems] == [3]


def test_a_surplus_blank_cell_is_taken_out_where_it_does_not_fit() -> None:
    for place in range(5):
        cells = [*ROWS[1][:place], "", *ROWS[1][place:]]
        table = table_of(PLAIN.replace(",".join(ROWS[1]), ",".join(cells)))
        assert list(table.rows) == ROWS
        assert [problem.reason for problem in table.problems] == ["第 3 行有 6 列，应为 5 列"]


def test_a_surplus_cell_that_holds_something_is_kept() -> None:
    table = table_of(PLAIN.replace("Hat,", "Hat,blue,"))
    assert table.rows[1] == ("2026-01-06", "09:00", "14", "Hat", "blue", "3%")


def test_a_short_row_is_padded() -> None:
    table = table_of(PLAIN.replace("Hat,3%", "Hat"))
    assert table.rows[1] == ("2026-01-06", "09:00", "14", "Hat", "")


def test_a_row_written_with_another_delimiter_is_read_with_it() -> None:
    table = table_of(PLAIN.replace(",".join(ROWS[1]), ";".join(ROWS[1])))
    assert list(table.rows) == ROWS
    assert [problem.reason for problem in table.problems] == ["第 3 行用了别的分隔符"]


def test_a_second_table_is_left_out_and_told() -> None:
    table = table_of(f"{PLAIN}name,size,colour\nhat,3,red\nrod,5,blue\n")
    assert list(table.rows) == ROWS
    assert table.problems[-1].reason == "第 6 行起像是另一张表，没有读入"


def test_a_copy_of_the_table_below_itself_is_left_out() -> None:
    assert list(table_of(PLAIN + PLAIN).rows) == ROWS


def test_a_repeated_header_is_left_out() -> None:
    head, *lines = PLAIN.splitlines(keepends=True)
    assert list(table_of("".join([head, *lines[:2], head, *lines[2:]])).rows) == ROWS


def test_units_and_notes_are_left_out() -> None:
    head, rest = PLAIN.split("\n", 1)
    table = table_of(f"{head}\n,,件,,%\n{rest}\n注：内部资料\n")
    assert (table.headers, list(table.rows)) == (HEADER, ROWS)


def test_one_column_is_a_table_too() -> None:
    table = table_of("when\n10:30\n11:45\n12:00\n")
    assert (table.headers, table.rows) == (("when",), (("10:30",), ("11:45",), ("12:00",)))


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n\n", b'"', b'""', b",", b"'\n", b"a", b"\x00\x01", b"\xff\xfe\x00", b"PK\x03\x04", bytes(range(256)),
     b'"' * 1_000, b'a,"b\n' * 500, b"," * 5_000, b"\xe4\xbd\xa0" * 10, b'"a\nb', "甲,乙\n1,2".encode("gb18030")],
)  # fmt: skip
def test_nothing_raises(content: bytes) -> None:
    table = table_of(content)
    assert table.rows or table.parts or table.problems or not content.strip()
