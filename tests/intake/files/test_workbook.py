"""A worksheet as text: what Excel shows, in its rows, with damage left visible."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.intake.files.contents import worksheets
from dashboard.intake.reading.problem import Unreadable
from tests.intake.files.books import MAIN, SHEET, book, lines, opened, with_cells, with_part

OLD = Path(__file__).with_name("old.xls")
Fill = Callable[[xlsxwriter.Workbook, Worksheet], None]


def one(path: Path, value: object, shown_as: str = "General", **options: object) -> str:
    """The text of one cell of a workbook."""

    def fill(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, value, made.add_format({"num_format": shown_as}))

    return "\n".join(lines(book(path / "一格.xlsx", fill, **options)))


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (36, "General", "36"),
        (1.0, "0.00", "1"),
        (-9.5, "General", "-9.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.0000001, "General", "0.0000001"),
        (12345678.9, "#,##0.00", "12345678.9"),
        (999_999_999_999_999, "0", "999999999999999"),
        (510_000_000_000_000_000, "0", "5.1E+17"),
        (1_000_000_000_000_000, "0", "1E+15"),
        (6, "000000", "000006"),
        (0.82, "0%", "82%"),
        (0.8215, "0%", "82.15%"),
        (0.07, "0.0%", "7%"),
        (1, "0%", "100%"),
        (-0.05, '0.00"%"', "-0.05%"),
        (3.6, '0.0"万元"', "3.6万元"),
        (3.6, r"0.0\万\元", "3.6万元"),
        (36000, '0!.0,"万元"', "36000元"),
        (36000, '#,##0"元"', "36000"),
        (True, "General", "是"),
        (False, "General", "否"),
    ],
)
def test_numbers_keep_their_digits_and_no_others(
    tmp_path: Path, value: object, shown_as: str, text: str
) -> None:
    assert one(tmp_path, value, shown_as) == text


@pytest.mark.parametrize(
    "shown_as",
    ["yyyy-mm-dd", "m/d", 'yyyy"年"m"月"', '[$-804]yyyy"年"m"月"d"日";@', "[DBNum1]yyyy年m月d日"],
)
def test_dates_are_iso_however_they_are_shown(tmp_path: Path, shown_as: str) -> None:
    assert one(tmp_path, date(2026, 10, 9), shown_as) == "2026-10-09"


@pytest.mark.parametrize("built_in", [14, 27, 31, 57, 58])
def test_dates_shown_by_the_formats_of_a_chinese_system_are_iso(tmp_path: Path, built_in: int) -> None:
    def fill(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_datetime(0, 0, date(2026, 10, 9), made.add_format({"num_format": built_in}))

    assert lines(book(tmp_path / "日期.xlsx", fill)) == ["2026-10-09"]


def test_times_are_said_only_where_there_are_any(tmp_path: Path) -> None:
    assert one(tmp_path, datetime(2026, 10, 9, 13, 30), "yyyy-mm-dd hh:mm") == "2026-10-09 13:30:00"
    assert one(tmp_path, datetime(2026, 10, 9), "yyyy-mm-dd hh:mm") == "2026-10-09"
    assert one(tmp_path, 0.5, "hh:mm") == "12:00"
    assert one(tmp_path, 1.5, "[h]:mm") == "36:00"


def test_the_calendar_of_1904_gives_the_same_dates(tmp_path: Path) -> None:
    assert one(tmp_path, date(2026, 10, 9), "yyyy-mm-dd", date_1904=True) == "2026-10-09"


@pytest.mark.parametrize("text", ["00123", "1e5", "6-18-01-01", "=1+1", "TRUE", "_x000D_", "\u00a0甲"])
def test_texts_stay_texts(tmp_path: Path, text: str) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_string(0, 0, text)

    assert lines(book(tmp_path / "文字.xlsx", fill)) == [text]


def test_rich_text_is_its_text(tmp_path: Path) -> None:
    def fill(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_rich_string(0, 0, "推", made.add_format({"bold": True}), "进", "中")

    assert lines(book(tmp_path / "富文本.xlsx", fill)) == ["推进中"]


def test_line_breaks_in_cells_stay_in_their_cell(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["甲\r\n乙", "丙"])
        sheet.write_row(1, 0, ["丁", "戊"])

    text = opened(book(tmp_path / "换行.xlsx", fill))
    assert text.path.read_text(encoding="utf-8") == '"甲\n乙",丙\n丁,戊\n'
    assert text.lines == 3


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_errors_are_shown_and_never_empty(tmp_path: Path, error: str) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "甲")
        sheet.write_formula(1, 1, "=NA()", None, error)

    assert lines(book(tmp_path / "错误.xlsx", fill)) == ["甲,", f",{error}"]


def test_formulas_give_their_saved_results(tmp_path: Path) -> None:
    def fill(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, '="甲"', None, "甲")
        sheet.write_formula(0, 2, "=A1/3", made.add_format({"num_format": "0%"}), 0.66)

    assert lines(book(tmp_path / "公式.xlsx", fill)) == ["2,甲,66%"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<f>1+1</f>", "#未计算"),
        ("<f>1+1</f><v></v>", "#未计算"),
        ("<f>1+1</f><v/>", "#未计算"),
        ('<f t="shared" si="0"/>', "#未计算"),
        ("<f>A1&gt;1</f><v>3</v>", "3"),
    ],
)
def test_a_formula_saved_without_its_result_is_shown(tmp_path: Path, cell: str, text: str) -> None:
    path = with_cells(tmp_path / "没算.xlsx", f'<row r="2"><c r="B2">{cell}</c></row>')
    assert lines(path) == [",", f",{text}"]


def test_a_formula_whose_result_is_no_text_is_empty(tmp_path: Path) -> None:
    xml = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert lines(with_cells(tmp_path / "空文本.xlsx", xml)) == [",1"]


def test_blank_rows_and_columns_keep_their_places(tmp_path: Path) -> None:
    def fill(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(2, 1, "甲")
        sheet.write(4, 2, "乙")
        sheet.write_blank(90, 40, None, made.add_format({"bg_color": "red"}))

    assert lines(book(tmp_path / "空行.xlsx", fill)) == [",,", ",,", ",甲,", ",,", ",,乙"]


def test_merged_cells_are_told_in_the_rows_of_the_text(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(1, 1, 2, 3, "合并")

    text = opened(book(tmp_path / "合并.xlsx", fill))
    assert text.merged == ((2, 1, 3, 3),)
    assert text.path.read_text(encoding="utf-8").splitlines()[1] == ",合并"


def test_worksheets_are_listed_and_the_first_that_is_shown_and_filled_is_read(tmp_path: Path) -> None:
    path = tmp_path / "几张.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("封面")
        secret = made.add_worksheet("字典")
        secret.write(0, 0, "藏")
        secret.hide()
        made.add_worksheet("十月").write(1, 0, "十")
        made.add_worksheet("九月").write(0, 1, "九")
        made.add_chartsheet("图")
        made.worksheets()[0].activate()
    assert worksheets(path) == (
        ("封面", 0, 0, True), ("字典", 1, 1, False), ("十月", 2, 1, True), ("九月", 1, 2, True),
    )  # fmt: skip
    text = opened(path)
    assert (text.kind, text.sheet, text.sheets) == ("xlsx", "十月", ("十月", "九月"))
    assert lines(path, "九月") == [",九"]
    assert lines(path, "字典") == ["藏"]
    with pytest.raises(Unreadable, match="没有工作表“八月”"):
        opened(path, "八月")


def test_a_workbook_without_anything_to_see_is_empty(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="文件没有数据行"):
        opened(book(tmp_path / "空.xlsx", lambda _made, _sheet: None))
    with xlsxwriter.Workbook(tmp_path / "藏.xlsx") as made:
        made.add_worksheet("空")
        hidden = made.add_worksheet("月报")
        hidden.write(0, 0, "甲")
        hidden.hide()
    with pytest.raises(Unreadable) as refused:
        opened(tmp_path / "藏.xlsx")
    assert "“月报”" in refused.value.problems[0].remedy


def test_names_with_a_prefix_are_read_alike(tmp_path: Path) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert lines(with_part(tmp_path / "前缀.xlsx", SHEET, xml.encode())) == ["1,#未计算"]


@pytest.mark.parametrize(
    "xml",
    ['<row r="1"><c><v>1</v></c></row>', "<row r='1'><c r='A1'><v>1</v></c></row>"],
    ids=["cells without a place", "other quotes"],
)
def test_a_sheet_written_as_no_spreadsheet_program_does_is_refused(tmp_path: Path, xml: str) -> None:
    with pytest.raises(Unreadable, match="工作簿的写法不是 Excel 或 WPS 的"):
        opened(with_cells(tmp_path / "怪.xlsx", xml))


def test_the_old_kind_of_workbook_gives_the_same_texts() -> None:
    from_old = worksheets(OLD)
    assert from_old == (("月报", 5, 5, True), ("隐", 1, 1, False), ("空", 0, 0, True))


def test_an_old_workbook_is_read_with_its_formats_and_errors(tmp_path: Path) -> None:
    path = tmp_path / "旧.csv"
    path.write_bytes(OLD.read_bytes())
    text = opened(path)
    assert (text.kind, text.sheet, text.sheets, text.merged) == ("xls", "月报", ("月报",), ((1, 0, 1, 3),))
    assert text.path.read_text(encoding="utf-8").splitlines() == [
        "进展月报,,,,",
        "任务编号,完成进度,计划日期,人数,备注",
        "0018,82%,2026-10-09,36,是",
        ",,,,",
        "6-18-01-01,6.5%,2026-10-09 13:30:00,#N/A,5.11111111111111E+17",
    ]


@pytest.mark.parametrize("cut", [600, 3_000, 5_000])
def test_f15_a_cut_workbook_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "断.xls"
    path.write_bytes(OLD.read_bytes()[:cut])
    with pytest.raises(Unreadable, match="文件无法解析（过大或已损坏）"):
        opened(path)
    whole = book(tmp_path / "整.xlsx", lambda _, sheet: sheet.write(0, 0, "甲"))
    path.write_bytes(whole.read_bytes()[:cut])
    with pytest.raises(Unreadable, match="文件无法解析（过大或已损坏）"):
        opened(path)


def test_i29_more_than_200_columns_are_refused_with_their_row(tmp_path: Path) -> None:
    def fill(wide: int) -> Fill:
        return lambda _, sheet: sheet.write(2, wide - 1, "甲")

    assert lines(book(tmp_path / "二百列.xlsx", fill(200)))[2] == 199 * "," + "甲"
    with pytest.raises(Unreadable) as refused:
        opened(book(tmp_path / "二百零一列.xlsx", fill(201)))
    assert [(problem.row, problem.code) for problem in refused.value.problems] == [(3, "too_large")]
