"""Templates as workbooks: what they offer, and that filled in they are what the intake reads."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from dashboard.catalog.dataset import Level
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.catalog.wording import GUIDE_SHEET
from dashboard.documents.problem_workbook import problem_workbook
from dashboard.documents.templates import workbook_template
from dashboard.intake.answer import Status
from dashboard.intake.files.contents import open_text, worksheets
from dashboard.intake.reading.problem import Problem
from dashboard.intake.reading.recognition import best_dataset
from dashboard.store import Store
from tests.intake.handing import codes, hand_in

NAMES = {"units": ("市总工会", "市人社局"), "districts": ("市本级", "云屏区"), "tasks": ("T-018",)}


def template(tmp_path: Path, name: str) -> Path:
    """The template of a dataset, as a file."""
    path = tmp_path / "模板.xlsx"
    path.write_bytes(workbook_template(named(name), NAMES))
    return path


def lines(path: Path) -> list[str]:
    """The first worksheet as text."""
    return open_text(path, path.parent).path.read_text(encoding="utf-8").splitlines()


def part(path: Path, name: str) -> str:
    """One part of a workbook."""
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("name", [dataset.name for dataset in UPLOADED])
def test_a_template_has_the_canonical_headers_and_is_recognised(tmp_path: Path, name: str) -> None:
    header = lines(template(tmp_path, name))[0].split(",")
    assert header == [column.header for column in named(name).columns]
    assert best_dataset(header).name == name


def test_the_example_reads_as_the_catalog_writes_it(tmp_path: Path) -> None:
    assert lines(template(tmp_path, "progress"))[1:] == ["2026-10,T-018,82%,推进中,实名制覆盖 41 个项目,,,,"]
    assert lines(template(tmp_path, "milestones"))[1:] == [
        ",".join(column.example for column in named("milestones").columns)
    ]
    assert lines(template(tmp_path, "skills"))[1:] == [
        "2026-09-30,映雪区,Q0106-03,制造业,焊工,高级工,农民工,36,9,4"
    ]


def test_the_guide_stands_second_and_the_lists_are_hidden(tmp_path: Path) -> None:
    found = worksheets(template(tmp_path, "progress"))
    assert [(sheet.name, sheet.visible) for sheet in found] == [
        ("进展月报", True), (GUIDE_SHEET, True), ("选项", False),
    ]  # fmt: skip
    assert open_text(tmp_path / "模板.xlsx", tmp_path).sheets == ("进展月报", "填表说明")


def test_choices_flags_and_registers_are_offered_for_2000_rows(tmp_path: Path) -> None:
    path = template(tmp_path, "tasks")
    offered = re.findall(r'sqref="(\w+:\w+)"><formula1>([^<]*)', part(path, "xl/worksheets/sheet1.xml"))
    places = [column.header for column in named("tasks").columns]
    assert places.index("牵头单位") == 4
    assert ("E2:E2001", "选项!$E$1:$E$2") in offered
    assert places.index("重点任务") == 11
    assert ("L2:L2001", "选项!$L$1:$L$2") in offered
    assert places.index("配合单位") == 5
    assert not any(place.startswith("F2") for place, _ in offered)
    folder = tmp_path / "选项"
    folder.mkdir()
    text = open_text(path, folder, sheet="选项").path.read_text(encoding="utf-8").splitlines()
    assert text[0].split(",")[4] == "市总工会"
    assert [row.split(",")[11] for row in text[:2]] == ["是", "否"]


def test_codes_and_months_are_text_so_that_none_becomes_a_date(tmp_path: Path) -> None:
    path = template(tmp_path, "progress")
    columns = re.findall(
        r'<col min="(\d+)" max="\d+" width="[\d.]+" style="(\d+)"', part(path, "xl/worksheets/sheet1.xml")
    )
    formats = re.findall(r'<xf numFmtId="(\d+)"', part(path, "xl/styles.xml").split("<cellXfs")[1])
    as_text = "49"
    assert [formats[int(style)] == as_text for _, style in columns[:3]] == [True, True, False]


def test_a_note_says_what_a_column_wants(tmp_path: Path) -> None:
    notes = part(template(tmp_path, "progress"), "xl/comments1.xml")
    assert "完成进度（必填）" in notes
    assert "填法：百分数，如 82%，0–100" in notes
    assert "未启动、推进中、已完成待销号、已销号、暂缓、长期坚持" in notes
    assert "这一行是示例" in notes


def test_a_filled_template_is_imported_and_its_guide_is_not(sampled_store: Store) -> None:
    filled = io.BytesIO()
    source = io.BytesIO(workbook_template(named("progress"), NAMES))
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(filled, "w") as target:
        for info in package.infolist():
            content = package.read(info)
            if info.filename == "xl/sharedStrings.xml":
                for old, new in ((b"T-018", b"T-001-02"), (b"2026-10", b"2026-09")):
                    content = content.replace(b"<t>" + old + b"<", b"<t>" + new + b"<")
            target.writestr(info.filename, content)
    answer = hand_in(sampled_store, filled.getvalue(), name="进展月报.xlsx")
    assert (answer.status, answer.draft.rows_read) == (Status.IMPORTED, 1)
    with sampled_store.cursor() as cursor:
        found = cursor.execute(
            "select progress, state, summary from progress_rows where period = '2026-09-01' and task_code = 'T-001-02'"
        ).fetchall()
    assert found == [(82.0, "推进中", "实名制覆盖 41 个项目")]


@pytest.mark.parametrize("name", [dataset.name for dataset in UPLOADED])
def test_no_sheet_of_a_template_looks_like_personal_information(sampled_store: Store, name: str) -> None:
    answer = hand_in(sampled_store, workbook_template(named(name), NAMES), name="模板.xlsx", dry_run=True)
    assert answer.draft.dataset == named(name)
    assert "personal_information" not in codes(answer)


def test_a_problem_workbook_that_was_mended_is_imported(sampled_store: Store) -> None:
    headers = ("期次", "任务编号", "完成进度", "状态")
    problem = Problem(2, "完成进度", "820", Level.ERROR, "out_of_range", "820 超出 0–100%", "核对后填 0–100")
    mended = problem_workbook(headers, [(2, ("2026-09", "T-001-02", "82%", "推进中"))], [problem])
    answer = hand_in(sampled_store, mended, name="问题数据.xlsx")
    assert (answer.status, answer.draft.rows_read) == (Status.IMPORTED, 1)


@pytest.mark.parametrize("name", [dataset.name for dataset in UPLOADED])
def test_the_example_of_a_template_is_passed_over_and_said(sampled_store: Store, name: str) -> None:
    answer = hand_in(sampled_store, workbook_template(named(name), NAMES), name="模板.xlsx")
    assert (answer.status, codes(answer)) == (Status.REJECTED, ["empty_file"])


def test_the_example_above_rows_of_ones_own_is_passed_over_and_said(sampled_store: Store) -> None:
    filled = io.BytesIO()
    source = io.BytesIO(workbook_template(named("exchange"), NAMES))
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(filled, "w") as target:
        for info in package.infolist():
            content = package.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                row = content[
                    content.index(b'<row r="2"') : content.index(b"</row>", content.index(b'<row r="2"')) + 6
                ]
                other = re.sub(rb'r="([A-Z]*)2"', rb'r="\g<1>3"', row)
                key = b'<c r="A3" t="inlineStr"><is><t>JY-2026-901</t></is></c>'
                other = re.sub(rb'<c r="A3".*?</c>', key, other, count=1)
                content = content.replace(row, row + other)
            target.writestr(info.filename, content)
    answer = hand_in(sampled_store, filled.getvalue(), name="经验.xlsx")
    assert "已跳过示例 1 行" in answer.draft.handled
    assert answer.draft.rows_read == 1
