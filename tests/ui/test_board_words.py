"""The words of the reporting board and the file of the page's own grid."""

from datetime import date

import pandas as pd
import pytest

from dashboard.ui.board_fill import as_file
from dashboard.ui.board_list import owing_csv
from dashboard.ui.board_words import answer_by, period_of, reminder, reminders, words_of

SUNDAY = date(2026, 11, 22)


def cell(state: str, **others: object) -> dict[str, object]:
    """October's progress of 市人社局, overdue by 17 days unless said otherwise."""
    return {
        "unit_code": "D15", "unit_name": "市人社局", "dataset": "progress", "frequency": "月",
        "period": pd.Timestamp(2026, 10, 1), "due_date": pd.Timestamp(2026, 11, 5), "state": state,
        "owed": 3, "reported": 0, "days": 17, "reason": None, "returned_date": None, **others,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("in_time", "已报"), ("late", "迟 17 天"), ("returned", "退回"), ("missing", "未报 17 天"),
        ("partial", "缺 3 项"), ("pending", "未到期"), ("nothing", "无"),
    ],
)  # fmt: skip
def test_every_state_has_its_word(state: str, said: str) -> None:
    assert words_of(cell(state)) == said


def test_periods_are_named_as_offices_do() -> None:
    named = [period_of(frequency, date(2026, 9, 1)) for frequency in "月季年"]
    assert named == ["9月", "三季度", "2026年"]


def test_the_reminder_says_what_since_when_and_until_when() -> None:
    assert reminder([cell("missing")], SUNDAY) == (
        "市人社局：10月份《进展月报》报送截止11月5日，至今未报，已逾期17天。"
        "请于11月25日前通过“数据上报”报送，或说明原因。"
    )


def test_the_reminder_of_a_returned_report_gives_the_reason() -> None:
    back = cell(
        "returned", returned_date=pd.Timestamp(2026, 11, 8), reason="3 项任务没有写下步措施", reported=3
    )
    assert reminder([back], SUNDAY) == (
        "市人社局：10月份《进展月报》于11月8日退回（3 项任务没有写下步措施），至今没有重新报送。"
        "请于11月25日前改好后通过“数据上报”重新报送。"
    )


def test_units_that_owe_the_same_stand_in_one_paragraph() -> None:
    same = [cell("missing"), cell("missing", unit_code="D09", unit_name="市教育局")]
    other = cell("partial", unit_code="D01", unit_name="市总工会", owed=2, reported=1)
    first, second = reminders(pd.DataFrame([*same, other]), SUNDAY).split("\n")
    assert first.startswith("市人社局、市教育局（2 家）：10月份《进展月报》")
    assert second.startswith("市总工会：10月份《进展月报》报送截止11月5日，还缺1项，已逾期17天。")


@pytest.mark.parametrize(
    ("today", "named"),
    [
        (SUNDAY, date(2026, 11, 25)),
        (date(2026, 11, 25), date(2026, 11, 30)),
        (date(2026, 11, 26), date(2026, 11, 30)),
    ],
)
def test_the_day_to_answer_by_is_no_weekend(today: date, named: date) -> None:
    assert answer_by(today) == named


def filled(**others: object) -> dict[str, object]:
    return {
        "handed": True, "task": "被浏览器改过", "progress": 62.5, "state": "推进中", "summary": "-已办，“两批”,",
        "problem": None, "problem_category": None, "next_step": float("nan"), "evidence": "", **others,
    }  # fmt: skip


def test_the_grid_becomes_a_file_with_the_canonical_headers_and_the_stores_codes() -> None:
    content = as_file(
        date(2026, 10, 1), ["T-1", "T-2", "T-3"], [filled(), filled(handed=False), filled(progress=None)]
    )
    assert content.decode("utf-8-sig").splitlines() == [
        "期次,任务编号,完成进度,状态,进展摘要,存在问题,问题类别,下步措施,佐证材料",
        '2026-10,T-1,62.5%,推进中,"-已办，“两批”,",,,,',
        '2026-10,T-3,,推进中,"-已办，“两批”,",,,,',
    ]  # fmt: skip


def test_the_list_of_who_owes_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    frame = pd.DataFrame([
        cell("missing", category="部门", district_code="990100", unit_name="=1+1局"),
        cell("returned", category="县区", district_code="990122", returned_date=pd.Timestamp(2026, 11, 8), reason="@缺"),
    ])  # fmt: skip
    content = owing_csv(frame, {"990122": "松岭县"})
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second = content.decode("utf-8-sig").splitlines()
    assert (
        head == "单位编号,单位名称,单位类别,县区,数据集,期次,截止日,状态,逾期天数,应报项,已报项,退回原因,说明"
    )
    assert first == "D15,'=1+1局,部门,,进展月报,2026-10,2026-11-05,未报,17,3,0,,至今未报，逾期 17 天"
    assert (
        second
        == "D15,市人社局,县区,松岭县,进展月报,2026-10,2026-11-05,退回,17,3,0,'@缺,11月8日退回，还没有重新报"
    )
