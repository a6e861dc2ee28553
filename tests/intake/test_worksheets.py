"""Which worksheet of a workbook is read, and what its merged cells tell."""

import io
from datetime import date

import pytest
import xlsxwriter

from dashboard.intake.answer import Status
from dashboard.intake.reading.answers import Answers
from dashboard.store import Store
from tests.intake.handing import SKILLS, codes, hand_in, rows, sample

Rows = list[list[str]]
DAY = date(2026, 6, 30)


def workbook(sheets: dict[str, Rows], merged: str = "", hidden: str = "") -> bytes:
    """A workbook with these worksheets; `merged` is a range of the first one."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for place, line in enumerate(lines):
                sheet.write_row(place, 0, line)
            if merged and name == next(iter(sheets)):
                first = merged.split(":")[0]
                sheet.merge_range(merged, lines[int(first[1:]) - 1][ord(first[0]) - 65])
            if name == hidden:
                sheet.hide()
    return made.getvalue()


def table(text: str) -> Rows:
    """The cells of a text without quotes."""
    return [line.split(",") for line in text.splitlines()]


def test_the_worksheet_whose_header_is_known_is_read(sampled_store: Store) -> None:
    about: Rows = [["填报说明"], ["一、每月 3 日前报送"]]
    answer = hand_in(sampled_store, workbook({"说明": about, "数据": table(sample("districts"))}))
    assert (answer.status, answer.draft.sheet, answer.draft.sheets) == (
        Status.UNCHANGED,
        "数据",
        ("说明", "数据"),
    )


def test_two_worksheets_that_would_do_are_asked_about(sampled_store: Store) -> None:
    book = workbook({"九月": table(sample("districts")), "十月": table(sample("measures"))})
    answer = hand_in(sampled_store, book)
    assert codes(answer) == ["needs_answer"]
    assert answer.problems[0].remedy == "上传时选定；命令行加 --sheet 九月 这样的选项"
    (question,) = answer.draft.questions
    assert (question.kind, [value for value, _ in question.options]) == ("sheet", ["九月", "十月"])
    chosen = hand_in(sampled_store, book, answers=Answers(sheet="十月"))
    assert chosen.draft.dataset is not None
    assert (chosen.status, chosen.draft.dataset.name) == (Status.UNCHANGED, "measures")


@pytest.mark.parametrize("hidden", ["", "名册"])
def test_a_person_on_another_worksheet_refuses_the_workbook(sampled_store: Store, hidden: str) -> None:
    names: Rows = [["序号", "姓名", "电话"], ["1", "王建国", "13800138000"]]
    answer = hand_in(
        sampled_store, workbook({"数据": table(sample("districts")), "名册": names}, hidden=hidden)
    )
    assert codes(answer) == ["personal_information"]
    assert answer.problems[0].reason == "工作表“名册”里像是有个人信息，整个文件没有保存"


def test_the_name_of_a_worksheet_is_searched(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, workbook({"王建国13800138000": table(sample("districts"))}))
    assert codes(answer) == ["personal_information"]


MERGED = [
    SKILLS.split(","),
    ["2026-06-30", "云屏区", "Q001", "制造业", "焊工", "技师", "", "12", "1", "1"],
    ["2026-06-30", "云屏区", "", "制造业", "焊工", "高级工", "", "40", "3", "4"],
    ["2026-06-30", "云屏区", "", "制造业", "焊工", "中级工", "", "50", "3", "4"],
]


def test_i12_merged_cells_of_a_workbook_are_asked_about_and_no_others(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, workbook({"数据": MERGED}, merged="C2:C3"))
    assert [problem.reason for problem in answer.problems if problem.code == "needs_answer"] == [
        "第 3 行单位为空，像是合并单元格留下的，是否按“Q001”补齐"
    ]
    filled = hand_in(
        sampled_store, workbook({"数据": MERGED}, merged="C2:C4"), answers=Answers(fill_down=True)
    )
    assert filled.status is Status.IMPORTED
    found = [
        row[1:]
        for row in rows(sampled_store, "skills", "as_of_date", "unit_code", "workers")
        if row[0] == DAY
    ]
    assert found == [("Q001", 12), ("Q001", 40), ("Q001", 50)]
