"""Where the table lies in a text: titles, joined headers, units, blank columns, repeats, short rows, second tables."""

import pytest

from dashboard.intake.files.records import MOST_COLUMNS
from dashboard.intake.files.sheet import NoHeader
from dashboard.intake.reading.repairs import RepairKind
from tests.intake.files.laying import lay, refused, repairs_of, rows_of

PLAIN = "期次,县区,人数,备注\n2026-10,云屏区,5,甲\n2026-10,中川区,6,乙\n"
FIRST = (2, "2026-10", "云屏区", "5", "甲")
SECOND = (3, "2026-10", "中川区", "6", "乙")
JOINED = "期次,县区,人数,,备注\n,,合计,其中女,\n2026-10,云屏区,5,3,甲\n"


def test_a_plain_table_needs_no_repair() -> None:
    sheet, rows, staged = lay(PLAIN)
    assert (sheet.headers, sheet.first_header_row, sheet.header_row, sheet.first_data_row) == (
        ("期次", "县区", "人数", "备注"), 1, 1, 2,
    )  # fmt: skip
    assert (rows, sheet.repairs, staged.repairs) == ([FIRST, SECOND], (), ())


def test_titles_are_passed_over_and_counted() -> None:
    sheet, rows, _ = lay(f"统计表,,,\n\n单位：人,,,\n{PLAIN}")
    assert [repair.said for repair in sheet.repairs] == ["已跳过表头上方 2 行"]
    assert (sheet.titles, sheet.header_row, rows[0]) == (2, 4, (5, "2026-10", "云屏区", "5", "甲"))
    assert refused(f"统计表\n{PLAIN}", RepairKind.TITLES) == ("no_header", None, "没有找到表头行")


def test_a_header_of_two_rows_is_joined_column_by_column() -> None:
    sheet, rows, _ = lay(JOINED)
    assert sheet.headers == ("期次", "县区", "人数/合计", "人数/其中女", "备注")
    assert sheet.parts == (("期次", "县区", "人数", "人数", "备注"), ("", "", "合计", "其中女", ""))
    assert rows == [(3, "2026-10", "云屏区", "5", "3", "甲")]
    assert repairs_of(JOINED) == ["第 1–2 行合并为一行表头"]


def test_a_header_of_three_rows_is_joined() -> None:
    sheet, rows, _ = lay("期次,县区,情况,,\n,,人数,,经费\n,,合计,其中女,\n2026-10,云屏区,5,3,1\n")
    assert sheet.headers == ("期次", "县区", "情况/人数/合计", "情况/人数/其中女", "情况/经费")
    assert rows == [(4, "2026-10", "云屏区", "5", "3", "1")]


def test_groups_above_a_header_join_it_only_where_they_tell_more() -> None:
    assert lay("基本,,人数,,\n期次,县区,甲,乙,备注\n2026-10,云屏区,5,3,x\n")[0].headers == (
        "基本/期次", "基本/县区", "人数/甲", "人数/乙", "人数/备注",
    )  # fmt: skip
    assert lay("基本,,数字,\n期次,县区,人数,备注\n2026-10,云屏区,5,x\n")[0].header_row == 2
    assert lay("基本,,数字,\n期次,县区,人数,备注\n2026-10,云屏区,5,x\n")[0].titles == 1


def test_one_row_is_the_header_once_joining_is_off() -> None:
    sheet, _, _ = lay(
        "基本,,人数,,\n期次,县区,甲,乙,备注\n2026-10,云屏区,5,3,x\n",
        off=frozenset({RepairKind.JOINED_HEADER}),
    )
    assert (sheet.headers, sheet.titles) == (("期次", "县区", "甲", "乙", "备注"), 1)


def test_merged_cells_of_a_workbook_are_filled_exactly() -> None:
    text = "统计表,,,\n期次,县区,人数,\n,,合计,其中女\n2026-10,云屏区,5,3\n"
    merged = ((1, 0, 1, 3), (2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 3))
    sheet, rows, _ = lay(text, kind="xlsx", merged=merged)
    assert sheet.headers == ("期次", "县区", "人数/合计", "人数/其中女")
    assert (sheet.first_header_row, sheet.header_row, sheet.titles) == (2, 3, 1)
    assert rows == [(4, "2026-10", "云屏区", "5", "3")]


