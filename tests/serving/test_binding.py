"""Binding: a session of Streamlit, a file handed over and a file to take along belong to one sign-in."""

from collections.abc import Sequence

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.serving.binding import Binding, Bound
from dashboard.serving.gate import SIGNED, Receive, Scope, Send
from tests.serving.asking import ask, run, signed, welcome

MINE, OTHERS = signed(key="mine"), signed(key="others")


def greeting(session_id: str) -> bytes:
    told = ForwardMsg()
    told.new_session.initialize.session_id = session_id
    return told.SerializeToString()


def offer(url: str = "", deferred: str = "") -> bytes:
    told = ForwardMsg()
    told.delta.new_element.download_button.url = url
    if deferred:
        told.delta.new_element.download_button.deferred_file_id = deferred
    return told.SerializeToString()


def made(url: str) -> bytes:
    told = ForwardMsg()
    told.backend_operation_response.deferred_file.url = url
    return told.SerializeToString()


def shown(text: str) -> bytes:
    told = ForwardMsg()
    told.delta.new_element.markdown.body = text
    return told.SerializeToString()


def converse(binding: Binding, told: Sequence[bytes] = (), said: Sequence[bytes] = ()) -> list[bytes]:
    """A websocket of mine over which the server tells and the browser says something; what the app heard."""
    heard: list[bytes] = []
    waiting = [
        *({"type": "websocket.receive", "bytes": each} for each in said),
        {"type": "websocket.disconnect"},
    ]

    async def app(_: Scope, receive: Receive, send: Send) -> None:
        for each in told:
            await send({"type": "websocket.send", "bytes": each})
        while (message := await receive())["type"] == "websocket.receive":
            heard.append(message["bytes"])

    async def receive() -> Scope:
        return waiting.pop(0)

    async def send(_: Scope) -> None:
        return None

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [], SIGNED: MINE}
    run(Bound(app, binding)(scope, receive, send))
    return heard


def test_s05_a_session_belongs_to_the_sign_in_that_it_began_under() -> None:
    binding = Binding()
    converse(binding, [greeting("s1")])
    assert binding.owner("s1") == "mine"
    binding.note("s1", "others")
    assert binding.owner("s1") == "mine"
    assert binding.owner("s2") is None


def test_s12_a_file_is_handed_over_to_a_session_of_ones_own_only() -> None:
    binding = Binding()
    converse(binding, [greeting("s1")])
    bound, path = Bound(welcome, binding), "/_stcore/upload_file/s1/f1"
    assert ask(bound, path, "PUT", session=MINE).status == 200
    assert ask(bound, path, "PUT", session=OTHERS).status == 403
    assert ask(bound, path, "DELETE", session=OTHERS).status == 403
    assert ask(bound, path, "PUT").status == 403
    assert ask(bound, "/_stcore/upload_file/unknown/f1", "PUT", session=MINE).status == 403


def test_s01_a_file_to_take_along_is_for_whom_it_was_offered() -> None:
    binding = Binding()
    converse(binding, [offer("/media/abc.csv"), made("/media/def.csv")])
    bound = Bound(welcome, binding)
    for path in ("/media/abc.csv", "/media/def.csv", "/media/abc"):
        assert ask(bound, path, session=MINE).status == 200
        refused = ask(bound, path, session=OTHERS)
        assert (refused.status, "不是给您的" in refused.body) == (403, True)
        assert ask(bound, path, "HEAD", session=OTHERS).status == 403
    assert ask(bound, "/media/guessed.csv", session=MINE).status == 403


def test_s01_a_text_that_names_a_file_gives_no_right_to_it() -> None:
    binding = Binding()
    converse(binding, [shown("/media/abc.csv")])
    assert ask(Bound(welcome, binding), "/media/abc.csv", session=MINE).status == 403


def test_s05_a_file_is_made_on_request_for_whom_its_button_was_drawn() -> None:
    binding = Binding()
    mine, foreign = BackMsg(), BackMsg()
    mine.backend_operation_request.deferred_file.file_id = "d1"
    foreign.backend_operation_request.deferred_file.file_id = "d2"
    said = [mine.SerializeToString(), foreign.SerializeToString()]
    assert converse(binding, [offer(deferred="d1")], said) == said[:1]


@pytest.mark.parametrize(
    "kind", ["clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"]
)
def test_s04_what_no_page_of_ours_says_is_not_heard(kind: str) -> None:
    """Among them: clearing the caches of everybody, with the open store."""
    message = BackMsg()
    setattr(message, kind, True)
    again = BackMsg()
    again.rerun_script.page_name = "overview"
    assert converse(Binding(), said=[message.SerializeToString(), again.SerializeToString()]) == [
        again.SerializeToString()
    ]


def test_s04_a_browser_cannot_have_files_installed() -> None:
    message = BackMsg()
    message.backend_operation_request.install_skills.SetInParent()
    assert converse(Binding(), said=[message.SerializeToString()]) == []


def test_what_belongs_to_a_sign_in_is_forgotten_a_while_after_its_last_page() -> None:
    now = [0.0]
    binding = Binding(lambda: now[0])
    converse(binding, [greeting("s1")])
    now[0] = 800.0
    binding.enter("others")
    assert binding.owner("s1") == "mine"
    assert binding.present() == 1
    now[0] = 901.0
    binding.enter("others")
    assert binding.owner("s1") is None
