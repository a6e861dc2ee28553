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
        ("6222 0212 3456 7890 128", "银行卡号"),
        ("110105491231002", "身份证号"),
        ("110105194912310029", "身份证号"),
        ("+8613800138000", "手机号"),
        ("+86 138 0013 8000", "手机号"),
        ("(86)13800138000", "手机号"),
        ("电话：0931-8412345", "电话号码"),
        ("（0931）8412345转8012", "电话号码"),
        ("010-88886666", "电话号码"),
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
        "AJ-2026-00417",
        "6222021234567890123",
        "126000.50",
        "91110101199001014X",
        "911101011990010149",
        "202611220931000001",
        "110105991331002",
        "2026年10月9日10时30分",
        "130-2026-0417-0001",
        "T-018-0931-1234567",
        "12351、12345、12333",
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


@pytest.mark.parametrize(
    "header",
    [
        "姓名",
        "职工姓名",
        "负责人姓名",
        "联系人",
        "经办人",
        "填报人",
        "手机号码",
        "身份证号码",
        "联系人 手机",
        "住址",
    ],
)
def test_a_header_that_asks_for_a_person_refuses_the_file(sampled_store: Store, header: str) -> None:
    answer = hand_in(
        sampled_store, f"{PROGRESS},{header}\n2026-09,T-001,70%,推进中,,\n", accept_good_rows=True
    )
    assert [(problem.row, problem.column, problem.code) for problem in answer.problems] == [
        (1, header, "personal_information")
    ]


@pytest.mark.parametrize(
    "header", ["联系人数", "申请人数", "投诉人次", "责任人岗位", "责任岗位", "家庭服务业人数"]
)
def test_a_header_that_counts_persons_does_not(sampled_store: Store, header: str) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS},{header}\n2026-09,T-001,70%,推进中,,3\n")
    assert answer.status is Status.IMPORTED


NAMES = ("王建国", "李秀英", "张伟", "刘洋", "欧阳明", "陈静", "赵敏")


@pytest.mark.parametrize("header", ["人员", "备注二", "第三列"])
def test_a_column_of_names_refuses_the_file(sampled_store: Store, header: str) -> None:
    lines = [f"2026-{month:02d},T-001,70%,推进中,,{name}" for month, name in enumerate(NAMES, start=1)]
    answer = hand_in(sampled_store, "\n".join([f"{PROGRESS},{header}", *lines]))
    assert [(problem.row, problem.column, problem.value, problem.reason) for problem in answer.problems] == [
        (2, header, "", "这一列像是人员名单，整个文件没有保存")
    ]


def test_names_in_a_column_of_texts_refuse_the_file(sampled_store: Store) -> None:
    lines = [f"2026-{month:02d},T-001,70%,推进中,{name}" for month, name in enumerate(NAMES, start=1)]
    assert codes(hand_in(sampled_store, "\n".join([PROGRESS, *lines]))) == ["personal_information"]


@pytest.mark.parametrize(
    "words",
    [
        ("云屏重机", "云屏", "松岭", "高新", "澜川"),
        ("电工", "焊工", "车工", "管工", "钱币鉴定师", "石工", "安检员"),
        ("推进中", "已销号", "未启动", "暂缓", "和解", "安全"),
        ("云屏区", "松岭县", "高新区", "金城区", "白银区", "安宁区"),
        ("制造业", "建筑业", "金融业", "教育", "房地产业"),
        ("重视不够", "进展不平衡", "其他", "就业", "培训", "维权"),
        ("张掖分公司", "王家坪车间", "李沟煤矿", "金川集团", "白银公司"),
    ],
)
def test_short_words_that_are_no_names_are_left_alone(sampled_store: Store, words: tuple[str, ...]) -> None:
    lines = [f"2026-{month:02d},T-001,70%,推进中,,{word}" for month, word in enumerate(words, start=1)]
    assert hand_in(sampled_store, "\n".join([f"{PROGRESS},说法", *lines])).status is Status.IMPORTED


def test_a_name_below_the_table_is_legal(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n填表人：王建国,,审核人：李秀英,,\n"
    assert hand_in(sampled_store, text).status is Status.IMPORTED


def test_the_name_of_the_file_is_searched_too(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, sample("progress"), name="王建国13800138000.csv")
    assert [(problem.code, problem.value) for problem in answer.problems] == [
        ("personal_information", "138****")
    ]


def test_never_more_than_three_digits_are_shown(sampled_store: Store) -> None:
    for text in ("6222021234567890128", "11010519491231002X", "+86 138 0013 8000", "（0931）8412345"):
        answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,{text}\n")
        shown = str(answer.as_json()["problems"])
        assert text not in shown
        assert all(sum(map(str.isdigit, problem.value)) <= 3 for problem in answer.problems)


def test_a_credit_code_in_its_column_is_no_id_number(sampled_store: Store) -> None:
    text = "单位编号,单位名称,单位类别,县区,统一社会信用代码\nQ301,甲公司,企业,云屏区,911101011990010149\n"
    assert "personal_information" not in codes(hand_in(sampled_store, text))


def test_the_number_is_masked_in_the_answer(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,电 13800138000 张\n")
    assert [(problem.row, problem.value) for problem in answer.problems] == [(2, "138****")]