def test_i26_a_surplus_cell_is_refused() -> None:
    text = "期次,县区\n2026-10,云屏区,多\n"
    assert refused(text) == ("ragged_row", 2, "第 2 行有 3 列，应为 2 列；或有未配对的引号")


@pytest.mark.parametrize("units", [",,人,", "单位,—,（人）,", ",,单位：人,/", ",,%,元"])
def test_a_row_of_units_is_passed_over(units: str) -> None:
    text = PLAIN.replace("备注\n", f"备注\n{units}\n")
    assert rows_of(text) == [(3, *FIRST[1:]), (4, *SECOND[1:])]
    assert repairs_of(text) == ["第 2 行是计量单位，未导入"]
    assert len(rows_of(text, RepairKind.UNIT_ROW)) == 3


@pytest.mark.parametrize("data", ["2026-10,云屏区,,人", ",,5,", ",,—,"])
def test_a_row_that_says_anything_else_is_data(data: str) -> None:
    assert len(rows_of(PLAIN.replace("备注\n", f"备注\n{data}\n"))) == 3


def test_blank_columns_are_passed_over_and_counted() -> None:
    text = ",期次,,县区,人数,,\n,2026-10,,云屏区,5,,\n"
    assert lay(text)[0].headers == ("", "期次", "", "县区", "人数")
    assert rows_of(text) == [(2, None, "2026-10", None, "云屏区", "5")]
    assert repairs_of(text) == ["已跳过 2 个空列"]
    assert lay(text, off=frozenset({RepairKind.BLANK_COLUMNS}))[0].headers[0] == "第 1 列"


def test_a_column_with_cells_and_no_name_is_named_by_its_place() -> None:
    assert lay("期次,,人数\n2026-10,甲,5\n")[0].headers == ("期次", "第 2 列", "人数")


def test_the_header_again_is_passed_over() -> None:
    header = "期次,县区,人数,备注\n"
    text = f"{PLAIN}{header}2026-10,松岭县,7,丙\n{header}"
    assert rows_of(text) == [FIRST, SECOND, (5, "2026-10", "松岭县", "7", "丙")]
    assert repairs_of(text) == ["第 4、6 行重复表头，未导入"]
    assert repairs_of(f"{PLAIN}\n{header}") == ["第 5 行重复表头，未导入"]
    assert len(rows_of(text, RepairKind.REPEATED_HEADERS)) == 5


def test_a_joined_header_again_is_passed_over_with_its_units() -> None:
    head, data = JOINED.split("2026", 1)[0] + ",,人,人,\n", "2026-10,云屏区,5,3,甲\n"
    assert [row[0] for row in rows_of(head + data + head + data)] == [4, 8]
    assert [row[0] for row in rows_of(head + data + "\n" + head + data)] == [4, 9]


@pytest.mark.parametrize("gap", ["\n", ",,,\n"])
@pytest.mark.parametrize("second", ["单位,经费,备注,\n", "单位,经费\n", "单位,经费,备注,其中女,人数\n"])
def test_i31_another_table_below_is_refused_by_its_row(gap: str, second: str) -> None:
    reason = "第 5 行起像是另一张表，请每个文件只放一张表"
    assert refused(f"{PLAIN}{gap}{second}甲,5,,\n") == ("ragged_row", 5, reason)


def test_i31_another_table_of_another_width_is_refused_without_a_gap() -> None:
    assert refused(f"{PLAIN}单位,经费\n甲,5\n") == (
        "ragged_row",
        4,
        "第 4 行起像是另一张表，请每个文件只放一张表",
    )


def test_short_rows_are_padded_and_listed() -> None:
    text = "期次,县区,人数,备注\n2026-10,云屏区\n2026-10,中川区,6,乙\n"
    assert rows_of(text) == [(2, "2026-10", "云屏区", None, None), SECOND]
    assert repairs_of(text) == ["第 2 行列数不足，缺的按空处理"]
    assert refused(text, RepairKind.PADDED) == (
        "ragged_row",
        2,
        "第 2 行有 2 列，应为 4 列；或有未配对的引号",
    )


def test_a_thousand_short_rows_are_refused() -> None:
    reason = "第 2 行起有 1000 多行列数不足，应为 4 列"
    assert refused("期次,县区,人数,备注\n" + "2026-10,云屏区\n" * 1_001) == ("ragged_row", 2, reason)


