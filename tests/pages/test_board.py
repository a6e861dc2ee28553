"""The reporting board: who owes what, the reminders, locking, sending back, and filling in on the page."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.access import EVERYTHING
from dashboard.intake.keeping import lock_period, return_report
from dashboard.queries import board, frame, skills
from dashboard.queries.asking import Reading
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, figures, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)


def locks(app: AppTest) -> int:
    """How many locks stand in the heads of the matrices."""
    return sum(element.proto.body.count('class="lock"') for element in app.get("html"))


def press(app: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    return app.button(key=key).click().run()


def texts(figure: dict[str, Any]) -> list[str]:
    """What stands in the cells of a matrix."""
    (bars,) = [trace for trace in figure["data"] if trace["type"] == "bar"]
    return list(bars["text"])


def test_the_headline_counts_and_names_who_owes(visit: Visit) -> None:
    app = visit("board")
    assert not app.exception
    assert headline(app) == "10月进展月报应报 30 家，已报 29 家，1 家还欠：松岭协调办"
    said = " ".join(words(app).split())
    assert (
        "三季度指标填报应报 16 家， 1 家还欠；三季度技能等级应报 263 家， 8 家还欠；进展月报迟报 5 家。"
        in said
    )
    assert panels(app) == ["部门", "县区", "按时率", "锁定本期", "谁还欠什么"]


def test_the_counts_are_those_of_the_frame_and_of_the_skills_page(visit: Visit) -> None:
    visit("board")
    reading = Reading(store(), EVERYTHING, store().version(), TODAY)
    cells = board.cells(reading, OCTOBER)
    for dataset, said in (
        ("progress", frame.status(reading, OCTOBER).iloc[0]),
        ("skills", skills.summary(reading, OCTOBER).iloc[0]),
    ):
        own = cells[cells["dataset"] == dataset]
        assert (len(own), own["state"].isin(["in_time", "late"]).sum()) == (said["owed"], said["reported"])


def test_cells_differ_by_shape_and_word(visit: Visit) -> None:
    departments, districts, _ = figures(visit("board"))
    assert {"▲ <b>迟 12 天</b>", "√ 已报", "无"} <= set(texts(departments))
    assert {"○ <b>未报 17 天</b>", "○ <b>未报 38 天</b>", "○ <b>欠 8/8</b>", "√ 61/61"} <= set(
        texts(districts)
    )
    assert "松岭县的进展月报" in spoken(visit("board"))[1]


def test_a_cell_opens_its_report_with_entry_and_reminder(visit: Visit) -> None:
    late = visit("board", cell="progress/D15")
    assert "迟报，11月17日，迟 12 天" in words(late)
    (entry,) = [words_ for words_ in links(late) if words_.endswith("号报送记录")]
    assert links(late)[entry] == ("ledger", f"entry={entry.split()[1]}")
    silent = visit("board", cell="progress/Q2200")
    assert (
        "松岭县协调小组办公室：10月份《进展月报》报送截止11月5日，至今未报，已逾期17天。"
        "请于11月25日前通过“数据上报”报送，或说明原因。"
    ) in words(silent)


def test_the_reminder_to_all_is_in_the_button_that_copies(visit: Visit) -> None:
    (body,) = [e.proto.body for e in visit("board").get("html") if 'id="copy_all"' in e.proto.body]
    first, second = body.split('data-copy="', 1)[1].split('"', 1)[0].split("&#10;")
    assert first.startswith(
        "松岭县协调小组办公室：三季度《指标填报》报送截止10月15日，至今未报，已逾期38天；10月份《进展月报》"
    )
    assert second.endswith(
        "（8 家）：三季度《技能等级》报送截止10月20日，至今未报，已逾期33天。请于11月25日前通过“数据上报”报送，或说明原因。"
    )


def test_the_own_unit_stands_first_with_what_it_still_owes(visit: Visit) -> None:
    app = visit("board", unit="Q2200")
    assert "我的单位：松岭协调办" in panels(app)
    said = " ".join(words(app).split())
    assert "松岭协调办还差 2 份：三季度指标填报、10月进展月报。全市：" in said
    assert "你还差 2 份" in said
    assert figures(app)[1]["data"][0]["text"][0] == "→ 松岭县"
    own = visit("board", unit="D15")
    assert figures(own)[0]["data"][0]["text"][0] == "→ 市人社局"
    assert "都报了，没有欠的" in words(own)


def test_a_district_lists_its_own_units(visit: Visit) -> None:
    app = visit("board", district="990122")
    assert headline(app) == "松岭县10月进展月报应报 1 家，已报 0 家，1 家还欠：松岭协调办"
    assert panels(app)[:2] == ["松岭县", "按时率"]
    assert texts(figures(app)[0]).count("○ <b>未报 33 天</b>") == 8


def test_one_dataset_alone(visit: Visit) -> None:
    app = visit("board", dataset="skills")
    assert headline(app) == "三季度技能等级应报 263 家，已报 255 家，8 家还欠：硕钧新材料等"
    assert "部门" not in panels(app)
    assert [b.label for b in app.button if b.key and b.key.startswith("lock_")] == ["锁定技能等级"]


def test_locking_says_what_it_does_and_shows_as_a_lock(visit_samples: Visit) -> None:
    app = press(visit_samples("board"), "lock_progress")
    assert "锁定后会改动这一期的文件都不收" in words(app)
    assert locks(app) == 0
    lock_period(store(), "progress", OCTOBER, person="测试", today=TODAY)
    app = visit_samples("board")
    assert locks(app) == 2  # over the departments and over the districts
    assert "解锁后又可以收这一期的文件" in words(press(app, "lock_progress"))
    assert "进展月报已锁定，要改请找办公室" in words(visit_samples("board", unit="D02"))


def test_a_returned_report_shows_its_reason_and_can_be_taken_back(visit_samples: Visit) -> None:
    visit_samples("board")
    return_report(store(), "progress", OCTOBER, "D02", reason="缺下步措施", person="测试", today=TODAY)
    app = visit_samples("board", cell="progress/D02")
    assert "11月22日退回，还没有重新报" in words(app)
    assert "◆ <b>退回</b>" in texts(figures(app)[0])
    press(app, "take_back")
    assert "◆ <b>退回</b>" not in texts(figures(visit_samples("board"))[0])


def test_the_own_tasks_are_filled_in_on_the_page_and_checked_like_a_file(visit_samples: Visit) -> None:
    app = visit_samples("board", unit="D02", rows="fill")
    assert headline(app) == "市人社局10月要报 1 项任务，都报过，可以改"
    grid = app.dataframe[0].value
    assert grid[["task", "progress", "state"]].to_numpy().tolist() == [
        ["T-001　推行新八级工制度", 78.0, "推进中"]
    ]
    app = press(app, "check")
    assert not app.exception
    assert app.query_params["hand"]


def test_an_empty_store_leads_to_the_upload(visit_empty: Visit) -> None:
    assert headline(visit_empty("board")).startswith("还没有数据")
