"""Files that browsers hand over: refused before their first byte is read when they may not come, or not now.

Streamlit keeps what was handed over in memory until the page is closed, so the bytes that lie there are bounded.
"""

import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import date

from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from dashboard.catalog.roles import Right
from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.serving.refusals import refuse
from dashboard.serving.visitor import session_of

_PATH = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)")
_RIGHTS = (Right.REPORT, Right.REVIEW, Right.REFERENCE, Right.PEOPLE)
_FRAME = 1 << 20  # what a multipart body adds to its file, as Streamlit counts it
_TAKEN = 600.0  # seconds after which a file was taken in hand, or never will be
_NOT_ALLOWED = "您没有上传文件的权限。需要的话，请找管理员。"
_TOO_LARGE = "文件过大，没有收下。请分批上传。"
_ENOUGH = "今日上传次数已达上限，请明天再传；确有需要，请找管理员。"
_NO_ROOM = "服务器上等着处理的文件太多，没有收下。请过几分钟再传。"


class Uploads:
    """An ASGI app around another: so many files a day and person, and so many bytes in memory. Stands behind the gate."""

    def __init__(self, app: App, *, a_day: int, room: int, today: Callable[[], date] = date.today) -> None:
        self._app = app
        self._a_day = a_day
        self._room = room
        self._today = today
        self._day = today()
        self._counted: Counter[str] = Counter()
        self._since: dict[tuple[str, str], float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse without reading the body."""
        path = _PATH.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if path is None or scope["method"] != "PUT":
            await self._app(scope, receive, send)
            return
        size = dict(scope["headers"]).get(b"content-length", b"0")
        most = int(config.get_option("server.maxUploadSize")) << 20
        session = session_of(scope)
        if session is None or not any(session.person.may(right) for right in _RIGHTS):
            await refuse(scope, send, 403, _NOT_ALLOWED)
        elif not size.isdigit() or int(size) > most + _FRAME:
            await refuse(scope, send, 413, _TOO_LARGE)
        elif not self._make_room(int(size)):
            await refuse(scope, send, 503, _NO_ROOM, (b"retry-after", b"60"))
        elif not self._count(session.person.account):
            await refuse(scope, send, 429, _ENOUGH)
        else:
            self._since[path[1], path[2]] = time.monotonic()
            await self._app(scope, receive, send)

    def _count(self, account: str) -> bool:
        """Count one more of today; by account, so that signing in anew gives no more."""
        if self._day != self._today():
            self._day = self._today()
            self._counted.clear()
        self._counted[account] += 1
        return self._counted[account] <= self._a_day

    def _make_room(self, size: int) -> bool:
        """Whether so many bytes find room; what has lain long enough is put away for it, the oldest first."""
        manager = Runtime.instance().uploaded_file_mgr
        if not isinstance(manager, MemoryUploadedFileManager):
            return True  # another keeps them elsewhere
        lying = {
            (session, number): len(file.data)
            for session, files in list(manager.file_storage.items())
            for number, file in list(files.items())
        }
        self._since = {place: since for place, since in self._since.items() if place in lying}
        left = self._room - size - sum(lying.values())
        for session, number in sorted(self._since, key=lambda place: self._since[place]):
            if left >= 0 or time.monotonic() - self._since[session, number] < _TAKEN:
                break
            manager.remove_file(session, number)
            left += lying[session, number]
        return left >= 0
