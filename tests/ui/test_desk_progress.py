"""What a page shows while a file in hand is read: its stage, a bar, the time, and 取消; a refresh changes nothing."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.access.grant import WHOLE
from dashboard.catalog.roles import Role
from dashboard.store import Store
from dashboard.ui.desk import Desk, desk
from dashboard.ui.hand import Handed
from tests.pages.seen import panels
from tests.pages.signed_in import Visitor, everybody, show_cookie
from tests.ui.working import held_up, large


@pytest.fixture
def at_the_desk(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a process whose store holds reference data alone, with the office signed in."""
    store.close()
    monkeypatch.setenv("COCKPIT_STORE", str(store.path))
    settings.current.cache_clear()
    st.cache_resource.clear()
    visitor = Visitor(everybody(tmp_path / "everybody.duckdb"), monkeypatch)
    show_cookie(visitor)
    visitor.become(Role.OFFICE)
    yield desk()
    st.cache_resource.clear()


def _page() -> None:
    import streamlit as st

    from dashboard.catalog.navigation import page
    from dashboard.ui.desk import desk
    from dashboard.ui.desk_progress import show_progress
    from dashboard.ui.here import arrive

    arrive(page("upload"))
    hand = desk().held(st.query_params["hand"])
    if hand is not None and hand.busy:
        show_progress(hand.token, hand.busy[0].number)
    else:
        st.write("读完了" if hand else "不在手上")


def opened(token: str) -> AppTest:
    """A browser that opens the page of a hand."""
    app = AppTest.from_function(_page, default_timeout=60)
    app.query_params["hand"] = token
    return app.run()


def test_a_large_file_is_shown_at_work_in_every_tab_until_it_is_called_off(at_the_desk: Desk) -> None:
    token = at_the_desk.receive([large("大_表.csv")], "a", grant=WHOLE)
    held_up(at_the_desk, token)
    first, refreshed = opened(token), opened(token)
    for app in (first, refreshed):
        assert panels(app) == ["正在读取 大_表.csv"]
        assert len(app.get("progress")) == 1
        assert [button.label for button in app.button] == ["取消"]
    refreshed.button[0].click().run()
    assert [text.value for text in refreshed.markdown] == ["不在手上"]
    assert [text.value for text in first.run().markdown] == ["不在手上"]


def test_the_page_goes_on_by_itself_when_the_file_was_read(at_the_desk: Desk) -> None:
    content = b"a,b"
    token = at_the_desk.receive([Handed("小.csv", len(content), io.BytesIO(content))], "a", grant=WHOLE)
    assert at_the_desk.held(token, patience=60)
    app = opened(token)
    assert (len(app.get("progress")), [text.value for text in app.markdown]) == (0, ["读完了"])
