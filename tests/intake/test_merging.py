"""How a file meets the rows that are live: by key, by scope, and not at all (acceptance I23, datasets.md)."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.access import EVERYTHING
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.answer import Status
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import list_entries
from dashboard.intake.undo import undo
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, hand_in, rows, sample

_SAMPLED = ("districts", "progress", "skills", "cases")
"""One that others refer to, one by key, one by scope, one on its own; make test-long takes them all."""


def test_by_key_changed_cells_replace_and_the_rest_stays(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-10,T-001,80%,推进中,改\n2026-10,T-002,100%,已完成待销号,全部在建工程开设专用账户。\n2026-11,T-001,82%,推进中,\n"
    answer = hand_in(sampled_store, text)
    assert answer.difference == Difference(inserted=1, updated=1, unchanged=1, ended=0)
    assert [(str(day), code, float(share)) for day, code, share in rows(sampled_store, "progress", "period", "task_code", "progress")] == [  # type: ignore[arg-type]
        ("2026-10-01", "T-001", 80), ("2026-10-01", "T-001-02", 61), ("2026-10-01", "T-002", 100), ("2026-11-01", "T-001", 82),
    ]  # fmt: skip
    assert answer.said == "进展月报：新增 1 行，更新 1 行，不变 1 行。"


def test_by_scope_the_scopes_of_the_file_are_replaced_whole(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-09-30,云屏区,Q001,制造业,焊工,高级工,非农民工,41,3,4\n2026-09-30,云屏区,Q001,制造业,焊工,技师,非农民工,13,1,1\n2026-09-30,云屏区,Q001,制造业,电工,技师,非农民工,5,1,1\n"
    answer = hand_in(sampled_store, text)
    assert answer.difference == Difference(inserted=1, updated=1, unchanged=1, ended=2)
    found = rows(sampled_store, "skills", "unit_code", "occupation", "level", "workers")
    assert found == [
        ("Q001", "焊工", "技师", 13),
        ("Q001", "焊工", "高级工", 41),
        ("Q001", "电工", "技师", 5),
        ("Q002", "钢筋工", "初级工", 210),
        (None, None, "无等级", 1350),
    ]


def test_by_scope_the_remainder_of_a_district_is_a_scope_of_its_own(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-09-30,松岭县,,建筑业,,学徒工,农民工,1200,,\n")
    assert answer.difference == Difference(inserted=1, updated=0, unchanged=0, ended=1)
    assert (None, "学徒工", 1200) in rows(sampled_store, "skills", "unit_code", "level", "workers")
    assert ("Q002", "初级工", 210) in rows(sampled_store, "skills", "unit_code", "level", "workers")


def test_i23_the_same_file_again_changes_nothing(sampled_store: Store) -> None:
    first = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n", received=date(2026, 10, 3))
    version = sampled_store.version()
    again = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n")
    assert (first.status, again.status, again.import_no) == (Status.IMPORTED, Status.UNCHANGED, None)
    assert again.said == "该文件已于 2026-10-03 导入，无需重复上传，数据没有变化。"
    assert sampled_store.version() == version


def test_the_same_rows_written_otherwise_change_nothing(sampled_store: Store) -> None:
    answer = hand_in(
        sampled_store, sample("progress").replace("78%", "78.0").replace("61%", "６１").replace("100%", "100")
    )
    assert (answer.status, answer.said) == (
        Status.UNCHANGED,
        "文件里的内容库里都有了，无需重复上传，数据没有变化。",
    )


def test_a_dry_run_counts_and_stores_nothing(sampled_store: Store) -> None:
    version = sampled_store.version()
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n", dry_run=True)
    assert (answer.status, answer.import_no, answer.difference.inserted, answer.dry_run) == (
        Status.IMPORTED,
        None,
        1,
        True,
    )
    assert sampled_store.version() == version


@pytest.mark.parametrize(
    "dataset",
    [
        pytest.param(dataset.name, marks=[] if dataset.name in _SAMPLED else pytest.mark.long)
        for dataset in UPLOADED
    ],
)
def test_every_dataset_is_imported_undone_and_restored(sampled_store: Store, dataset: str) -> None:
    """From the newest dataset on, each is undone in turn; then this one's import is undone and restored."""
    number = next(
        entry.number for entry in list_entries(sampled_store, today=TODAY) if entry.dataset == dataset
    )
    before = rows(sampled_store, dataset)
    for entry in range(sampled_store.version(), number, -1):
        undo(sampled_store, entry, person="测试", today=TODAY)
    assert rows(sampled_store, dataset) == before
    undone = undo(sampled_store, number, person="测试", today=TODAY)
    assert (rows(sampled_store, dataset), undone.difference) == ([], Difference(0, 0, 0, len(before)))
    restored = undo(sampled_store, undone.number, person="测试", today=TODAY)
    assert (rows(sampled_store, dataset), restored.difference) == (before, Difference(len(before), 0, 0, 0))
    assert hand_in(sampled_store, sample(dataset)).status is Status.UNCHANGED


