"""The ledger page: newest first, an entry's facts, and what is said before something is taken back."""

import csv
import hashlib
import io
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import StoreError
from dashboard.intake import keeping
from dashboard.intake.compare import original_of
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind
from dashboard.intake.undo import undo
from dashboard.ui.ledger_compare import differences
from dashboard.ui.ledger_entry import cleaned_name, original_bytes
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.intake.handing import PROGRESS, hand_in, rows
from tests.pages.seen import Visit, headline, links, panels, words

HEADS = [
    "number", "received", "deed", "title", "matter", "reporter", "person", "changed"
]  # fmt: skip
FIRST = f"{PROGRESS}\n2026-09,T-001,70%,推进中,同\n2026-09,T-002,50%,推进中,\n2026-08,T-001,60%,推进中,\n"
SECOND = f"{PROGRESS}\n2026-09,T-001,75%,推进中,同\n2026-09,T-002,50%,推进中,\n2026-09,T-001-02,60%,推进中,\n"


def press(app: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    return app.button(key=key).click().run()


def said(app: AppTest) -> str:
    """The words of the page with single spaces."""
    return " ".join(words(app).split())


def handed(content: str | bytes, **terms: Any) -> int:
    """The number of the entry that a file of this content became in the store of the page."""
    answer = hand_in(store(), content, **terms)
    assert answer.import_no is not None, answer.problems
    return answer.import_no


def keys(app: AppTest) -> set[str | None]:
    """The keys of the buttons."""
    return {button.key for button in app.button}


def test_the_newest_entry_comes_first_and_is_opened(visit: Visit) -> None:
    app = visit("ledger")
    rows = app.dataframe[0].value
    assert list(rows.columns) == HEADS
    assert rows["number"].tolist() == list(range(len(rows), 0, -1))
    assert f"第 {len(rows)} 号" in panels(app)
    assert headline(app).startswith(f"最近一次：第 {len(rows)} 号，2026-11-")


def test_the_list_can_be_narrowed_to_a_dataset(visit: Visit) -> None:
    rows = visit("ledger", dataset="skills").dataframe[0].value
    assert set(rows["title"]) == {"技能等级"}


def test_an_entry_is_opened_by_its_number(visit: Visit) -> None:
    app = visit("ledger", entry="7")
    assert "第 7 号" in panels(app)
    assert "数据集 县区名录" in said(app)
    assert "变动 新增 9 不变 0" in said(app)


def test_kinds_of_entries_are_named_and_the_list_can_be_narrowed_to_one(visit_samples: Visit) -> None:
    visit_samples("ledger")
    handed(FIRST, name="九月.csv", reporter="D02")
    handed(
        "期次,任务编号,完成进度,状态\n2026-08,T-001,60%,推进中\n",
        name="作废.csv",
        manner=Manner.WITHDRAW,
        reason="重复",
    )
    handed(SECOND, manner=Manner.ONLY_NEW, name="补.csv")
    handed(f"{PROGRESS}\n2026-07,T-001,50%,推进中,\n", name="页面填报.csv")
    keeping.lock_period(store(), "progress", date(2026, 9, 1), person="页面", today=TODAY)
    keeping.unlock_period(store(), "progress", date(2026, 9, 1), person="页面", today=TODAY)
    keeping.return_report(
        store(), "progress", date(2026, 9, 1), "D02", reason="没有写下步措施", person="页面", today=TODAY
    )
    undo(store(), store().version(), person="页面", today=TODAY)
    listed = visit_samples("ledger").dataframe[0].value
    assert listed["deed"].tolist()[:8] == [
        "撤销",
        "退回",
        "解锁",
        "锁定",
        "页面填报",
        "只新增",
        "作废",
        "上报",
    ]
    returned = store().version() - 1
    unit = listed["reporter"].iloc[7]
    assert unit == listed["reporter"].iloc[1] != "D02"
    assert listed["matter"].tolist()[:8] == [
        f"撤销第 {returned} 号：{unit} 进展月报 2026年9月",
        f"（已由第 {returned + 1} 号撤销）{unit} 进展月报 2026年9月",
        "进展月报 2026年9月",
        "进展月报 2026年9月",
        "页面填报.csv",
        "补.csv",
        "作废.csv",
        "九月.csv",
    ]
    assert visit_samples("ledger", category="withdraw").dataframe[0].value["matter"].tolist() == ["作废.csv"]
    assert visit_samples("ledger", category="locks").dataframe[0].value["deed"].tolist() == ["解锁", "锁定"]
    assert visit_samples("ledger", unit="D02").dataframe[0].value["matter"].tolist() == ["九月.csv"]


def test_filters_that_leave_nothing_say_so(visit_samples: Visit) -> None:
    app = visit_samples("ledger", unit="D02", category="report")
    assert "没有记着为" in words(app)
    assert "all_entries" in keys(app)


def test_an_entry_says_whose_it_is_and_what_was_decided(visit_samples: Visit) -> None:
    visit_samples("ledger")
    answers = Answers(
        columns=(("目前进度", "progress"), ("责任科室", None)),
        percents=Scale.FRACTION,
        mends=((3, "progress", "100%"),),
        dropped=(4,),
        off=frozenset({RepairKind.SPACES}),
    )
    number = handed(
        "期次,任务编号,目前进度,状态,责任科室\n2026-09,T-001,0.7,推进中,甲\n2026-09,T-002,12.5,推进中,乙\n2026-09,T-404,0.3,推进中,丙\n",
        name="<b>九月.csv", answers=answers, reporter="D02", confirmed=True,
    )  # fmt: skip
    app = visit_samples("ledger", entry=str(number))
    text = said(app)
    assert "内容 <b>九月.csv 为哪家单位" in text
    assert "怎样合并 按期次和任务编号更新：同一项改的格更新，没有写到的任务不动" in text
    assert (
        "列对应：目前进度 → 完成进度；责任科室 不导入 百分数按 0.85 这样的写法读 "
        "第 3 行 完成进度 12.5 → 100% 去掉第 4 行 关掉了：去掉首尾空格 不寻常的地方核对过，确实如此"
    ) in text
    assert not any("<b>九月" in element.proto.body for element in app.get("html"))


def test_rows_that_were_not_taken_can_be_looked_at_again(visit_samples: Visit) -> None:
    visit_samples("ledger")
    number = handed(
        f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n2026-09,T-404,1%,推进中,\n", accept_good_rows=True
    )
    app = visit_samples("ledger", entry=str(number))
    assert "读了 2 行，未收 1 行" in said(app)
    assert "先收好的行，有问题的行不收" in said(app)
    assert "read_again" in keys(app)


def test_the_original_is_given_back_byte_for_byte_under_a_harmless_name(visit_samples: Visit) -> None:
    visit_samples("ledger")
    content = f"{PROGRESS}\r\n2026-09,T-001,70%,推进中,\r\n".encode("gb18030")
    number = handed(content, name="..\\十月/九月\u202e.csv")
    app = visit_samples("ledger", entry=str(number))
    assert [button.label for button in app.download_button] == ["下载原始文件"]
    given = original_bytes(store(), number)
    assert hashlib.sha256(given).hexdigest() == list_entries(store(), today=TODAY)[0].file_sha256
    assert given == content
    original = original_of(store(), number)
    assert original is not None
    original.write_bytes(content + b"\n")
    with pytest.raises(StoreError, match="原件与登记的校验值不符"):
        original_bytes(store(), number)
    app = visit_samples("ledger", entry=str(number))
    assert "原始文件取不出来" in words(app)
    assert not app.get("download_button")


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("11月进展（人社）.csv", "11月进展（人社）.csv"),
        ("..\\..\\windows/九月.csv", "九月.csv"),
        ("九月\u202evsc.exe", "九月 vsc.exe"),
        ('a"b\r\n<c>.csv', "a b c .csv"),
        ("..", "原始文件"),
        ("", "原始文件"),
        ("长" * 200 + ".xlsx", "长" * 115 + ".xlsx"),
    ],
)
def test_names_of_files_are_cleaned(name: str, cleaned: str) -> None:
    assert cleaned_name(name) == cleaned


