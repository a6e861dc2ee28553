"""The declarations hold together."""

import pytest

from dashboard.catalog.dataset import Merge
from dashboard.catalog.datasets import DATASETS, REFERENCE, UPLOADED, named
from dashboard.errors import UnknownName
from dashboard.settings import ROOT


def test_the_datasets_are_those_of_the_house() -> None:
    assert [dataset.title for dataset in UPLOADED] == [
        "县区名录", "单位名录", "政策措施", "任务台账", "路线图节点", "进展月报", "技能等级", "五位一体", "维权案件", "指标填报", "经验与问题",
    ]  # fmt: skip
    assert [dataset.name for dataset in REFERENCE] == [
        "clocks", "holidays", "benchmarks", "indicator_definitions", "thresholds", "reporting",
    ]  # fmt: skip


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_names_and_headers_are_unique_and_keys_required_where_proved(dataset: object) -> None:
    declared = next(each for each in DATASETS if each is dataset)
    headers = [column.header for column in declared.columns]
    assert len(set(headers)) == len(headers)
    assert len(set(declared.names)) == len(declared.names)
    assert declared.key
    assert set(declared.scope) <= set(declared.key)
    assert bool(declared.scope) == (declared.merge is Merge.BY_SCOPE)
    assert all(rule.column in declared.names for rule in declared.rules)
    assert all(named(column.refers).named_by for column in declared.columns if column.refers)


def test_what_is_referred_to_comes_first() -> None:
    order = [dataset.name for dataset in UPLOADED]
    late = [
        (dataset.name, column.name)
        for dataset in UPLOADED
        for column in dataset.columns
        if column.refers in order and order.index(column.refers) > order.index(dataset.name)
    ]
    assert late == []


def test_a_dataset_is_found_by_name_and_title() -> None:
    assert named("progress") is named("进展月报")
    with pytest.raises(UnknownName, match="没有“进度”这个数据集"):
        named("进度")


@pytest.mark.parametrize("dataset", UPLOADED, ids=lambda dataset: dataset.name)
def test_every_dataset_has_a_sample_with_the_canonical_headers(dataset: object) -> None:
    declared = next(each for each in UPLOADED if each is dataset)
    sample = (ROOT / "data" / "samples" / f"{declared.name}.csv").read_text(encoding="utf-8")
    assert sample.splitlines()[0].split(",") == [column.header for column in declared.columns]
