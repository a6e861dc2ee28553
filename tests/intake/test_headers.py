"""Headers: any order, aliases, extra ones, missing ones, doubled ones, those of another dataset (acceptance I07–I09)."""

import pytest

from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.answer import Status
from dashboard.store import Store
from tests.intake.handing import codes, hand_in, rows, said, sample


@pytest.mark.parametrize("dataset", [dataset.name for dataset in UPLOADED])
def test_the_headers_alone_say_which_dataset_a_file_is(sampled_store: Store, dataset: str) -> None:
    answer = hand_in(sampled_store, sample(dataset))
    assert answer.draft.dataset is not None
    assert (answer.draft.dataset.name, answer.status) == (dataset, Status.UNCHANGED)


def test_columns_come_in_any_order_under_aliases(store: Store) -> None:
    answer = hand_in(
        store,
        '区县类型,人口,区划代码,＊县区名称（全称）\n区,"297,000",990102,云屏区\n市本级,,990100,澜川市\n',
    )
    assert answer.status is Status.IMPORTED
    assert rows(store, "districts", "district_code", "district_name", "category", "population") == [
        ("990100", "澜川市", "市本级", None),
        ("990102", "云屏区", "区", 297000),
    ]


def test_i07_a_misspelt_required_column_is_named_with_its_nearest(store: Store) -> None:
    answer = hand_in(store, sample("districts").replace("县区名称", "县区名秤"))
    assert said(answer)[0] == (1, "县区名称", "缺少列“县区名称”，文件中相近的列是“县区名秤”")
    assert answer.problems[0].remedy == "把列名“县区名秤”改成“县区名称”"


def test_i07_all_missing_columns_are_named(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, "期次,任务编号,进展摘要\n2026-10,T-001,在做\n", "progress")
    assert [(problem.code, problem.column) for problem in answer.problems] == [
        ("missing_column", "完成进度"),
        ("missing_column", "状态"),
    ]


def test_i08_an_extra_column_is_left_out_and_told(store: Store) -> None:
    answer = hand_in(
        store,
        sample("districts")
        .replace("是否计入合计", "是否计入合计,邮编")
        .replace(",是\n", ",是,730000\n")
        .replace(",否\n", ",否,730030\n"),
    )
    assert answer.status is Status.IMPORTED
    assert said(answer) == [(1, "邮编", "多余的列“邮编”不会导入")]


def test_i09_a_doubled_header_is_refused(store: Store) -> None:
    answer = hand_in(store, sample("districts").replace("县区简称", "县区名称"))
    assert said(answer) == [(1, "县区名称", "列名“县区名称”出现 2 次")]


def test_a_file_of_another_dataset_is_named(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, sample("cases"), "progress")
    assert said(answer) == [(1, "", "这像是“维权案件”，不是“进展月报”")]
    assert codes(answer) == ["wrong_dataset"]


def test_no_dataset_takes_every_file(sampled_store: Store) -> None:
    for said_to_be in UPLOADED:
        for dataset in UPLOADED:
            if said_to_be is not dataset:
                answer = hand_in(sampled_store, sample(dataset.name), said_to_be.name)
                assert answer.status is Status.REJECTED, (said_to_be.name, dataset.name)