def test_two_files_of_a_dataset_are_compared(visit_samples: Visit) -> None:
    visit_samples("ledger")
    first, second = handed(FIRST, name="初稿.csv"), handed(SECOND, name="改.csv")
    nearest = visit_samples("ledger", entry=str(second)).selectbox(key=f"against_{second}").options
    assert nearest[0].startswith(f"以前的第 {first} 号　2026-11-22　初稿.csv")
    for address in (
        {"entry": str(second), "against": str(first)},
        {"entry": str(first), "against": str(second)},
    ):
        app = visit_samples("ledger", **address)
        assert headline(app) == f"进展月报第 {second} 号比第 {first} 号改了 1 行，多了 1 行，少了 1 行"
        (frame,) = [table.value for table in app.dataframe]
        assert frame.to_numpy().tolist() == [
            ["2026-09 · T-001 推行新八级工制度", "完成进度", "70%", "75%"],
            ["2026-08 · T-001 推行新八级工制度", "整行", "有", "没有"],
            ["2026-09 · T-001-02 云屏区推行新八级工制度", "整行", "没有", "有"],
        ]
        assert (
            f"只在第 {first} 号里 1 行 只在第 {second} 号里 1 行 两个里都有，格不同 1 行，1 格 两个里一样 1 行"
            in said(app)
        )


