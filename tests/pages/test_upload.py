"""The upload page: what is said at each step, what is stored, and that nothing stays behind."""

from pathlib import Path

import pytest

from dashboard.ui.loaders import store as store_of_app
from tests.conftest import TODAY
from tests.pages.handing import buttons, entries, press, sent, settled
from tests.pages.seen import Visit, headline, links, panels, words

DISTRICTS = "县区代码,县区名称,县区类型\n990100,澜川市,市本级\n990102,云屏区,区\n"


def in_hand() -> list[Path]:
    """The folders of files that are held between two runs."""
    return list((store_of_app().journal / "incoming").iterdir())


def test_an_empty_store_is_led_from_the_districts_on(visit_empty: Visit) -> None:
    app = visit_empty("upload")
    assert headline(app) == "库里还没有数据，先报县区名录"
    assert "先报这五份" in panels(app)
    assert "1　县区名录 一行一个县区，市本级也占一行 现在报这份" in " ".join(words(app).split(" ")).replace(
        "  ", " "
    )


def test_a_good_file_is_shown_then_stored_then_leads_on(visit_empty: Visit) -> None:
    app = sent(visit_empty("upload"), DISTRICTS)
    assert headline(app) == "读懂 2 行，没有要改的；提交后新增 2 行"
    assert len(entries()) == 6  # the reference data alone
    app = press(app, "提交")
    assert headline(app) == "第 7 号已收下：县区名录新增 2 行"
    assert links(app)["到“总览”看新数据"][0] == ""
    assert links(app)["报送记录里的第 7 号"] == ("ledger", "entry=7")
    assert "接着报单位名录" in buttons(app)
    assert len(entries()) == 7
    assert in_hand() == []


def test_who_hands_in_and_the_day_are_in_the_ledger(visit_empty: Visit) -> None:
    press(sent(visit_empty("upload"), DISTRICTS, "县区 & <b>.csv"), "提交")
    entry = entries()[0]
    assert (entry.person, entry.received, entry.file_name) == ("周办", TODAY, "县区 & <b>.csv")


def test_the_same_file_again_is_answered_kindly(visit_empty: Visit) -> None:
    app = press(sent(visit_empty("upload"), DISTRICTS), "提交")
    app = sent(press(app, "接着报单位名录"), DISTRICTS)
    assert headline(app) == "文件里的 2 行库里都有了，不用再交"
    assert "同一个文件 2026-11-22 已经收下，是第 7 号；数据没有变化。" in words(app)
    assert "提交" not in buttons(app)


def test_rows_with_problems_keep_the_file_out_until_the_good_ones_are_asked_for(visit_empty: Visit) -> None:
    app = sent(visit_empty("upload"), DISTRICTS + "99010,临江县,县\n990103,松岭县,州\n")
    assert headline(app) == "读懂 4 行，可更新 2 行；2 行要改，改好再提交"
    grid = app.dataframe[0].value
    assert list(grid["row"]) == ["4", "5"]
    assert grid[["c0", "c2"]].to_numpy().tolist() == [["99010", "县"], ["990103", "州"]]
    assert grid["said"][1].startswith("“州”不是可选的县区类型")
    assert "提交" not in buttons(app)
    app = press(app, "先收 2 行好的")
    assert headline(app) == "第 7 号已收下：县区名录新增 2 行"
    assert "还有 2 行没有收，改好后再交一次；已收的不会重复。" in words(app)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "文件没有数据行"),
        ("你好，这不是表格\n第二行\n", "没有找到表头行"),
        ("PK\x03\x04 sheet", "文件无法解析（过大或已损坏）"),
        ("县区代码,县区名称\n990102,云屏区\n", "缺少列“县区类型”"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_stores_nothing(
    visit_empty: Visit, text: str, reason: str
) -> None:
    app = sent(visit_empty("upload"), text)
    assert headline(app) == "这个文件没有读懂，什么都没有保存"
    assert reason in words(app)
    assert len(entries()) == 6
    app = press(app, "重新选文件")
    assert len(app.file_uploader) == 1
    assert in_hand() == []


def test_cancelling_leaves_nothing_behind(visit_empty: Visit) -> None:
    app = sent(visit_empty("upload"), DISTRICTS)
    assert len(in_hand()) == 1
    app = press(app, "取消")
    assert headline(app) == "库里还没有数据，先报县区名录"
    assert in_hand() == []
    assert len(entries()) == 6


def test_the_difference_names_what_is_in_the_store_and_in_the_file(visit_samples: Visit) -> None:
    text = "期次,任务编号,完成进度,状态\n2026-10,T-001,90%,推进中\n"
    app = sent(visit_samples("upload"), text, encoding="gb18030")
    assert "与库里的差别" in panels(app)
    assert "新增 0 行　更新 1 行　不变 0 行　停用 0 行" in words(app)
    assert "→ 90%" in " ".join(words(app).split())


def test_the_clerk_is_asked_how_percentages_are_written(visit_samples: Visit) -> None:
    text = "期次,任务编号,完成进度,状态\n2026-10,T-001,1,推进中\n"
    app = sent(visit_samples("upload"), text)
    assert headline(app) == "请先说明“完成进度”怎么写的，再看其他问题"
    assert "“完成进度”里写着：1" in words(app)
    assert "提交" not in buttons(app)
    app = press(app, "0.85 这样写，1 是 100%")
    assert headline(app).startswith("读懂 1 行，没有要改的")
    assert "→ 100%" in " ".join(words(app).split())


def test_what_the_headers_say_may_be_overruled(visit_empty: Visit) -> None:
    app = sent(visit_empty("upload"), DISTRICTS)
    app = app.selectbox(key="pick_dataset_of_file").set_value("units").run()
    app = settled(app)
    assert headline(app) == "这个文件没有读懂，什么都没有保存"
    assert "这像是“县区名录”，不是“单位名录”" in words(app)
    app = app.selectbox(key="pick_dataset_of_file").set_value("").run()
    app = settled(app)
    assert headline(app) == "读懂 2 行，没有要改的；提交后新增 2 行"


def test_every_column_of_a_dataset_is_explained(visit_empty: Visit) -> None:
    app = visit_empty("upload", dataset="progress")
    assert "进展月报怎么填" in panels(app)
    rows = app.dataframe[0].value
    assert rows.iloc[0].tolist() == ["期次", "必填", "月份", "报的是哪个月", "2026-10"]
    assert len(rows) == 9


def test_an_entry_that_is_not_there_is_said_to_be_missing(visit_empty: Visit) -> None:
    assert headline(visit_empty("upload", entry="999")) == "没有这一次上报"
