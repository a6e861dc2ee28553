"""Every read goes through a view: of one version, within one scope, closed when nothing was said."""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from dashboard.access import EVERYTHING, NOTHING, Scope
from dashboard.catalog.datasets import DATASETS
from dashboard.errors import UnknownName
from dashboard.intake.compare import compare, original_of
from dashboard.intake.ledger import list_entries
from dashboard.intake.taking_back import foresee_rows
from dashboard.intake.undo import undo
from dashboard.store import Store
from tests.conftest import SAMPLES, TODAY
from tests.intake.handing import SKILLS, hand_in
from tests.planting import plant

OPEN = {
    "clocks",
    "holidays",
    "benchmarks",
    "indicator_definitions",
    "thresholds",
    "reporting",
    "districts",
    "units",
    "measures",
}


def views(store: Store) -> list[str]:
    with store.cursor() as cursor:
        rows = cursor.execute("select view_name from duckdb_views() where not internal order by 1").fetchall()
    return [str(name) for (name,) in rows]


def seen(store: Store, scope: Scope, dataset: str, column: str) -> list[str]:
    with store.reading(scope, today=TODAY) as cursor:
        rows: Sequence[tuple[object, ...]] = cursor.execute(
            f"select distinct {column} from {dataset} order by 1"
        ).fetchall()
    return [str(value) for (value,) in rows]


def test_every_dataset_has_a_view(store: Store) -> None:
    assert {dataset.name for dataset in DATASETS} <= set(views(store))


def test_a_cursor_to_which_nothing_was_said_sees_no_dataset(sampled_store: Store) -> None:
    with sampled_store.cursor() as cursor:
        counts = {
            dataset.name: cursor.execute(f"select count(*) from {dataset.name}").fetchone()
            for dataset in DATASETS
        }
    assert counts == {dataset.name: (0,) for dataset in DATASETS}


def test_a_view_of_rows_without_a_reading_is_empty(sampled_store: Store) -> None:
    """Views over several datasets inherit it; what they answer is at most counts of nothing."""
    for view in views(sampled_store):
        with sampled_store.cursor() as cursor:
            found = cursor.execute(f"from {view}").fetchall()
        told = [
            value
            for row in found
            for value in row
            if isinstance(value, str) and re.search("T-0|AJ-|Q00|D0", value)
        ]
        assert told == [], view


def test_nobody_sees_more_than_the_names(sampled_store: Store) -> None:
    for dataset in DATASETS:
        with sampled_store.reading(NOTHING, today=TODAY) as cursor:
            row = cursor.execute(f"select count(*) > 0 from {dataset.name}").fetchone()
        assert row == (dataset.name in OPEN,), dataset.name


@pytest.mark.parametrize(
    ("scope", "dataset", "column", "expected"),
    [
        (Scope(units=("D02",)), "tasks", "task_code", ["T-001", "T-002"]),
        (Scope(units=("D03",)), "tasks", "task_code", ["T-001", "T-002"]),
        (Scope(districts=("990102",)), "tasks", "task_code", ["T-001-02"]),
        (Scope(units=("C02",)), "progress", "task_code", ["T-001-02"]),
        (Scope(units=("D03",)), "milestones", "task_code", ["T-001", "T-002"]),
        (Scope(units=("Q001",)), "skills", "unit_code", ["Q001"]),
        (Scope(districts=("990121",)), "skills", "unit_code", ["Q002", "None"]),
        (Scope(units=("Q001",)), "development", "unit_code", ["Q001"]),
        (Scope(units=("D01",), reads_cases=True), "cases", "case_no", ["AJ-2026-0002"]),
        (Scope(districts=("990121",), reads_cases=True), "cases", "case_no", ["AJ-2026-0001"]),
        (Scope(units=("Q001", "Q002"), reads_cases=True), "cases", "case_no", []),
        (Scope(units=("D01",)), "exchange", "entry_no", ["JY-2026-001"]),
        (Scope(districts=("990102",)), "exchange", "entry_no", []),
        (EVERYTHING, "cases", "case_no", ["AJ-2026-0001", "AJ-2026-0002"]),
    ],
)
def test_a_scope_sees_its_own(
    sampled_store: Store, scope: Scope, dataset: str, column: str, expected: list[str]
) -> None:
    assert sorted(seen(sampled_store, scope, dataset, column)) == sorted(expected)


def test_an_employer_never_reads_the_complaints_against_itself(sampled_store: Store) -> None:
    with sampled_store.reading(EVERYTHING, today=TODAY) as cursor:
        assert cursor.execute("select count(*) from cases where employer = 'Q002'").fetchone() == (1,)
    assert seen(sampled_store, Scope(units=("Q002",), reads_cases=True), "cases", "case_no") == []


def test_cases_are_read_one_by_one_only_by_who_may_and_else_only_counted(sampled_store: Store) -> None:
    """Fail closed: a leader's cursor, or a reporter's whom an administrator looks at, holds no case."""
    for scope, counted in ((Scope(sees_all=True), 2), (Scope(units=("D01",)), 1), (NOTHING, 0)):
        assert seen(sampled_store, scope, "cases", "case_no") == []
        assert seen(sampled_store, scope, "case_rows", "case_no") == []
        with sampled_store.reading(scope, today=TODAY, aggregate=True) as cursor:
            assert cursor.execute("select count(*) from cases").fetchone() == (counted,)


@pytest.mark.parametrize("view", ["cases", "case_clock", "case_rows"])
def test_the_employer_is_named_only_to_who_may_name_it(sampled_store: Store, view: str) -> None:
    assert seen(sampled_store, Scope(districts=("990121",), reads_cases=True), view, "employer") == ["None"]
    assert seen(sampled_store, Scope(sees_all=True, reads_cases=True), view, "employer") == ["None"]
    assert seen(sampled_store, EVERYTHING, view, "employer") == ["Q001", "Q002"]


