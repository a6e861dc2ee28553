"""The log: one line an answer, with the pattern of its route, and nothing of a person."""

import json
import logging
from collections.abc import Iterator

import pytest

from dashboard.catalog.roles import Role
from dashboard.serving.doors import Doors
from dashboard.serving.logbook import LOG, Logbook, keep_log, route_of
from dashboard.serving.metrics import Metrics
from tests.serving.asking import ask, signed, welcome


@pytest.fixture(autouse=True)
def _loggers_as_before() -> Iterator[None]:
    """`keep_log` takes over the loggers."""
    root = logging.getLogger()
    before, level = root.handlers[:], LOG.level
    yield
    root.handlers[:] = before
    LOG.setLevel(level)


def test_s13_an_answer_is_one_json_object_without_names_numbers_or_queries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_log("json")
    app = Logbook(Doors(welcome, Metrics(lambda: 7)), Metrics(lambda: 7))
    path = "/_stcore/upload_file/3f2a-session/张三的文件.csv"
    asked = [
        ("host", "localhost"),
        ("cookie", "cockpit=secret-token"),
        ("referer", "http://localhost/rights?unit=甲".encode().decode("latin-1")),
    ]
    ask(app, path, "PUT", asked, signed(Role.REPORTER), query_string=b"unit=secret-unit")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["method"], told["route"], told["status"], told["role"]) == (
        "PUT",
        "/_stcore/upload_file/*",
        200,
        "reporter",
    )
    assert isinstance(told["ms"], int)
    for secret in ("3f2a", "张三", "secret", "192.0.2.7", "甲"):
        assert secret not in line


@pytest.mark.parametrize("kind", ["json", "text"])
def test_s13_a_name_with_line_breaks_stays_on_its_line(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    keep_log(kind)
    logging.getLogger("cockpit").warning(
        "file %s refused", "a\r\n2026-11-22 ERROR forged\u2028\x1b[2J\u202egnp.csv"
    )
    written = capsys.readouterr().err
    assert len(written.splitlines()) == 1
    assert "\x1b" not in written
    if kind == "json":
        assert json.loads(written)["message"].startswith("file a\r\n2026")


def test_unless_asked_for_only_warnings_are_logged(capsys: pytest.CaptureFixture[str]) -> None:
    keep_log("")
    ask(Logbook(welcome, Metrics(lambda: 7)))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/rights", "/rights"),
        ("/media/abc.csv", "/media/*"),
        ("/auth/wall/secret", "/auth/wall/*"),
        ("/auth/login", "/auth/login"),
        ("/etc/passwd", "other"),
    ],
)
def test_a_path_is_logged_by_its_pattern(path: str, route: str) -> None:
    assert route_of(path) == route


def test_s01_metrics_are_the_administrators_and_streamlits_own_are_not_there() -> None:
    metrics = Metrics(lambda: 7)
    doors = Logbook(Doors(welcome, metrics), metrics)
    for role in Role:
        answer = ask(doors, "/metrics", session=signed(role))
        assert answer.status == (200 if role is Role.ADMINISTRATOR else 403)
    assert ask(doors, "/metrics").status == 403
    for path in (
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/script-health-check",
        "/component/x/y.html",
    ):
        assert ask(doors, path, session=signed(Role.ADMINISTRATOR)).status == 404
    text = ask(doors, "/metrics", session=signed(Role.ADMINISTRATOR)).body
    assert "cockpit_store_version 7.0" in text
    assert 'cockpit_requests_total{route="/metrics",status="200"} 1.0' in text
    assert 'cockpit_refusals_total{status="403"} 6.0' in text
    assert "process_resident_memory_bytes" in text
