"""Whose is what: sessions of Streamlit, files that are handed over and files to take along belong to one sign-in.

Streamlit asks for no more than the number of a session or a file. Here each is bound to the sign-in that it was made for,
and what a browser may send over the websocket is what our pages need.
"""

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.serving.refusals import refuse
from dashboard.serving.visitor import session_of

_LOG = logging.getLogger("cockpit")
_KEPT = 900.0  # seconds after its last socket; Streamlit itself keeps a lost session for two minutes
_MOST_FILES = 5_000  # that one sign-in is remembered to have been given; the oldest are forgotten
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
_MEDIA = "/media/"
_NEEDED = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"})
"""What a browser may send. Not among them: clearing everybody's caches, installing files, stopping the server."""
_SCRIPT = "app.py"
_FOREIGN = "这个文件不是给您的，或者已经不在了。请回到页面重新下载。"
_FOREIGN_UPLOAD = "这个页面不是您打开的，文件没有收下。请刷新页面后再传。"


@dataclass
class _Owned:
    """What belongs to one sign-in; `files` are numbers of files, `sockets` those that are open."""

    sessions: set[str] = field(default_factory=set)
    files: dict[str, None] = field(default_factory=dict)
    sockets: int = 0
    left: float = 0.0


class Binding:
    """What belongs to whom; belongs to the event loop's thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._owned: dict[str, _Owned] = {}

    def note(self, session_id: str, key: str) -> None:
        """Bind a session of Streamlit to a sign-in; what is bound already stays."""
        if self.owner(session_id) is None:
            self._owned.setdefault(key, _Owned()).sessions.add(session_id)

    def owner(self, session_id: str) -> str | None:
        """The key of the sign-in that a session of Streamlit began under; None when it is not known."""
        return next((key for key, owned in self._owned.items() if session_id in owned.sessions), None)

    def give(self, file: str, key: str) -> None:
        """Note that a page of this sign-in offered a file."""
        files = self._owned.setdefault(key, _Owned()).files
        files.pop(file, None)
        files[file] = None
        if len(files) > _MOST_FILES:
            del files[next(iter(files))]

    def was_given(self, file: str, key: str) -> bool:
        """Whether a page of this sign-in offered the file."""
        return key in self._owned and file in self._owned[key].files

    def present(self) -> int:
        """How many sign-ins have a page open."""
        return sum(owned.sockets > 0 for owned in self._owned.values())

    def enter(self, key: str) -> None:
        """A socket of this sign-in has opened."""
        self._forget()
        self._owned.setdefault(key, _Owned()).sockets += 1

    def leave(self, key: str) -> None:
        """A socket of this sign-in has closed."""
        self._owned[key].sockets -= 1
        self._owned[key].left = self._clock()

    def _forget(self) -> None:
        past = self._clock() - _KEPT
        for key in [key for key, owned in self._owned.items() if not owned.sockets and owned.left < past]:
            del self._owned[key]


class Bound:
    """An ASGI app around another: lets a sign-in get at nothing but its own. Stands behind the gate.

    `observe` is told the seconds of every rerun, from the click's arrival to the last message of the page.
    """

    def __init__(self, app: App, binding: Binding, observe: Callable[[float], object] = float) -> None:
        self._app = app
        self._binding = binding
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is the person's own."""
        session = session_of(scope)
        if scope["type"] == "websocket" and session is not None:
            await self._converse(session.key, scope, receive, send)
        elif scope["type"] == "http" and not self._is_own(scope["path"], session.key if session else ""):
            words = _FOREIGN if scope["path"].startswith(_MEDIA) else _FOREIGN_UPLOAD
            await refuse(scope, send, 403, words)
        else:
            await self._app(scope, receive, send)

    def _is_own(self, path: str, key: str) -> bool:
        if path.startswith(_MEDIA):
            return self._binding.was_given(PurePosixPath(path).stem, key)
        upload = _UPLOAD.fullmatch(path)
        return upload is None or (key != "" and self._binding.owner(upload[1]) == key)

    async def _converse(self, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        asked: float | None = None

        async def noting(message: Scope) -> None:
            nonlocal asked
            if message["type"] == "websocket.send" and message.get("bytes"):
                told = ForwardMsg.FromString(message["bytes"])
                self._note(told, key)
                if told.new_session.main_script_path:
                    told.new_session.main_script_path = _SCRIPT  # where the project lies is nobody's business
                    message = {**message, "bytes": told.SerializeToString()}
                if told.WhichOneof("type") == "script_finished" and asked is not None:
                    self._observe(time.perf_counter() - asked)
                    asked = None
            await send(message)

        async def judged() -> Scope:
            nonlocal asked
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                said = _read(message.get("bytes"))
                if self._may_say(said, key):
                    if said.WhichOneof("type") == "rerun_script":
                        asked = asked or time.perf_counter()
                    return message
                _LOG.warning("a message that no page of ours sends was dropped")

        self._binding.enter(key)
        try:
            await self._app(scope, judged, noting)
        finally:
            self._binding.leave(key)

    def _note(self, told: ForwardMsg, key: str) -> None:
        """Remember what a message of the server gives to the browser."""
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self._binding.note(told.new_session.initialize.session_id, key)
        elif kind == "backend_operation_response":
            self._give(told.backend_operation_response.deferred_file.url, key)
        elif kind == "delta":
            element = told.delta.new_element
            match element.WhichOneof("type"):
                case "download_button":
                    self._give(element.download_button.url, key)
                    self._binding.give(element.download_button.deferred_file_id, key)
                case "imgs":
                    for image in element.imgs.imgs:
                        self._give(image.url, key)

    def _give(self, url: str, key: str) -> None:
        if url.startswith(_MEDIA):
            self._binding.give(PurePosixPath(url).stem, key)

    def _may_say(self, message: BackMsg, key: str) -> bool:
        kind = message.WhichOneof("type")
        if kind == "backend_operation_request":
            asked = message.backend_operation_request
            return asked.WhichOneof("payload") == "deferred_file" and self._binding.was_given(
                asked.deferred_file.file_id, key
            )
        return kind in _NEEDED


def _read(said: bytes | None) -> BackMsg:
    """What a browser says; an empty message, which nobody needs, where it can't be read."""
    message = BackMsg()
    try:
        message.ParseFromString(said or b"")
    except DecodeError:
        return BackMsg()
    return message
