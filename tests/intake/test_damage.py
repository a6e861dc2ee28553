"""What spreadsheets do to values is named with how to put it right; nothing is repaired by guessing (acceptance I19)."""

import pytest

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.answer import Status
from dashboard.intake.reading.damage import find_damage
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, codes, hand_in, said

UNITS = "单位编号,单位名称,单位类别,县区,统一社会信用代码"
COUNT = Column("count", "人数", Kind.INT, "", unit="人")


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "########", "#NUM!"])
def test_i19_what_a_formula_left_behind_is_refused_in_every_column(sampled_store: Store, cell: str) -> None:
    head = SKILLS
    row = ["2026-06-30", "云屏区", "Q001", "制造业", "焊工", "技师", "非农民工", "12", "1", "1"]
    body = [[*row[:place], cell, *row[place + 1 :]] for place in range(len(row))]
    answer = hand_in(sampled_store, "\n".join([head, *map(",".join, body)]))
    found = [(problem.row, problem.code) for problem in answer.problems if problem.code == "damaged_number"]
    assert found == [(line, "damaged_number") for line in range(2, 12)]
    assert all("WPS" in problem.remedy for problem in answer.problems if problem.code == "damaged_number")


@pytest.mark.parametrize("cell", ["5.1E+17", "5.1e+17", "5.1E17"])
def test_i19_scientific_notation_is_found_in_numbers(cell: str) -> None:
    damage = find_damage(COUNT, cell)
    assert damage is not None
    assert damage.code == "damaged_number"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("510000000000000000", "末尾被 Excel 变成了 000：它只记得住前 15 位"),
        ("919901020000000000", "末尾被 Excel 变成了 000：它只记得住前 15 位"),
        ("9.19901E+17", "被 Excel 变成科学计数"),
    ],
)
def test_i19_a_rounded_credit_code_is_refused(sampled_store: Store, code: str, reason: str) -> None:
    answer = hand_in(sampled_store, f"{UNITS}\nQ900,甲公司,企业,云屏区,{code}\n")
    errors = [(problem.row, problem.column, problem.reason) for problem in answer.draft.errors]
    assert errors == [(2, "统一社会信用代码", reason)]


def test_i19_a_known_code_without_its_zeros_is_named(sampled_store: Store) -> None:
    assert hand_in(sampled_store, f"{UNITS}\n0042,甲公司,企业,云屏区,\n").status is Status.IMPORTED
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,42,制造业,焊工,技师,,12,1,1\n")
    assert said(answer)[0] == (2, "单位", "“42”前面的 0 丢了，单位名录里是“0042”")
    assert codes(answer)[0] == "damaged_number"
    answer = hand_in(sampled_store, f"{UNITS}\n42,甲公司,企业,云屏区,\n")
    assert said(answer) == [(2, "单位编号", "前面的 0 像是被 Excel 去掉了：名录里的这个编号前面有 0")]


def test_i19_a_code_shorter_than_its_likes_has_lost_its_zeros(sampled_store: Store) -> None:
    body = [f"{number:04d},单位{number},企业,云屏区," for number in (12, 345, 1234)]
    answer = hand_in(sampled_store, "\n".join([UNITS, *body, "77,单位甲,企业,云屏区,"]))
    assert said(answer) == [(5, "单位编号", "前面的 0 像是被 Excel 去掉了：别的编号都是 4 位")]


def test_counting_numbers_have_lost_nothing(sampled_store: Store) -> None:
    body = [f"{number},单位{number},企业,云屏区," for number in range(1, 130)]
    answer = hand_in(sampled_store, "\n".join([UNITS, *body]))
    assert (answer.status, answer.problems) == (Status.IMPORTED, ())


@pytest.mark.parametrize("text", ["6月18日", "2006-18-01-01", "2006/6/18", "18-Jun", "Jun-18", "2006-06-18"])
def test_i19_an_occupation_code_turned_into_a_date_is_named(sampled_store: Store, text: str) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,{text},技师,,12,1,1\n")
    assert [(problem.column, problem.code) for problem in answer.draft.errors] == [
        ("职业工种", "damaged_number")
    ]
    assert "“文本”" in answer.problems[-1].remedy


@pytest.mark.parametrize("text", ["6-18-01-01", "焊工", "6-18-01-01 焊工", "电工（高压）"])
def test_occupations_are_left_alone(sampled_store: Store, text: str) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,{text},技师,,12,1,1\n")
    assert answer.problems == ()


def test_i19_a_task_number_turned_into_a_date_is_named(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-10,6月18日,10%,推进中,\n")
    assert said(answer) == [(2, "任务编号", "像是编号被 Excel 变成了日期")]


@pytest.mark.parametrize("level", ["3", "三级", "3级", "一级", "五级工", "8"])
def test_bare_certificate_grades_are_refused(sampled_store: Store, level: str) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,{level},,12,1,1\n")
    assert codes(answer) == ["ambiguous_value"]
    assert "相反" in answer.problems[0].reason


@pytest.mark.parametrize("level", ["三级/高级工", "高级工（三级）", "高级工/三级"])
def test_a_grade_beside_its_name_is_clear(sampled_store: Store, level: str) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,{level},,12,1,1\n")
    assert answer.problems == ()


def test_a_grade_that_contradicts_its_name_is_refused(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,五级/高级工,,12,1,1\n")
    assert codes(answer) == ["bad_choice"]
