"""Every read goes through a view: of one version, within one scope, closed when nothing was said."""

import re
from collections.abc import Sequence

import pytest

from dashboard.access import EVERYTHING, NOTHING, Scope
from dashboard.catalog.datasets import DATASETS
from dashboard.store import Store
from tests.conftest import TODAY

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
        (Scope(units=("D01",)), "cases", "case_no", ["AJ-2026-0002"]),
        (Scope(districts=("990121",)), "cases", "case_no", ["AJ-2026-0001"]),
        (Scope(units=("Q001", "Q002")), "cases", "case_no", []),
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
    assert seen(sampled_store, Scope(units=("Q002",)), "cases", "case_no") == []