def test_the_ledger_tells_who_what_and_when(sampled_store: Store) -> None:
    answer = hand_in(
        sampled_store,
        f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n".encode("gb18030"),
        name="九月.csv",
        received=date(2026, 10, 3),
    )
    entry = list_entries(sampled_store, today=TODAY)[0]
    assert (entry.number, entry.kind, entry.dataset, entry.person, entry.received) == (
        answer.import_no, "import", "progress", "测试", date(2026, 10, 3),
    )  # fmt: skip
    assert (entry.file_name, entry.encoding, entry.delimiter, entry.header_row, entry.rows_read) == (
        "九月.csv",
        "gb18030",
        ",",
        1,
        1,
    )
    assert (entry.difference, entry.demonstration) == (Difference(1, 0, 0, 0), False)


def test_an_old_version_shows_what_it_showed(sampled_store: Store) -> None:
    def seen(version: int) -> list[tuple[object, ...]]:
        with sampled_store.reading(EVERYTHING, today=TODAY, version=version) as cursor:
            return sorted(cursor.execute("select * from progress").fetchall(), key=str)

    start = sampled_store.version()
    shown = {start: seen(start)}
    for share in (70, 75, 78):
        hand_in(
            sampled_store,
            f"{PROGRESS}\n2026-10,T-001,{share}%,推进中,第 {share} 次\n2026-09,T-002,{share},推进中,\n",
        )
        shown[sampled_store.version()] = seen(sampled_store.version())
    undone = undo(sampled_store, start + 3, person="测试", today=TODAY)
    assert seen(undone.number) == shown[start + 2]
    assert {version: seen(version) for version in shown} == shown
    assert len({str(rows) for rows in shown.values()}) == 4


def test_by_key_columns_that_the_file_does_not_have_stay_as_they_are(sampled_store: Store) -> None:
    head = "期次,任务编号,完成进度,状态,存在问题,问题类别"
    hand_in(sampled_store, f"{head}\n2026-10,T-001,78%,推进中,人手不足,其他\n")
    answer = hand_in(
        sampled_store, "期次,任务编号,完成进度,状态\n2026-10,T-001,80%,推进中\n2026-11,T-001,82%,推进中\n"
    )
    assert answer.difference == Difference(inserted=1, updated=1, unchanged=0, ended=0)
    found = rows(sampled_store, "progress", "period", "task_code", "progress", "problem", "problem_category")
    assert [row[1:] for row in found if row[1] == "T-001"] == [
        ("T-001", Decimal("80"), "人手不足", "其他"),
        ("T-001", Decimal("82"), None, None),
    ]


def test_by_key_new_rows_get_the_declared_default_of_a_column_that_is_not_there(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, "任务编号,节点序号,节点名称,计划日期\nT-001,9,验收,2026-11-20\n")
    assert answer.difference == Difference(inserted=1, updated=0, unchanged=0, ended=0)
    assert ("T-001", 9, Decimal("1")) in rows(
        sampled_store, "milestones", "task_code", "milestone_no", "weight"
    )
