"""The shape of a file: delimiters, titles, notes, totals, line ends, widths (acceptance I04–I06, I10, I11, I26–I31)."""

import pytest

from dashboard.intake.answer import Status
from dashboard.store import Store
from tests.intake.handing import SKILLS, codes, hand_in, rows, said, sample

DISTRICTS = [("990100", "澜川市"), ("990102", "云屏区"), ("990121", "松岭县"), ("990171", "澜川高新区")]


def districts(store: Store) -> list[tuple[object, ...]]:
    return rows(store, "districts", "district_code", "district_name")


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "|"])
def test_i04_every_delimiter_gives_the_same_rows(store: Store, delimiter: str) -> None:
    answer = hand_in(store, sample("districts").replace(",", delimiter))
    assert (answer.status, answer.draft.delimiter) == (Status.IMPORTED, delimiter)
    assert districts(store) == DISTRICTS


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "|"])
def test_i04_a_quoted_cell_may_hold_the_delimiter(store: Store, delimiter: str) -> None:
    head, *body = sample("districts").replace(",", delimiter).splitlines()
    text = "\n".join([head, *body]).replace("澜川高新区", f'"高新{delimiter}区"')
    hand_in(store, text)
    assert districts(store)[3] == ("990171", f"高新{delimiter}区")


@pytest.mark.parametrize("titles", [1, 2, 5])
def test_i05_the_header_is_found_under_titles(store: Store, titles: int) -> None:
    above = "".join(f"澜川市县区名录（第 {number} 页）,,,,,,\n" for number in range(titles))
    answer = hand_in(store, f"{above}\n{sample('districts')}")
    assert answer.draft.header_row == titles + 2
    assert answer.draft.handled == (f"已跳过表头上方 {titles} 行",)
    assert districts(store) == DISTRICTS


def test_i05_a_title_may_hold_a_line_break(store: Store) -> None:
    answer = hand_in(
        store, f'"澜川市\n县区名录",,,,,,\n{sample("districts")}'.replace("松岭县", "不知名县,多一格")
    )
    assert (answer.draft.header_row, said(answer)[0][0]) == (2, 5)
    assert hand_in(store, f'"澜川市\n县区名录",,,,,,\n{sample("districts")}').draft.header_row == 2
    assert districts(store) == DISTRICTS


def test_i06_a_file_without_a_header_is_refused(store: Store) -> None:
    answer = hand_in(store, "990102,云屏区,区\n990121,松岭县,县\n", "districts")
    assert said(answer) == [(None, "", "没有找到表头行，应包含：县区代码、县区名称、县区类型")]


def test_i10_totals_are_left_out_and_compared(sampled_store: Store) -> None:
    body = (
        "2026-06-30,云屏区,Q001,制造业,焊工,高级工,,40,3,4\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1\n"
    )
    for word in ("合计", "总计", "合 计", "合\u3000计", "合计："):
        answer = hand_in(sampled_store, f"{SKILLS}\n{body}{word},,,,,,,55,4,5\n", dry_run=True)
        assert answer.status is Status.IMPORTED
        assert answer.draft.handled == ("第 4 行是合计行，未导入",)
        assert said(answer) == [(4, "人数", "第 4 行是合计行，未导入；合计 55 与明细之和 52 不符")]


def test_i10_subtotals_are_left_out_and_not_compared(sampled_store: Store) -> None:
    body = "2026-06-30,云屏区,Q001,制造业,焊工,高级工,,40,3,4\n小计,,,,,,,40,,\n其中,,,,,,,9,,\n"
    answer = hand_in(sampled_store, f"{SKILLS}\n{body}")
    assert (answer.difference.inserted, answer.problems) == (1, ())
    assert answer.draft.handled == ("第 3 行是合计行，未导入", "第 4 行是合计行，未导入")


@pytest.mark.parametrize("tail", ["", ",,,,,,"], ids=["short", "padded"])
def test_i11_notes_below_the_table_are_left_out(store: Store, tail: str) -> None:
    notes = f"注：开发区不计入合计{tail}\n填报人：综合科{tail}\n制表时间：2026年11月3日{tail}\n"
    answer = hand_in(store, sample("districts") + notes)
    assert answer.draft.handled[0] == "已忽略表尾说明 3 行"
    assert (answer.status, districts(store)) == (Status.IMPORTED, DISTRICTS)


