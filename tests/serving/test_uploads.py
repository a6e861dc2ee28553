"""Uploads: refused before their first byte is read, by role, size, number a day, and room in memory."""

from datetime import date

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.catalog.roles import Role
from dashboard.serving.uploads import Uploads
from tests.serving.asking import Answer, ask, signed, welcome

PATH = "/_stcore/upload_file/s1/f1"
DAY = date(2026, 11, 22)


class Running:
    """A server of Streamlit, as far as files in memory go."""

    def __init__(self) -> None:
        self.uploaded_file_mgr = MemoryUploadedFileManager("/_stcore/upload_file")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MemoryUploadedFileManager:
    """The files in memory of a server that isn't there."""
    running = Running()
    monkeypatch.setattr(Runtime, "instance", lambda: running)
    return running.uploaded_file_mgr


def put(app: Uploads, role: Role = Role.REPORTER, size: str = "5000000", account: str = "zhang") -> Answer:
    asked = [("host", "localhost"), ("content-length", size)]
    return ask(app, PATH, "PUT", asked, signed(role, account=account))


@pytest.mark.usefixtures("files")
def test_l06_a_person_may_hand_over_so_many_files_a_day() -> None:
    today = [DAY]
    app = Uploads(welcome, a_day=3, room=1 << 30, today=lambda: today[0])
    assert [put(app).status for _ in range(4)] == [200, 200, 200, 429]
    assert "今日上传次数已达上限" in put(app).body
    assert put(app, account="li").status == 200
    today[0] = date(2026, 11, 23)
    assert put(app).status == 200


@pytest.mark.usefixtures("files")
def test_s12_too_large_a_file_is_refused_before_it_is_read() -> None:
    app = Uploads(welcome, a_day=9, room=1 << 40)
    assert put(app, size=str(202 << 20)).status == 413
    assert put(app, size="-1").status == 413
    assert put(app, size=str(200 << 20)).status == 200


@pytest.mark.usefixtures("files")
def test_s12_who_reports_nothing_hands_over_nothing() -> None:
    app = Uploads(welcome, a_day=99, room=1 << 30)
    answered = {role: put(app, role).status for role in Role}
    assert answered == {
        Role.LEADER: 403,
        Role.OFFICE: 200,
        Role.REPORTER: 200,
        Role.AUDITOR: 403,
        Role.ADMINISTRATOR: 200,  # maps, and people from a CSV file
        Role.DISPLAY: 403,
    }


def test_l06_files_that_nobody_takes_in_hand_do_not_pile_up(
    files: MemoryUploadedFileManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("dashboard.serving.uploads.time.monotonic", lambda: now[0])
    app = Uploads(welcome, a_day=99, room=9_000_000)
    assert put(app).status == 200
    files.add_file("s1", UploadedFileRec("f1", "a.csv", "text/csv", b"x" * 5_000_000))
    full = put(app)
    assert (full.status, "文件太多" in full.body) == (503, True)
    now[0] = 601.0  # whoever wanted it has it
    assert put(app).status == 200
    assert files.get_files("s1", ["f1"]) == []
