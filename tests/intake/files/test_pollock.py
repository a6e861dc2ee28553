"""The scorer of the Pollock benchmark: what it counts, by hand."""

import json
from pathlib import Path

import pytest

from benchmarks.pollock import compare, read_records, score_folder, simple, weighted

TRUTH = [["a", "b"], ["1", "x"], ["2", "y"]]


def test_the_same_table_has_every_point() -> None:
    assert compare(TRUTH, TRUTH) == (1.0,) * 9


def test_a_surplus_record_costs_recall_of_records_and_cells() -> None:
    found = [*TRUTH, ["3", "z"]]
    assert compare(TRUTH, found) == pytest.approx((1, 1, 1, 1, 2 / 3, 0.8, 1, 6 / 8, 12 / 14))


def test_a_missing_header_costs_the_first_row_twice() -> None:
    assert compare(TRUTH, TRUTH[1:])[:6] == pytest.approx((0, 0, 0, 1 / 2, 1, 2 / 3))


def test_records_are_compared_by_what_dates_and_numbers_mean() -> None:
    truth = [["a", "b"], ["28/01/2018", "1.50"]]
    assert compare(truth, [["a", "b"], ["2018-01-28", "1.5"]]) == pytest.approx(
        (1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5)
    )


def test_nothing_to_find_is_found() -> None:
    assert compare([], [["a"]]) == (1.0,) * 9
    assert compare([["a", "b"]], [["a", "b"]]) == (1.0,) * 9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files: one read as it should be, one of which the second row is a mystery."""
    for part in ("csv", "clean"):
        (tmp_path / part).mkdir()
    (tmp_path / "csv" / "good.csv").write_text("day;sold\n2026-01-01;3\n2026-01-02;4\n", encoding="utf-8")
    (tmp_path / "clean" / "good.csv").write_text(
        '"day","sold"\n"2026-01-01","3"\n"2026-01-02","4"\n', encoding="utf-8"
    )
    (tmp_path / "csv" / "bad.csv").write_text("", encoding="utf-8")
    (tmp_path / "clean" / "bad.csv").write_text('"day"\n"2026-01-01"\n', encoding="utf-8")
    weights = {"good.csv": 3, "bad.csv": 1, "elsewhere.csv": 96}
    (tmp_path / "weights.json").write_text(json.dumps(weights), encoding="utf-8")
    return tmp_path


def test_files_count_by_their_weight_among_those_that_are_there(folder: Path) -> None:
    bad, good = score_folder(folder, read_records)
    assert (bad.name, bad.points, bad.share, good.points, good.share) == ("bad.csv", 1.0, 0.25, 10.0, 0.75)
    assert (simple([bad, good]), weighted([bad, good]), bad.lost) == (5.5, 7.75, 2.25)


def test_an_exception_is_counted(folder: Path) -> None:
    def fail(_: Path) -> list[list[str]]:
        raise ValueError("broken")

    assert [(score.points, score.failed) for score in score_folder(folder, fail)] == [
        (0.0, True),
        (0.0, True),
    ]