def test_the_differences_leave_as_csv(visit_samples: Visit) -> None:
    visit_samples("ledger")
    first, second = handed(FIRST), handed(SECOND)
    lines = list(csv.reader(io.StringIO(differences(store(), first, second).decode("utf-8-sig"))))
    assert lines == [
        ["差别", "期次", "任务编号", "名称", "列", f"第 {first} 号", f"第 {second} 号"],
        ["格不同", "2026-09", "T-001", "推行新八级工制度", "完成进度", "70%", "75%"],
        [f"只在第 {first} 号里", "2026-08", "T-001", "推行新八级工制度", "", "", ""],
        [f"只在第 {second} 号里", "2026-09", "T-001-02", "云屏区推行新八级工制度", "", "", ""],
    ]


def test_entries_that_cannot_be_compared_say_why(visit_samples: Visit) -> None:
    visit_samples("ledger")
    number = handed(FIRST)
    app = visit_samples("ledger", entry=str(number), against="7")
    assert headline(app) == f"第 7 号和第 {number} 号没有可比的"
    assert "县区名录" in words(app)
    assert headline(visit_samples("ledger", entry=str(number), against="999")).startswith("最近一次")


def test_the_rows_that_an_undo_changes_are_shown_before(visit_samples: Visit) -> None:
    visit_samples("ledger")
    handed(FIRST)
    number = handed(SECOND)
    app = press(visit_samples("ledger", entry=str(number)), "undo")
    text = said(app)
    assert "会停用它写入的 2 行，恢复它替换掉的 1 行" in text
    assert "进展月报 2026-09 · T-001 推行新八级工制度 完成进度 75% → 70%" in text
    assert "进展月报 2026-09 · T-001-02 云屏区推行新八级工制度 整行 有 → 停用" in text
    assert app.text_input(key="reason_of_undo").label == "撤销原因（可以不填）"
    assert "confirm_undo" in keys(app)


def test_all_that_stands_on_an_entry_is_listed_and_offered_in_one_go(visit_samples: Visit) -> None:
    visit_samples("ledger")
    numbers = [handed(f"{PROGRESS}\n2026-06,T-001,{share}%,推进中,\n") for share in (41, 42, 43)]
    app = press(visit_samples("ledger", entry=str(numbers[0])), "undo")
    assert f"第 {numbers[0]} 号还不能撤销" in words(app)
    assert said(app).index(f"第 {numbers[2]} 号 进展月报") < said(app).index(f"第 {numbers[1]} 号 进展月报")
    assert app.button(key="undo_together").label == "一起从新到旧撤销这 2 条"


def test_what_stands_on_an_entry_by_way_of_others_is_named_too(visit_samples: Visit) -> None:
    visit_samples("ledger")
    listed = press(visit_samples("ledger", entry="7"), "undo")
    names = said(listed)
    assert "单位名录" in names
    assert "技能等级" in names


def remembered(visit_samples: Visit) -> AppTest:
    """The names page after two units gave names and one had its headings remembered."""
    visit_samples("ledger")
    terms: dict[str, Any] = {"person": "页面", "today": TODAY}
    keeping.remember_alias(store(), "units", "市<i>人社", "D02", given_by="D02", **terms)
    keeping.remember_alias(store(), "units", "市<i>人社", "D03", given_by="D03", **terms)
    pairs = {"目前进度": "progress", "责任科室": None}
    keeping.remember_headings(store(), "5f1c", "progress", pairs, given_by="D02", **terms)
    return visit_samples("ledger", rows="names")


