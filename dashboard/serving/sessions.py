"""A visitor without a browser: opens a page over Streamlit's websocket and waits until it is drawn."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import urlsplit

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_PATIENCE = 60.0  # seconds that one script run may take


@dataclass(frozen=True)
class Run:
    """What one script run delivered: the texts of its error boxes, the kinds of its elements, the menu's paths.

    `received` and `figures` are bytes: of all messages, and of each figure's JSON.
    """

    seconds: float
    errors: tuple[str, ...]
    page_not_found: bool
    elements: tuple[str, ...]
    pages: tuple[str, ...]
    received: int
    figures: tuple[int, ...]


class Session:
    """One visitor's websocket; use it with `async with`."""

    def __init__(
        self, url: str, patience: float = _PATIENCE, headers: Mapping[str, str] = NO_HEADERS
    ) -> None:
        self._headers = headers
        self._url = url.rstrip("/")
        self._patience = patience
        self._socket: websockets.ClientConnection | None = None
        self._page = ""
        self._query = ""
        self._hash = ""
        self._fragments: dict[str, str] = {}  # widget id -> the fragment it stands in
        self._states: dict[str, WidgetState] = {}

    async def __aenter__(self) -> Self:
        address = urlsplit(self._url)
        self._socket = await websockets.connect(
            f"ws://{address.netloc}/_stcore/stream",
            origin=websockets.Origin(self._url),
            subprotocols=[websockets.Subprotocol("streamlit")],
            additional_headers=dict(self._headers),
            max_size=None,
            compression=None,
            proxy=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def open(self, page: str = "", query: str = "") -> Run:
        """Open a page by its path, as a link would; '' is the front page."""
        self._page, self._query, self._hash = page, query, ""
        self._states.clear()
        return await self._rerun(self._client_state())

    async def change(self, key: str, value: str | bool | tuple[str, ...]) -> Run:
        """Set the widget with this key: text for a select box, a tuple for a segmented control."""
        state = WidgetState(id=self._widget(key))
        match value:
            case bool():
                state.bool_value = value
            case str():
                state.string_value = value
            case _:
                state.string_array_value.data.extend(value)
        self._states[state.id] = state
        return await self._rerun(self._client_state(state.id))

    async def click(self, key: str) -> Run:
        """Press the button with this key. KeyError if there is none."""
        pressed = WidgetState(id=self._widget(key), trigger_value=True)
        return await self._rerun(self._client_state(pressed.id, pressed))

    def _widget(self, key: str) -> str:
        for widget in self._fragments:
            if widget.endswith(f"-{key}"):
                return widget
        raise KeyError(key)

    def _client_state(self, widget: str = "", pressed: WidgetState | None = None) -> ClientState:
        state = ClientState(
            query_string=self._query,
            page_name="" if self._hash else self._page,
            page_script_hash=self._hash,
            fragment_id=self._fragments.get(widget, ""),
        )
        state.widget_states.widgets.extend(self._states.values())
        if pressed is not None:
            state.widget_states.widgets.append(pressed)
        state.context_info.url = f"{self._url}/{self._page}"
        state.context_info.timezone = "Asia/Shanghai"
        state.context_info.locale = "zh-CN"
        state.context_info.color_scheme = "light"
        return state

    async def _rerun(self, state: ClientState) -> Run:
        if self._socket is None:
            raise RuntimeError("the session is not open: use it with `async with`")
        started = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        errors: list[str] = []
        elements: list[str] = []
        pages: list[str] = []
        figures: list[int] = []
        received = 0
        lost = False
        async with asyncio.timeout(self._patience):
            while True:
                sent = await self._socket.recv(decode=False)
                received += len(sent)
                message = ForwardMsg.FromString(sent)
                match message.WhichOneof("type"):
                    case "new_session":
                        self._hash = message.new_session.page_script_hash
                    case "delta":
                        elements.extend(self._read(message.delta, errors))
                        if spec := message.delta.new_element.plotly_chart.spec:
                            figures.append(len(spec.encode()))
                    case "navigation":
                        self._hash = message.navigation.page_script_hash
                        pages = [page.url_pathname for page in message.navigation.app_pages]
                    case "page_not_found":
                        lost = True
                    case "session_event":
                        # a script that does not compile is announced so
                        errors.append(message.session_event.script_compilation_exception.message)
                    case "script_finished":
                        if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                            break
        return Run(
            time.perf_counter() - started,
            tuple(errors),
            lost,
            tuple(elements),
            tuple(pages),
            received,
            tuple(figures),
        )

    def _read(self, delta: Delta, errors: list[str]) -> list[str]:
        """Note an element's widget and error; give its kind."""
        kind = delta.new_element.WhichOneof("type")
        if delta.WhichOneof("type") != "new_element" or kind is None:
            return []
        element = getattr(delta.new_element, kind)
        if kind == "exception":
            errors.append(f"{element.type}: {element.message}".removeprefix(": "))
        if kind == "alert" and element.format == Alert.ERROR:
            errors.append(element.body)
        if getattr(element, "id", ""):
            self._fragments[element.id] = delta.fragment_id
        return [kind]
