"""The ledger page: newest first, an entry's facts, and what is said before something is taken back."""

from streamlit.testing.v1 import AppTest

from dashboard.intake.undo import undo
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, headline, panels, words

HEADS = ["number", "received", "time", "title", "matter", "person", "changed", "rejected", "handled"]


def press(app: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    return app.button(key=key).click().run()


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
    assert "数据集 县区名录" in " ".join(words(app).split())
    assert "变动 新增 9 不变 0" in " ".join(words(app).split())


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
    assert [button.label for button in app.button] == [f"看第 {entry.number} 号"]


def test_real_data_has_no_demonstration_to_empty(visit_samples: Visit) -> None:
    assert "演示数据" not in panels(visit_samples("ledger"))
