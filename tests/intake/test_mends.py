"""Mended cells and rows left out; bad rows of datasets that are replaced scope by scope; repairs switched off."""

from datetime import date

import pytest

from dashboard.intake.answer import Status
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.draft import read_file
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import take_lookups
from dashboard.intake.reading.repairs import RepairKind
from dashboard.store import Store, scratch
from tests.conftest import TODAY
from tests.intake.handing import PROGRESS, SKILLS, codes, draft_of, hand_in, rows, said

TWO = f"{PROGRESS}\n2026-09,T-001,120%,推进中,\n2026-09,T-002,未知,推进中,\n"


def test_mended_cells_are_read_like_any_other(sampled_store: Store) -> None:
    assert len(hand_in(sampled_store, TWO).draft.errors) == 2
    mends = ((2, "progress", "82%"), (3, "progress", "６０％"))
    answer = hand_in(sampled_store, TWO, answers=Answers(mends=mends))
    assert answer.status is Status.IMPORTED
    found = rows(sampled_store, "progress", "period", "task_code", "progress")
    assert [row[1:] for row in found if row[0] == date(2026, 9, 1)] == [("T-001", 82), ("T-002", 60)]


def test_a_mend_may_be_wrong_too(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, TWO, answers=Answers(mends=((2, "progress", "150%"),), dropped=(3,)))
    assert said(answer) == [(2, "完成进度", "超出 0–100%")]


def test_rows_left_out_are_not_read(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, TWO, answers=Answers(mends=((2, "progress", "82%"),), dropped=(3,)))
    assert (answer.status, answer.draft.rows_read) == (Status.IMPORTED, 1)


def test_a_person_written_into_a_mend_refuses_the_file(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, TWO, answers=Answers(mends=((2, "summary", "找 13800138000"),)))
    assert [(problem.code, problem.row, problem.value) for problem in answer.problems] == [
        ("personal_information", 2, "138****")
    ]


def test_the_bad_rows_lie_ready_as_the_file_writes_them(sampled_store: Store) -> None:
    lookups = take_lookups(sampled_store, today=TODAY)
    draft = draft_of(sampled_store, TWO + "2026-09,T-001-02,10%,推进中,\n", lookups)
    assert draft.raw is not None
    with scratch(draft.raw.parent) as cursor:
        found = cursor.execute(f"select line, c1, c2 from '{draft.raw}' order by line").fetchall()
    assert found == [(2, "T-001", "120%"), (3, "T-002", "未知")]


SCOPES = (
    f"{SKILLS}\n"
    "2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1\n"
    "2026-06-30,云屏区,Q001,制造业,焊工,高级工,,四十,3,4\n"
    "2026-06-30,松岭县,Q002,建筑业,钢筋工,技师,,7,1,1\n"
)


def test_a_bad_row_keeps_its_whole_scope_out(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, SCOPES, accept_good_rows=True)
    assert (answer.status, answer.rejected, answer.difference.inserted) == (Status.IMPORTED, 2, 1)
    assert said(answer) == [
        (None, "", "同一统计时点 × 县区 × 单位要整批替换，与有错的行同批的另外 1 行也先不导入"),
        (3, "人数", "“四十”不是数字"),
    ]


@pytest.mark.parametrize(("old", "new"), [(",Q002,", ",不知名厂,"), ("松岭县,Q002", "不知名县,Q002")])
def test_a_bad_row_of_an_unknown_scope_keeps_all_rows_out(sampled_store: Store, old: str, new: str) -> None:
    answer = hand_in(sampled_store, SCOPES.replace("四十", "40").replace(old, new), accept_good_rows=True)
    assert (answer.status, answer.rejected) == (Status.REJECTED, 3)


def test_the_rest_of_a_district_is_a_scope_of_its_own(sampled_store: Store) -> None:
    text = SCOPES.replace("松岭县,Q002", "松岭县,").replace("四十", "40").replace(",7,1,1", ",七,1,1")
    answer = hand_in(sampled_store, text, answers=Answers(fill_down=False), accept_good_rows=True)
    assert (answer.status, answer.rejected, answer.difference.inserted) == (Status.IMPORTED, 1, 2)


