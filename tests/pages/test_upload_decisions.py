"""What a clerk decides about a file on the upload page: columns, readings, names, repairs, manner, and the second yes."""

from datetime import date

import pytest

from dashboard.intake.keeping import lock_period
from dashboard.intake.manner import Manner
from dashboard.ui.loaders import store as store_of_app
from tests.conftest import TODAY
from tests.pages.handing import PROGRESS, buttons, entries, press, sent, settled, switches, turn
from tests.pages.seen import Visit, headline, panels, words

CASES = "案件编号,案件类别,争议类型,承办单位,县区,收到日期\n"
REPORT = PROGRESS + "2026-10,T-001,90%,推进中\n"


def test_a_header_that_is_only_like_a_column_is_asked_about_and_then_read(visit_samples: Visit) -> None:
    app = sent(visit_samples("upload"), "期次,任务编号,完成近度,状态\n2026-10,T-001,90%,推进中\n")
    assert headline(app) == "请先看看“完成近度”是不是“完成进度”"
    assert "提交" not in buttons(app)
    app = press(app, "是，就是“完成进度”")
    assert headline(app) == "读懂 1 行，没有要改的；提交后更新 1 行"
    assert "选了“我的单位”，下次同样的表头就照此办理。" in words(app)


def test_a_choice_of_columns_is_remembered_for_the_unit(visit_samples: Visit) -> None:
    text = "期次,任务编号,完成近度,状态\n2026-10,T-001,{},推进中\n"
    app = press(sent(visit_samples("upload", unit="D01"), text.format("90%")), "是，就是“完成进度”")
    app = press(app, "提交")
    assert [entry.dataset for entry in entries()[:2]] == ["progress", "headings"]
    app = sent(press(app, "再报一份"), text.format("91%"))
    assert headline(app) == "读懂 1 行，没有要改的；提交后更新 1 行"
    assert "上次这样对应" in words(app)


def test_a_column_is_tied_by_hand_and_another_is_let_go(visit_samples: Visit) -> None:
    app = sent(visit_samples("upload"), "期次,任务编号,完成进度,状态,科室\n2026-10,T-001,90%,推进中,就业科\n")
    app = settled(app.selectbox(key="column_shown_4").set_value("summary").run())
    assert "→ 就业科" in " ".join(words(app).split())
    assert "你选的" in words(app)
    app = settled(app.selectbox(key="column_shown_4").set_value("").run())
    assert "→ 就业科" not in " ".join(words(app).split())


def test_an_answer_can_be_taken_back(visit_samples: Visit) -> None:
    app = press(
        sent(visit_samples("upload"), PROGRESS + "2026-10,T-001,1,推进中\n"), "0.85 这样写，1 是 100%"
    )
    assert switches(app)["你定的：百分数是 0.85 这样写"]
    app = turn(app, "你定的：百分数是 0.85 这样写")
    assert headline(app) == "请先说明“完成进度”怎么写的，再看其他问题"


def test_a_repair_is_switched_off_and_on_again(visit_samples: Visit) -> None:
    app = sent(visit_samples("upload"), REPORT + "合计,,,\n")
    (said,) = switches(app)
    assert (said, headline(app)) == ("第 3 行是合计行，未导入", "读懂 1 行，没有要改的；提交后更新 1 行")
    app = turn(app, said)
    assert switches(app) == {"关掉了：不收合计行": False}
    assert headline(app) == "读懂 2 行，可更新 1 行；1 行要改，改好再提交"
    app = turn(app, "关掉了：不收合计行")
    assert headline(app) == "读懂 1 行，没有要改的；提交后更新 1 行"


def test_an_unknown_name_is_tied_to_a_known_one_and_remembered(visit_samples: Visit) -> None:
    text = "任务编号,政策版本,措施编号,任务名称,牵头单位,县区,计划开始,计划完成\nT-901,2024意见,1,试一试,市人社厅,市本级,2026-01-01,2026-12-31\n"
    app = sent(visit_samples("upload", unit="D01"), text)
    assert "不认识的名字 1 个" in panels(app)
    box = app.selectbox(key="name_units_市人社厅")
    code = box.options[1].split("（")[1].rstrip("）")
    app = settled(box.set_value(code).run())
    assert "不认识的名字 1 个" not in panels(app)
    assert switches(app) == {f"你定的：“市人社厅”就是 {code}": True}
    assert entries()[0].dataset == "aliases"


