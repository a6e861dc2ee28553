"""SQL in a cell is text: it is refused where a code is wanted, and else stored as it stands (acceptance S16)."""

import csv
import io

import pytest

from dashboard.access import EVERYTHING
from dashboard.catalog.dataset import Dataset, Kind
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.intake.answer import Status
from dashboard.store import Store
from tests.conftest import SAMPLES, TODAY
from tests.fingerprint import fingerprint
from tests.intake.handing import hand_in

PAYLOADS = (
    "x'; drop table cases_rows; --",
    "x' or '1'='1",
    "read_csv('/etc/passwd')",
    "${units} $1 {0} %s ?",
    "x\"; attach '/tmp/x.duckdb' as y; --",
)


def sample(dataset: Dataset) -> list[dict[str, str]]:
    text = (SAMPLES / f"{dataset.name}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def written(rows: list[dict[str, str]]) -> str:
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize("dataset", UPLOADED, ids=lambda dataset: dataset.name)
def test_s16_sql_in_every_cell_of_a_row_is_refused_and_changes_nothing(
    sampled_store: Store, dataset: Dataset
) -> None:
    before = fingerprint(sampled_store)
    header = list(sample(dataset)[0])
    rows = [dict.fromkeys(header, payload) for payload in PAYLOADS]
    answer = hand_in(sampled_store, written(rows), dataset.name, confirmed=True)
    assert answer.status is Status.REJECTED
    assert not any("root:" in problem.reason for problem in answer.problems)
    assert fingerprint(sampled_store) == before


@pytest.mark.parametrize(
    ("name", "column", "payload"),
    [
        ("progress", "summary", PAYLOADS[0]),
        ("tasks", "task_name", PAYLOADS[1]),
        ("exchange", "content", PAYLOADS[2]),
        ("units", "unit_name", PAYLOADS[3]),
        ("indicators", "remark", PAYLOADS[4]),
    ],
)
def test_s16_sql_in_a_text_is_stored_as_it_stands(
    sampled_store: Store, name: str, column: str, payload: str
) -> None:
    dataset = named(name)
    assert dataset.column(column).kind is Kind.TEXT
    rows = sample(dataset)[:1]
    rows[0][dataset.column(column).header] = payload
    others = [
        each for each in fingerprint(sampled_store) if each[0] not in (dataset.table, "entries", "counter")
    ]
    answer = hand_in(sampled_store, written(rows), name, confirmed=True)
    assert answer.status is Status.IMPORTED, answer.problems
    with sampled_store.reading(EVERYTHING, today=TODAY) as cursor:
        found = cursor.execute(f"select count(*) from {name} where {column} = $1", [payload]).fetchone()
    assert found == (1,)
    assert [
        each for each in fingerprint(sampled_store) if each[0] not in (dataset.table, "entries", "counter")
    ] == others
