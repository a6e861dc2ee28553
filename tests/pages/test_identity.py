"""Whose page it is, at every run: sessions that end, rights that are asked for again, and what the trail keeps of it."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Right, Role
from dashboard.errors import NotAllowed, SignedOut
from dashboard.intake.ledger import list_entries
from dashboard.ui import own_hand
from dashboard.ui.desk import desk
from dashboard.ui.download import taking
from dashboard.ui.loaders import store
from dashboard.ui.who import Caller, acting, caller, must
from tests.conftest import TODAY
from tests.pages.handing import PROGRESS, press, sent
from tests.pages.seen import Visit, headline, links, words
from tests.pages.signed_in import ORIGIN, Visitor, account_of

GOOD = PROGRESS + "2026-10,T-001,90%,推进中\n"
CHANGED, EXPIRED = "账号状态已变更，请重新登录", "登录已过期，请重新登录"


def test_s06_a_changed_account_is_refused_at_the_next_run(visit_samples: Visit, visitor: Visitor) -> None:
    people, by = visitor.house.people, {"by": account_of(Role.ADMINISTRATOR), "origin": ORIGIN}
    app = visit_samples("ledger")
    assert "报送记录" in words(app)
    people.change(account_of(Role.OFFICE), role=Role.LEADER, **by)
    assert_gone(app.run(), CHANGED)
    visitor.become(Role.OFFICE)  # a leader now
    assert headline(visit_samples("ledger")) == "您没有看“报送记录”的权限"
    app = visit_samples("overview")
    people.change(account_of(Role.OFFICE), enabled=False, **by)
    assert_gone(app.run(), CHANGED)
    people.change(account_of(Role.OFFICE), enabled=True, role=Role.OFFICE, **by)
    visitor.become(Role.OFFICE)
    app = visit_samples("overview")
    people.reset(account_of(Role.OFFICE), **by)
    assert_gone(app.run(), CHANGED)


def test_s07_a_sign_out_elsewhere_bites_on_the_next_click(visit_samples: Visit, visitor: Visitor) -> None:
    app = sent(visit_samples("upload"), GOOD)
    before = len(list_entries(store(), today=TODAY))
    visitor.house.sessions.end(visitor.token, origin=ORIGIN)
    next(button for button in app.button if button.label == "提交").click().run()
    assert len(list_entries(store(), today=TODAY)) == before


def assert_gone(app: AppTest, why: str) -> None:
    """The page says why, and shows nothing else."""
    assert headline(app) == why
    assert not links(app)
    assert not app.dataframe
    assert not app.button


def test_s24_an_import_leaves_one_line_with_who_from_where_and_the_counts(
    visit_samples: Visit, visitor: Visitor
) -> None:
    press(sent(visit_samples("upload"), GOOD, name="十月.csv"), "提交")
    entry = list_entries(store(), today=TODAY)[0]
    assert entry.person == "周办"
    (line,) = visitor.house.trail.lines(act=Act.IMPORT)
    assert (line.who, line.role, line.origin, line.about) == (
        "office",
        "office",
        ORIGIN,
        f"第 {entry.number} 号",
    )
    assert line.details["sha256"] == entry.file_sha256
    assert (line.details["file"], line.details["read"], line.details["updated"]) == ("十月.csv", 1, 1)
    assert visitor.house.trail.verify().sound


def test_s24_an_export_leaves_one_line_and_nothing_is_built_after_the_sign_out(
    visit_samples: Visit, visitor: Visitor
) -> None:
    visit_samples("overview")
    with acting(called(visitor)):
        taken = taking(lambda: b"abc", "产改_总览.xlsx")
    assert taken() == b"abc"
    (line,) = visitor.house.trail.lines(act=Act.EXPORT)
    assert (line.who, line.about, line.details) == ("office", "产改_总览.xlsx", {"bytes": 3})
    visitor.house.sessions.end(visitor.token, origin=ORIGIN)
    with pytest.raises(SignedOut, match="已退出登录"):
        taken()


@pytest.mark.parametrize(
    ("role", "right", "words_"),
    [
        (Role.LEADER, Right.REPORT, "您没有报送的权限"),
        (Role.LEADER, Right.DECIDE, "您没有记录议定事项的权限"),
        (Role.REPORTER, Right.REVIEW, "您没有审核报送的权限"),
        (Role.REPORTER, Right.REFERENCE, "您没有修改参考数据和地图的权限"),
        (Role.OFFICE, Right.PEOPLE, "您没有管理用户的权限"),
        (Role.ADMINISTRATOR, Right.CASE_ROWS, "您没有逐件查看案件的权限"),
        (Role.ADMINISTRATOR, Right.TRAIL, "您没有查看审计日志的权限"),
        (Role.AUDITOR, Right.TAKE, "您没有取走数据的权限"),
    ],
)
def test_s04_what_a_role_may_not_do_is_refused_whatever_was_clicked(
    visit_samples: Visit, visitor: Visitor, role: Role, right: Right, words_: str
) -> None:
    visit_samples("overview")
    visitor.become(role)
    with acting(called(visitor)), pytest.raises(NotAllowed, match=words_):
        must(right)
    line = visitor.house.trail.lines(limit=1)[0]
    assert (line.act, line.who, line.result) == (Act.REFUSED, account_of(role), "refused")


def called(visitor: Visitor) -> Caller:
    """The caller of this visitor, as a page of it knows it."""
    signed = visitor.house.sessions.find(visitor.token)
    assert signed is not None
    return Caller(visitor.token, signed, ORIGIN)


def test_s03_nobody_else_opens_a_hand_by_its_token(visit_samples: Visit, visitor: Visitor) -> None:
    app = sent(visit_samples("upload"), GOOD)
    token = app.query_params["hand"]
    token = token[0] if isinstance(token, list) else token
    visitor.become(Role.REPORTER)
    assert headline(visit_samples("upload", hand=token)) == "刚才的文件不在手上了，请重新选"
    with acting(called(visitor)):
        assert own_hand.held(token) is None
    assert desk().look(token) is not None


def test_s03_a_reporter_hands_in_for_own_units_only(visit_samples: Visit, visitor: Visitor) -> None:
    visit_samples("upload")
    visitor.become(Role.REPORTER)
    app = visit_samples("upload", unit="D02")
    offered = next((box for box in app.selectbox if box.label == "我的单位"), None)
    assert offered is None or "D02" not in [str(option) for option in offered.options]
    before = len(list_entries(store(), today=TODAY))
    app = sent(app, GOOD)
    assert not [button for button in app.button if button.label == "提交" and not button.disabled]
    assert len(list_entries(store(), today=TODAY)) == before


def test_looking_as_somebody_changes_nothing_and_shows_no_case(visit: Visit, visitor: Visitor) -> None:
    visit("overview")
    token = visitor.become(Role.ADMINISTRATOR)
    visitor.house.sessions.look_as(token, account_of(Role.OFFICE), origin=ORIGIN)
    app = visit("rights", rows="open")
    assert not app.exception
    assert "正以 周办 （办公室）的身份查看" in " ".join(words(app).split())
    assert not any("case_no" in frame.value.columns for frame in app.dataframe)
    assert "AJ-" not in words(app)
    assert not app.get("download_button")
    with acting(called(visitor)), pytest.raises(NotAllowed, match="只能看"):
        must(Right.REPORT)
    line = visitor.house.trail.lines(limit=1)[0]
    assert (line.who, line.role, line.details["seen_as"]) == ("administrator", "administrator", "office")
    (leave,) = [button for button in visit("upload").button if button.label == "退出查看"]
    leave.click().run()
    assert visitor.house.sessions.find(token).person.role is Role.ADMINISTRATOR  # type: ignore[union-attr]


def test_a_page_asks_who_it_is_once_a_run(visit_samples: Visit, visitor: Visitor) -> None:
    visit_samples("overview")
    with acting(called(visitor)):
        assert caller().person.name == "周办"
