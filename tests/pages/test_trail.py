"""审计日志: the newest first, searched, taken along harmlessly, and checked."""

import csv
import io
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.acts import Act
from dashboard.catalog.roles import Role
from dashboard.documents.trail_list import trail_csv
from tests.pages.seen import Visit, headline, words
from tests.pages.signed_in import ORIGIN, Visitor


@pytest.fixture
def trail(visit_samples: Visit, visitor: Visitor) -> Callable[[], AppTest]:
    """Open the page as the auditor, after two lines that stand out."""
    visit_samples("overview")
    kept = visitor.house.trail
    kept.add(Act.EXPORT, who="office", role="office", origin=ORIGIN, about="=cmd|' /C calc'!A0")
    kept.add(
        Act.REFUSED, who="leader", role="leader", origin="10.9.9.9", about="打开页面 地图", result="refused"
    )
    visitor.become(Role.AUDITOR)
    return lambda: visit_samples("trail")


def test_the_newest_line_comes_first_and_the_sentence_counts(
    trail: Callable[[], AppTest], visitor: Visitor
) -> None:
    app = trail()
    count, _ = visitor.house.trail.head()
    assert headline(app) == f"今天 {count} 条，1 条被拒"
    frame = app.dataframe[0].value
    assert frame["act"].tolist()[:3] == ["登录", "越权被拒", "导出"]
    assert frame["who"].tolist()[:2] == ["审计老马", "秦主任"]


def test_lines_are_found_by_word_act_and_result(trail: Callable[[], AppTest]) -> None:
    app = trail()
    app.text_input(key="trail_text").set_value("地图").run()
    assert app.dataframe[0].value["origin"].tolist() == ["10.9.9.9"]
    app.text_input(key="trail_text").set_value("")
    app.selectbox(key="trail_act").set_value(Act.EXPORT).run()
    assert app.dataframe[0].value["act"].tolist() == ["导出"]
    app.selectbox(key="trail_result").set_value("refused").run()
    assert "没有这样的记录" in words(app)


def test_checking_says_that_the_trail_is_whole_and_that_a_note_is_on_it(
    trail: Callable[[], AppTest], visitor: Visitor
) -> None:
    number, digest = visitor.house.trail.head()
    app = trail()
    app.text_input(key="trail_noted").set_value(f"{number}:{digest}")
    app = app.button(key="verify_trail").click().run()
    assert "审计日志完好，共" in words(app)
    app.text_input(key="trail_noted").set_value(f"{number}:{'0' * 64}")
    assert "不在链上" in words(app.button(key="verify_trail").click().run())
    app.text_input(key="trail_noted").set_value("不是校验码")
    assert "编号:校验码" in words(app.button(key="verify_trail").click().run())


def test_s18_the_file_of_the_trail_runs_no_formula(trail: Callable[[], AppTest], visitor: Visitor) -> None:
    trail()
    content = trail_csv(visitor.house.trail.lines(act=Act.EXPORT))
    (row,) = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert row["关于"] == "'=cmd|' /C calc'!A0"
    assert (row["谁"], row["做了什么"], row["结果"]) == ("office", "导出", "做成")
