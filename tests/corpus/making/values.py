"""Workbooks whose cells are the matter: dates, percents, codes, formats."""

from datetime import date, datetime

from tests.corpus.making.book import (
    CASES,
    DAY,
    MONTH,
    PERCENT,
    PROGRESS,
    SKILLS,
    Book,
    book,
    case,
    file,
    progress,
)


@file("500-workbook.xlsx")
def plain() -> bytes:
    return book(
        CASES,
        case(11, date(2026, 10, 20), people=3, amount=36000),
        case(
            12, (datetime(2026, 10, 21, 14, 30), "yyyy/m/d h:mm"), people=12.0, amount=(386000.5, "¥#,##0.00")
        ),
        case(13, "2026年10月22日", people="5人", amount="1.2万"),
        case(14, 46304, people=1, amount=None),
    )


@file("501-percent-formats.xlsx")
def percent_formats() -> bytes:
    return book(
        PROGRESS,
        progress("2026-07", (0.57, PERCENT)),
        progress("2026-08", (0.705, "0.0%")),
        progress("2026-09", (1, PERCENT)),
    )


@file("502-percent-formats-beyond.xlsx")
def percent_formats_beyond() -> bytes:
    return book(PROGRESS, progress("2026-08", (1, PERCENT)), progress("2026-09", (1.2, PERCENT)))


@file("503-percent-formats-nothing-or-all.xlsx")
def percent_formats_nothing_or_all() -> bytes:
    return book(PROGRESS, progress("2026-08", (0, PERCENT)), progress("2026-09", (1, PERCENT)))


@file("504-percent-formats-and-numbers.xlsx")
def percent_formats_and_numbers() -> bytes:
    return book(
        PROGRESS,
        progress("2026-07", (0.57, PERCENT)),
        progress("2026-08", 70),
        progress("2026-09", "74%"),
    )


@file("505-percent-tiny.xlsx")
def percent_tiny() -> bytes:
    return book(PROGRESS, progress("2026-08", (0.005, "0.0%")), progress("2026-09", (0.01, PERCENT)))


@file("506-months-as-dates.xlsx")
def months_as_dates() -> bytes:
    return book(
        PROGRESS,
        progress((date(2026, 7, 1), MONTH), "57%"),
        progress((date(2026, 8, 31), "mmm-yy"), "70%"),
        progress(202609, "74%"),
    )


@file("507-month-as-number.xlsx")
def month_as_number() -> bytes:
    return book(PROGRESS, progress(2026.1, "74%"))


@file("508-month-as-formatted-number.xlsx")
def month_as_formatted_number() -> bytes:
    return book(PROGRESS, progress(("2026.08", "@"), "70%"), progress((2026.1, "0.00"), "78%"))


@file("509-dates-since-1904.xlsx")
def dates_since_1904() -> bytes:
    made = Book(since_1904=True)
    made.sheet("Sheet1", CASES, case(11, date(2026, 10, 20)))
    return made.bytes()


@file("510-numbers-in-code-columns.xlsx")
def numbers_in_code_columns() -> bytes:
    return book(
        ("政策版本", "方面编号", "方面名称", "措施编号", "措施名称"),
        ("2024意见", 4, "技能形成", 12, "技能等级评价"),
        ("2024意见", 4.0, "技能形成", 13, "技能竞赛"),
    )


@file("511-credit-code-as-number.xlsx")
def credit_code_as_number() -> bytes:
    return book(
        ("单位编号", "单位名称", "单位类别", "县区", "统一社会信用代码"),
        ("Q901", "石屏水泥有限公司", "企业", "云屏区", (913301007384712345, "0")),
    )


@file("512-codes-shown-with-zeros.xlsx")
def codes_shown_with_zeros() -> bytes:
    return book(
        ("单位编号", "单位名称", "单位类别", "县区"),
        ((12, "0000"), "石屏水泥有限公司", "企业", "云屏区"),
    )


@file("513-floats.xlsx")
def floats() -> bytes:
    return book(
        CASES,
        case(11, "2026-10-20", amount=0.1 + 0.2),
        case(12, "2026-10-20", amount=1234.1),
        case(13, "2026-10-20", amount=12345678901),
        case(14, "2026-10-20", amount=(38600, "0.0,")),
    )


@file("528-flags-as-booleans.xlsx")
def flags_as_booleans() -> bytes:
    rows = [list(case(11, "2026-10-20")), list(case(12, "2026-10-20"))]
    rows[0][5], rows[1][5] = True, False
    return book(CASES, *rows)


@file("530-occupations-as-dates.xlsx")
def occupations_as_dates() -> bytes:
    return book(
        SKILLS,
        (
            "2026-06-30",
            "云屏区",
            "Q001",
            "制造业",
            (date(2006, 1, 18), "m月d日"),
            "高级工",
            "非农民工",
            40,
            3,
            4,
        ),
    )


@file("531-numbers-as-text.xlsx")
def numbers_as_text() -> bytes:
    return book(
        CASES,
        case(11, "2026-10-20", people="３", amount=" 36,000 "),
        case(12, "２０２６－１０－２１", people="12"),
    )


@file("532-number-in-text-column.xlsx")
def number_in_text_column() -> bytes:
    return book(
        PROGRESS,
        progress("2026-09", "74%", summary=47),
        progress("2026-08", "70%", summary=(date(2026, 8, 31), DAY)),
    )


@file("538-shown-in-ten-thousands.xlsx")
def shown_in_ten_thousands() -> bytes:
    return book(CASES, case(11, "2026-10-20", amount=(386000, '0!.0,"万"')))


@file("539-plain-numbers-for-days.xlsx")
def plain_numbers_for_days() -> bytes:
    return book(CASES, case(11, 20261020), case(12, 46316.604))


@file("547-unit-in-number-format.xlsx")
def unit_in_number_format() -> bytes:
    return book(CASES, case(11, "2026-10-20", amount=(3.6, '0.0"万元"')))


@file("548-per-cent-sign-in-number-format.xlsx")
def per_cent_sign_in_number_format() -> bytes:
    return book(
        PROGRESS,
        progress("2026-07", (0.6, "_ * 0%_ ")),
        progress("2026-08", (70, '0"%"')),
        progress("2026-09", (0.74, "0.00%;[Red]-0.00%")),
    )


@file("549-percent-formats-and-fractions.xlsx")
def percent_formats_and_fractions() -> bytes:
    return book(PROGRESS, progress("2026-08", (0.7, PERCENT)), progress("2026-09", 0.74))
