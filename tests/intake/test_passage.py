"""Values cross a process border as facts, and nothing but declared facts comes back."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalog.datasets import named
from dashboard.errors import UnknownName
from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.passage import pack, unpack
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind
from dashboard.intake.request import Bounds, Request

FOLDER = Path("reading")


def crossed(value: Any) -> Any:
    """The value after a way there and back as JSON."""
    return unpack(type(value), json.loads(json.dumps(pack(value))), FOLDER)


def test_answers_of_every_kind_come_back_as_they_went() -> None:
    answers = Answers(
        dataset="skills",
        columns=(("人数合计", "workers"), ("备注", None)),
        percents=Scale.FRACTION,
        dates=DateOrder.MONTH_FIRST,
        fill_down=False,
        aliases=(("units", "一机厂", "Q0001"),),
        mends=((7, "workers", "12"),),
        dropped=(3, 9),
        off=frozenset({RepairKind.TOTALS, RepairKind.PADDED}),
    )
    request = Request("/a/original", "表.csv", "/a", answers, None, Bounds(seconds=120), opens=True)
    assert crossed(answers) == answers
    assert crossed(request) == request
    assert Request.of(request.as_line()) == request


def test_a_file_comes_back_in_the_folder_of_its_reading_wherever_it_is_said_to_lie() -> None:
    draft = Draft("表.csv", dataset=named("tasks"), parquet=FOLDER / "rows.parquet")
    assert crossed(draft) == draft
    assert unpack(Draft, {"name": "x", "parquet": "../../etc/passwd"}, FOLDER).parquet == FOLDER / "passwd"


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"name": 5}, TypeError),
        ({"name": "x", "rows_read": "many"}, TypeError),
        ({"name": "x", "problems": "none"}, TypeError),
        ({"name": "x", "surprise": 1}, KeyError),
        ({"name": "x", "answers": {"percents": "half"}}, ValueError),
        ({"name": "x", "dataset": "os"}, UnknownName),
        ([], TypeError),
    ],
)
def test_what_was_not_declared_is_refused(facts: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        unpack(Draft, facts, FOLDER)
