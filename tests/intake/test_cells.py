"""The odd forms in which offices write values (acceptance I13–I20, S23)."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.answer import Status
from dashboard.intake.reading.cells import Refused
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.values import parse
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, codes, hand_in, rows, said

DAY = Column("day", "日期", Kind.DATE, "")
MONTH = Column("month", "月份", Kind.MONTH, "", key=True)
COUNT = Column("count", "人数", Kind.INT, "", unit="人")
AMOUNT = Column("amount", "金额", Kind.DECIMAL, "", unit="元")
FLAG = Column("flag", "是否", Kind.FLAG, "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年3月1日", "2024-03-01"),
        ("2024/3/1", "2024-03-01"),
        ("2024-3-1", "2024-03-01"),
        ("2024.3.1", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("２０２４－３－１", "2024-03-01"),
        ("45352", "2024-03-01"),
        ("2024年3月", "2024-03-31"),
        ("2024-02", "2024-02-29"),
        (" 2024-03-01 00:00:00\u00a0", "2024-03-01"),
        ("", None),
        ("/", None),
        ("—", None),
        ("暂无", None),
    ],
)  # fmt: skip
def test_i13_dates_are_read(text: str, value: str | None) -> None:
    assert parse(DAY, text, today=TODAY) == value


@pytest.mark.parametrize(
    "text",
    [
        "3/4/24",
        "2024年13月",
        "2月30日",
        "1900-02-29",
        "60",
        "2076-11-22",
        "1976-11-22",
        "2024-02-30",
        "昨天",
        "NaN",
    ],
)
def test_i14_what_is_no_date_is_refused(text: str) -> None:
    refused = parse(DAY, text, today=TODAY)
    assert isinstance(refused, Refused)
    assert refused.code == "bad_date"
    assert refused.remedy.endswith("写成 2024-03-01 这样的日期")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11", "2026-11-01"), ("2026年11月", "2026-11-01"), ("2026年11月份", "2026-11-01"), ("202611", "2026-11-01"),
        ("2026/9", "2026-09-01"), ("2026.09", "2026-09-01"), ("2026-09-30", "2026-09-01"), ("２０２６年９月", "2026-09-01"),
    ],
)  # fmt: skip
def test_months_are_read(text: str, value: str) -> None:
    assert parse(MONTH, text, today=TODAY) == value


def test_i24_a_month_that_has_not_begun_is_refused() -> None:
    assert parse(MONTH, "2026-12", today=TODAY) == Refused(
        "locked", "2026年12月尚未开始，不能导入", "核对期次"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"), ("１，２３４", "1234"), ("￥1,234", "1234"), ("1\u00a0234", "1234"), ("(123)", "-123"),
        ("1.2万", "12000"), ("1.2 万元", "12000"), ("380元", "380"), ("+7", "7"), ("-1", "-1"), ("0", "0"),
        ("—", None), ("-", None), ("/", None), ("无", None), ("N/A", None), ("…", None), ("……", None),
    ],
)  # fmt: skip
def test_i17_numbers_are_read_and_blanks_are_not_zero(text: str, value: str | None) -> None:
    assert parse(AMOUNT, text, today=TODAY) == value


@pytest.mark.parametrize(
    "text", ["约100", ">100", "12万", "1e999999", "NaN", "inf", "9" * 40, "1,23", "十二", "1.5"]
)
def test_i18_what_is_no_count_is_refused(text: str) -> None:
    refused = parse(COUNT, text, today=TODAY)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.remedy) == ("bad_number", "请填写以人计的数")


def test_s23_a_huge_number_is_refused_at_once(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,{'9' * 9_000},,\n")
    assert codes(answer) == ["bad_number"]
    assert len(answer.problems[0].value) == 40


def test_i19_scientific_notation_is_refused() -> None:
    refused = parse(COUNT, "1.1E+17", today=TODAY)
    assert refused == Refused(
        "damaged_number", "被 Excel 变成科学计数（1.1E+17）", "把这一列设为文本或数值格式后重新填写"
    )


def test_i19_a_damaged_code_is_refused(sampled_store: Store) -> None:
    columns = "单位编号,单位名称,单位类别,县区,统一社会信用代码\n"
    answer = hand_in(
        sampled_store, f"{columns}Q900,甲公司,企业,云屏区,9.19901E+17\n1.1E+17,乙公司,企业,云屏区,\n"
    )
    assert [(row, column) for row, column, reason in said(answer) if "科学计数" in reason] == [
        (2, "统一社会信用代码"),
        (3, "单位编号"),
    ]
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-10,1.1E+17,10%,推进中,\n")
    assert codes(answer) == ["damaged_number"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("是", "true"), ("√", "true"), ("y", "true"), ("1", "true"), ("有", "true"), ("否", "false"), ("无", "false"),
     ("×", "false"), ("0", "false"), ("", None), ("/", None)],
)  # fmt: skip
def test_flags_are_read(text: str, value: str | None) -> None:
    assert parse(FLAG, text, today=TODAY) == value


def progress(store: Store, *cells: str, percents: Scale | None = None) -> list[object]:
    lines = [f"2026-{month:02d},T-001,{cell},推进中," for month, cell in enumerate(cells, start=1)]
    answer = hand_in(store, "\n".join([PROGRESS, *lines]), percents=percents, accept_good_rows=False)
    return [answer.status, *codes(answer)]


@pytest.mark.parametrize(
    ("cells", "stored"),
    [
        (("85%", "８６％", "87.5%"), ["85", "86", "87.5"]),
        (("85", "86", "1"), ["85", "86", "1"]),
        (("0.85", "1", "0"), ["85", "100", "0"]),
    ],
)
def test_i15_percents_that_agree_are_read(
    sampled_store: Store, cells: tuple[str, ...], stored: list[str]
) -> None:
    assert progress(sampled_store, *cells) == [Status.IMPORTED]
    found = rows(sampled_store, "progress", "period", "progress")
    assert [value for day, value in found if day < date(2026, 10, 1)] == [Decimal(value) for value in stored]  # type: ignore[operator]


@pytest.mark.parametrize("cells", [("85%", "0.85"), ("85", "0.85"), ("85％", "0.5", "60")])
def test_i15_percents_that_disagree_are_refused(sampled_store: Store, cells: tuple[str, ...]) -> None:
    found = progress(sampled_store, *cells)
    assert found == [Status.REJECTED, "ambiguous_value"]


def test_percents_of_zero_and_one_are_asked_about(sampled_store: Store) -> None:
    assert progress(sampled_store, "0", "1") == [Status.REJECTED, "needs_answer"]
    assert progress(sampled_store, "0", "1", percents=Scale.FRACTION) == [Status.IMPORTED]
    assert (date(2026, 2, 1), Decimal(100)) in rows(sampled_store, "progress", "period", "progress")


@pytest.mark.parametrize("cell", ["850%", "-5%"])
def test_i16_percents_beyond_the_limits_are_refused(sampled_store: Store, cell: str) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,{cell},推进中,\n")
    assert [(problem.row, problem.value, problem.reason) for problem in answer.problems] == [
        (2, cell, "超出 0–100%")
    ]


@pytest.mark.parametrize(
    "text", ["=cmd|'/c calc'!A1", "＝1+1", "@SUM(A1)", "+1", "-1", "'; drop table skills_rows; --"]
)
def test_i20_formulas_and_statements_are_stored_as_text(sampled_store: Store, text: str) -> None:
    answer = hand_in(sampled_store, f'{PROGRESS}\n2026-09,T-001,10%,推进中,"{text}"\n')
    assert answer.status is Status.IMPORTED
    assert codes(answer) == ([] if text.startswith("'") else ["formula_text"])
    assert (text,) in rows(sampled_store, "progress", "summary")


@pytest.mark.parametrize("level", ["3", "三级", "一级", "8"])
def test_bare_grades_are_refused_with_the_reason(sampled_store: Store, level: str) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,{level},,40,3,4\n")
    assert codes(answer) == ["ambiguous_value"]
    assert "相反" in answer.problems[0].reason


def test_industries_are_read_by_letter_and_name(sampled_store: Store) -> None:
    lines = [
        f"2026-06-30,云屏区,Q001,{word},工种{place},技师,,4,,"
        for place, word in enumerate(("C", "制造业", "C制造业", "ｃ制造业".upper()))
    ]
    hand_in(sampled_store, "\n".join([SKILLS, *lines]))
    found = [
        row for row in rows(sampled_store, "skills", "as_of_date", "industry") if row[0] == date(2026, 6, 30)
    ]
    assert found == [(date(2026, 6, 30), "制造业")] * 4


def test_a_date_without_a_day_is_told(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026年6月,云屏区,Q001,制造业,焊工,技师,,12,1,1\n")
    assert answer.draft.handled == ("“统计时点”里只写了月份的（如 2026年6月），按月末那天读",)
    assert rows(sampled_store, "skills", "as_of_date")[0] == (date(2026, 6, 30),)
