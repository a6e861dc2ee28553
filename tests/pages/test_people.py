"""用户与权限: who may come in, added, changed, looked through as, and seen when they came."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access.naming import refuse_names
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.errors import PeopleRefused
from dashboard.ui.here import Here
from dashboard.ui.people_bulk import read_people
from dashboard.ui.wall_links import address_of
from tests.pages.seen import Visit, headline, words
from tests.pages.signed_in import NAMES, ORIGIN, Visitor, account_of


@pytest.fixture
def people(visit_samples: Visit, visitor: Visitor) -> Callable[..., AppTest]:
    """Open the page as the administrator."""
    visit_samples("overview")
    visitor.become(Role.ADMINISTRATOR)
    return lambda **address: visit_samples("people", **address)


def press(app: AppTest, key: str) -> AppTest:
    """The page after the button of a key was pressed."""
    return app.button(key=key).click().run()


def confirm(app: AppTest, opens: str, confirms: str) -> AppTest:
    """The page after a dialog was opened and confirmed: both in one run, as a fragment's rerun would be."""
    app.button(key=opens).click()
    app.button(key=confirms).click()
    return app.run()


def lines(app: AppTest) -> str:
    """The text of the page in one line."""
    return " ".join(words(app).split())


def test_the_page_counts_and_lists_everybody(people: Callable[..., AppTest]) -> None:
    app = people()
    assert headline(app) == "5 人能用驾驶舱，3 人还没有来过"
    assert set(app.dataframe[0].value["name"]) == {account_of(role) for role in NAMES}
    app.text_input(key="people_search").set_value("人社").run()
    assert app.dataframe[0].value["title"].tolist() == ["市人社局小刘"]


def test_somebody_is_added_with_a_password_that_is_shown_once(
    people: Callable[..., AppTest], visitor: Visitor
) -> None:
    app = press(people(), "add_person")
    app.text_input(key="new_account").set_value("liuxin")
    app.text_input(key="new_title").set_value("刘欣")
    app.selectbox(key="new_role").set_value(Role.LEADER)
    app = confirm(app, "add_person", "confirm_add_person")
    added = visitor.account("liuxin")
    assert (added.title, added.role, added.must_change) == ("刘欣", Role.LEADER, True)
    assert "一次性密码" in words(app)
    app = press(app, "noted_down")
    assert "一次性密码" not in words(app)
    line = visitor.house.trail.lines(act=Act.PEOPLE, limit=1)[0]
    assert (line.who, line.origin, line.about) == ("administrator", ORIGIN, "liuxin")


def test_what_an_account_may_not_be_called_is_said(people: Callable[..., AppTest]) -> None:
    app = press(people(), "add_person")
    app.text_input(key="new_account").set_value("系统")
    app.text_input(key="new_title").set_value("刘欣")
    app.multiselect(key="new_units").set_value(["D02"])
    app = confirm(app, "add_person", "confirm_add_person")
    assert "留给演示角色和系统" in words(app)


def test_s24_a_changed_role_leaves_one_line_with_before_and_after(
    people: Callable[..., AppTest], visitor: Visitor
) -> None:
    app = press(people(cell="leader"), "change_person")
    app.selectbox(key="change_leader_role").set_value(Role.AUDITOR)
    confirm(app, "change_person", "confirm_change_person")
    assert visitor.account("leader").role is Role.AUDITOR
    (line,) = visitor.house.trail.lines(act=Act.PEOPLE, who="administrator")
    before, after = line.details["before"], line.details["after"]
    assert (before["title"], after["title"]) == ("领导", "审计员")  # type: ignore[index]


def test_somebody_is_disabled_and_reset_and_signed_out_everywhere(
    people: Callable[..., AppTest], visitor: Visitor
) -> None:
    token = visitor.house.sessions.begin("leader", origin=ORIGIN, way="password")
    app = people(cell="leader")
    assert "1 处" in lines(app)
    press(app, "end_sessions")
    assert visitor.house.sessions.find(token) is None
    confirm(press(people(cell="leader"), "switch_person"), "switch_person", "confirm_switch")
    assert not visitor.account("leader").enabled
    app = confirm(press(people(cell="leader"), "reset_person"), "reset_person", "confirm_reset")
    assert visitor.account("leader").must_change
    assert "一次性密码" in words(app)