@pytest.mark.parametrize(
    ("kind", "text", "handled"),
    [
        (RepairKind.SPACES, "2026-09,T-001,10%,推进中,　在做 ", "去掉了单元格首尾的空格（“进展摘要”列）"),
        (RepairKind.BLANKS, "2026-09,T-001,10%,推进中,暂无", "“—”“/”“无”这样的格按空格处理（“进展摘要”列）"),
    ],
)
def test_repairs_of_cells_are_told_and_can_be_switched_off(
    sampled_store: Store, kind: RepairKind, text: str, handled: str
) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n{text}\n", dry_run=True)
    assert answer.draft.handled == (handled,)
    off = hand_in(sampled_store, f"{PROGRESS}\n{text}\n", answers=Answers(off=frozenset({kind})))
    assert off.draft.handled == ()
    assert (text.split(",")[-1],) in rows(sampled_store, "progress", "summary")


def test_full_width_codes_are_told_and_can_be_switched_off(sampled_store: Store) -> None:
    text = "单位编号,单位名称,单位类别,县区\nＱ９０１,甲公司,企业,云屏区\n"
    assert hand_in(sampled_store, text, dry_run=True).draft.handled == (
        "全角的编号和数字已按半角读，编号的大小写以库里的为准（“单位编号”列）",
    )
    hand_in(sampled_store, text, answers=Answers(off=frozenset({RepairKind.WIDTH})))
    assert ("Ｑ９０１",) in rows(sampled_store, "units", "unit_code")


def test_i10_totals_named_after_what_they_add_up_are_left_out(sampled_store: Store) -> None:
    body = "2026-06-30,云屏区,Q001,制造业,焊工,高级工,,40,3,4\n"
    for word in ("云屏区小计", "全市合计", "合 计", "合　计：", "总计（人）", "本页合计"):
        answer = hand_in(sampled_store, f"{SKILLS}\n{body},{word},,,,,,40,3,4\n", dry_run=True)
        assert (answer.status, answer.draft.handled) == (Status.IMPORTED, ("第 3 行是合计行，未导入",)), word


def test_i10_totals_switched_off_are_data(sampled_store: Store) -> None:
    body = "2026-06-30,云屏区,Q001,制造业,焊工,高级工,,40,3,4\n合计,,,,,,,40,3,4\n"
    answer = hand_in(sampled_store, f"{SKILLS}\n{body}", answers=Answers(off=frozenset({RepairKind.TOTALS})))
    assert (3, "统计时点", "“合计”不是有效日期") in said(answer)


@pytest.mark.parametrize(
    "notes",
    [
        "注：1.数据截至九月底,,,,\n2.开发区不计入,,,,\n",
        ",,说明：以上为初步数,,\n",
        "填表人：综合科,,审核人：分管领导,,制表日期：2026年11月3日\n",
        "审核：,,,,\n",
    ],
)
def test_i11_notes_stand_anywhere_below_the_table(sampled_store: Store, notes: str) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,10%,推进中,在做\n{notes}"
    answer = hand_in(sampled_store, text, dry_run=True)
    assert answer.status is Status.IMPORTED
    assert answer.draft.handled == (f"已忽略表尾说明 {notes.count(chr(10))} 行",)
    off = hand_in(sampled_store, text, dry_run=True, answers=Answers(off=frozenset({RepairKind.NOTES})))
    assert off.status is Status.REJECTED


def test_i29_limits_hold_where_a_person_waits(sampled_store: Store) -> None:
    folder = sampled_store.path.parent
    lookups = take_lookups(sampled_store, today=TODAY)
    (folder / "small").write_text(TWO, encoding="utf-8")
    for limits in (Limits(bytes=10), Limits(rows=1)):
        draft = read_file(folder / "small", "小.csv", folder, lookups, limits=limits)
        assert [problem.code for problem in draft.problems] == ["too_large"]
    assert codes(hand_in(sampled_store, TWO)) == ["out_of_range", "bad_number"]
