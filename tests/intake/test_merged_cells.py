"""Cells left empty by merging are filled when the person has said so, never in silence (acceptance I12)."""

from datetime import date

from dashboard.intake.answer import Status
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.repairs import RepairKind
from dashboard.store import Store
from tests.intake.handing import SKILLS, hand_in, rows, said

DAY = date(2026, 6, 30)
MERGED = (
    f"{SKILLS}\n"
    "2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1\n"
    "2026-06-30,云屏区,,制造业,焊工,高级工,,40,3,4\n"
    "2026-06-30,云屏区,,制造业,焊工,中级工,,50,3,4\n"
    "2026-06-30,松岭县,Q002,建筑业,钢筋工,技师,,7,1,1\n"
    "2026-06-30,松岭县,,建筑业,钢筋工,高级工,,8,1,1\n"
)


def stored(store: Store) -> list[tuple[object, ...]]:
    """Unit and people of the rows of the day."""
    found = rows(store, "skills", "as_of_date", "unit_code", "workers")
    return sorted(((unit, workers) for day, unit, workers in found if day == DAY), key=str)


def test_i12_empty_units_below_a_unit_are_asked_about(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, MERGED, accept_good_rows=True)
    assert answer.status is Status.REJECTED
    problem = next(problem for problem in answer.problems if problem.code == "needs_answer")
    assert (problem.row, problem.column) == (3, "单位")
    assert problem.reason == "第 3–4 行单位为空，像是合并单元格留下的，是否按“Q001”补齐，另有 1 处也这样"
    assert "--fill-down yes" in problem.remedy
    (question,) = answer.draft.questions
    assert (question.kind, [value for value, _ in question.options]) == ("fill_down", ["yes", "no"])
    assert stored(sampled_store) == []


def test_i12_they_are_filled_once_the_person_says_so(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, MERGED, answers=Answers(fill_down=True))
    assert answer.status is Status.IMPORTED
    assert answer.draft.handled == (
        "第 3–4 行单位为空，已按“Q001”补齐，请确认",
        "第 6 行单位为空，已按“Q002”补齐，请确认",
    )
    assert stored(sampled_store) == [("Q001", 12), ("Q001", 40), ("Q001", 50), ("Q002", 7), ("Q002", 8)]


def test_i12_or_left_as_the_rest_of_the_district(sampled_store: Store) -> None:
    for answers in (Answers(fill_down=False), Answers(off=frozenset({RepairKind.FILLED_DOWN}))):
        answer = hand_in(sampled_store, MERGED, answers=answers)
        assert answer.status in (Status.IMPORTED, Status.UNCHANGED)
    assert stored(sampled_store) == [("Q001", 12), ("Q002", 7), (None, 40), (None, 50), (None, 8)]


def test_i12_a_district_merged_with_its_units_is_filled_with_them(sampled_store: Store) -> None:
    text = MERGED.replace("2026-06-30,云屏区,,", ",,,").replace("2026-06-30,松岭县,,", ",,,")
    answer = hand_in(sampled_store, text)
    assert [(problem.row, problem.column) for problem in answer.draft.errors] == [
        (3, "单位"),
        (3, "县区"),
        (3, "统计时点"),
    ]
    hand_in(sampled_store, text, answers=Answers(fill_down=True))
    assert stored(sampled_store) == [("Q001", 12), ("Q001", 40), ("Q001", 50), ("Q002", 7), ("Q002", 8)]


def test_i12_the_rest_of_a_district_is_no_merged_cell(sampled_store: Store) -> None:
    text = (
        f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1\n2026-06-30,云屏区,Q001,制造业,焊工,高级工,,40,3,4\n"
        "2026-06-30,云屏区,,制造业,焊工,高级工,,5,,\n2026-06-30,松岭县,,建筑业,钢筋工,高级工,,6,,\n"
    )
    answer = hand_in(sampled_store, text)
    assert (answer.status, answer.problems) == (Status.IMPORTED, ())
    assert stored(sampled_store) == [("Q001", 12), ("Q001", 40), (None, 5), (None, 6)]


def test_i12_empty_cells_of_other_columns_are_not_filled(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1\n2026-06-30,云屏区,Q003,制造业,焊工,,,40,3,4\n"
    found = said(hand_in(sampled_store, text, answers=Answers(fill_down=True)))
    assert (3, "技能等级", "必填，现为空") in found
