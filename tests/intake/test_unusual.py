"""What asks for a second yes though every cell is right (acceptance I25)."""

from pathlib import Path

import pytest

from dashboard.intake.answer import Answer, Status
from dashboard.intake.difference import Difference
from dashboard.intake.manner import Manner
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, codes, hand_in, rows

TASKS = "任务编号,政策版本,措施编号,任务名称,牵头单位,县区,计划开始,计划完成,责任岗位"
TRADES = (
    "焊工",
    "车工",
    "铣工",
    "钳工",
    "电工",
    "铸造工",
    "装配工",
    "架子工",
    "钢筋工",
    "防水工",
    "管道工",
    "保育师",
)


def reasons(answer: Answer) -> list[str]:
    return [problem.reason for problem in answer.asks]


def skills(day: str, place: str, *trades: str, workers: int = 30) -> str:
    return "".join(f"{day},{place},制造业,{trade},技师,非农民工,{workers},,\n" for trade in trades)


def with_tasks(store: Store, *codes_: str, unit: str = "市人社局", district: str = "市本级") -> None:
    lines = [
        f"{code},2024意见,12,任务{code},{unit},{district},2026-01-01,2026-12-31,综合科" for code in codes_
    ]
    assert hand_in(store, "\n".join([TASKS, *lines])).status is Status.IMPORTED


def report(store: Store, period: str, *codes_: str, state: str = "推进中", share: int = 40) -> Answer:
    return hand_in(store, "\n".join([PROGRESS, *(f"{period},{code},{share}%,{state}," for code in codes_)]))