def test_the_last_administrator_stays(people: Callable[..., AppTest], visitor: Visitor) -> None:
    app = confirm(press(people(cell="administrator"), "switch_person"), "switch_person", "confirm_switch")
    assert "至少要留一位启用的管理员" in words(app)
    assert visitor.account("administrator").enabled


def test_the_administrator_looks_as_somebody_and_comes_back(
    people: Callable[..., AppTest], visitor: Visitor
) -> None:
    app = press(people(cell="leader"), "look_as")
    assert not app.exception
    assert "正以 秦主任 （领导）的身份查看" in lines(app)
    app = press(app, "leave_seen_as")
    assert headline(app) == "5 人能用驾驶舱，3 人还没有来过"
    assert [line.about for line in visitor.house.trail.lines(act=Act.LOOK_AS)] == ["administrator", "leader"]


def test_a_wall_link_is_shown_once_listed_and_taken_back(
    people: Callable[..., AppTest], visitor: Visitor
) -> None:
    app = press(people(), "make_link")
    app.text_input(key="link_title").set_value("三楼会议室")
    app = confirm(app, "make_link", "confirm_link")
    assert "/auth/wall/" in words(app)
    app = press(app, "link_noted_down")
    assert "/auth/wall/" not in words(app)
    assert "三楼会议室" in words(app)
    (link,) = visitor.house.links.all()
    app = confirm(press(app, f"revoke_{link.number}"), f"revoke_{link.number}", "confirm_revoke")
    assert "还没有有效的链接" in words(app)


def test_the_address_of_a_wall_link_keeps_host_and_path() -> None:
    assert address_of("http://10.0.0.8:8501/people", "s3") == "http://10.0.0.8:8501/auth/wall/s3"
    assert (
        address_of("https://gov.example/cockpit/people", "s3") == "https://gov.example/cockpit/auth/wall/s3"
    )
    assert address_of("https://gov.example/", "s3") == "https://gov.example/auth/wall/s3"


def test_many_are_judged_row_by_row(people: Callable[..., AppTest], visitor: Visitor) -> None:
    app = people()
    at: Here = app.session_state["here"]
    text = (
        "账号,姓名,角色,单位,县区\nwang,王一,领导,,\nleader,王二,领导,,\nli,李三,报送员,D02,\n"
        "zhao,赵四,报送员,没有的,\nsun,孙五,皇帝,,\nwang,周六,领导,,\n"
    )
    rows = read_people(at, text.encode("gb18030"), visitor.house.people.everyone())
    assert [(row.number, row.wrong) for row in rows] == [
        (2, ""),
        (3, "账号“leader”已经有了"),
        (4, ""),
        (5, "单位“没有的”不在名录里"),
        (6, "角色“皇帝”不认识，应写 领导、办公室、报送员、审计员、管理员"),
        (7, "账号“wang”已经有了"),
    ]
    with pytest.raises(PeopleRefused, match="缺少列“县区”"):
        read_people(at, "账号,姓名,角色,单位\n".encode(), ())


def test_many_are_added_with_one_click(people: Callable[..., AppTest], visitor: Visitor) -> None:
    app = people(rows="bulk")
    app.file_uploader[0].upload(
        "用户.csv", "账号,姓名,角色,单位,县区\nwang,王一,领导,,\nli,李三,报送员,D02,\n".encode("utf-8-sig")
    )
    app = press(app.run(), "confirm_bulk")
    assert not app.exception
    assert visitor.account("li").units == ("D02",)
    assert "一次性密码" in words(app)
    assert [element.proto.label for element in app.get("download_button")] == ["下载名单 CSV"]


def test_a_name_of_the_system_is_nobodys() -> None:
    with pytest.raises(PeopleRefused):
        refuse_names("wang", "系统")
