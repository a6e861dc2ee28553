"""问题数据.xlsx: the bad rows as they were, what is wrong beside them, ready to be mended and handed in."""

import re
import zipfile
from pathlib import Path

import pytest

from dashboard.catalog.dataset import Level
from dashboard.catalog.wording import REASONS_HEADER
from dashboard.documents.problem_workbook import problem_workbook
from dashboard.errors import CockpitError
from dashboard.intake.files.contents import open_text
from dashboard.intake.reading.problem import Problem

HEADERS = ("任务编号", "进度", "进展摘要")


def problem(row: int | None, column: str, level: Level = Level.ERROR) -> Problem:
    """One problem."""
    return Problem(row, column, "120", level, "out_of_range", "120 超出 0–100%", "核对后填 0–100")


def read(tmp_path: Path, content: bytes) -> list[str]:
    """The workbook as the intake reads it."""
    path = tmp_path / "问题数据.xlsx"
    path.write_bytes(content)
    return open_text(path, tmp_path).path.read_text(encoding="utf-8").splitlines()


def part(tmp_path: Path, name: str) -> str:
    """One part of the workbook that was read."""
    with zipfile.ZipFile(tmp_path / "问题数据.xlsx") as package:
        return package.read(name).decode()


def test_it_keeps_the_layout_and_says_the_reasons_last(tmp_path: Path) -> None:
    rows = [(37, ("0018", "120", None)), (41, ("6-18-01-01", "130%", "摘要"))]
    problems = [problem(37, "进度"), problem(41, "进度"), problem(99, "进度"), problem(None, "")]
    assert read(tmp_path, problem_workbook(HEADERS, rows, problems)) == [
        f"任务编号,进度,进展摘要,{REASONS_HEADER}",
        "0018,120,,原第 37 行 进度：120 超出 0–100%。核对后填 0–100",
        "6-18-01-01,130%,摘要,原第 41 行 进度：120 超出 0–100%。核对后填 0–100",
    ]


def test_bad_cells_are_red_doubtful_ones_yellow_and_both_have_a_note(tmp_path: Path) -> None:
    rows = [(3, ("T-1", "120", "x")), (4, ("T-2", "130", "y"))]
    problems = [
        problem(3, "完成进度"),
        problem(4, "进展摘要", Level.WARNING),
        problem(4, "任务编号", Level.NOTICE),
    ]
    read(tmp_path, problem_workbook(HEADERS, rows, problems, places={"完成进度": 1}))
    sheet = part(tmp_path, "xl/worksheets/sheet1.xml")
    fills = re.findall(r'fgColor rgb="FF(\w+)"', part(tmp_path, "xl/styles.xml"))
    styles = re.findall(
        r'<xf numFmtId="\d+" fontId="\d+" fillId="(\d+)"',
        part(tmp_path, "xl/styles.xml").split("<cellXfs")[1],
    )

    def fill(place: str) -> str | None:
        found = re.search(rf'r="{place}" s="(\d+)"', sheet)
        assert found
        number = int(styles[int(found[1])])
        return fills[number - 2] if number >= 2 else None

    assert [fill(place) for place in ("A2", "B2", "C2", "A3", "B3", "C3")] == [
        None, "F7DEDA", None, None, None, "F8E7B8",
    ]  # fmt: skip
    assert re.findall(r'<comment ref="(\w+)"', part(tmp_path, "xl/comments1.xml")) == ["B2", "C3"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "＝1", "http://a.b", "00123", "TRUE"])
def test_i20_every_cell_is_text_and_no_formula_is_ever_written(tmp_path: Path, cell: str) -> None:
    read_back = read(tmp_path, problem_workbook(["值", "乙"], [(2, (cell, "x"))], []))
    assert read_back[1].split(",")[0] == cell
    sheet = part(tmp_path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_more_rows_than_a_person_mends_are_refused() -> None:
    with pytest.raises(CockpitError, match="有问题的行有 200001 行"):
        problem_workbook(["值"], ((row, ("1",)) for row in range(200_001)), [])
