"""A column is read one way for the whole file, else the person is asked (acceptance I13–I16, datasets.md Questions)."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.intake.answer import Status
from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, codes, hand_in, rows, said


def received(store: Store, *days: str, answers: Answers | None = None) -> list[object]:
    """The status, and the dates as they were stored, of cases received on these days."""
    head = "案件编号,渠道,收到日期,承办单位,群体,是否农民工,案件类别,涉及人数,程序"
    body = [f"AJ-{place},信访,{day},市总工会,其他,否,其他,3,ARB" for place, day in enumerate(days)]
    answer = hand_in(store, "\n".join([head, *body]), "cases", answers=answers or Answers())
    found = {str(number): day for number, day in rows(store, "cases", "case_no", "received_date")}
    return [answer.status, *(found.get(f"AJ-{place}") for place in range(len(days)))]


@pytest.mark.parametrize(
    ("days", "stored"),
    [
        (("13/04/2026", "03/04/2026"), [date(2026, 4, 13), date(2026, 4, 3)]),
        (("04/13/2026", "03/04/2026"), [date(2026, 4, 13), date(2026, 3, 4)]),
        (("5/5/2026", "2026年3月4日"), [date(2026, 5, 5), date(2026, 3, 4)]),
        (("2026-03-04 16:30", "2026/3/4 8:05:00"), [date(2026, 3, 4), date(2026, 3, 4)]),
        (("2026 年 3 月 4 日", "2026年3月4号"), [date(2026, 3, 4), date(2026, 3, 4)]),
    ],
)
def test_i13_a_day_that_excludes_one_order_decides_for_the_column(
    sampled_store: Store, days: tuple[str, ...], stored: list[date]
) -> None:
    assert received(sampled_store, *days) == [Status.IMPORTED, *stored]


def test_i13_an_order_that_nothing_decides_is_asked(sampled_store: Store) -> None:
    head = "案件编号,渠道,收到日期,承办单位,群体,是否农民工,案件类别,涉及人数,程序"
    text = f"{head}\nAJ-0,信访,03/04/2026,市总工会,其他,否,其他,3,ARB\n"
    answer = hand_in(sampled_store, text, "cases")
    assert [(problem.row, problem.column, problem.code) for problem in answer.problems] == [
        (2, "收到日期", "needs_answer")
    ]
    assert answer.problems[0].remedy.endswith("--dates day-first（日在前）或 --dates month-first（月在前）")
    (question,) = answer.draft.questions
    assert (question.kind, question.column) == ("dates", "收到日期")
    assert [value for value, _ in question.options] == ["day_first", "month_first"]
    for order, day in ((DateOrder.DAY_FIRST, date(2026, 4, 3)), (DateOrder.MONTH_FIRST, date(2026, 3, 4))):
        assert received(sampled_store, "03/04/2026", answers=Answers(dates=order)) == [Status.IMPORTED, day]


def test_i14_orders_that_exclude_each_other_are_refused(sampled_store: Store) -> None:
    assert received(
        sampled_store, "13/04/2026", "04/13/2026", answers=Answers(dates=DateOrder.DAY_FIRST)
    ) == [
        Status.REJECTED,
        None,
        None,
    ]


def test_a_month_that_lost_its_zero_is_not_guessed(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026.1,T-001,10%,推进中,\n")
    assert codes(answer) == ["ambiguous_value"]
    assert answer.problems[0].reason == "“2026.1”分不清是 1 月还是 10 月：Excel 会去掉小数末尾的 0"
    assert hand_in(sampled_store, f"{PROGRESS}\n2026.10,T-001,10%,推进中,\n").status is Status.IMPORTED


def progress(store: Store, *cells: str, answers: Answers | None = None) -> list[object]:
    """The status and codes, or the stored percentages of months from January on."""
    lines = [f"2026-{month:02d},T-001,{cell},推进中," for month, cell in enumerate(cells, start=1)]
    answer = hand_in(store, "\n".join([PROGRESS, *lines]), answers=answers or Answers())
    if answer.status is Status.REJECTED:
        return [answer.status, *codes(answer)]
    with store.cursor() as cursor:
        found = dict(
            cursor.execute(
                "select month(period), progress from progress_rows where task_code = 'T-001' and ended > 1000000"
            ).fetchall()
        )
    return [answer.status, *(found[month] for month in range(1, len(cells) + 1))]


@pytest.mark.parametrize("cells", [("1.2", "0"), ("0", "1", "1.5"), ("2", "1"), ("85%", "1")])
def test_i15_values_of_about_one_are_asked_about(sampled_store: Store, cells: tuple[str, ...]) -> None:
    found = progress(sampled_store, *cells)
    assert found[0] is Status.REJECTED
    assert set(found[1:]) == {"needs_answer"}


@pytest.mark.parametrize(("scale", "second"), [(Scale.FRACTION, Decimal(85)), (Scale.WHOLE, Decimal("0.85"))])
def test_i15_the_answer_settles_mixed_scales(sampled_store: Store, scale: Scale, second: Decimal) -> None:
    assert progress(sampled_store, "85%", "0.85")[0] is Status.REJECTED
    found = progress(sampled_store, "85%", "0.85", answers=Answers(percents=scale))
    assert found == [Status.IMPORTED, Decimal(85), second]


def test_fractions_are_told_and_can_be_switched_off(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,0.85,推进中,\n"
    answer = hand_in(sampled_store, text, dry_run=True)
    assert answer.draft.handled == ("“完成进度”里的小数按比例读：0.85 读作 85%",)
    assert progress(sampled_store, "0.85", answers=Answers(off=frozenset({RepairKind.FRACTIONS}))) == [
        Status.IMPORTED,
        Decimal("0.85"),
    ]


def test_a_month_for_a_day_can_be_switched_off(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026年6月,云屏区,Q001,制造业,焊工,技师,,12,1,1\n"
    answer = hand_in(sampled_store, text, answers=Answers(off=frozenset({RepairKind.MONTH_END})))
    assert said(answer) == [(2, "统计时点", "“2026年6月”不是有效日期")]


@pytest.mark.parametrize(
    ("head", "cell", "stored"),
    [
        ("涉案金额（万元）", "1.2", Decimal(12000)),
        ("涉案金额(元)", "1.2万", Decimal(12000)),
        ("涉案金额/万元", "3", Decimal(30000)),
        ("涉案金额(亿元)", "0.001", Decimal(100000)),
        ("涉案金额", "￥1,234.50元", Decimal("1234.5")),
    ],
)
def test_units_of_money_are_read_from_the_header(
    sampled_store: Store, head: str, cell: str, stored: Decimal
) -> None:
    columns = f"案件编号\t渠道\t收到日期\t承办单位\t群体\t是否农民工\t案件类别\t涉及人数\t程序\t{head}"
    text = f"{columns}\nAJ-1\t信访\t2026-03-01\t市总工会\t其他\t否\t其他\t3\tARB\t{cell}\n"
    answer = hand_in(sampled_store, text)
    assert answer.status is Status.IMPORTED
    assert ("AJ-1", stored) in rows(sampled_store, "cases", "case_no", "amount")
    converted = any("已换算成元" in each for each in answer.draft.handled)
    assert converted == (head in ("涉案金额（万元）", "涉案金额/万元", "涉案金额(亿元)"))


def test_a_unit_over_the_table_or_under_the_header_counts(sampled_store: Store) -> None:
    columns = "期次,县区,单位,环节,人次,经费"
    row = "2026-09,云屏区,Q001,培训,20,1.5"
    for text in (f"单位：万元,,,,,\n{columns}\n{row}\n", f"{columns}\n,,,,人次,万元\n{row}\n"):
        answer = hand_in(sampled_store, text, dry_run=True)
        assert "“经费”的列名写的是万元，已换算成元" in answer.draft.handled, answer.problems
    hand_in(sampled_store, f"{columns}\n,,,,人次,万元\n{row}\n")
    assert (date(2026, 9, 1), Decimal(15000)) in rows(sampled_store, "development", "period", "funding")


def test_a_unit_that_does_not_fit_is_refused(sampled_store: Store) -> None:
    text = SKILLS.replace("人数", "人数（万人）") + "\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,1.2,,\n"
    assert said(hand_in(sampled_store, text)) == [(1, "人数", "列名“人数(万人)”以万人计，这一列应以人计")]