def test_a_unit_without_a_name_for_the_employer_gets_none(sampled_store: Store) -> None:
    assert seen(
        sampled_store, Scope(districts=("990121",), reads_cases=True), "case_rows", "employer_name"
    ) == ["None"]


SKILLS_OF_OTHERS = f"{SKILLS}\n2026-09-30,松岭县,Q002,制造业,焊工,高级工,农民工,7,1,0\n"


def test_a_unit_reads_what_it_reported_of_others(sampled_store: Store) -> None:
    """The personnel bureau hands in every enterprise's skills."""
    bureau = Scope(units=("D03",))
    assert seen(sampled_store, bureau, "skills", "unit_code") == []
    first = hand_in(sampled_store, SKILLS_OF_OTHERS, "skills", reporter="D03", confirmed=True)
    assert first.import_no is not None, first.problems
    assert seen(sampled_store, bureau, "skills", "unit_code") == ["Q002"]
    assert seen(sampled_store, bureau, "skill_lines", "unit_code") == ["Q002"]
    assert seen(sampled_store, Scope(units=("D01",)), "skills", "unit_code") == []
    undone = undo(sampled_store, first.import_no, person="测试", today=TODAY)
    assert seen(sampled_store, bureau, "skills", "unit_code") == []
    undo(sampled_store, undone.number, person="测试", today=TODAY)
    assert seen(sampled_store, bureau, "skills", "unit_code") == ["Q002"]
    hand_in(sampled_store, SKILLS_OF_OTHERS.replace(",7,", ",8,"), "skills", reporter="D01", confirmed=True)
    assert seen(sampled_store, bureau, "skills", "unit_code") == []


def test_the_ledger_of_a_unit_holds_what_it_handed_in_and_what_undid_it(sampled_store: Store) -> None:
    first = hand_in(sampled_store, SKILLS_OF_OTHERS, "skills", reporter="Q002", confirmed=True).import_no
    assert first is not None
    undone = undo(sampled_store, first, person="测试", today=TODAY).number
    again = undo(sampled_store, undone, person="测试", today=TODAY).number
    for scope, expected in (
        (Scope(units=("Q002",)), [again, undone, first]),
        (Scope(districts=("990121",)), [again, undone, first]),
        (Scope(units=("Q001",)), []),
        (NOTHING, []),
    ):
        listed = list_entries(sampled_store, today=TODAY, scope=scope)
        assert [entry.number for entry in listed] == expected
        assert seen(sampled_store, scope, "imports", "person") == (["测试"] if expected else [])
    assert len(list_entries(sampled_store, today=TODAY)) == again


def test_an_entry_of_others_can_be_neither_compared_nor_taken_nor_foreseen(sampled_store: Store) -> None:
    first = hand_in(sampled_store, SKILLS_OF_OTHERS, "skills", reporter="Q002", confirmed=True).import_no
    second = hand_in(
        sampled_store, SKILLS_OF_OTHERS.replace(",7,", ",8,"), "skills", reporter="Q002", confirmed=True
    ).import_no
    assert first is not None
    assert second is not None
    own, other = Scope(units=("Q002",)), Scope(units=("Q001",))
    assert compare(sampled_store, first, second, scope=own).difference.updated == 1
    assert original_of(sampled_store, second, scope=own) is not None
    assert len(foresee_rows(sampled_store, second, 5, scope=own)) == 1
    for look in (
        lambda: compare(sampled_store, first, second, scope=other),
        lambda: original_of(sampled_store, second, scope=other),
        lambda: foresee_rows(sampled_store, second, 5, scope=other),
    ):
        with pytest.raises(UnknownName, match=r"没有第 \d+ 号记录"):
            look()


def test_a_comparison_of_cases_shows_no_employer_and_to_who_reads_no_cases_no_row(
    sampled_store: Store,
) -> None:
    sample = (SAMPLES / "cases.csv").read_text(encoding="utf-8").splitlines()
    numbers = [
        hand_in(
            sampled_store,
            f"{sample[0]}\n{sample[1].replace('Q002', employer).replace(',14,', f',{people},')}\n",
            "cases",
            reporter="D03",
            confirmed=True,
        ).import_no
        for employer, people in (("Q001", 3), ("Q002", 4))
    ]
    first, second = numbers
    assert first is not None
    assert second is not None
    shown = {
        scope: [cell[0].name for change in compare(sampled_store, first, second, scope=scope).changes for cell in change.cells]
        for scope in (
            EVERYTHING,
            Scope(units=("D03",), reads_cases=True),
            Scope(units=("D03",)),
        )
    }  # fmt: skip
    assert [sorted(names) for names in shown.values()] == [["employer", "people"], ["people"], []]


def test_what_was_sent_back_and_the_agendas_are_not_everyones(sampled_store: Store) -> None:
    plant(
        sampled_store,
        "returns",
        [
            {
                "dataset": "skills",
                "period": date(2026, 9, 1),
                "unit_code": "Q002",
                "returned_date": TODAY,
                "reason": "人数不符",
            }
        ],
    )
    plant(sampled_store, "agendas", [{"agenda": "周会", "slides": ["a"], "seconds": ["20"]}])
    for view in ("returns", "sent_back"):
        assert seen(sampled_store, Scope(units=("Q001",)), view, "reason") == []
        assert seen(sampled_store, Scope(districts=("990121",)), view, "reason") == ["人数不符"]
    assert seen(sampled_store, Scope(units=("Q002",)), "agendas", "agenda") == []
    assert seen(sampled_store, Scope(sees_all=True), "agendas", "agenda") == ["周会"]
