"""Migrations: numbered, recorded, equal to the declarations."""

from pathlib import Path

import pytest

from dashboard.catalog.dataset import Kind
from dashboard.catalog.datasets import DATASETS
from dashboard.errors import StoreError
from dashboard.store import Store, open_store

TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.INT: "BIGINT",
    Kind.DECIMAL: "DECIMAL(18,4)",
    Kind.PERCENT: "DECIMAL(18,4)",
    Kind.MONTH: "DATE",
    Kind.DATE: "DATE",
    Kind.FLAG: "BOOLEAN",
    Kind.LIST: "VARCHAR[]",
}


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_tables_equal_their_declarations(store: Store, dataset: object) -> None:
    declared = next(each for each in DATASETS if each is dataset)
    with store.cursor() as cursor:
        found = cursor.execute(
            "select column_name, data_type, is_nullable from duckdb_columns() where table_name = $1 order by column_index",
            [declared.table],
        ).fetchall()
    assert found == [
        *((column.name, TYPES[column.kind], not column.required) for column in declared.columns),
        ("begun", "BIGINT", False),
        ("ended", "BIGINT", False),
    ]


def test_nothing_but_not_null_is_declared(store: Store) -> None:
    """DuckLake refuses keys, unique, check, sequences, enums and indexes."""
    with store.cursor() as cursor:
        kinds = cursor.execute("select distinct constraint_type from duckdb_constraints()").fetchall()
        others = cursor.execute(
            "select (select count(*) from duckdb_indexes()), (select count(*) from duckdb_sequences())"
        ).fetchone()
    assert (kinds, others) == ([("NOT NULL",)], (0, 0))


def test_opening_again_migrates_nothing_twice(store: Store) -> None:
    store.close()
    again = open_store(store.path)
    with again.cursor() as cursor:
        rows = cursor.execute("select number from migrations order by number").fetchall()
    assert (again.version(), rows) == (6, [(number,) for number in range(1, len(rows) + 1)])
    again.close()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("insert into migrations values (999, 'x')", "更新的程序版本"),
        ("update migrations set sha256 = 'x' where number = 1", "第 1 号迁移与数据库里记录的不一致"),
    ],
)
def test_a_store_of_another_program_is_refused(tmp_path: Path, statement: str, told: str) -> None:
    store = open_store(tmp_path / "a.duckdb")
    with store.cursor() as cursor:
        cursor.execute(statement)
    store.close()
    with pytest.raises(StoreError, match=told):
        open_store(tmp_path / "a.duckdb")
