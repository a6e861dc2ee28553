"""会议: what was decided and where it stands, what the office does with it, agendas, and the freeze of a meeting."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import EVERYTHING
from dashboard.catalog.agenda import BY_NAME, STANDARD, Agenda, Turn
from dashboard.catalog.freeze import Freeze
from dashboard.intake.meetings import Decided, record_decision, save_agenda, settle_decision
from dashboard.queries import meeting
from dashboard.queries.asking import Reading
from dashboard.ui.agendas import find_agenda
from dashboard.ui.here import Here, begin_meeting
from dashboard.ui.loaders import load_newest, store
from dashboard.ui.meetings import as_rows, made
from tests.conftest import TODAY
from tests.intake.handing import PROGRESS, hand_in, rows
from tests.pages.seen import Visit, headline, links, panels, words

HELD = Freeze(17, datetime(2026, 10, 16, 15, 0))
LATER = Freeze(17, datetime(2026, 11, 20, 9, 30))
BY_OFFICE: dict[str, Any] = {"person": "办公室", "today": TODAY}


def press(app: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    return app.button(key=key).click().run()


def confirm(app: AppTest, opening: str, confirming: str) -> AppTest:
    """The page after a button inside a dialog was pressed, while the dialog stands open."""
    app.button(key=opening).click()
    return press(app, confirming)


def said(app: AppTest) -> str:
    """The words of the page with single spaces."""
    return " ".join(words(app).split())


def listed(app: AppTest) -> Any:
    """The list of decisions."""
    return next(each.value for each in app.dataframe if "standing" in each.value)


@pytest.fixture
def decided(visit_samples: Visit) -> Visit:
    """The samples after two meetings: one item overdue, one done late, one near, one far, one withdrawn."""
    visit_samples("meetings")
    items = (
        (HELD, Decided("补报两期", "D02", date(2026, 11, 10), "T-001")),
        (HELD, Decided("通报<b>进展", "D03", date(2026, 10, 20))),
        (LATER, Decided("印发方案", "D02", date(2026, 12, 31))),
        (LATER, Decided("挂牌督办", "D03", date(2026, 12, 1))),
    )
    for freeze, item in items:
        record_decision(store(), freeze, item, **BY_OFFICE)
    settle_decision(store(), HELD.token, "2", done_date=date(2026, 10, 23), **BY_OFFICE)
    return visit_samples


def test_before_any_meeting_the_page_says_how_to_begin(visit_samples: Visit) -> None:
    app = visit_samples("meetings")
    assert not app.exception
    assert headline(app) == "还没有议定事项"
    assert "开过会，这里才有内容" in words(app)
    assert links(app)["现在开会 ›"][0] == "meeting"
    assert panels(app) == ["怎么开始", "议程"]


def test_an_empty_store_is_told_what_to_bring_first(visit_empty: Visit) -> None:
    app = visit_empty("meetings")
    assert "县区名录" in words(app)
    assert "议程" not in panels(app)


def test_the_sentence_counts_and_the_list_has_the_gravest_of_the_newest_meeting_first(decided: Visit) -> None:
    app = decided("meetings")
    assert not app.exception
    assert headline(app) == "4 项议定事项：1 项办结，1 项逾期，1 项快到期"
    assert links(app)["1 项逾期"] == ("meetings", "category=over")
    assert "另有 1 项在办。开过 2 次有议定事项的会，最近一次 2026-11-20 09:30 ，议定 2 项。" in said(app)
    frame = listed(app)
    assert frame["standing"].tolist() == [
        "◆ 9 天到期", "● 39 天到期", "■ 逾期 12 天", "√ 10月23日办结，迟 3 天",
    ]  # fmt: skip
    assert frame["matter"].tolist() == ["挂牌督办", "印发方案", "补报两期", "通报<b>进展"]
    assert frame["task"].tolist()[2].endswith("T-001")
    assert panels(app) == ["议定事项", "第 2 项", "议程"]
    at: Here = app.session_state["here"]
    assert as_rows(at, made(at).items)[3] == [
        "2026-10-16 15:00", "2", date(2026, 10, 16), "通报<b>进展", "D03", "市住建局", None, date(2026, 10, 20), "已办结",
        "10月23日办结，迟 3 天", date(2026, 10, 23), None,
    ]  # fmt: skip


def test_the_list_is_narrowed_by_state_and_unit(decided: Visit) -> None:
    assert listed(decided("meetings", category="over"))["matter"].tolist() == ["补报两期"]
    assert listed(decided("meetings", unit="D03"))["matter"].tolist() == ["挂牌督办", "通报<b>进展"]
    nothing = decided("meetings", category="over", unit="D03")
    assert "没有这样的议定事项" in words(nothing)
    assert len(listed(press(nothing, "all_decisions"))) == 4


def test_an_item_is_settled_on_the_page_and_its_entries_lead_to_the_ledger(decided: Visit) -> None:
    app = decided("meetings", cell=f"{HELD.token}/1")
    assert "第 1 项" in panels(app)
    assert "逾期 12 天" in words(app)
    app = press(app, "settle")
    app.date_input(key="done_date").set_value(date(2026, 11, 12))
    app.text_input(key="done_note").set_value("已补报")
    app = confirm(app, "settle", "confirm_settle")
    assert not app.exception
    assert headline(app).startswith("4 项议定事项：2 项办结，1 项快到期")
    assert "11月12日办结，迟 2 天" in words(app)
    number = store().version()
    assert links(app)[f"第 {number} 号 办结"] == ("ledger", f"entry={number}")
    assert "reopen" in {button.key for button in app.button}
    app = press(app, "reopen")
    assert headline(app).startswith("4 项议定事项：1 项办结，1 项逾期")


def test_a_refusal_is_said_in_the_dialog_and_nothing_is_written(decided: Visit) -> None:
    app = press(decided("meetings", cell=f"{HELD.token}/1"), "settle")
    app.date_input(key="done_date").set_value(date(2026, 10, 1))
    app = confirm(app, "settle", "confirm_settle")
    assert "办结日期要在会议那天（2026-10-16）到今天（2026-11-22）之间" in words(app)
    app = press(decided("meetings", cell=f"{HELD.token}/1"), "withdraw")
    app = confirm(app, "withdraw", "confirm_withdraw")
    assert "撤销要写明原因" in words(app)
    assert [row[0] for row in rows(store(), "decisions", "status")] == ["办理中"] * 3 + ["已办结"]


def test_an_item_is_amended_withdrawn_and_another_added(decided: Visit) -> None:
    app = press(decided("meetings", cell=f"{HELD.token}/1"), "amend")
    app.text_area(key=f"amend_{HELD.token}_1_matter").set_value("补报三期")
    app = confirm(app, "amend", "confirm_amend")
    assert "补报三期" in words(app)
    app = press(app, "withdraw")
    app.text_input(key="withdraw_reason").set_value("并入年度任务")
    app = confirm(app, "withdraw", "confirm_withdraw")
    assert "并入年度任务" in words(app)
    app = press(app, "add")
    app.text_area(key=f"add_{HELD.token}_matter").set_value("会后补记")
    app = confirm(app, "add", "confirm_add")
    assert "选一家责任单位" in words(app)
    app.selectbox(key=f"add_{HELD.token}_unit").set_value("D02")
    app = confirm(app, "add", "confirm_add")
    assert headline(app).startswith("5 项议定事项")
    assert sorted(rows(store(), "decisions", "meeting", "item_no", "matter"))[2] == (
        HELD.token,
        "3",
        "会后补记",
    )


def test_the_standard_agenda_is_saved_under_another_name(visit_samples: Visit) -> None:
    app = visit_samples("meetings", agenda="标准议程")
    assert panels(app) == ["怎么开始", "标准议程", "议程"]
    assert links(app)["按它开会 ›"] == ("meeting", "")
    refused = press(app, "save_agenda")
    assert "给这份议程起一个名字" in words(refused)
    next(each for each in app.text_input if each.label == "议程的名字").set_value("季度调度会").run()
    app = press(app, "save_agenda")
    assert panels(app) == ["怎么开始", "季度调度会", "议程"]
    assert find_agenda("季度调度会").turns == STANDARD.turns
    assert links(app)["按它开会 ›"][0] == "meeting"
    assert links(app)["议程：季度调度会"][0] == "meetings"


def test_an_agenda_is_changed_and_taken_down_and_no_other_is_overwritten(visit_samples: Visit) -> None:
    visit_samples("meetings")
    for name in ("甲", "乙"):
        save_agenda(store(), Agenda(name, "", (Turn(BY_NAME["red"], 60),)), **BY_OFFICE)
    app = visit_samples("meetings", agenda="甲")
    next(each for each in app.text_input if each.label.startswith("会议名称")).set_value("第四季度会").run()
    app = press(app, "save_agenda")
    assert find_agenda("甲") == Agenda("甲", "第四季度会", (Turn(BY_NAME["red"], 60),))
    next(each for each in app.text_input if each.label == "议程的名字").set_value("乙").run()
    assert "已经有一份叫“乙”的议程" in words(press(app, "save_agenda"))
    app = visit_samples("meetings", agenda="甲")
    app = confirm(press(app, "drop_agenda"), "drop_agenda", "confirm_drop")
    assert panels(app) == ["怎么开始", "议程"]
    assert find_agenda("甲") == STANDARD


def test_the_ledger_says_what_was_done_in_words(decided: Visit) -> None:
    save_agenda(store(), Agenda("季度", "", (Turn(BY_NAME["red"], 60),)), **BY_OFFICE)
    app = decided("ledger")
    assert headline(app).endswith("新建会议议程（办公室）")
    frame = app.dataframe[0].value.head(3)
    assert (frame["deed"] + frame["title"]).tolist() == ["新建会议议程", "修改议定事项", "记录议定事项"]
    assert frame["matter"].tolist() == [
        "“季度”1 页",
        "2026-10-16 15:00 第 2 项“通报<b>进展”，市住建局 10月20日前，已办结 2026-10-23",
        "2026-11-20 09:30 第 2 项“挂牌督办”，市住建局 12月1日前，办理中",
    ]
    assert frame["reporter"].tolist() == ["", "市住建局", "市住建局"]
    assert set(decided("ledger", category="decisions").dataframe[0].value["title"]) == {"议定事项"}


def tiles(app: AppTest) -> str:
    """What the tiles of the overview say, whatever the colours."""
    bodies = [element.proto.body for element in app.get("html")]
    return next(re.sub(r"<[^>]+>", " ", body) for body in bodies if 'class="tile' in body)


def test_a_meeting_sees_what_was_there_whatever_is_imported_meanwhile(visit_samples: Visit) -> None:
    app = visit_samples("overview")
    seen = tiles(app)
    freeze = begin_meeting()
    assert (freeze.version, freeze.day) == (store().version(), TODAY)
    text = f"{PROGRESS}\n2026-10,T-001,100%,已销号,\n2026-10,T-002,100%,已销号,\n"
    assert hand_in(store(), text).import_no is not None
    now, then = visit_samples("overview"), visit_samples("overview", meeting=freeze.token)
    assert tiles(now) != seen
    assert tiles(then) == seen
    at: Here = then.session_state["here"]
    assert (at.freeze, at.version, at.today) == (freeze, freeze.version, TODAY)
    assert at.view.meeting == freeze.token
    record_decision(store(), freeze, Decided("补报", "D02", date(2026, 12, 1)), **BY_OFFICE)
    assert meeting.decisions(Reading(store(), EVERYTHING, freeze.version, freeze.day)).empty
    assert load_newest(meeting.decisions)["matter"].tolist() == ["补报"]


def test_a_meeting_opened_a_month_later_keeps_its_day_and_month(visit: Visit) -> None:
    app = visit("unit", meeting="162-202610160900")
    held: Here = app.session_state["here"]
    now: Here = visit("unit").session_state["here"]
    assert (held.today, now.today) == (date(2026, 10, 16), TODAY)
    assert (held.period, now.period) == (date(2026, 9, 1), date(2026, 10, 1))
    assert max(held.periods["period"]).date() == date(2026, 10, 1)


def test_a_token_that_cannot_be_opens_the_page_as_usual(visit_samples: Visit) -> None:
    visit_samples("meetings")
    newest = store().version()
    tokens = (
        f"{newest + 1}-202611200900",
        f"{newest}-202611230900",
        "0-202611200900",
        "-3-202611200900",
        "morgen",
    )
    for token in tokens:
        app = visit_samples("unit", meeting=token)
        at: Here = app.session_state["here"]
        assert not app.exception
        assert (at.freeze, at.view.meeting, at.version, at.today) == (None, None, newest, TODAY), token


def test_the_office_always_works_on_what_is_there_now(visit_samples: Visit) -> None:
    at: Here = visit_samples("meetings", meeting="1-202611200900").session_state["here"]
    assert (at.freeze, at.view.meeting, at.version) == (None, None, store().version())
