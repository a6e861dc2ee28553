"""Headers: a content policy without inline scripts, no copies of data, and no word about the server."""

from pathlib import Path

import pytest
import streamlit

from dashboard.serving.faults import numbered
from dashboard.serving.headers import Headers, inline_scripts
from tests.serving.asking import ask, broken, welcome


@pytest.mark.parametrize(
    "path", ["/", "/rights", "/media/abc.csv", "/auth/login", "/_stcore/host-config", "/metrics"]
)
def test_s19_every_answer_carries_the_headers_and_data_is_never_kept(path: str) -> None:
    told = ask(Headers(welcome), path).headers
    policy = dict(part.split(" ", 1) for part in told["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' blob:"
    assert policy["img-src"] == "'self' data: blob:"
    assert policy["object-src"] == "'none'"
    assert policy["connect-src"] == "'self' ws://localhost:8501"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'self'"
    assert told["cache-control"] == "no-store"
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert told["cross-origin-opener-policy"] == told["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in told["permissions-policy"]
    assert {"server", "strict-transport-security"}.isdisjoint(told)


def test_s19_files_of_the_program_may_be_kept() -> None:
    assert ask(Headers(welcome), "/static/js/index.js").headers["cache-control"] == "public, max-age=60"


def test_s19_behind_tls_browsers_are_told_to_come_by_https() -> None:
    told = ask(Headers(welcome, tls=True)).headers
    assert told["strict-transport-security"].startswith("max-age=31536000")
    assert "wss://localhost:8501" in told["content-security-policy"]


def test_s19_a_forged_host_does_not_get_into_the_policy() -> None:
    told = ask(Headers(welcome), headers=[("host", "x; script-src *")]).headers
    assert "script-src *" not in told["content-security-policy"]


def test_s19_the_only_inline_script_is_let_in_by_its_digest() -> None:
    index = Path(streamlit.__file__).with_name("static") / "index.html"
    assert inline_scripts(index) == ("'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_s21_a_layer_that_fails_gives_a_number_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    seen = []

    async def surviving(scope, receive, send):  # type: ignore[no-untyped-def]
        try:
            await Headers(numbered(broken))(scope, receive, send)
        except ValueError as error:  # the server logs it
            seen.append(error)

    answer = ask(surviving)
    assert answer.status == 500
    assert "页面出错，编号 E-" in answer.body
    assert "请联系管理员" in answer.body
    assert "secret" not in answer.body
    assert "Traceback" not in answer.body
    number = answer.body.partition("编号 ")[2].partition("，")[0]
    assert f"fault {number}" in caplog.text
    assert len(seen) == 1