def test_a_name_that_is_really_new_is_left_to_the_office(visit_samples: Visit) -> None:
    text = "任务编号,政策版本,措施编号,任务名称,牵头单位,县区,计划开始,计划完成\nT-901,2024意见,1,试一试,市人社厅,市本级,2026-01-01,2026-12-31\n"
    app = sent(visit_samples("upload"), text)
    app = app.selectbox(key="name_units_市人社厅").set_value("new").run()
    assert "请办公室在单位名录里添加；这 1 行先不收" in words(app)
    assert entries()[0].dataset != "aliases"


def test_what_is_unusual_waits_for_a_tick(visit_samples: Visit) -> None:
    app = press(sent(visit_samples("upload"), PROGRESS + "2026-10,T-002,100%,已销号\n"), "提交")
    app = sent(press(app, "再报一份"), PROGRESS + "2026-10,T-002,60%,推进中\n")
    assert headline(app) == "读懂 1 行，没有要改的；有 1 处不寻常，核对了再提交"
    assert "已经销号，文件里又是“推进中”" in words(app)
    (submit,) = [button for button in app.button if button.label == "提交"]
    assert submit.disabled
    (tick,) = [box for box in app.checkbox if box.label == "我核对过，确实如此"]
    app = press(tick.check().run(), "提交")
    assert "号已收下：进展月报更新 1 行" in headline(app)


def test_a_locked_month_wants_the_reason_of_a_correction(visit_samples: Visit) -> None:
    app = visit_samples("upload")
    lock_period(store_of_app(), "progress", date(2026, 10, 1), person="办公室", today=TODAY)
    app = sent(app, REPORT)
    assert headline(app) == "读懂 1 行；2026年10月已锁定，要改先写更正原因"
    app = press(app, "提交")
    assert "先写原因，再提交" in words(app)
    assert entries()[0].kind == "page"
    app.text_input[0].set_value("上次填错一行").run()
    app = press(app, "提交")
    assert "号已收下：进展月报更新 1 行" in headline(app)
    assert entries()[0].reason == "上次填错一行"


def test_rows_are_withdrawn_with_a_reason(visit_samples: Visit) -> None:
    app = sent(visit_samples("upload"), REPORT)
    assert "按期次和任务编号更新：同一项改的格更新，没有写到的任务不动" in words(app)
    app = settled(app.button_group(key="pick_manner").set_value(Manner.WITHDRAW).run())
    assert headline(app) == "读懂 1 行，要作废库里的 1 行；写明原因再交"
    assert "新增 0 行　更新 0 行　不变 0 行　作废 1 行" in words(app)
    app.text_input[0].set_value("报重了").run()
    app = press(app, "作废")
    assert "号已收下：进展月报停用 1 行" in headline(app)
    assert (entries()[0].manner, entries()[0].reason) == ("withdraw", "报重了")


def test_only_new_rows_are_taken(visit_samples: Visit) -> None:
    app = sent(visit_samples("upload"), REPORT + "2026-09,T-001,70%,推进中\n")
    assert headline(app) == "读懂 2 行，没有要改的；提交后新增 1 行、更新 1 行"
    app = settled(app.button_group(key="pick_manner").set_value(Manner.ONLY_NEW).run())
    assert headline(app) == "读懂 2 行，没有要改的；提交后新增 1 行"
    assert "只新增：期次和任务编号在库里还没有的才收进来，已有的一格也不改" in words(app)


def test_an_encoding_that_nobody_can_tell_is_chosen_by_its_lines(visit_samples: Visit) -> None:
    app = sent(
        visit_samples("upload"), "期次,任務編號,完成進度,狀態\n2026-10,T-001,90%,推進中\n", encoding="big5"
    )
    assert headline(app) == "认不出文字编码，请选一种读得通的"
    assert "期次,任務編號,完成進度,狀態" in words(app)
    app = press(app, "这样读得通（BIG5）")
    assert switches(app)["按你选的编码 BIG5 读"]


@pytest.mark.parametrize(("mine", "said"), [("D01", "D01"), (None, None)])
def test_the_unit_of_the_address_is_in_the_ledger(
    visit_samples: Visit, mine: str | None, said: str | None
) -> None:
    address = {"unit": mine} if mine else {}
    press(sent(visit_samples("upload", **address), REPORT), "提交")
    assert entries()[0].reporter == said


def test_the_headline_numbers_that_move_are_named_before_and_after(visit_samples: Visit) -> None:
    app = sent(visit_samples("upload"), PROGRESS + "2026-10,T-001,100%,已销号\n")
    app = settled(app.run())
    assert "指标 现在 提交后 变化 销号率 0.0% 50.0% ↑ 50.0 个百分点" in " ".join(words(app).split())
    app = press(app, "提交")
    assert "指标 提交前 现在 变化 销号率 0.0% 50.0% ↑ 50.0 个百分点" in " ".join(words(app).split())
