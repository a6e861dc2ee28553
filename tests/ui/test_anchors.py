"""Links as HTML lead where page links would, and never carry text as HTML."""

from collections.abc import Iterator

import pytest

from dashboard.catalog.roles import Role
from dashboard.catalog.view import View
from dashboard.ui.anchors import address, anchor
from dashboard.ui.who import acting
from tests.pages.signed_in import caller_of


@pytest.fixture(autouse=True)
def _the_office_reads() -> Iterator[None]:
    with acting(caller_of(Role.OFFICE)):
        yield


def test_the_front_page_has_no_name_in_its_address() -> None:
    assert address("overview", View()) == "./"
    assert address("overview", View(district="990106")) == "./?district=990106"


def test_another_page_is_named_before_its_view() -> None:
    assert address("reform", View(unit="D03", rows="all")) == "./reform?unit=D03&rows=all"


def test_words_and_values_stay_text() -> None:
    made = anchor("<b>甲</b>", "reform", View(aspect='一"二', rows="all"), label="看<i>")
    assert made == (
        '<a data-go="" href="./reform?aspect=%E4%B8%80%22%E4%BA%8C&amp;rows=all" aria-label="看&lt;i&gt;">'
        "&lt;b&gt;甲&lt;/b&gt;</a>"
    )


def test_the_page_that_is_open_says_so() -> None:
    assert anchor("总览", "overview", View(), current=True) == (
        '<a data-go="" href="./" aria-current="page">总览</a>'
    )


def test_where_a_page_may_not_be_opened_the_words_stand_alone() -> None:
    with acting(caller_of(Role.LEADER)):
        assert anchor("第 <3> 号", "ledger", View()) == "<span>第 &lt;3&gt; 号</span>"
