"""Personal information refuses the whole file before anything is stored (domain.md §5.3)."""

from pathlib import Path

import pytest

from dashboard.intake.answer import Status
from dashboard.intake.reading.personal import recognise
from dashboard.store import Store
from tests.intake.handing import PROGRESS, codes, hand_in, sample


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("11010519491231002X", "身份证号"),
        ("联系人身份证11010519491231002X", "身份证号"),
        ("请拨 13800138000 联系", "手机号"),
        ("138-0013-8000", "手机号"),
        ("１３８００１３８０００", "手机号"),
        ("6222021234567890128", "银行卡号"),
        ("4111 1111 1111 1111", "银行卡号"),
    ],
)
def test_numbers_of_persons_are_recognised(text: str, what: str) -> None:
    assert recognise(text) == f"这一格像是{what}"


@pytest.mark.parametrize(
    "text",
    [
        "91990102MA0000001D",
        "2026-10-09",
        "1,380,013,800.00",
        "0931-8412345",
        "AJ-2026-00417",
        "6222021234567890123",
        "126000.50",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert recognise(text) is None


def test_code_columns_are_not_searched_for_bank_cards() -> None:
    assert recognise("4111111111111111", code_column=True) is None


@pytest.mark.parametrize(
    "text",
    [
        sample("cases").replace("关联案件", "投诉人姓名", 1),
        sample("cases").replace("关联案件", "联系电话", 1),
        sample("progress").replace("已有 47 家企业推行", "联系人 13800138000"),
        sample("progress").replace("进展摘要", "别的").replace("已有 47 家企业推行", "联系人 13800138000"),
        "经办 13800138000,,,,\n" + sample("progress"),
        sample("progress") + "填表人：综合科 13800138000,,,,\n",
        sample("skills").replace(",86,9,6", ",13800138000,9,6"),
    ],
    ids=["name header", "telephone header", "free text", "unused column", "title", "note", "count"],
)
def test_a_file_with_persons_is_refused_and_not_kept(sampled_store: Store, text: str) -> None:
    before = sampled_store.version()
    answer = hand_in(sampled_store, text, accept_good_rows=True)
    assert (answer.status, set(codes(answer))) == (Status.REJECTED, {"personal_information"})
    assert sampled_store.version() == before
    assert list((sampled_store.journal / "incoming").iterdir()) == []
    kept = [
        path for path in Path(sampled_store.journal).rglob("original") if b"13800138000" in path.read_bytes()
    ]
    assert kept == []


def test_the_number_is_masked_in_the_answer(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,电 13800138000 张\n")
    assert [(problem.row, problem.value) for problem in answer.problems] == [(2, "电 138****8000 张")]
