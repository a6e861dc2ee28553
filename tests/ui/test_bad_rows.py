"""The rows with errors as a person mends them: what is shown, what of the browser's answer counts, and the workbook."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.lookups import take_lookups
from dashboard.store import Store
from dashboard.ui.bad_rows import LEFT_OUT, as_workbook, list_bad_rows, list_places, mends_of
from tests.conftest import TODAY

FILE = "任务编号,科室,期次,完成进度,状态\nT-001,就业科,2026-10,120%,推进中\nT-001-02,就业科,2026-10,50%,推进中\nT-002,培训科,2026-10,30%,完成\n"

Read = Callable[..., Draft]


@pytest.fixture
def read(sampled_store: Store, tmp_path: Path) -> Read:
    """Read some text, or bytes, as a file that is handed in."""
    lookups = take_lookups(sampled_store, today=TODAY)

    def reading(content: str | bytes = FILE, **answers: object) -> Draft:
        folder = tmp_path / "work"
        folder.mkdir(exist_ok=True)
        source = tmp_path / "表"
        source.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_file(source, "表.csv", folder, lookups, Answers(**answers))  # type: ignore[arg-type]

    return reading


def test_rows_are_shown_as_the_file_writes_them_with_their_reasons(read: Read) -> None:
    first, second = list_bad_rows(read(), 50)
    assert (first.number, first.cells) == (2, ("T-001", "就业科", "2026-10", "120%", "推进中"))
    assert first.said == "完成进度：超出 0–100%。核对后填 0–100"
    assert second.number == 4
    assert second.said.startswith("“完成”不是可选的状态")


def test_the_wrong_columns_come_first_and_those_that_are_not_imported_last(read: Read) -> None:
    assert [(place.header, place.wrong) for place in list_places(read())] == [
        ("完成进度", True),
        ("状态", True),
        ("任务编号", False),
        ("期次", False),
        ("科室", False),
    ]


def test_what_was_written_into_the_grid_becomes_answers(read: Read) -> None:
    draft = read()
    rows = list_bad_rows(draft, 50)
    answers = mends_of(draft, rows, {0: {"c3": "20%"}, 1: {LEFT_OUT: True}})
    assert answers == {"mends": ((2, "progress", "20%"),), "dropped": (4,)}
    mended = read(FILE, **answers)
    assert (mended.rows_read, mended.rows_good, mended.errors) == (2, 2, ())


def test_an_emptied_cell_is_empty_and_earlier_mends_stay(read: Read) -> None:
    draft = read(FILE, mends=((2, "progress", "130%"),))
    rows = list_bad_rows(draft, 50)
    assert rows[0].cells[3] == "130%"
    assert mends_of(draft, rows, {1: {"c4": None}})["mends"] == ((2, "progress", "130%"), (4, "state", ""))


@pytest.mark.parametrize(
    "edited",
    [{0: {"c1": "别的科"}}, {0: {"said": "没有问题"}}, {0: {"row": "3"}}, {9: {"c3": "20%"}}, {-1: {"c3": "20%"}}, {0: {"c99": "x"}}, {0: {LEFT_OUT: False}}],
)  # fmt: skip
def test_no_other_cell_than_the_editable_ones_is_believed(
    read: Read, edited: dict[int, dict[str, object]]
) -> None:
    draft = read()
    assert mends_of(draft, list_bad_rows(draft, 50), edited) == {"mends": (), "dropped": ()}


def test_the_other_row_of_a_pair_says_why_it_is_there(read: Read) -> None:
    text = "期次,任务编号,完成进度,状态\n2026-10,T-001,20%,推进中\n2026-10,T-001,30%,推进中\n"
    assert [row.number for row in list_bad_rows(read(text), 50)] == [2, 3]
    assert all("重复" in row.said for row in list_bad_rows(read(text), 50))


def test_the_workbook_of_bad_rows_uploads_as_it_is(read: Read) -> None:
    again = read(as_workbook(read()))
    assert (again.kind, again.rows_read, again.rows_good) == ("xlsx", 2, 0)
    assert [row.cells[3] for row in list_bad_rows(again, 50)] == ["120%", "30%"]