def test_i25_a_jump_asks_and_a_second_yes_takes_it_in(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-09-30,松岭县,Q002,建筑业,钢筋工,初级工,农民工,2100,8,15\n"
    answer = hand_in(sampled_store, text)
    assert (answer.status, answer.import_no, answer.difference) == (
        Status.REJECTED,
        None,
        Difference(0, 1, 0, 0),
    )
    (problem,) = answer.asks
    assert (problem.row, problem.column, problem.level, problem.code) == (
        2,
        "人数",
        "warning",
        "needs_answer",
    )
    assert problem.reason == "松岭建工人数由 210 变为 2100，变化 900%，确认无误请勾选"
    assert "--confirm-unusual" in problem.remedy
    assert ("Q002", 210) in rows(sampled_store, "skills", "unit_code", "workers")
    assert hand_in(sampled_store, text, confirmed=True).status is Status.IMPORTED
    assert ("Q002", 2100) in rows(sampled_store, "skills", "unit_code", "workers")


def test_i25_a_new_period_is_held_against_the_one_before(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-11-20,松岭县,Q002,建筑业,钢筋工,初级工,农民工,21,8,15\n"
    assert reasons(hand_in(sampled_store, text)) == ["松岭建工人数由 210 变为 21，变化 -90%，确认无误请勾选"]


def test_i25_an_indicator_is_called_by_its_name_and_its_sign_counts(sampled_store: Store) -> None:
    text = "期次,县区,单位,指标编码,数值\n2026-10,市本级,市总工会,ZB-D7,-36\n"
    (reason,) = reasons(hand_in(sampled_store, text))
    assert reason.startswith("市总工会")
    assert reason.endswith("由 36 变为 -36，变化 -200%，确认无误请勾选")


def test_small_counts_and_rising_progress_are_usual(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,非农民工,1,,\n"
    assert hand_in(sampled_store, text).status is Status.IMPORTED
    text = f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,非农民工,19,,\n"
    assert hand_in(sampled_store, text).status is Status.IMPORTED
    assert report(sampled_store, "2026-11", "T-001", share=100).status is Status.IMPORTED


def test_amounts_as_large_as_the_store_takes_are_compared(sampled_store: Store) -> None:
    line = "案件编号,渠道,收到日期,承办单位,群体,是否农民工,案件类别,涉及人数,涉案金额,程序\nAJ-9,仲裁,2026-10-09,市人社局,建筑工人,是,拖欠克扣工资,12,{},ARB_WAGE\n"
    assert hand_in(sampled_store, line.format("99999999999999")).status is Status.IMPORTED
    assert hand_in(sampled_store, line.format("99999999999998.5")).status is Status.IMPORTED
    assert reasons(hand_in(sampled_store, line.format("9999999999999.85"))) == [
        "市人社局涉案金额由 99999999999998.5 变为 9999999999999.85，变化 -90%，确认无误请勾选"
    ]


def test_progress_that_falls_to_a_tenth_asks(sampled_store: Store) -> None:
    assert reasons(report(sampled_store, "2026-11", "T-001", share=7)) == [
        "市人社局完成进度由 78 变为 7，变化 -91%，确认无误请勾选"
    ]


def test_half_of_a_scope_gone_asks(sampled_store: Store) -> None:
    place = "云屏区,Q001"
    assert (
        hand_in(sampled_store, f"{SKILLS}\n{skills('2026-06-30', place, *TRADES)}").status is Status.IMPORTED
    )
    answer = hand_in(sampled_store, f"{SKILLS}\n{skills('2026-06-30', place, *TRADES[:7])}")
    assert reasons(answer) == ["同样的 统计时点×县区×单位 库里现有 12 行，文件里只有 7 行，少了 42%"]
    answer = hand_in(sampled_store, f"{SKILLS}\n{skills('2026-06-30', place, *TRADES[:8])}")
    assert (answer.status, answer.difference.ended) == (Status.IMPORTED, 4)


def test_half_of_the_rows_of_the_period_before_asks(sampled_store: Store) -> None:
    place = "云屏区,Q001"
    hand_in(sampled_store, f"{SKILLS}\n{skills('2026-03-31', place, *TRADES)}")
    answer = hand_in(sampled_store, f"{SKILLS}\n{skills('2026-06-30', place, *TRADES[:5])}")
    assert reasons(answer) == ["上一期（2026-03-31）报了 12 行，这一期（2026-06-30）只有 5 行，少了 58%"]


def test_a_months_report_is_held_against_that_of_the_same_lead_units(sampled_store: Store) -> None:
    names = [f"T-1{number:02d}" for number in range(12)]
    with_tasks(sampled_store, *names)
    report(sampled_store, "2026-08", *names)
    assert reasons(report(sampled_store, "2026-09", *names[:6])) == [
        "上一期（2026年8月）报了 12 行，这一期（2026年9月）只有 6 行，少了 50%"
    ]
    assert report(sampled_store, "2026-09", *names[:8]).status is Status.IMPORTED
    assert report(sampled_store, "2026-09", *names[8:]).status is Status.IMPORTED


def test_a_row_or_two_by_key_add_to_a_report(sampled_store: Store) -> None:
    names = [f"T-1{number:02d}" for number in range(12)]
    with_tasks(sampled_store, *names)
    report(sampled_store, "2026-08", *names)
    assert report(sampled_store, "2026-09", *names[:2]).status is Status.IMPORTED


def test_a_district_that_is_gone_asks(sampled_store: Store) -> None:
    units = {"云屏区": "云屏区,Q001", "松岭县": "松岭县,Q002", "市本级": "市本级,"}
    everyone = "".join(skills("2026-03-31", place, "焊工") for place in units.values())
    assert hand_in(sampled_store, f"{SKILLS}\n{everyone}").status is Status.IMPORTED
    most = "".join(skills("2026-06-30", units[name], "焊工") for name in ("云屏区", "市本级"))
    (reason,) = reasons(hand_in(sampled_store, f"{SKILLS}\n{most}"))
    assert reason == "上一期（2026-03-31）有松岭的 1 行，这一期（2026-06-30）一行也没有"
    alone = skills("2026-06-30", units["云屏区"], "焊工")
    assert hand_in(sampled_store, f"{SKILLS}\n{alone}").status is Status.IMPORTED


def test_a_closed_task_that_opens_again_asks(sampled_store: Store) -> None:
    assert report(sampled_store, "2026-11", "T-002", state="已销号", share=100).status is Status.IMPORTED
    answer = report(sampled_store, "2026-11", "T-002", state="已完成待销号", share=100)
    assert reasons(answer) == ["“在建工程工资专用账户全覆盖”（T-002）已经销号，文件里又是“已完成待销号”"]
    assert report(sampled_store, "2026-09", "T-002", state="推进中").status is Status.IMPORTED


def test_a_dry_run_says_the_same_and_shows_the_difference(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-09-30,松岭县,Q002,建筑业,钢筋工,初级工,农民工,2100,8,15\n"
    tried = hand_in(sampled_store, text, dry_run=True)
    assert (tried.status, tried.difference.updated, tried.dry_run) == (Status.REJECTED, 1, True)
    assert tried.said == "有 1 处不寻常，什么都没有保存；请逐条核对，确认无误再交，原来的数据不变。"
    assert hand_in(sampled_store, text, dry_run=True, confirmed=True).status is Status.IMPORTED


@pytest.mark.parametrize("manner", [Manner.ONLY_NEW, Manner.WITHDRAW])
def test_what_is_left_alone_or_withdrawn_is_no_jump(sampled_store: Store, manner: Manner) -> None:
    text = f"{SKILLS}\n2026-09-30,松岭县,Q002,建筑业,钢筋工,初级工,农民工,2100,8,15\n"
    assert codes(hand_in(sampled_store, text, manner=manner, reason="重复")) == []


def test_the_demonstration_is_not_asked(sampled_store: Store, tmp_path: Path) -> None:
    text = f"{SKILLS}\n2026-09-30,松岭县,Q002,建筑业,钢筋工,初级工,农民工,2100,8,15\n"
    assert hand_in(sampled_store, text, demonstration=True, place=tmp_path / "f").status is Status.IMPORTED