def chosen(app: AppTest, name: str, *places: int) -> AppTest:
    """The page after rows of a grid were ticked."""
    app.session_state[f"{name}-{store().version()}"] = {"selection": {"rows": list(places), "columns": []}}
    return app.run()


def test_names_that_were_remembered_are_listed_with_their_entries(visit_samples: Visit) -> None:
    app = remembered(visit_samples)
    last = store().version()
    assert headline(app) == "记住了 2 个别名、1 套表头"
    aliases, headings = (table.value for table in app.dataframe)
    assert aliases["alias"].tolist() == ["市<i>人社", "市<i>人社"]
    assert aliases["entry"].tolist() == [last - 1, last - 2]
    assert [name[-5:] for name in aliases["name"]] == ["（D03）", "（D02）"]
    assert all(doubt.startswith("也有记作") for doubt in aliases["doubt"])
    assert headings[["register", "pairs", "entry"]].to_numpy().tolist() == [
        ["进展月报", "目前进度 → 完成进度；责任科室 不导入", last]
    ]
    assert app.button(key="confirm_aliases").disabled
    assert "别名与列对应 3 ›" in links(visit_samples("ledger"))


def test_the_office_makes_an_alias_everyones_or_takes_it_down(visit_samples: Visit) -> None:
    app = press(chosen(remembered(visit_samples), "aliases", 1), "confirm_aliases")
    assert rows(store(), "aliases", "given_by", "code") == [("D02", "D02"), ("D03", "D03"), (None, "D02")]
    app = visit_samples("ledger", rows="names")
    assert app.dataframe[0].value["whose"].tolist()[0] == "所有单位"
    press(chosen(app, "aliases", 0, 1), "withdraw_aliases")
    assert rows(store(), "aliases", "given_by", "code") == [("D02", "D02")]
    newest = list_entries(store(), today=TODAY)[0]
    assert (newest.dataset, newest.difference.ended) == ("aliases", 2)
    app = visit_samples("ledger", rows="names")
    press(chosen(app, "headings", 0), "withdraw_headings")
    assert rows(store(), "headings", "dataset") == []


def test_an_entry_that_others_stand_on_names_them_before_it_is_undone(visit: Visit) -> None:
    app = press(visit("ledger", entry="7"), "undo")
    assert "第 7 号还不能撤销" in words(app)
    assert "要从新到旧先撤销。" in words(app)
    (first,) = [button.label for button in app.button if button.label.startswith("先撤销第")]
    assert first.endswith(" 号")


def test_what_an_undo_would_do_is_said_before(visit: Visit) -> None:
    newest = visit("ledger").dataframe[0].value["number"].iloc[0]
    app = press(visit("ledger", entry=str(newest)), "undo")
    assert "停用它写入的" in words(app)
    assert "撤销本身也是一条记录，可以再撤销。" in words(app)


def test_reference_data_is_not_undone_here(visit: Visit) -> None:
    app = visit("ledger", entry="1")
    assert "参考数据不在这里撤销" in words(app)
    assert "undo" not in [button.key for button in app.button]


def test_a_demonstration_can_be_emptied(visit: Visit) -> None:
    app = press(visit("ledger"), "clear")
    assert "演示数据" in panels(app)
    assert "所有上报的数据都会停用" in words(app)
    assert "确定清空" in [button.label for button in app.button]


def test_an_empty_store_leads_to_the_upload(visit_empty: Visit) -> None:
    assert headline(visit_empty("ledger")).startswith("还没有数据")


def test_an_entry_that_was_undone_names_its_undo(visit_samples: Visit) -> None:
    visit_samples("ledger")
    entry = undo(store(), store().version(), person="测试", today=TODAY)
    app = visit_samples("ledger", entry=str(entry.undoes))
    assert f"已由第 {entry.number} 号撤销" in words(app)
    assert f"看第 {entry.number} 号" in [button.label for button in app.button]
    assert "undo" not in keys(app)


def test_real_data_has_no_demonstration_to_empty(visit_samples: Visit) -> None:
    assert "演示数据" not in panels(visit_samples("ledger"))
