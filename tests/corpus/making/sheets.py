"""Workbooks whose shape is the matter: merged cells, worksheets, formulas, hidden things, broken files."""

from tests.corpus.making.book import CASES, PROGRESS, SKILLS, Book, book, case, file, progress
from tests.corpus.making.values import plain


@file("514-merged-cells.xlsx")
def merged_cells() -> bytes:
    made = Book()
    sheet = made.sheet(
        "Sheet1",
        (),
        (),
        (None, None, None, None, None, None, None, "合计", "其中女", "当年新增"),
        (None, None, None, "制造业", "焊工", "中级工", "非农民工", 80, 9, 6),
        (None, None, None, "制造业", "焊工", "高级工", "非农民工", 40, 3, 4),
        (None, None, None, "制造业", "焊工", "技师", "非农民工", 12, 1, 1),
        ("2026-06-30", "松岭县", "松岭建工", "建筑业", "钢筋工", "初级工", "农民工", 190, 8, 15),
    )
    sheet.merge_range(0, 0, 0, 9, "澜川市产业工人技能等级统计表")
    for place, header in enumerate(SKILLS[:7]):
        sheet.merge_range(1, place, 2, place, header)
    sheet.merge_range(1, 7, 1, 9, "人数")
    sheet.merge_range(3, 0, 5, 0, "2026-06-30")
    sheet.merge_range(3, 1, 5, 1, "云屏区")
    sheet.merge_range(3, 2, 5, 2, "云屏重机")
    return made.bytes()


@file("515-merged-cells-filled.xlsx")
def merged_cells_filled() -> bytes:
    return merged_cells()


@file("516-merged-units-only.xlsx")
def merged_units_only() -> bytes:
    made = Book()
    row = ("2026-06-30", "云屏区", None, "制造业", "焊工")
    sheet = made.sheet(
        "Sheet1",
        SKILLS,
        (*row, "中级工", "非农民工", 80, 9, 6),
        (*row, "高级工", "非农民工", 40, 3, 4),
        (*row, "技师", "非农民工", 12, 1, 1),
    )
    sheet.merge_range(1, 2, 3, 2, "云屏重机")
    return made.bytes()


@file("517-cover-sheet.xlsx")
def cover_sheet() -> bytes:
    made = Book()
    made.sheet("封面", ("澜川市产改任务进展月报",), ("2026年9月",))
    made.sheet("进展", PROGRESS, progress("2026-09", "74%"))
    return made.bytes()


@file("518-two-tables-in-two-sheets.xlsx")
def two_tables_in_two_sheets() -> bytes:
    made = Book()
    made.sheet("9月", PROGRESS, progress("2026-09", "74%"))
    made.sheet("8月", PROGRESS, progress("2026-08", "70%"))
    return made.bytes()


@file("519-second-sheet-chosen.xlsx")
def second_sheet_chosen() -> bytes:
    return two_tables_in_two_sheets()


@file("520-telephones-in-second-sheet.xlsx")
def telephones_in_second_sheet() -> bytes:
    made = Book()
    made.sheet("进展", PROGRESS, progress("2026-09", "74%"))
    made.sheet("通讯录", ("科室", "号码"), ("综合科", "13800138000"))
    return made.bytes()


@file("521-telephones-in-hidden-sheet.xlsx")
def telephones_in_hidden_sheet() -> bytes:
    made = Book()
    made.sheet("进展", PROGRESS, progress("2026-09", "74%"))
    made.sheet("Sheet2", ("科室", "号码"), ("综合科", 13800138000)).hide()
    return made.bytes()


@file("522-telephones-in-hidden-column.xlsx")
def telephones_in_hidden_column() -> bytes:
    made = Book()
    sheet = made.sheet("进展", (*PROGRESS, "备注"), (*progress("2026-09", "74%"), 13800138000))
    sheet.set_column(5, 5, None, None, {"hidden": True})
    return made.bytes()