def test_i26_a_row_with_a_surplus_cell_is_refused(store: Store) -> None:
    text = sample("districts").replace("松岭县,松岭", "松岭县,松岭,多余")
    assert said(hand_in(store, text)) == [(4, "", "第 4 行有 8 列，应为 7 列；或有未配对的引号")]


def test_i26_a_short_row_is_padded_and_listed(store: Store) -> None:
    text = sample("districts").replace("990121,松岭县,松岭,县,2,412000,是", "990121,松岭县,松岭,县")
    answer = hand_in(store, text)
    assert answer.draft.handled == ("第 4 行列数不足，缺的按空处理",)
    assert rows(store, "districts", "district_code", "population", "counted")[2] == ("990121", None, True)


def test_i26_an_open_quote_is_refused_with_its_row(store: Store) -> None:
    text = sample("districts").replace("松岭县", '"松岭县')
    answer = hand_in(store, text)
    assert said(answer) == [(4, "", "第 4 行起有未配对的引号，后面的行读不出来")]
    assert districts(store) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"\xff\xfe", sample("districts").splitlines()[0].encode() + b"\r\n",
     (sample("districts").splitlines()[0] + "\n,,,,,,\n  ,,,,,,\n").encode()],
    ids=["nothing", "only a mark", "only blank rows", "only a UTF-16 mark", "only a header", "header and blanks"],
)  # fmt: skip
def test_i27_an_empty_file_is_refused(store: Store, content: bytes) -> None:
    answer = hand_in(store, content)
    assert (answer.status, codes(answer), answer.problems[0].reason) == (
        Status.REJECTED, ["empty_file"], "文件没有数据行",
    )  # fmt: skip


def test_i29_too_many_columns_are_refused(store: Store) -> None:
    for width in (201, 60_000):
        text = ",".join(f"列{place}" for place in range(width))
        answer = hand_in(store, f"{text}\n{text}\n")
        assert codes(answer) in (["too_large"], ["no_header"])
        assert answer.status is Status.REJECTED


@pytest.mark.parametrize("length", [10_001, 1_000_000])
def test_i29_a_cell_that_is_too_long_is_refused_with_its_row(store: Store, length: int) -> None:
    answer = hand_in(store, sample("districts").replace("412000", "9" * length))
    assert answer.status is Status.REJECTED
    assert answer.problems[0].row == 4


def test_a_long_cell_within_the_limit_is_a_problem_of_the_cell(store: Store) -> None:
    answer = hand_in(store, sample("districts").replace("松岭县", "松" * 9_999))
    assert said(answer) == [(4, "县区名称", "超过 40 字")]


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\n"), ("\n", "\r\n"), ("\n", "\r")], ids=["LF", "CRLF", "CR"]
)
@pytest.mark.parametrize(
    "tail", ["\n", "", "\n\n\n", "\n,,,,,,\n"], ids=["end", "no end", "blank", "empty cells"]
)
def test_i30_line_ends_make_no_difference(store: Store, old: str, new: str, tail: str) -> None:
    answer = hand_in(store, (sample("districts").rstrip("\n") + tail).replace(old, new))
    assert (answer.status, answer.draft.rows_read) == (Status.IMPORTED, 4)
    assert districts(store) == DISTRICTS


def test_i30_mixed_line_ends_blank_lines_and_breaks_in_cells(store: Store) -> None:
    text = sample("districts").replace("是\n990121", "是\r\n\r\n990121").replace("松岭县", '"松岭\n县"')
    answer = hand_in(store, text)
    assert answer.status is Status.IMPORTED
    assert [code for code, _ in districts(store)] == ["990100", "990102", "990121", "990171"]


def test_rows_are_counted_as_excel_shows_them(store: Store) -> None:
    text = "标题\n\n" + sample("districts").replace("云屏区,云屏", '"云屏\n区",云屏').replace(
        "412000", "约四十万"
    )
    answer = hand_in(store, text)
    assert said(answer) == [(6, "常住人口", "“约四十万”不是数字")]


def test_i31_a_second_table_below_is_refused(store: Store) -> None:
    answer = hand_in(store, sample("districts") + "\n" + sample("units"))
    assert answer.status is Status.REJECTED
    assert districts(store) == []
