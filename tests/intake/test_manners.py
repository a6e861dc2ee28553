"""只新增 and 作废 beside each dataset's own way of merging (acceptance F12's atomicity holds for all)."""

from decimal import Decimal

import pytest

from dashboard.catalog.datasets import KEPT, UPLOADED, named
from dashboard.intake.answer import Status
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner, describe, manners_of
from dashboard.intake.undo import foresee, undo
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, codes, hand_in, rows, said


def shares(store: Store) -> list[tuple[str, str, Decimal]]:
    return [
        (str(day), code, share)
        for day, code, share in rows(store, "progress", "period", "task_code", "progress")
    ]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("dataset", "manner", "sentence"),
    [
        ("progress", Manner.MERGE, "按期次和任务编号更新：同一项改的格更新，没有写到的任务不动"),
        ("progress", Manner.ONLY_NEW, "只新增：期次和任务编号在库里还没有的才收进来，已有的一格也不改"),
        ("progress", Manner.WITHDRAW, "作废：按期次和任务编号撤下文件里写到的行，没有写到的不动；要写明原因，以后可以撤销"),
        ("skills", Manner.MERGE, "整块替换：文件里的 统计时点×县区×单位 全部换成文件里的，没有写到的不动"),
        ("skills", Manner.ONLY_NEW, "只新增：统计时点×县区×单位 在库里还没有的才收进来，已有的一格也不改"),
        ("units", Manner.MERGE, "按单位编号更新：同一家改的格更新，没有写到的单位不动"),
        ("indicators", Manner.MERGE, "按期次、县区、单位和指标编码更新：同一行改的格更新，没有写到的行不动"),
    ],
)  # fmt: skip
def test_each_manner_is_said_in_a_sentence(dataset: str, manner: Manner, sentence: str) -> None:
    assert describe(named(dataset), manner) == sentence


def test_every_uploaded_dataset_has_three_manners_and_what_pages_keep_none() -> None:
    assert {manners_of(dataset) for dataset in UPLOADED} == {(Manner.MERGE, Manner.ONLY_NEW, Manner.WITHDRAW)}
    assert {manners_of(dataset) for dataset in KEPT} == {()}


def test_only_new_leaves_what_stands_alone(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-10,T-001,99%,推进中,改了\n2026-11,T-001,82%,推进中,\n"
    answer = hand_in(sampled_store, text, manner=Manner.ONLY_NEW)
    assert (answer.status, answer.difference) == (Status.IMPORTED, Difference(1, 0, 1, 0))
    assert [row for row in shares(sampled_store) if row[1] == "T-001"] == [
        ("2026-10-01", "T-001", Decimal(78)),
        ("2026-11-01", "T-001", Decimal(82)),
    ]
    assert list_entries(sampled_store, today=TODAY)[0].manner == "only_new"


def test_only_new_by_scope_adds_no_row_to_a_scope_that_stands(sampled_store: Store) -> None:
    """A second half of a unit's people would count them twice when 锻造工 was corrected to 锻工."""
    before = rows(sampled_store, "skills")
    text = f"{SKILLS}\n2026-09-30,云屏区,Q001,制造业,钳工,技师,非农民工,7,,\n2026-06-30,云屏区,Q001,制造业,钳工,技师,非农民工,6,,\n"
    answer = hand_in(sampled_store, text, manner=Manner.ONLY_NEW)
    assert answer.difference == Difference(1, 0, 1, 0)
    added = [row for row in rows(sampled_store, "skills") if row not in before]
    assert [(str(row[0]), row[4], row[7]) for row in added] == [("2026-06-30", "钳工", 6)]
    assert len(rows(sampled_store, "skills")) == len(before) + 1


def test_only_new_of_what_all_stands_changes_nothing(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-10,T-001,99%,推进中,改了\n", manner=Manner.ONLY_NEW)
    assert (answer.status, answer.import_no) == (Status.UNCHANGED, None)


def test_withdrawing_ends_the_rows_whose_keys_are_named(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n2026-10,T-002,2%,推进中,\n"
    answer = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="重复报送")
    assert (answer.status, answer.difference) == (Status.IMPORTED, Difference(0, 0, 0, 2))
    assert answer.said == "进展月报：停用 2 行。"
    assert shares(sampled_store) == [("2026-10-01", "T-001-02", Decimal(61))]
    entry = list_entries(sampled_store, today=TODAY)[0]
    assert (entry.manner, entry.reason, entry.difference) == ("withdraw", "重复报送", Difference(0, 0, 0, 2))


def test_a_withdrawal_without_a_reason_names_the_option(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n", manner=Manner.WITHDRAW)
    assert (answer.status, codes(answer)) == (Status.REJECTED, ["needs_answer"])
    assert "--reason" in answer.problems[0].remedy
    assert len(shares(sampled_store)) == 3


def test_a_key_that_is_not_live_is_a_problem_of_its_row(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n2026-09,T-002,2%,推进中,\n"
    answer = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="重复报送")
    assert answer.status is Status.REJECTED
    assert said(answer) == [(3, "任务编号", "库里没有这一行（期次、任务编号都相同的），不能作废")]
    answer = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="重复报送", accept_good_rows=True)
    assert (answer.status, answer.difference, answer.rejected) == (Status.IMPORTED, Difference(0, 0, 0, 1), 1)


def test_the_same_withdrawal_again_changes_nothing(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n"
    hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="重复报送")
    answer = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="重复报送")
    assert (answer.status, answer.said) == (
        Status.UNCHANGED,
        "该文件已于 2026-11-22 作废，无需重复上传，数据没有变化。",
    )


def test_a_name_that_is_still_used_is_not_withdrawn(sampled_store: Store) -> None:
    text = "单位编号,单位名称,单位类别,县区\nQ001,云屏装备制造有限公司,企业,云屏区\n"
    answer = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="注销")
    assert answer.status is Status.REJECTED
    assert (2, "单位编号", "还有 4 行技能等级的“单位”用着它，不能作废") in said(answer)
    assert set(codes(answer)) == {"not_allowed"}


def test_a_withdrawal_is_foreseen_undone_and_undone_again(sampled_store: Store) -> None:
    before = rows(sampled_store, "progress")
    text = f"{PROGRESS}\n2026-10,T-001,1%,推进中,\n2026-10,T-002,2%,推进中,\n"
    number = hand_in(sampled_store, text, manner=Manner.WITHDRAW, reason="重复报送").import_no or 0
    assert foresee(sampled_store, number, person="测试", today=TODAY) == Difference(2, 0, 0, 0)
    back = undo(sampled_store, number, person="测试", today=TODAY)
    assert rows(sampled_store, "progress") == before
    undo(sampled_store, back.number, person="测试", today=TODAY)
    assert [row[1] for row in shares(sampled_store)] == ["T-001-02"]