@file("523-telephone-in-comment.xlsx")
def telephone_in_comment() -> bytes:
    made = Book()
    sheet = made.sheet("进展", PROGRESS, progress("2026-09", "74%"))
    sheet.write_comment(1, 4, "问综合科 13800138000")
    return made.bytes()


@file("524-formulas.xlsx")
def formulas() -> bytes:
    made = Book()
    sheet = made.sheet("Sheet1", CASES, case(11, "2026-10-20", people=None), case(12, "2026-10-20"))
    sheet.write_formula(1, 7, "=1+2", None, 3)
    sheet.write_formula(1, 8, "=H2*12000", None, 36000)
    return made.bytes()


@file("525-formulas-without-values.xlsx")
def formulas_without_values() -> bytes:
    made = Book()
    sheet = made.sheet("Sheet1", CASES, case(11, "2026-10-20", people=None))
    sheet.write_formula(1, 7, "=1+2", None, "")
    return made.bytes()


@file("526-error-values.xlsx")
def error_values() -> bytes:
    made = Book()
    sheet = made.sheet("Sheet1", CASES, case(11, "2026-10-20", people=None), case(12, "2026-10-20"))
    sheet.write_formula(1, 7, "=1/0", None, "#DIV/0!")
    sheet.write_formula(2, 8, "=VLOOKUP(1,A:A,1)", None, "#N/A")
    return made.bytes()


@file("527-workbook-named-csv.csv")
def workbook_named_csv() -> bytes:
    return book(PROGRESS, progress("2026-09", "74%"))


@file("529-rows-as-excel-counts.xlsx")
def rows_as_excel_counts() -> bytes:
    return book(PROGRESS, (), progress("2026-08", "70%"), (), (), progress("2026-09", "740%"), top=3, left=2)


@file("533-empty-workbook.xlsx")
def empty_workbook() -> bytes:
    return book()


@file("534-total-as-formula.xlsx")
def total_as_formula() -> bytes:
    made = Book()
    row = ("2026-06-30", "云屏区", "Q001", "制造业", "焊工")
    sheet = made.sheet(
        "Sheet1",
        SKILLS,
        (*row, "高级工", "非农民工", 40, 3, 4),
        (*row, "技师", "非农民工", 12, 1, 1),
        ("合计", None, None, None, None, None, None, None, 4, 5),
    )
    sheet.write_formula(3, 7, "=SUM(H2:H3)", None, 52)
    return made.bytes()


@file("535-line-breaks.xlsx")
def line_breaks() -> bytes:
    return book(
        ("期次", "任务\n编号", "完成\n进度", "状态", "进展摘要"),
        progress("2026-09", "74%", summary="新增 3 家\n累计 41 家"),
    )


@file("536-truncated.xlsx")
def truncated() -> bytes:
    whole = plain()
    return whole[: len(whole) * 2 // 3]


@file("537-locked-with-a-password.xlsx")
def locked_with_a_password() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(992)
    )


@file("545-merged-trades.xlsx")
def merged_trades() -> bytes:
    made = Book()
    row = ("2026-06-30", "云屏区", "Q001", "制造业")
    sheet = made.sheet(
        "Sheet1",
        SKILLS,
        (*row, None, "中级工", "非农民工", 80, 9, 6),
        (*row, None, "高级工", "非农民工", 40, 3, 4),
        (*row, "车工", "技师", "非农民工", 12, 1, 1),
    )
    sheet.merge_range(1, 4, 2, 4, "焊工")
    return made.bytes()


@file("546-merged-numbers.xlsx")
def merged_numbers() -> bytes:
    made = Book()
    row = ("2026-06-30", "云屏区", "Q001", "制造业", "焊工")
    sheet = made.sheet(
        "Sheet1",
        SKILLS,
        (*row, "中级工", "非农民工", 80, None, 6),
        (*row, "高级工", "非农民工", 40, None, 4),
    )
    sheet.merge_range(1, 8, 2, 8, 12)
    return made.bytes()
