"""Every question file keeps the contract that its head states, on the empty migrated store."""

import json
import re
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from dashboard.access import EVERYTHING
from dashboard.queries.asking import Question, Reading, Value, ask, load, names
from dashboard.store import Store, open_store

TODAY = date(2026, 11, 22)
SAMPLES: dict[str, Value] = {
    "period": date(2026, 10, 1),
    "figure": "on_time",
    "key": True,
    "months": 12,
    "minimum": 30,
    "limit": 10,
    "migrant": True,
    "collective": True,
}
"""Values for parameters that are not text."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("empty") / "city.duckdb")
    yield opened
    opened.close()


@pytest.fixture(params=names())
def question(request: pytest.FixtureRequest) -> Question:
    return load(request.param)


def test_head_states_grain_question_and_columns(question: Question) -> None:
    head = question.sql.splitlines()[:4]
    assert [line.split(":")[0] for line in head] == ["-- question", "-- grain", "-- takes", "-- gives"]
    assert question.grain in ("rows", "aggregate")
    assert len(set(question.gives)) == len(question.gives) > 0


def test_file_is_one_select_that_takes_what_its_head_says(question: Question) -> None:
    (statement,) = duckdb.extract_statements(question.sql)
    assert statement.type == duckdb.StatementType.SELECT
    assert statement.named_parameters == set(question.takes)


def test_answer_on_the_empty_store_has_the_promised_columns(empty: Store, question: Question) -> None:
    reading = Reading(empty, EVERYTHING, 0, TODAY)
    values = {name: SAMPLES.get(name, "x") for name in question.takes}
    assert tuple(ask(reading, question.name, **values).columns) == question.gives


def test_every_filter_may_be_left_open(empty: Store, question: Question) -> None:
    reading = Reading(empty, EVERYTHING, 0, TODAY)
    values = {name: date(2026, 10, 1) if name == "period" else None for name in question.takes}
    assert tuple(ask(reading, question.name, **values).columns) == question.gives


def test_only_views_are_named(empty: Store, question: Question) -> None:
    with empty.cursor() as cursor:
        views = {
            name
            for (name,) in cursor.execute(
                "select view_name from duckdb_views() where not internal"
            ).fetchall()
        }
    assert tables_named(question.sql) <= views


def test_a_table_named_in_a_step_is_found() -> None:
    assert tables_named("with a as (select * from tasks_rows) select * from a order by 1") == {"tasks_rows"}


def test_every_read_ends_in_an_order(question: Question) -> None:
    last = [
        line for line in question.sql.splitlines() if re.match(r"\S", line) and not line.startswith("--")
    ][-1]
    assert last.startswith("order by ")


def tables_named(sql: str) -> set[str]:
    """What a statement reads, apart from the steps that it defines itself."""
    (tree,) = duckdb.execute("select json_serialize_sql($1::varchar)", [sql]).fetchall()[0]
    named, steps = set[str](), set[str]()
    _collect(json.loads(tree), named, steps)
    return named - steps


def _collect(node: object, named: set[str], steps: set[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _collect(item, named, steps)
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            named.add(node["table_name"])
        steps.update(step["key"] for step in node.get("cte_map", {}).get("map", []))
        for item in node.values():
            _collect(item, named, steps)