def test_line_breaks_in_cells_become_spaces() -> None:
    text = '期次,县区,人数,备注\n2026-10,云屏区,5,"甲\r\n乙"\n2026-10,中川区,6,乙\n'
    assert rows_of(text) == [(2, "2026-10", "云屏区", "5", "甲 乙"), SECOND]
    assert repairs_of(text) == ["第 2 行单元格内有换行，已改为空格"]
    assert rows_of(text, RepairKind.LINE_BREAKS)[0] == (2, "2026-10", "云屏区", "5", "甲\r\n乙")


def test_many_rows_are_listed_with_their_number() -> None:
    text = "期次,县区,人数,备注\n" + "2026-10,云屏区\n" * 12
    assert repairs_of(text) == ["第 2、3、4、5、6、7、8、9、10、11 等 12 行列数不足，缺的按空处理"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "|"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_i04_quotes_hold_delimiters(delimiter: str, quote: str) -> None:
    lines = [["期次", "县区", "人数"], ["2026-10", f"云屏{delimiter}区", "5"]]
    text = "\n".join(delimiter.join(f"{quote}{cell}{quote}" for cell in line) for line in lines)
    assert rows_of(text) == [(2, "2026-10", f"云屏{delimiter}区", "5")]


def test_a_quote_is_escaped_by_a_backslash_where_the_file_does_so() -> None:
    assert rows_of('期次,县区,人数\n"2026-10","云\\"屏\\",区","5"\n') == [(2, "2026-10", '云"屏",区', "5")]


def test_a_space_may_stand_before_a_quote() -> None:
    assert rows_of('期次, 县区, 人数\n2026-10, "云屏, 区", 5\n') == [(2, "2026-10", "云屏, 区", "5")]


@pytest.mark.parametrize(
    "row",
    ['2026-10,"云屏区,5,甲', '"2026-10,云屏区,5,甲', '2026-10,"云屏"区,5,甲', '2026-10,云屏区,5,"甲'],
    ids=["opened", "opened first", "closed early", "opened last"],
)
def test_i26_quotes_that_do_not_pair_are_refused_by_row(row: str) -> None:
    text = PLAIN.replace("2026-10,云屏区,5,甲", row)
    assert refused(text) == ("ragged_row", 2, "第 2 行起有未配对的引号，后面的行读不出来")


def test_i26_rows_swallowed_between_two_lone_quotes_are_refused() -> None:
    text = '期次,县区,人数,备注\n2026-10,甲,5,"x\n2026-10,乙,6,y\n2026-10,丙,7,z"\n'
    assert refused(text) == ("ragged_row", 2, "第 2 行起有未配对的引号，后面的行读不出来")


def test_quotes_within_a_bare_cell_are_text() -> None:
    assert rows_of('期次,县区,人数,备注\n2026-10,云屏区,5,开展"求学圆梦"行动\n')[0][4] == '开展"求学圆梦"行动'


def test_i29_a_header_that_is_too_long_is_refused() -> None:
    assert refused(f"期次,县区,{'长' * 1_000_000}\n2026-10,云屏区,5\n") == (
        "too_large", 1, "第 1 行有一格超过 10000 字，或有未配对的引号",
    )  # fmt: skip


def test_i29_too_many_columns_make_no_header() -> None:
    with pytest.raises(NoHeader):
        lay("期次,县区," + ",".join(f"列{place}" for place in range(60_000)) + "\n")
    assert (
        len(lay("期次,县区," + ",".join(f"列{place}" for place in range(MOST_COLUMNS - 2)))[0].headers) == 200
    )


def test_a_header_without_a_known_name_is_told_by_the_form_of_its_data() -> None:
    with pytest.raises(NoHeader) as caught:
        lay("某表,,\n时间,地方,数目\n2026-10,云屏区,5\n2026-11,中川区,6\n")
    likely = caught.value.likely
    assert likely is not None
    assert (likely.headers, likely.header_row, likely.titles) == (("时间", "地方", "数目"), 2, 1)


@pytest.mark.parametrize(
    "text", ["2026-10,云屏区,5\n2026-11,中川区,6\n", "这里写着一些话\n与表格无关\n"], ids=["data", "prose"]
)
def test_i06_nothing_is_likely_without_a_header(text: str) -> None:
    with pytest.raises(NoHeader) as caught:
        lay(text)
    assert caught.value.likely is None
